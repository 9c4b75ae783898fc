//! Points in the calendar: 2025年6月底前, 第三季度末, 年底前. The last day that a point allows counts.

use super::number;
use super::parse::{Node, Rule};
use super::period;
use jiff::civil;

/// Year, month, day.
pub(super) type Day = (i16, i8, i8);

/// The year a point lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearOf {
    /// Written.
    Stated(i16),
    /// 今年, or not written: the document's own.
    Own,
    /// 明年.
    Next,
}

/// The day of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayOf {
    /// The last one.
    Last,
    /// A given one.
    At(u8),
}

/// The month a point lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MonthOf {
    /// Only a year is written.
    None,
    /// Written.
    At(u8),
    /// 月底, 25日: that of the document.
    Own,
}

/// A point, by its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) year: YearOf,
    pub(super) month: MonthOf,
    pub(super) day: DayOf,
    /// Whether the year, in any form, is written.
    pub(super) year_written: bool,
}

impl Point {
    /// The day, once the document's own date is known. `Ok(None)` when it is needed and not known;
    /// `Err` with year, month and day when there is no such day.
    pub(super) fn resolve(self, issued: Option<Day>) -> Result<Option<Day>, (i16, u8, u8)> {
        let year = match self.year {
            YearOf::Stated(year) => year,
            YearOf::Own | YearOf::Next if issued.is_none() => {
                return self.check_without_year().map(|()| None);
            }
            YearOf::Own => issued.map_or(0, |d| d.0),
            YearOf::Next => issued.map_or(0, |d| d.0.saturating_add(1)),
        };
        let month = match (self.month, issued) {
            (MonthOf::At(month), _) => month,
            (MonthOf::None, _) => 12,
            (MonthOf::Own, Some(issued)) => u8::try_from(issued.1).unwrap_or(12),
            (MonthOf::Own, None) => return Ok(None),
        };
        exact(year, month, self.day).map(Some)
    }

    /// 2月30日 is wrong in any year.
    fn check_without_year(self) -> Result<(), (i16, u8, u8)> {
        // A leap year allows every day that any year allows.
        match self.month {
            MonthOf::At(month) => exact(2024, month, self.day).map(|_| ()),
            _ => Ok(()),
        }
    }
}

fn exact(year: i16, month: u8, day: DayOf) -> Result<Day, (i16, u8, u8)> {
    let wanted = match day {
        DayOf::Last => 1,
        DayOf::At(day) => day,
    };
    let fault = (year, month, wanted);
    let (m, d) = (i8::try_from(month).map_err(|_| fault)?, i8::try_from(wanted).map_err(|_| fault)?);
    let date = civil::Date::new(year, m, d).map_err(|_| fault)?;
    let date = if day == DayOf::Last { date.last_of_month() } else { date };
    Ok((date.year(), date.month(), date.day()))
}

/// A day as ISO 8601 has it: 2025-06-30.
#[must_use]
pub fn iso((year, month, day): Day) -> String {
    if !(0..=9999).contains(&year) {
        return format!("{year:04}-{month:02}-{day:02}");
    }
    // Every document names some days, and the general way of writing numbers takes its time.
    let (year, month, day) = (year.unsigned_abs(), month.unsigned_abs(), day.unsigned_abs());
    let mut words = String::with_capacity("2025-06-30".len());
    let digits = |number: u16, places: &[u16], words: &mut String| {
        words.extend(places.iter().filter_map(|place| char::from_digit(u32::from(number / place % 10), 10)));
    };
    digits(year, &[1000, 100, 10, 1], &mut words);
    words.push('-');
    digits(month.into(), &[10, 1], &mut words);
    words.push('-');
    digits(day.into(), &[10, 1], &mut words);
    words
}

/// The later point of a `calendar` node; its second point takes year and month from the first.
pub(super) fn point(node: &Node<'_>) -> Option<Point> {
    let mut found = Point { year: YearOf::Own, month: MonthOf::None, day: DayOf::Last, year_written: false };
    for part in node.inner() {
        match part.rule() {
            Rule::year => {
                let digits = part.inner().filter(|n| n.rule() == Rule::year_digits).last()?;
                found = Point { year: YearOf::Stated(year(digits.text())?), year_written: true, ..found };
                (found.month, found.day) = (MonthOf::None, DayOf::Last);
            }
            Rule::this_year => {
                found.year = if part.text().starts_with('明') { YearOf::Next } else { YearOf::Own };
                found.year_written = true;
            }
            Rule::part => within(&mut found, &part)?,
            Rule::half_of_year => {
                found.month = MonthOf::At(if part.text().starts_with('上') { 6 } else { 12 });
            }
            Rule::year_edge => {
                let (month, day) = year_edge(part.text());
                (found.month, found.day) = (MonthOf::At(month), DayOf::At(day));
            }
            Rule::edge => {
                found.month = MonthOf::Own;
                found.day = if part.text() == "初" { DayOf::At(10) } else { DayOf::Last };
            }
            _ => {}
        }
    }
    Some(found)
}

/// Four digits of a year in either script.
pub(super) fn year(words: &str) -> Option<i16> {
    let digit = |c| number::half_width(c).to_digit(10).or_else(|| number::han_digit(c).map(u32::from));
    let value = words.chars().try_fold(0_u32, |value, c| Some(value * 10 + digit(c)?))?;
    i16::try_from(value).ok().filter(|year| (1000..=9998).contains(year))
}

fn within(found: &mut Point, part: &Node<'_>) -> Option<()> {
    let (month, day) = parts_of(part)?;
    found.month = match (month, found.month) {
        (Some(month), _) => MonthOf::At(month),
        (None, MonthOf::None) => MonthOf::Own,
        (None, before) => before,
    };
    found.day = day;
    Some(())
}

/// Month and last day of a `part` node; the day of a bare 25日 has no month.
fn parts_of(part: &Node<'_>) -> Option<(Option<u8>, DayOf)> {
    let value = number::small(&part.child(Rule::small)?)?;
    let tail = part.inner().last()?;
    Some(match tail.rule() {
        Rule::month_part => (Some(value), day_in(&tail)?),
        Rule::season_part => {
            let first = tail.child(Rule::edge).is_some_and(|n| n.text() == "初");
            (Some(value.checked_mul(3)?.checked_sub(if first { 2 } else { 0 })?), DayOf::Last)
        }
        _ => (None, DayOf::At(value)),
    })
}

fn day_in(month: &Node<'_>) -> Option<DayOf> {
    Some(match month.inner().next() {
        Some(n) if n.rule() == Rule::day => DayOf::At(number::small(&n.child(Rule::small)?)?),
        Some(n) if n.rule() == Rule::third && !n.text().starts_with('下') => {
            DayOf::At(period::third(n.text()))
        }
        Some(n) if n.rule() == Rule::edge && n.text() == "初" => DayOf::At(10),
        _ => DayOf::Last,
    })
}

/// Month and day of a `part` node, 31 for the last day.
pub(super) fn month_and_day(part: &Node<'_>) -> Option<(u8, u8)> {
    let (month, day) = parts_of(part)?;
    let day = match day {
        DayOf::Last => 31,
        DayOf::At(day) => day,
    };
    month.filter(|m| (1..=12).contains(m)).map(|month| (month, day))
}

/// Whether a `part` node says more than its month.
pub(super) fn says_day(part: &Node<'_>) -> bool {
    part.inner().last().is_some_and(|tail| tail.inner().next().is_some())
}

/// Month and day of 年底, 年中, 年初.
pub(super) fn year_edge(words: &str) -> (u8, u8) {
    match words.chars().next() {
        Some('初') => (1, 31),
        Some('中') => (6, 30),
        _ => (12, 31),
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse::read_at;
    use super::*;

    #[test]
    fn a_day_is_written_as_iso_8601_has_it() {
        assert_eq!(iso((2025, 6, 30)), "2025-06-30");
        assert_eq!(iso((7, 12, 1)), "0007-12-01");
    }

    fn read(words: &str) -> Result<Option<Day>, (i16, u8, u8)> {
        let node = read_at(Rule::calendar, words, 0).unwrap();
        point(&node).unwrap().resolve(Some((2026, 3, 6)))
    }

    #[test]
    fn every_form_gives_its_last_day() {
        for (words, day) in [
            ("2025年6月底前", (2025, 6, 30)),
            ("2025年6月", (2025, 6, 30)),
            ("2024年2月", (2024, 2, 29)),
            ("2026年3月31日前", (2026, 3, 31)),
            ("2026年底", (2026, 12, 31)),
            ("2026年年底前", (2026, 12, 31)),
            ("2026年", (2026, 12, 31)),
            ("2026年度", (2026, 12, 31)),
            ("2026年上半年", (2026, 6, 30)),
            ("2026年第三季度末", (2026, 9, 30)),
            ("第三季度末", (2026, 9, 30)),
            ("三季度", (2026, 9, 30)),
            ("6月底前", (2026, 6, 30)),
            ("6月中旬", (2026, 6, 20)),
            ("十二月二十日前", (2026, 12, 20)),
            ("25日前", (2026, 3, 25)),
            ("年底前", (2026, 12, 31)),
            ("下半年", (2026, 12, 31)),
            ("今年6月底", (2026, 6, 30)),
            ("明年6月底", (2027, 6, 30)),
            ("2025年6月至12月", (2025, 12, 31)),
            ("2025—2027年", (2027, 12, 31)),
            ("2025年10月至2026年3月底", (2026, 3, 31)),
            ("二〇二五年六月底", (2025, 6, 30)),
            ("2026 年 6 月 30 日前", (2026, 6, 30)),
        ] {
            assert_eq!(read(words), Ok(Some(day)), "{words}");
        }
        assert_eq!(read("2025年2月30日"), Err((2025, 2, 30)));
        assert_eq!(read("13月底前"), Err((2026, 13, 1)));
    }
}
