//! How often, as RFC 5545 writes it.

use crate::model::{Period, PeriodUnit};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A repetition with a day that it falls on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    /// The value of RRULE.
    pub(super) text: String,
    falls: Falls,
}

/// Which days a rule falls on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Falls {
    /// This weekday.
    Week(Weekday),
    /// This day of the month, or the last one of a shorter month, in months whose number leaves
    /// `rest` when divided by `every`.
    Month { every: u32, rest: u32, day: i8 },
}

/// The rule of a period; none when it names no day.
///
/// A quarter or half year is due in the month of it that is named (每季度首月), else in its last one,
/// as 季度 and 半年 reports are; every second month (每双月) in the even ones.
pub(super) fn rule(period: &Period) -> Option<Rule> {
    let every = period.every.max(1);
    let month = u32::from(period.month.unwrap_or(0));
    match period.unit {
        PeriodUnit::Week => weekly(every, period.day?),
        PeriodUnit::Month => monthly(every, 0, period.day?),
        PeriodUnit::Quarter => monthly(every.checked_mul(3)?, month % 3, period.day?),
        PeriodUnit::HalfYear => monthly(every.checked_mul(6)?, month % 6, period.day?),
        PeriodUnit::Year => yearly(period),
        PeriodUnit::Day | PeriodUnit::Vague => None,
    }
}

fn weekly(every: u32, day: u8) -> Option<Rule> {
    const NAMES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let weekday = Weekday::from_monday_one_offset(i8::try_from(day).ok()?).ok()?;
    let name = NAMES.get(usize::from(day).checked_sub(1)?)?;
    Some(Rule { text: format!("FREQ=WEEKLY{};BYDAY={name}", interval(every)), falls: Falls::Week(weekday) })
}

fn monthly(every: u32, rest: u32, day: u8) -> Option<Rule> {
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    let text = format!("FREQ=MONTHLY{};{}", interval(every), by_day(day));
    Some(Rule { text, falls: Falls::Month { every, rest, day } })
}

/// A year needs a month; without a day it is due when the month ends.
fn yearly(period: &Period) -> Option<Rule> {
    let month = period.month.filter(|month| (1..=12).contains(month))?;
    let day = i8::try_from(period.day.unwrap_or(31)).ok().filter(|day| (1..=31).contains(day))?;
    let every = period.every.max(1);
    let text = format!("FREQ=YEARLY{};BYMONTH={month};{}", interval(every), by_day(day));
    Some(Rule { text, falls: Falls::Month { every: 12, rest: u32::from(month) % 12, day } })
}

fn interval(every: u32) -> String {
    if every == 1 { String::new() } else { format!(";INTERVAL={every}") }
}

/// A rule for the 30th would skip February; the last of 28, 29, 30 that exists does not.
fn by_day(day: i8) -> String {
    match day {
        31 => "BYMONTHDAY=-1".to_owned(),
        29 => "BYMONTHDAY=28,29;BYSETPOS=-1".to_owned(),
        30 => "BYMONTHDAY=28,29,30;BYSETPOS=-1".to_owned(),
        day => format!("BYMONTHDAY={day}"),
    }
}

impl Rule {
    /// The first day on or after `from` that the rule falls on.
    pub(super) fn first(&self, from: Date) -> Option<Date> {
        match self.falls {
            Falls::Week(weekday) => {
                let days = (0..7_i32).filter_map(|n| from.checked_add(n.days()).ok());
                days.into_iter().find(|date| date.weekday() == weekday)
            }
            Falls::Month { every, rest, day } => {
                // Intervals beyond a year count from the first suitable month.
                let every = every.min(12);
                let months = (0..=12_i32).filter_map(|n| from.first_of_month().checked_add(n.months()).ok());
                months
                    .filter(|month| u32::from(month.month().unsigned_abs()) % every == rest % every)
                    .filter_map(|month| on_day(month, day))
                    .find(|date| *date >= from)
            }
        }
    }
}

fn on_day(month: Date, day: i8) -> Option<Date> {
    Date::new(month.year(), month.month(), day.min(month.days_in_month())).ok()
}
