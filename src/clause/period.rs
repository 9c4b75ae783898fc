//! Periods: 每月25日前, 每双月, 一月一通报, 年底前.
//!
//! [`Period::day`] is 31 for the last day of a month (底, 末), whatever its length. For a quarter,
//! [`Period::month`] is the month within the quarter (1–3).

use super::calendar;
use super::number;
use super::parse::{Node, Rule};
use crate::model::{Period, PeriodUnit};

/// Day of a month that stands for its last one.
const LAST_DAY: u8 = 31;

fn period(unit: PeriodUnit, every: u32, month: Option<u8>, day: Option<u8>) -> Period {
    Period { unit, every, day, month }
}

/// A period that cannot be kept: 定期, 适时.
pub(super) fn vague() -> Period {
    period(PeriodUnit::Vague, 1, None, None)
}

/// A plain year: 全年.
pub(super) fn year() -> Period {
    period(PeriodUnit::Year, 1, None, None)
}

/// The periods of an `every` or `bare` node; several for 每月10日、20日.
pub(super) fn periods(node: &Node<'_>) -> Vec<Period> {
    let every = node.child(Rule::step).and_then(|step| step.child(Rule::small));
    let every = every.and_then(|n| number::small(&n)).map_or(1, u32::from).max(1);
    let mut found = node.inner().find_map(|part| recurring(&part, every)).unwrap_or_default();
    // 日 alone has no node of its own.
    if found.is_empty() {
        found.push(period(PeriodUnit::Day, every, None, None));
    }
    found
}

/// The period of an `interval` node: 一月 in 一月一通报.
pub(super) fn interval(node: &Node<'_>) -> Option<Period> {
    let every = node.child(Rule::small).and_then(|n| number::small(&n)).map(u32::from)?;
    let unit = match node.child(Rule::interval_unit)?.text().chars().next()? {
        '周' => PeriodUnit::Week,
        '月' => PeriodUnit::Month,
        '季' => PeriodUnit::Quarter,
        '年' => PeriodUnit::Year,
        _ => PeriodUnit::Day,
    };
    Some(period(unit, every.max(1), None, None))
}

fn recurring(part: &Node<'_>, every: u32) -> Option<Vec<Period>> {
    use PeriodUnit::{Day, HalfYear};
    Some(match part.rule() {
        Rule::daily => vec![period(Day, every, None, None)],
        Rule::ten_days => vec![period(Day, every * 10, None, None)],
        Rule::weekly => weekly(part, every),
        Rule::monthly => monthly(part, every),
        Rule::quarterly => vec![quarterly(part, every)],
        Rule::half if part.child(Rule::half_month).is_some() => vec![period(Day, every * 15, None, None)],
        Rule::half => vec![period(HalfYear, every, None, edge_day(part))],
        Rule::double => return recurring(&part.inner().next()?, every * 2),
        Rule::yearly => yearly(part, every),
        _ => return None,
    })
}

fn weekly(part: &Node<'_>, every: u32) -> Vec<Period> {
    let days: Vec<Period> = part
        .inner()
        .filter(|n| n.rule() == Rule::weekday)
        .map(|day| period(PeriodUnit::Week, every, None, weekday(day.text())))
        .collect();
    or_plain(days, PeriodUnit::Week, every)
}

/// Day of the week: 1 Monday – 7 Sunday.
fn weekday(words: &str) -> Option<u8> {
    match words.chars().next()? {
        '日' | '天' | '末' => Some(7),
        c => number::han_digit(c),
    }
}

fn monthly(part: &Node<'_>, every: u32) -> Vec<Period> {
    let days: Vec<Period> = part
        .inner()
        .filter_map(|n| match n.rule() {
            Rule::day => day_of(&n),
            Rule::edge => edge(n.text()),
            Rule::third => Some(third(n.text())),
            Rule::closing => closing_day(&n),
            _ => None,
        })
        .map(|day| period(PeriodUnit::Month, every, None, Some(day)))
        .collect();
    or_plain(days, PeriodUnit::Month, every)
}

fn or_plain(days: Vec<Period>, unit: PeriodUnit, every: u32) -> Vec<Period> {
    if days.is_empty() { vec![period(unit, every, None, None)] } else { days }
}

fn quarterly(part: &Node<'_>, every: u32) -> Period {
    let month = part.child(Rule::quarter_month).map(|n| month_of_quarter(n.text()));
    let (mut month, mut day) = (month, None);
    for n in part.inner() {
        match n.rule() {
            Rule::day => day = day_of(&n),
            Rule::third => day = Some(third(n.text())),
            Rule::edge => {
                day = edge(n.text());
                month = month.or(Some(if n.text() == "初" { 1 } else { 3 }));
            }
            Rule::closing => (month, day) = (Some(1), closing_day(&n)),
            _ => {}
        }
    }
    period(PeriodUnit::Quarter, every, month, day)
}

fn month_of_quarter(words: &str) -> u8 {
    if words.starts_with('首') {
        return 1;
    }
    words.chars().find_map(number::han_digit).filter(|_| words.starts_with('第')).map_or_else(
        || words.chars().find_map(|c| number::half_width(c).to_digit(10)).map_or(3, |d| d.clamp(1, 3) as u8),
        |d| d.clamp(1, 3),
    )
}

fn yearly(part: &Node<'_>, every: u32) -> Vec<Period> {
    let mut days: Vec<Period> = Vec::new();
    for n in part.inner() {
        let at = match n.rule() {
            Rule::part => calendar::month_and_day(&n),
            Rule::half_of_year => Some((if n.text().starts_with('上') { 6 } else { 12 }, LAST_DAY)),
            Rule::year_edge => Some(calendar::year_edge(n.text())),
            Rule::closing => closing_day(&n).map(|day| (1, day)),
            _ => None,
        };
        // 每年6月: some time in June; its last day is not said.
        let said = n.rule() != Rule::part || calendar::says_day(&n);
        days.extend(at.map(|(month, day)| period(PeriodUnit::Year, every, Some(month), said.then_some(day))));
    }
    or_plain(days, PeriodUnit::Year, every)
}

fn day_of(node: &Node<'_>) -> Option<u8> {
    node.child(Rule::small).and_then(|n| number::small(&n)).filter(|day| (1..=LAST_DAY).contains(day))
}

fn closing_day(node: &Node<'_>) -> Option<u8> {
    if node.child(Rule::workdays).is_some() { None } else { day_of(node) }
}

fn edge_day(part: &Node<'_>) -> Option<u8> {
    part.child(Rule::edge).and_then(|n| edge(n.text()))
}

fn edge(words: &str) -> Option<u8> {
    (words != "初").then_some(LAST_DAY)
}

/// Last day of 上旬, 中旬, 下旬.
pub(super) fn third(words: &str) -> u8 {
    match words.chars().next() {
        Some('上') => 10,
        Some('中') => 20,
        _ => LAST_DAY,
    }
}
