//! How the dates of a document are written (GB/T 9704-2012, 7.3.5.4).

use crate::check::{Case, Line, Rule};
use crate::clause;
use crate::problem::Problem;
use std::ops::{Range, RangeInclusive};

/// The form of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// 2026年1月5日, whether or not there is such a day.
    Right,
    /// 二〇二六年一月五日.
    Chinese,
    /// 2026年01月05日.
    Padded,
    /// 2026.1.5, 26年1月5日, 2026年1月.
    Short,
    /// No date: words, or a blank to be filled in by hand.
    None,
}

/// The form of a date, and its bytes without marks behind it.
pub(super) fn form(words: &str) -> (Form, Range<usize>) {
    let date = words.trim_end_matches(['。', '．', '.', '，', ',', '；', ';']).trim();
    let start = if date.is_empty() { 0 } else { words.len() - words.trim_start().len() };
    let range = start..start + date.len();
    if is_plain(date) {
        return (Form::Right, range);
    }
    let digits = |c: char| c.is_ascii_digit();
    let begins = date.starts_with(digits);
    let form = match meant(date) {
        Some((year, month, day)) if date == format!("{year}年{month}月{day}日") => Form::Right,
        Some(_) if !begins || date.contains(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']) => {
            Form::Chinese
        }
        Some((year, _, day)) if date.starts_with(&format!("{year}年")) && is_padded(date, day) => {
            Form::Padded
        }
        Some(_) => Form::Short,
        None if begins && !date.contains(['×', 'X', ' ', '　']) && is_part(date) => Form::Short,
        None => Form::None,
    };
    (form, range)
}

/// Whether a date is written right, told of nearly all that are without reading them.
fn is_plain(date: &str) -> bool {
    let plain = |number: &str, length: RangeInclusive<usize>| {
        length.contains(&number.len())
            && !number.starts_with('0')
            && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let parts = date.split_once('年').and_then(|(year, rest)| {
        let (month, rest) = rest.split_once('月')?;
        Some((year, month, rest.strip_suffix('日')?))
    });
    parts.is_some_and(|(year, month, day)| {
        year.starts_with(['1', '2']) && plain(year, 4..=4) && plain(month, 1..=2) && plain(day, 1..=2)
    })
}

/// The day that is meant; a circle is often typed for 〇.
fn meant(date: &str) -> Option<(i16, u8, u8)> {
    match date.contains('○') {
        true => clause::meant_date(&date.replace('○', "〇")),
        false => clause::meant_date(date),
    }
}

/// Whether only leading zeros of month or day are wrong.
fn is_padded(date: &str, day: u8) -> bool {
    let zero = date.contains("年0") || date.contains("月0");
    zero && (date.ends_with(&format!("月{day}日")) || date.ends_with(&format!("月0{day}日")))
}

/// A year with a month, or a year alone.
fn is_part(date: &str) -> bool {
    let rest = date.trim_start_matches(|c: char| c.is_ascii_digit());
    let tail =
        rest.trim_start_matches(['年', '.', '-', '/']).trim_start_matches(|c: char| c.is_ascii_digit());
    rest.starts_with(['年', '.', '-', '/']) && matches!(tail, "" | "月")
}

/// Reports a date in a wrong form, with the right one as the fix where it can be told.
pub(super) fn report(case: &Case<'_>, line: &Line<'_>, rule: &Rule, zh: &str, en: &str) -> Problem {
    let (_, range) = form(line.text);
    let words = line.text.get(range.clone()).unwrap_or("");
    let span = line.span(range);
    let problem = rule.at(span, format!("“{words}”{zh}"), format!("`{words}`: {en}"));
    match meant(words) {
        Some((year, month, day)) if exists(year, month, day) => {
            let right = format!("{year}年{month}月{day}日");
            // A year of two digits was completed by us.
            let safe = case.text.slice(span).contains(&year.to_string())
                || !words.starts_with(|c: char| c.is_ascii_digit());
            problem.fix(safe, span, right.clone(), format!("改成“{right}”"), format!("write {right}"))
        }
        _ => problem.help("写全年、月、日，如“2026年1月5日”", "write year, month and day: 2026年1月5日"),
    }
}

/// Whether the calendar has the day.
pub(super) fn exists(year: i16, month: u8, day: u8) -> bool {
    let parts = i8::try_from(month).ok().zip(i8::try_from(day).ok());
    parts.is_some_and(|(month, day)| jiff::civil::Date::new(year, month, day).is_ok())
}

#[cfg(test)]
mod tests {
    use super::{Form, form, is_plain, meant};

    #[test]
    fn a_date_that_is_plainly_right_is_right_when_it_is_read() {
        let parts = ["0", "1", "01", "9", "12", "13", "31", "99", "100", "x", ""];
        for (year, month, day) in
            parts.iter().flat_map(|m| parts.iter().map(move |d| (m, d))).flat_map(|(m, d)| {
                ["2026", "0026", "9999", "26", "20a6"].into_iter().map(move |year| (year, m, d))
            })
        {
            let date = format!("{year}年{month}月{day}日");
            let read = meant(&date).map(|(year, month, day)| format!("{year}年{month}月{day}日"));
            assert_eq!(form(&date).0 == Form::Right, read.as_ref() == Some(&date), "{date}");
            assert!(!is_plain(&date) || read == Some(date));
        }
    }
}
