//! `nb-approx-double`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule, ends_in};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "nb-approx-double",
    level: Level::Warning,
    page: Page {
        what: Both(
            "表示约数、界限的话前后说了两遍：约…左右，不少于…以上。",
            "A hedge said twice: about … or so, not less than … and more.",
        ),
        why: Both(
            "两头的意思打架：“不少于4次以上”，是4次够了，还是要多于4次？",
            "The two hedges quarrel: is four enough for “not less than four or more”?",
        ),
        wrong: "外出招商活动不少于4次以上。",
        right: "外出招商活动不少于4次。",
        source: "公文用语的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["左右", "以上", "以内", "以下", "上下"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    // Most such words follow no number.
    // Back over the words of measure, then the number, to the hedge that stands right before it.
    let back = hit.before().char_indices().rev().take(MEASURE + 1);
    let Some((last, c)) = back.into_iter().find(|(_, c)| is_digit(*c) || is_mark(*c)) else { return };
    if !is_digit(c) {
        return;
    }
    let number = hit.before().get(..last).unwrap_or("");
    let head = number.trim_end_matches(is_digit);
    let ends = |hedge: &str| ends_in(head, &[hedge]);
    let Some((hedge, _)) = PAIRS.iter().find(|(hedge, tails)| ends(hedge) && tails.contains(&hit.word()))
    else {
        return;
    };
    let start = head.len() - hedge.len();
    let (span, tail) = (hit.line.span(start..hit.range.end), hit.span());
    found.push(
        RULE.at(
            span,
            format!("“{hedge}”和“{}”说的是一个意思，留一个", hit.word()),
            format!("{hedge} and {} say one thing; keep one", hit.word()),
        )
        .fix(false, tail, "", format!("删去“{}”", hit.word()), format!("delete {}", hit.word())),
    );
}

/// Characters between a number and a hedge behind it: 3个工作日以上.
const MEASURE: usize = 4;

/// Hedges before a number, and the hedges after it that say the same.
const PAIRS: &[(&str, &[&str])] = &[
    ("大约", &["左右", "上下"]),
    ("约", &["左右", "上下"]),
    ("近", &["左右", "上下"]),
    ("不少于", &["以上"]),
    ("不低于", &["以上"]),
    ("不小于", &["以上"]),
    ("至少", &["以上"]),
    ("超过", &["以上"]),
    ("达到", &["左右以上"]),
    ("不超过", &["以内", "以下"]),
    ("不高于", &["以内", "以下"]),
    ("不多于", &["以内", "以下"]),
    ("最多", &["以内", "以下"]),
    ("至多", &["以内", "以下"]),
];

/// Whether a character ends a clause.
fn is_mark(c: char) -> bool {
    matches!(c, '。' | '，' | '；' | '、' | '：' | '（' | '“')
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '.' | '%')
        || matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
        || matches!(c, '百' | '千' | '万' | '亿' | '两')
}
