//! Money: how much, for each of whom, how often, who pays, who receives.

use super::piece::{self, char_before, find_any, from, strip_back, strip_front, text, trim};
use super::quantity::Measured;
use super::scan::{Kind, Token, scan};
use super::word::Table;
use super::{ClauseError, party};
use crate::model::{Comparator, Period, Quantity};
use crate::problem::Message;
use std::ops::Range;

/// A statement about money.
#[derive(Clone, Debug, PartialEq)]
pub struct FundingClause {
    /// How much.
    pub amount: Option<Quantity>,
    /// The other sums that 分别 deals out: 县道、乡道分别不低于10000元、5000元.
    pub further: Vec<Quantity>,
    /// For each of whom: 招商专班 in 每个招商专班.
    pub each: Option<Range<usize>>,
    /// How often: 每年.
    pub period: Option<Period>,
    /// Who pays or provides.
    pub payer: Option<Range<usize>>,
    /// Who receives.
    pub payee: Option<Range<usize>>,
}

/// One of these must be there.
const MONEY: &[&str] =
    &["经费", "资金", "拨付", "拨款", "预算", "补助", "奖补", "列支", "费用", "专款", "补贴", "奖金", "投入"];
/// What is done with money by who has it.
static PAYS: Table = Table::new(&[
    "统筹安排",
    "统筹解决",
    "统筹保障",
    "统筹",
    "安排",
    "拨付",
    "拨给",
    "划拨",
    "列支",
    "承担",
    "解决",
    "保障",
    "给予",
    "落实",
    "下达",
    "支付",
    "负担",
    "配套",
    "筹措",
    "兑现",
    "奖励",
    "预算",
    "补助",
    "列入",
    "纳入",
    "足额",
]);
/// What ends the words that name a payer.
static MODALS: Table = Table::new(&[
    "按计划",
    "按照",
    "按",
    "要",
    "应",
    "须",
    "将",
    "每",
    "负责",
    "予以",
    "全额",
    "统一",
    "分别",
    "专门",
    "根据",
    "在",
    "也",
    "从",
]);
/// Where money goes.
static GIVES: Table = Table::new(&[
    "拨付到",
    "拨付至",
    "拨付给",
    "拨到",
    "拨至",
    "拨给",
    "划拨到",
    "划拨至",
    "划拨给",
    "下达到",
    "下达至",
    "支付给",
    "补助给",
    "兑现给",
    "发放到",
    "发放给",
    "补贴给",
    "转入",
]);

/// Reads the words of a 经费 mark.
///
/// # Errors
/// When no word or unit of money is there, or several sums are.
pub fn funding(words: &str) -> Result<FundingClause, ClauseError> {
    if let Some(error) = ClauseError::too_long(words) {
        return Err(error);
    }
    let tokens = scan(words);
    let sums: Vec<&Measured> =
        tokens.iter().filter_map(Token::quantity).filter(|m| m.quantity.unit.ends_with('元')).collect();
    if sums.is_empty() && !speaks_of_money(words) {
        return Err(ClauseError::new(
            piece::whole(words),
            Message::new("这里没有说到钱", "nothing here speaks of money"),
            help(),
        ));
    }
    let dealt_out = sums.first().is_some_and(|first| piece::until(words, first.whole.start).contains("分别"));
    if let Some(second) = sums.get(1).filter(|_| !dealt_out) {
        let message = Message::new("一处经费里有几个金额", "several sums in one statement");
        return Err(ClauseError::new(second.whole.clone(), message, help()));
    }
    let period = tokens.iter().find_map(|t| match &t.kind {
        Kind::Periods(periods) => periods.first().copied(),
        _ => None,
    });
    let each = each(words);
    let payee = payee(words).or_else(|| each.clone().filter(|each| is_given(words, each)));
    Ok(FundingClause {
        amount: sums.first().map(|m| m.quantity.clone()),
        further: further(&sums),
        period,
        payer: payer(words, &tokens),
        payee,
        each,
    })
}

/// The sums behind the first; 不低于 before the first holds for all.
fn further(sums: &[&Measured]) -> Vec<Quantity> {
    let Some((first, rest)) = sums.split_first() else { return Vec::new() };
    let mut rest: Vec<Quantity> = rest.iter().map(|m| m.quantity.clone()).collect();
    for quantity in &mut rest {
        if quantity.amount.comparator == Comparator::Exactly {
            quantity.amount.comparator = first.quantity.amount.comparator;
        }
    }
    rest
}

fn help() -> Message {
    Message::new(
        "写成“每个招商专班工作经费每年暂定为5万元”“县财政局按计划拨付到各专班牵头单位”“市财政局统筹安排工作经费”；几笔钱分几处标",
        "write 每个招商专班工作经费每年暂定为5万元, 县财政局按计划拨付到各专班牵头单位 or 市财政局统筹安排工作经费; mark each sum \
         by itself",
    )
}

/// The words between 每个 and the money: 每个招商专班工作经费.
fn each(words: &str) -> Option<Range<usize>> {
    const MEASURES: &[&str] = &["个", "家", "名", "位", "支", "条", "项", "户", "人"];
    static STOPS: Table = Table::new(&[
        "工作经费",
        "专项经费",
        "活动经费",
        "办公经费",
        "经费",
        "专项资金",
        "资金",
        "补助",
        "补贴",
        "奖励",
        "安排",
        "每年",
        "每月",
        "按",
        "给予",
        "不",
        "一次性",
        "，",
        "为",
        "最高",
        "预算",
        "费用",
    ]);
    let start = words.match_indices('每').find_map(|(at, sign)| {
        let start = at + sign.len();
        let measure = MEASURES.iter().find(|m| from(words, start).starts_with(**m))?;
        Some(start + measure.len())
    })?;
    let end = piece::end_from(words, start);
    let stop = find_any(words, start..end, &STOPS).map_or(end, |s| s.start);
    let digits = text(words, start..stop).find(super::number::is_digit).map_or(stop, |at| start + at);
    let range = trim(words, start..digits);
    (!range.is_empty()).then_some(range)
}

/// Whether 给予 or 补助 stands right before 每个X.
fn is_given(words: &str, each: &Range<usize>) -> bool {
    let head = piece::until(words, each.start);
    head.rfind('每').is_some_and(|at| {
        let head = piece::until(words, at);
        ["给予", "补助", "奖励", "安排给", "拨付", "拨给"].iter().any(|w| head.ends_with(w))
    })
}

/// The words in front of a verb of paying: 县财政局 in 县财政局按计划拨付.
fn payer(words: &str, tokens: &[Token]) -> Option<Range<usize>> {
    piece::pieces(words).into_iter().find_map(|piece| {
        let start = after_by(words, &piece);
        let verb = verb(words, start..piece.end)?;
        let modal = find_any(words, start..verb.start, &MODALS).filter(|m| !is_part_of_name(words, m));
        let token = tokens.iter().map(|t| t.range.start).find(|at| (start..verb.start).contains(at));
        let stop = [modal.map(|m| m.start), token].into_iter().flatten().min().unwrap_or(verb.start);
        let found = strip_front(words, start..stop, const { &Table::new(&["由", "从", "所需", "并"]) });
        let found = strip_back(
            words,
            found,
            const { &Table::new(&["要", "应", "也要", "也", "将", "予以", "安排"]) },
        );
        is_payer(text(words, found.clone())).then_some(found)
    })
}

/// The first verb of paying; 拨付计划 and 安排方案 hold none.
fn verb(words: &str, mut range: Range<usize>) -> Option<Range<usize>> {
    const NOUNS: &[&str] = &["计划", "方案", "办法", "标准", "制度", "情况"];
    loop {
        let found = find_any(words, range.clone(), &PAYS)?;
        if !NOUNS.iter().any(|noun| from(words, found.end).starts_with(noun)) {
            return Some(found);
        }
        range.start = found.end;
    }
}

/// Past the last 由 or 从 of a piece: 所需经费由县财政统筹解决.
fn after_by(words: &str, piece: &Range<usize>) -> usize {
    let inside = text(words, piece.clone());
    let by =
        inside.match_indices(['由', '从']).find(|(at, _)| char_before(words, piece.start + at) != Some('自'));
    by.map_or(piece.start, |(at, sign)| piece.start + at + sign.len())
}

/// 市应急管理局 holds an 应, 要素保障组 an 要.
fn is_part_of_name(words: &str, modal: &Range<usize>) -> bool {
    let word = text(words, modal.clone());
    word == "应" && from(words, modal.end).starts_with(['急', '用'])
        || word == "要" && from(words, modal.end).starts_with('素')
}

/// Words that can name who pays: not the money itself.
fn is_payer(words: &str) -> bool {
    let money =
        ["经费", "资金", "费用", "补助", "补贴", "奖金", "计划", "专项"].iter().any(|w| words.contains(w));
    !money && party::is_actor(words) && !words.starts_with(['每', '对', '为', '用'])
}

/// Whether the words speak of money; 财政局 alone does not.
fn speaks_of_money(words: &str) -> bool {
    let office = |at: usize| from(words, at).starts_with(['局', '部', '厅', '所']);
    MONEY.iter().any(|w| words.contains(w))
        || words.match_indices("财政").any(|(at, w)| !office(at + w.len()))
}

/// The words behind 拨付到.
fn payee(words: &str) -> Option<Range<usize>> {
    let verb = find_any(words, 0..words.len(), &GIVES)?;
    let end = piece::end_from(words, verb.end);
    let stop = find_any(words, verb.end..end, const { &Table::new(&["，", "用于", "使用", "账户", "专户"]) })
        .map_or(end, |s| s.start);
    let range = trim(words, verb.end..stop);
    (!range.is_empty()).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PeriodUnit;

    type Row<'a> = (Option<(f64, &'a str)>, Option<&'a str>, Option<&'a str>, Option<&'a str>);

    #[test]
    fn sums_payers_and_receivers_are_read() {
        let table: &[(&str, Row<'_>)] = &[
            (
                "每个招商专班工作经费每年暂定为5万元，用于招商专班外出考察、客商对接等活动",
                (Some((5.0, "万元")), Some("招商专班"), None, None),
            ),
            (
                "由县招商引资工作领导小组办公室提出拨付计划，县财政局按计划拨付到各项目招商专班的牵头单位",
                (None, None, Some("县财政局"), Some("各项目招商专班的牵头单位")),
            ),
            (
                "市财政局要统筹安排开放招商工作经费，专项用于市级层面招商活动",
                (None, None, Some("市财政局"), None),
            ),
            ("各相关单位也要安排各自招商引资工作经费", (None, None, Some("各相关单位"), None)),
            ("所需经费由县财政统筹解决", (None, None, Some("县财政"), None)),
            ("县财政每年安排200万元专项资金", (Some((200.0, "万元")), None, Some("县财政"), None)),
            ("给予每个专班5万元工作经费", (Some((5.0, "万元")), Some("专班"), None, Some("专班"))),
            ("经费从市级招商专项资金中列支", (None, None, None, None)),
            ("分析项目的配套链，落实专项经费", (None, None, None, None)),
            ("每家企业最高补助10万元", (Some((10.0, "万元")), Some("企业"), None, None)),
        ];
        for (words, (amount, each, payer, payee)) in table {
            let read = funding(words).unwrap_or_else(|e| panic!("{words}: {e:?}"));
            let sum = read.amount.as_ref().map(|q| (q.amount.low, q.unit.as_str()));
            assert_eq!(sum, *amount, "amount of {words}");
            assert_eq!(read.each.map(|r| piece::text(words, r)), *each, "each of {words}");
            assert_eq!(read.payer.map(|r| piece::text(words, r)), *payer, "payer of {words}");
            assert_eq!(read.payee.map(|r| piece::text(words, r)), *payee, "payee of {words}");
        }
        let period = funding("每个招商专班工作经费每年暂定为5万元").unwrap().period;
        assert_eq!(period.map(|p| p.unit), Some(PeriodUnit::Year));
    }

    #[test]
    fn sums_dealt_out_are_several_sums_of_one_statement() {
        let read =
            funding("农村公路养护资金每年每公里县道、乡道、村道分别不低于10000元、5000元、3000元").unwrap();
        let sums: Vec<_> = read.amount.iter().chain(&read.further).collect();
        let told: Vec<_> = sums.iter().map(|q| (q.amount.low, q.amount.comparator)).collect();
        let least = Comparator::AtLeast;
        assert_eq!(told, [(10_000.0, least), (5000.0, least), (3000.0, least)]);
    }

    #[test]
    fn words_without_money_and_several_sums_are_errors() {
        let error = funding("加强组织领导").unwrap_err();
        assert_eq!((error.range, error.message.zh.as_str()), (0.."加强组织领导".len(), "这里没有说到钱"));
        assert!(funding("市财政局局长").is_err());
        let words = "县级补助10万元，乡级补助5万元";
        let error = funding(words).unwrap_err();
        assert_eq!(
            (piece::text(words, error.range), error.message.zh.as_str()),
            ("5万元", "一处经费里有几个金额")
        );
    }
}
