//! `impossible-date`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};
use jiff::civil::{Date, Weekday};
use std::ops::Range;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "impossible-date",
    level: Level::Error,
    page: Page {
        what: Both(
            "日历上没有的日子，如2月30日、6月31日；或者日期与星期对不上。",
            "A day that no calendar has, or a date and a weekday that do not agree.",
        ),
        why: Both(
            "读的人不知道该信日期还是信星期，会议、报送就会错一天。",
            "Nobody knows whether to trust the date or the weekday, and comes a day early or late.",
        ),
        wrong: "请于2026年6月31日前将名单报县商务局。",
        right: "请于2026年6月30日前将名单报县商务局。",
        source: "GB/T 7408.1-2023；文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["29日", "30日", "31日", "星期", "（周"], look),
};

const WEEKDAYS: [(char, Weekday); 8] = [
    ('一', Weekday::Monday),
    ('二', Weekday::Tuesday),
    ('三', Weekday::Wednesday),
    ('四', Weekday::Thursday),
    ('五', Weekday::Friday),
    ('六', Weekday::Saturday),
    ('日', Weekday::Sunday),
    ('天', Weekday::Sunday),
];

fn look(case: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    // Dates of the elements around the body are the rules of form.
    if hit.line.kind.is_element() {
        return;
    }
    if hit.word().ends_with('日') { no_such_day(hit, found) } else { other_weekday(case, hit, found) }
}

/// A date that ends at a byte of a line: its year, where written, month, day and place.
fn date_before(text: &str, end: usize) -> Option<(Option<i16>, i8, i8, Range<usize>)> {
    let (rest, day) = number_before(text.get(..end)?.strip_suffix('日')?)?;
    let (rest, month) = number_before(rest.strip_suffix('月')?)?;
    let with_year = rest.strip_suffix('年').and_then(number_before);
    let start = with_year.map_or(rest.len(), |(before, _)| before.len());
    let year = with_year.map(|(_, year)| year);
    Some((year, i8::try_from(month).ok()?, i8::try_from(day).ok()?, start..end))
}

fn number_before(text: &str) -> Option<(&str, i16)> {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
    text.get(rest.len()..)?.parse().ok().map(|number| (rest, number))
}

fn no_such_day(hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let Some((year, month, day, range)) = date_before(hit.line.text, hit.range.end) else { return };
    // Without a year only a day that no year has is certain.
    let year = year.or_else(|| (day > 29 || month != 2).then_some(2024));
    let Some(year) = year.filter(|y| (1000..=9999).contains(y)) else { return };
    if !(1..=12).contains(&month) || Date::new(year, month, day).is_ok() {
        return;
    }
    let words = hit.line.text.get(range.clone()).unwrap_or("");
    let last = Date::new(year, month, 1).map_or(0, |first| first.days_in_month());
    let problem = RULE
        .at(
            hit.line.span(range),
            format!("没有“{words}”这一天，{month}月只有{last}天"),
            format!("there is no {words}: the month has {last} days"),
        )
        .help("核对日期", "check the date");
    found.push(problem);
}

fn other_weekday(case: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let text = hit.line.text;
    let Some(written) = hit.after().chars().next() else { return };
    let Some((_, weekday)) = WEEKDAYS.iter().find(|(c, _)| *c == written) else { return };
    let before = hit.before().trim_end_matches(['（', '(']);
    let Some((year, month, day, range)) = date_before(text, before.len()) else { return };
    // A day without a year is one of the document's own year when it lies ahead.
    let own = |d: &Date| case.issued.is_some_and(|issued| *d >= issued);
    let date = match year {
        Some(year) => Date::new(year, month, day).ok(),
        None => case.issued.and_then(|i| Date::new(i.year(), month, day).ok()).filter(own),
    };
    let Some(date) = date.filter(|date| date.weekday() != *weekday) else { return };
    let right = WEEKDAYS.iter().find(|(_, w)| *w == date.weekday()).map_or('一', |(c, _)| *c);
    let words = text.get(range.clone()).unwrap_or("");
    let end = hit.range.end + written.len_utf8();
    let problem = RULE
        .at(
            hit.line.span(range.start..end),
            format!("{words}是星期{right}，这里写的是星期{written}"),
            format!("{date} is a {:?}, not a {weekday:?}", date.weekday()),
        )
        .help("核对是日期错了还是星期错了", "see which of the two is wrong")
        .fix(
            false,
            hit.line.span(hit.range.end..end),
            right.to_string(),
            format!("改成星期{right}"),
            format!("write 星期{right}"),
        );
    found.push(problem);
}
