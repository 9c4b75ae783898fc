//! 成文日期: 2022年9月9日, in Arabic figures, month and day not padded (GB/T 9704-2012, 7.3.5.4).

use super::calendar::{self, Day};
use super::number;
use super::parse::{Node, Rule, read_all};
use super::{ClauseError, piece};
use crate::problem::Message;

/// Year, month and day of a date as documents write it.
///
/// # Errors
/// For other ways of writing (2022.9.9, 二〇二二年, 09月), with the right form in the help, and for days
/// that do not exist.
pub fn date(words: &str) -> Result<Day, ClauseError> {
    right(words).map_or_else(|| any(words), Ok)
}

/// The same of any words.
fn any(words: &str) -> Result<Day, ClauseError> {
    let inside = piece::trim_by(words, 0..words.len(), piece::is_blank);
    let written = piece::text(words, inside.clone());
    let day = meant_date(written);
    let Some((year, month, day)) = day else {
        let message = Message::new("这不是日期", "this is not a date");
        return Err(ClauseError::new(piece::whole(words), message, help("2022年9月9日")));
    };
    let written_right = format!("{year}年{month}月{day}日");
    let exists = i8::try_from(month).ok().zip(i8::try_from(day).ok());
    let exists = exists.filter(|(m, d)| jiff::civil::Date::new(year, *m, *d).is_ok());
    let Some((m, d)) = exists else {
        return Err(no_such_day(inside, (Some(year), month, day)));
    };
    if written == written_right {
        return Ok((year, m, d));
    }
    let message = Message::new(
        "日期应当用阿拉伯数字写全年、月、日，月、日不编虚位",
        "a date is written in full with Arabic figures, without leading zeros",
    );
    Err(ClauseError::new(inside, message, help(&written_right)))
}

/// A day that exists, written as it should be, with nothing around it.
fn right(words: &str) -> Option<Day> {
    let (year, rest) = words.split_at_checked(4)?;
    let (month, rest) = figure(rest.strip_prefix('年')?)?;
    let (day, rest) = figure(rest.strip_prefix('月')?)?;
    let year: i16 = year.parse().ok().filter(|year| (1000..=9999).contains(year))?;
    let exists = rest == "日" && jiff::civil::Date::new(year, month, day).is_ok();
    exists.then_some((year, month, day))
}

/// A number of one or two figures, the first of them no 0, and what follows.
fn figure(words: &str) -> Option<(i8, &str)> {
    let length = words.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = words.split_at_checked(length)?;
    let right = (1..=2).contains(&length) && !number.starts_with('0');
    Some((number.parse().ok().filter(|_| right)?, rest))
}

/// Year, month and day that words mean, in whatever form, whether or not there is such a day.
///
/// ```
/// assert_eq!(jizhi::clause::meant_date("2026.1.05"), Some((2026, 1, 5)));
/// assert_eq!(jizhi::clause::meant_date("二〇二六年一月"), None);
/// ```
#[must_use]
pub fn meant_date(words: &str) -> Option<(i16, u8, u8)> {
    let words = words.trim();
    plain(words).or_else(|| by_rule(words))
}

fn by_rule(words: &str) -> Option<(i16, u8, u8)> {
    value(&read_all(Rule::written_date, words).ok()?)
}

/// What the rule makes of a date in the right form, with or without leading zeros; nothing for others.
fn plain(words: &str) -> Option<(i16, u8, u8)> {
    let (year, rest) = words.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    let parts = year.len() == 4 && matches!((month.len(), day.len()), (1 | 2, 1 | 2));
    let figures = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if !parts || ![year, month, day].into_iter().all(figures) {
        return None;
    }
    Some((calendar::year(year)?, month.parse().ok()?, day.parse().ok()?))
}

fn help(right: &str) -> Message {
    Message::new(format!("写成“{right}”"), format!("write {right}"))
}

/// The error for a day that no calendar has. `range` is its place.
pub(super) fn no_such_day(range: std::ops::Range<usize>, day: (Option<i16>, u8, u8)) -> ClauseError {
    let (year, month, day) = day;
    let year = year.map(|y| format!("{y}年")).unwrap_or_default();
    ClauseError::new(
        range,
        Message::new(
            format!("没有{year}{month}月{day}日这一天"),
            format!("there is no day {year}{month}月{day}日"),
        ),
        Message::new("核对月份和日期", "check month and day"),
    )
}

fn value(node: &Node<'_>) -> Option<(i16, u8, u8)> {
    let mut numerals = node.inner().filter(|n| n.rule() == Rule::numerals);
    let (year, month, day) = (numerals.next()?, numerals.next()?, numerals.next()?);
    Some((full_year(year.text())?, part(month.text())?, part(day.text())?))
}

/// Four digits; two are taken for this century, so that the right form can be shown.
fn full_year(words: &str) -> Option<i16> {
    match words.chars().count() {
        4 => calendar::year(words),
        2 => calendar::year(&format!("20{words}")),
        _ => None,
    }
}

fn part(words: &str) -> Option<u8> {
    let value =
        if words.starts_with(number::is_digit) { number::arabic(words)? } else { number::han(words)?.low };
    ((0.0..=99.0).contains(&value)).then_some(value as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_date_written_right_is_read_as_any_date_is(words in "(19|20|0|９|)[0-9]{1,3}年[0-9]{1,2}月[0-9]{1,3}[日号]?[前 ]?") {
            if let Some(day) = right(&words) {
                prop_assert_eq!(super::any(&words).ok(), Some(day), "{}", words);
            }
        }

        #[test]
        fn a_plain_date_is_read_as_the_rule_reads_it(
            words in "[0-9０]{0,5}[年月.]?[0-9一]{0,3}[月日]?[0-9]{0,3}[日号]?"
        ) {
            if let Some(day) = plain(&words) {
                prop_assert_eq!(by_rule(&words), Some(day));
            }
        }

        #[test]
        fn every_date_in_the_right_form_is_plain(year in 1000..9999, month in 0..100, day in 0..100) {
            let words = format!("{year}年{month}月{day}日");
            prop_assert!(plain(&words).is_some());
            prop_assert_eq!(by_rule(&words), plain(&words));
        }
    }

    #[test]
    fn the_right_form_is_read() {
        assert_eq!(date("2022年9月9日"), Ok((2022, 9, 9)));
        assert_eq!(date(" 2024年2月29日 "), Ok((2024, 2, 29)));
    }

    #[test]
    fn wrong_forms_are_told_the_right_one() {
        for words in [
            "2022.9.9",
            "2022-09-09",
            "2022/9/9",
            "2022年09月09日",
            "二〇二二年九月九日",
            "22年9月9日",
            "2022年9月9号",
            "2022 年 9 月 9 日",
            "２０２２年９月９日",
            "2022年9月9",
        ] {
            let error = date(words).map_or_else(|e| e, |d| panic!("{words}: {d:?}"));
            assert_eq!(error.help.zh, "写成“2022年9月9日”", "{words}");
            assert_eq!(piece::text(words, error.range), words);
        }
    }

    #[test]
    fn days_that_do_not_exist_are_named() {
        assert_eq!(date("2025年2月30日").unwrap_err().message.zh, "没有2025年2月30日这一天");
        assert_eq!(date("2025年2月29日").unwrap_err().message.zh, "没有2025年2月29日这一天");
        assert_eq!(date("2025年13月1日").unwrap_err().message.zh, "没有2025年13月1日这一天");
        for words in ["", "印发之日", "2022年", "99999年1月1日"] {
            assert_eq!(date(words).unwrap_err().message.zh, "这不是日期", "{words}");
        }
    }
}
