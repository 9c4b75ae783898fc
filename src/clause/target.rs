//! Targets: 外出对接项目5个以上, 全年外出实质招商要不少于1/4时间.

use super::ClauseError;
use super::calendar::MonthOf;
use super::period;
use super::piece::{self, char_before, find_any, from, strip_back, strip_front, text, trim};
use super::quantity::Measured;
use super::scan::{Kind, Token, scan};
use super::word::Table;
use crate::model::{Comparator, Period, Quantity};
use crate::problem::Message;
use smallvec::SmallVec;
use std::ops::Range;

/// One target.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetClause {
    /// The piece of the clause that states it.
    pub range: Range<usize>,
    /// What is measured: 外出对接项目; empty when the piece is only a quantity. Words before and after
    /// the quantity are joined: 引进3家以上龙头企业 measures 引进龙头企业.
    pub indicator: String,
    /// Who must reach it, when words stand before the period: 主要领导每月….
    pub owner: Option<Range<usize>>,
    /// How much.
    pub quantity: Quantity,
    /// In which period: 全年, 每月.
    pub period: Option<Period>,
    /// Whether it is only striven for: 争取, 力争.
    pub aspired: bool,
    /// Whether the words deal several values out by 分别 and do not say to what: 分别达30%、20%.
    pub unnamed: bool,
}

impl TargetClause {
    /// Whether the words name nothing that is measured, only how it changes: 增长8%以上.
    #[must_use]
    pub fn names_nothing(&self) -> bool {
        const CHANGES: &[&str] =
            &["", "增长", "提高", "下降", "降低", "提升", "减少", "增加", "达", "达到", "占比", "增速", "占"];
        self.unnamed || CHANGES.contains(&self.indicator.as_str())
    }
}

/// Words around an indicator that are no part of it.
static LEADS: Table = Table::new(&[
    "原则上",
    "要",
    "应",
    "应当",
    "须",
    "必须",
    "需",
    "确保",
    "保证",
    "实现",
    "完成",
    "每个专班",
    "其中",
    "且",
    "并",
    "均",
    "都",
    "至少",
    "力争",
    "争取",
    "力求",
    "努力",
    "在",
]);
static TAILS: Table = Table::new(&[
    "要", "应", "应当", "须", "必须", "需", "均", "都", "力争", "争取", "确保", "分别", "各", "再", "不",
    "的", "在", "总数", "累计",
]);
static ASPIRED: Table = Table::new(&["争取", "力争", "力求", "努力"]);
/// Times without a quantity of their own, which hold for what follows them.
static SPANS: Table = Table::new(&["时间", "的时间"]);
static OF: Table = Table::new(&["的"]);

/// Reads the words of a 指标 mark, cut at ；，。: one target for each piece with a quantity, one for each
/// indicator where 分别 shares several quantities out. Pieces before the first quantity may hold none.
///
/// # Errors
/// One for each piece without a number after a piece with one, and for each piece whose quantities
/// cannot be told apart; one for the whole when there is no number at all.
pub fn targets(words: &str) -> Result<Vec<TargetClause>, Vec<ClauseError>> {
    if let Some(error) = ClauseError::too_long(words) {
        return Err(vec![error]);
    }
    let tokens = scan(words);
    let (pieces, opening) = piece::pieces_and_opening(words);
    let skipped = if opening { piece::brackets(words) } else { Vec::new() };
    let (mut found, mut faults) = (Vec::with_capacity(pieces.len()), Vec::new());
    let mut carried = None;
    for range in pieces {
        let inside = |t: &&Token| {
            t.range.start >= range.start
                && t.range.end <= range.end
                && !skipped.iter().any(|b| b.start <= t.range.start && t.range.end <= b.end)
        };
        let piece = Piece { words, range: range.clone(), tokens: tokens.iter().filter(inside).collect() };
        let before = found.len();
        match piece.read(carried, &mut found) {
            Err(fault) => faults.push(fault),
            Ok(()) if found.len() > before => {}
            Ok(()) if found.is_empty() => carried = piece.period().or(carried),
            Ok(()) if piece.is_time() => carried = piece.period(),
            Ok(()) => faults.push(without_number(range)),
        }
    }
    if found.is_empty() && faults.is_empty() {
        faults.push(without_number(piece::whole(words)));
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

fn help() -> Message {
    Message::new(
        "每一句写成“指标＋数＋单位”，如“外出对接项目5个以上”“外出招商活动不少于4次”“争取落地项目1-2个”“列养率达100%”；\
         不是指标的话放在标记外面",
        "write each piece as indicator, number and unit, as in 外出对接项目5个以上 or 外出招商活动不少于4次; leave other words \
         outside the mark",
    )
}

fn without_number(range: Range<usize>) -> ClauseError {
    ClauseError::new(range, Message::new("这一句没有数", "there is no number in this piece"), help())
}

fn several(range: Range<usize>) -> ClauseError {
    ClauseError::new(
        range,
        Message::new(
            "一句里有几个数，分不清各是什么的",
            "several numbers in one piece, and no telling of what",
        ),
        Message::new(
            "用逗号或分号把每个指标分开写；用“分别”时，指标和数要一样多，如“贸易、投资和外资分别占比达30%、20%和10%”",
            "put a comma or semicolon between targets; with 分别 there must be as many indicators as numbers",
        ),
    )
}

/// One piece between stops, with the values in it.
struct Piece<'a> {
    words: &'a str,
    range: Range<usize>,
    tokens: SmallVec<[&'a Token; 4]>,
}

impl Piece<'_> {
    /// The quantities that measure something: with a unit, a fraction, or a number that says how it is
    /// meant or ends the piece.
    fn quantities(&self) -> SmallVec<[&Measured; 4]> {
        let counts = |m: &&Measured| {
            !m.quantity.unit.is_empty()
                || m.fraction
                || m.bounded
                || trim(self.words, m.whole.end..self.range.end).is_empty()
                || from(self.words, m.whole.end).starts_with(['、', '和', '及'])
        };
        self.tokens.iter().filter_map(|t| t.quantity()).filter(counts).collect()
    }

    fn time(&self) -> Option<(&Range<usize>, Option<Period>)> {
        self.tokens.iter().find_map(|t| match &t.kind {
            Kind::Periods(periods) => Some((&t.range, periods.first().copied())),
            // 2026年签约项目5个 is a target of a year.
            Kind::Point(point, repeated) => {
                let until = piece::until(self.words, t.range.start).ends_with(['到', '至', '前']);
                let yearly = (point.month == MonthOf::None && !until).then(period::year);
                Some((&t.range, repeated.map(|_| period::year()).or(yearly)))
            }
            _ => None,
        })
    }

    fn period(&self) -> Option<Period> {
        self.time().and_then(|(_, period)| period)
    }

    /// Whether the piece says only when: 到2024年.
    fn is_time(&self) -> bool {
        self.time().is_some()
    }

    /// Adds the targets of the piece to `found`, or none of them.
    fn read(&self, carried: Option<Period>, found: &mut Vec<TargetClause>) -> Result<(), ClauseError> {
        let quantities = self.quantities();
        match quantities.as_slice() {
            [] => {}
            [one] => found.push(self.target(self.range.clone(), one, carried)),
            several if text(self.words, self.range.clone()).contains("分别") => {
                found.extend(self.shared(several, carried)?);
            }
            several => found.extend(self.split(several, carried)?),
        }
        Ok(())
    }

    /// One target in a range that holds one quantity.
    fn target(&self, range: Range<usize>, measured: &Measured, carried: Option<Period>) -> TargetClause {
        let told = self.time();
        let time = told.filter(|(at, _)| at.start >= range.start && at.end <= range.end);
        let before = match time {
            Some((at, _)) if at.end <= measured.whole.start => at.end..measured.whole.start,
            _ => range.start..measured.whole.start,
        };
        let before = self.bare(before);
        let after = match time {
            Some((at, _)) if at.start >= measured.whole.end => measured.whole.end..at.start,
            _ => measured.whole.end..range.end,
        };
        let after = strip_front(self.words, after, if measured.fraction { &SPANS } else { &OF });
        let head = time.filter(|(at, _)| at.end <= measured.whole.start);
        let head = head.map(|(at, _)| self.bare(range.start..at.start)).filter(|h| !h.is_empty());
        let mut indicator = text(self.words, before).to_owned();
        indicator.push_str(text(self.words, after));
        let mut owner = head;
        // 招商活动全年不少于4次: what stands before the period is measured, when nothing else is.
        if indicator.is_empty()
            && let Some(head) = owner.take()
        {
            text(self.words, head).clone_into(&mut indicator);
        }
        if indicator.is_empty() && measured.fraction && !from(self.words, measured.whole.end).is_empty() {
            text(self.words, trim(self.words, measured.whole.end..range.end)).clone_into(&mut indicator);
        }
        TargetClause {
            aspired: find_any(self.words, range.start..measured.number.start, &ASPIRED).is_some(),
            indicator,
            owner,
            quantity: self.quantity(&range, measured),
            period: told.and_then(|(_, period)| period).or(carried),
            range,
            unnamed: false,
        }
    }

    /// 至少保证…一年: a comparator at the head of the piece.
    fn quantity(&self, range: &Range<usize>, measured: &Measured) -> Quantity {
        let mut quantity = measured.quantity.clone();
        if quantity.amount.comparator == Comparator::Exactly
            && find_any(self.words, range.start..measured.whole.start, const { &Table::new(&["至少"]) })
                .is_some()
        {
            quantity.amount.comparator = Comparator::AtLeast;
        }
        quantity
    }

    /// A range without modal words at its ends.
    fn bare(&self, range: Range<usize>) -> Range<usize> {
        strip_back(self.words, strip_front(self.words, range, &LEADS), &TAILS)
    }

    /// 甲、乙和丙分别达30%、20%和10%.
    fn shared(
        &self,
        quantities: &[&Measured],
        carried: Option<Period>,
    ) -> Result<Vec<TargetClause>, ClauseError> {
        let fault = || several(self.range.clone());
        let shared =
            find_any(self.words, self.range.clone(), const { &Table::new(&["分别"]) }).ok_or_else(fault)?;
        let first = quantities.first().ok_or_else(fault)?;
        let (mut items, tail) = self.shared_items(&shared, quantities.len());
        // The list may stand before the words: the values are told, what they measure is not.
        let unnamed = items.iter().all(|item| self.bare(item.clone()).is_empty());
        if unnamed {
            items = vec![shared.start..shared.start; quantities.len()];
        }
        if items.len() != quantities.len() || first.whole.start < shared.end {
            return Err(fault());
        }
        let suffix = text(self.words, self.bare(shared.end..first.whole.start));
        let suffix = format!("{}{suffix}", text(self.words, self.bare(tail)));
        let target = |(item, measured): (&Range<usize>, &&Measured)| {
            let mut quantity = measured.quantity.clone();
            // 不低于 before the first holds for all.
            if quantity.amount.comparator == Comparator::Exactly {
                quantity.amount.comparator = first.quantity.amount.comparator;
            }
            TargetClause {
                range: self.range.clone(),
                indicator: format!("{}{suffix}", text(self.words, self.bare(item.clone()))),
                owner: None,
                quantity,
                period: self.period().or(carried),
                aspired: find_any(self.words, self.range.start..first.number.start, &ASPIRED).is_some(),
                unnamed,
            }
        };
        Ok(items.iter().zip(quantities).map(target).collect())
    }

    /// The list before 分别: behind the period, or else before it, with the words between period and 分别.
    fn shared_items(&self, shared: &Range<usize>, wanted: usize) -> (Vec<Range<usize>>, Range<usize>) {
        let none = shared.start..shared.start;
        let Some((at, _)) = self.time().filter(|(at, _)| at.end <= shared.start) else {
            return (list(self.words, self.range.start..shared.start, wanted), none);
        };
        let behind = list(self.words, at.end..shared.start, wanted);
        if behind.len() == wanted {
            return (behind, none);
        }
        (list(self.words, self.range.start..at.start, wanted), at.end..shared.start)
    }

    /// 1名领导和2名骨干: cut at list signs, one quantity in each part.
    fn split(
        &self,
        quantities: &[&Measured],
        carried: Option<Period>,
    ) -> Result<Vec<TargetClause>, ClauseError> {
        let mut found = Vec::new();
        let mut start = self.range.start;
        for (i, measured) in quantities.iter().enumerate() {
            let end = match quantities.get(i + 1) {
                Some(next) => {
                    find_any(self.words, measured.whole.end..next.whole.start, &LIST).map(|s| s.start)
                }
                None => Some(self.range.end),
            };
            let end = end.ok_or_else(|| several(self.range.clone()))?;
            let target = self.target(trim(self.words, start..end), measured, carried);
            if target.indicator.is_empty() {
                return Err(several(self.range.clone()));
            }
            found.push(target);
            start = strip_front(self.words, end..self.range.end, &LIST).start;
        }
        Ok(found)
    }
}

static LIST: Table = Table::new(&["、", "和", "及", "以及", "并"]);

/// The items of a list, `wanted` of them: cut at 、 and, when one is missing, at the last 和 or 及.
fn list(words: &str, range: Range<usize>, wanted: usize) -> Vec<Range<usize>> {
    let mut items = Vec::new();
    let mut start = range.start;
    for (at, sign) in text(words, range.clone()).match_indices('、') {
        items.push(start..range.start + at);
        start = range.start + at + sign.len();
    }
    items.push(start..range.end);
    if items.len() + 1 == wanted
        && let Some(last) = items.pop()
    {
        let joint = text(words, last.clone()).rfind(['和', '及', '与']).map(|at| last.start + at);
        match joint {
            Some(at) => {
                let left = if char_before(words, at) == Some('以') { at - '以'.len_utf8() } else { at };
                items.push(last.start..left);
                items.push(at + '和'.len_utf8()..last.end);
            }
            None => items.push(last),
        }
    }
    items.retain(|item| !trim(words, item.clone()).is_empty());
    items
}

#[cfg(test)]
#[path = "target_tests.rs"]
mod tests;
