//! Any words at all: no panic, places on character boundaries, work linear in length.

use super::*;
use crate::model::FlowKind;
use proptest::prelude::*;

const KINDS: [FlowKind; 5] =
    [FlowKind::Report, FlowKind::Meeting, FlowKind::Hearing, FlowKind::Publication, FlowKind::Assessment];

/// Pieces of clauses, so that random words reach deep into the readers.
const PIECES: &[&str] = &[
    "每",
    "月",
    "季度",
    "年",
    "半年",
    "双",
    "周",
    "日",
    "25日",
    "前",
    "底",
    "末",
    "一",
    "二十",
    "两",
    "三四",
    "百分之",
    "1/4",
    "５",
    "3.5",
    "9999999999999999999999",
    "亿",
    "万元",
    "个",
    "%",
    "～",
    "-",
    "至",
    "以上",
    "不少于",
    "约",
    "多",
    "内",
    "向",
    "将",
    "对",
    "要",
    "应",
    "报送",
    "报",
    "至",
    "听取",
    "汇报",
    "召开",
    "通报",
    "考核",
    "进行",
    "各招商小组",
    "市商务局",
    "、",
    "，",
    "；",
    "。",
    "（",
    "）",
    "“",
    "”",
    "《",
    "》",
    "〔",
    "〕",
    "号",
    "第",
    "2025年",
    "6月",
    "30日",
    "年底前",
    "全年",
    "分别",
    "和",
    "及",
    "的",
    "每个",
    "经费",
    "拨付到",
    "由",
    "自",
    "起施行",
    "有效期",
    "+",
    "X",
    "Ｎ",
    " ",
    "　",
    "\n",
    "简称",
    "若干",
    "力争",
    "时间",
    "零",
    "〇",
    "🎈",
    "e\u{301}",
    "𬭚",
];

fn check(words: &str, range: &Range<usize>) {
    assert!(words.get(range.clone()).is_some(), "{range:?} in {words:?}");
}

fn check_error(words: &str, error: &ClauseError) {
    check(words, &error.range);
    assert!(words.is_empty() || !error.range.is_empty(), "an error without a place in {words:?}");
    assert!(!error.message.zh.is_empty() && !error.help.zh.is_empty() && !error.message.en.is_empty());
}

fn read_all_ways(words: &str) {
    match count(words) {
        Ok(c) => [c.noun, c.number].iter().for_each(|r| check(words, r)),
        Err(e) => check_error(words, &e),
    }
    match group(words) {
        Ok(g) => check(words, &g.name),
        Err(e) => check_error(words, &e),
    }
    for kind in KINDS {
        match flow(kind, words) {
            Ok(f) => f.from.iter().chain(&f.to).chain([&f.verb, &f.matter]).for_each(|r| check(words, r)),
            Err(e) => check_error(words, &e),
        }
    }
    match targets(words) {
        Ok(targets) => targets.iter().for_each(|t| {
            check(words, &t.range);
            assert!(t.quantity.amount.low <= t.quantity.amount.high, "{words:?}: {t:?}");
        }),
        Err(errors) => errors.iter().for_each(|e| check_error(words, e)),
    }
    match funding(words) {
        Ok(f) => [f.each, f.payer, f.payee].iter().flatten().for_each(|r| check(words, r)),
        Err(e) => check_error(words, &e),
    }
    for issued in [None, Some((2026, 3, 6)), Some((9999, 12, 31)), Some((-9999, 99, -1))] {
        match deadline(words, issued) {
            Ok(d) => check(words, &d.range),
            Err(e) => check_error(words, &e),
        }
    }
    effect(words).map_or_else(|e| check_error(words, &e), |e| check(words, &e.range));
    pattern(words)
        .map_or_else(|e| check_error(words, &e), |terms| terms.iter().for_each(|t| check(words, &t.1)));
    document_number(words).map_or_else(|e| check_error(words, &e), |n| check(words, &n.0));
    date(words).map_or_else(|e| check_error(words, &e), |_| ());
    for citation in citations(words) {
        check(words, &citation.whole);
        check(words, &citation.title);
        citation.number.iter().for_each(|r| check(words, r));
    }
    if let Some((value, used)) = number(words) {
        check(words, &(0..used));
        assert!(value.is_finite() && used > 0);
    }
}

proptest! {
    // A failure becomes a row of a table test, not a file of seeds.
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_words_panic_and_places_are_on_character_boundaries(words in any::<String>()) {
        read_all_ways(&words);
    }

    #[test]
    fn neither_do_words_that_look_like_clauses(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24)
    ) {
        read_all_ways(&pieces.concat());
    }
}

#[test]
fn long_words_are_read_without_deep_recursion() {
    for piece in [
        "《",
        "每",
        "“",
        "（",
        "一",
        "9",
        "第1",
        "年底",
        "向",
        "1-2个",
        "（每月3个",
        "月通报、",
        "《甲》（",
        "不少于",
    ] {
        read_all_ways(&piece.repeat(2000));
    }
}

#[test]
fn words_too_long_for_a_clause_are_told_so_at_once() {
    let words = "每月25日前向市商务局报送，".repeat(1000);
    let error = flow(FlowKind::Report, &words).map_or_else(|e| e, |c| panic!("{c:?}"));
    assert_eq!(error.message.zh, "这里的话太长，读不成一句");
    assert!(targets(&words).is_err() && count(&words).is_err() && funding(&words).is_err());
}

#[test]
fn citations_of_a_very_long_paragraph_are_all_found() {
    let prose = "根据《甲办法》（国办发〔2019〕45号），《".repeat(20_000);
    assert_eq!(citations(&prose).len(), 20_000);
}

#[test]
fn every_sentence_of_a_notice_is_read_without_panic() {
    let notice = include_str!("../../docs/language.md");
    notice.split(['\n', '。', '{', '}']).for_each(read_all_ways);
}
