//! Periods and dates that need no parser: 每月, 每月25日前, 每季度, 每年, 2027年7月底前.
//!
//! In: words. Out: what the `every` and `calendar` rules of `grammar/clause.pest` make of them, or nothing,
//! and then the rule is asked. Must not: answer anything the rule would not; a property holds both together.

use super::calendar::{DayOf, MonthOf, Point, YearOf};
use super::number::{is_digit, is_han_numeral};
use super::piece::is_blank;
use crate::model::{Period, PeriodUnit};

/// The period at the head of words, and the length of its words.
pub(super) fn every(rest: &str) -> Option<(Period, usize)> {
    let plain = |unit| Period { unit, every: 1, day: None, month: None };
    if let Some(tail) = rest.strip_prefix("每月") {
        if let Some((day, tail)) = small(tail).filter(|(day, _)| (1..=31).contains(day)) {
            let tail = ended(tail.strip_prefix('日')?, is_list_sign)?;
            let period = Period { day: Some(day), ..plain(PeriodUnit::Month) };
            return Some((period, rest.len() - tail.len()));
        }
        let goes_on = goes_on(tail, |c| matches!(c, '度' | '的' | '月' | '第' | '最'));
        return (!goes_on).then_some((plain(PeriodUnit::Month), "每月".len()));
    }
    if let Some(tail) = rest.strip_prefix("每季度") {
        let goes_on = goes_on(tail, |c| matches!(c, '的' | '首' | '第' | '最' | '月'));
        return (!goes_on).then_some((plain(PeriodUnit::Quarter), "每季度".len()));
    }
    let tail = rest.strip_prefix("每年")?;
    let goes_on = goes_on(tail, |c| matches!(c, '度' | '的' | '第' | '年'));
    (!goes_on).then_some((plain(PeriodUnit::Year), "每年".len()))
}

/// Whether words that begin with 每 may be a period: no unit that repeats stands in 每个招商小组.
pub(super) fn may_repeat(rest: &str) -> bool {
    let rest = rest.strip_prefix('每').unwrap_or(rest);
    let rest = rest.strip_prefix('间').unwrap_or(rest);
    let rest = rest.strip_prefix('隔').unwrap_or(rest);
    let rest = rest.trim_start_matches(|c| is_digit(c) || is_han_numeral(c));
    let rest = rest.strip_prefix('个').unwrap_or(rest);
    rest.starts_with(['日', '天', '工', '旬', '周', '星', '月', '季', '半', '双', '单', '年'])
}

/// The day at the head of words, by its year and month, and the length of its words.
pub(super) fn calendar(rest: &str) -> Option<(Point, usize)> {
    let (digits, tail) = rest.split_at_checked(4)?;
    let year = digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<i16>().ok())??;
    let (month, tail) = small(tail.strip_prefix('年')?)?;
    let tail = tail.strip_prefix('月')?;
    let edge = tail.strip_prefix(['底', '末']);
    if edge.is_none() && goes_on(tail, |c| matches!(c, '度' | '份' | '月')) {
        return None;
    }
    let tail = ended(edge.unwrap_or(tail), is_range_sign)?;
    let known = (1000..=9998).contains(&year) && (1..=12).contains(&month);
    let point =
        Point { year: YearOf::Stated(year), month: MonthOf::At(month), day: DayOf::Last, year_written: true };
    known.then_some((point, rest.len() - tail.len()))
}

/// One or two figures, and the words after them; none where more figures follow.
fn small(rest: &str) -> Option<(u8, &str)> {
    let end = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (figures, tail) = rest.split_at_checked(end)?;
    let whole = (1..=2).contains(&end) && !tail.starts_with(|c| is_digit(c) || is_han_numeral(c));
    whole.then(|| figures.parse().ok())?.map(|value| (value, tail))
}

/// Whether words go on with a part of the period before them: `own` are those of one kind of period alone.
fn goes_on(tail: &str, own: impl Fn(char) -> bool) -> bool {
    tail.starts_with(|c| {
        is_blank(c)
            || is_digit(c)
            || is_han_numeral(c)
            || matches!(c, '底' | '末' | '终' | '初' | '上' | '中' | '下' | '结')
            || own(c)
    })
}

/// The words behind 前, or all where there is none; none where only the rule can tell whether a time of
/// day, another 前, or one of `more` follows.
fn ended(tail: &str, more: impl Fn(char) -> bool) -> Option<&str> {
    match tail.strip_prefix('前') {
        Some(behind) => (!behind.starts_with(['期', '往', '来'])).then_some(behind),
        None => {
            let open = tail.starts_with(|c| {
                is_digit(c) || is_han_numeral(c) || matches!(c, '之' | '以' | '下' | '中') || more(c)
            });
            (!open).then_some(tail)
        }
    }
}

fn is_list_sign(c: char) -> bool {
    matches!(c, '、' | '和' | '及' | '，')
}

fn is_range_sign(c: char) -> bool {
    matches!(c, '-' | '－' | '–' | '—' | '～' | '~' | '〜' | '至' | '到')
}

#[cfg(test)]
mod tests {
    use super::super::parse::{Rule, read_at};
    use super::super::{calendar as by_rule, period};
    use super::*;

    #[test]
    fn usual_periods_and_dates_need_no_parser() {
        for words in ["每月25日前向市政府报送", "每季度召开1次", "每月通报1次", "每年对各组考核", "每月5日"]
        {
            assert!(every(words).is_some(), "{words}");
        }
        for words in ["2027年7月底前", "2025年12月", "2026年6月前完成"] {
            assert!(calendar(words).is_some(), "{words}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_may_not_repeat_is_no_period(
            words in "每[间隔]{0,2}[0-9一二两三十个百]{0,3}[日天工旬周星月季半双单年县组家末作期度底]{0,3}.{0,2}",
        ) {
            proptest::prop_assert!(may_repeat(&words) || read_at(Rule::every, &words, 0).is_none(), "{}", words);
        }

        #[test]
        fn a_period_is_what_the_rule_reads(
            words in "每(月|季度|年)[0-9]{0,3}[日月号底末]?[前之以下中午班期往来、和及，的度份首第最后一二十上旬半年初终结束了1-3 ]{0,4}.{0,2}",
        ) {
            if let Some((found, end)) = every(&words) {
                let node = read_at(Rule::every, &words, 0).unwrap();
                proptest::prop_assert_eq!((period::periods(&node), node.range()), (vec![found], 0..end), "{}", words);
            }
        }

        #[test]
        fn a_date_is_what_the_rule_reads(
            words in "[0-9]{4}年[0-9]{1,3}月[度份底末初上中下旬]?[前之以期往来—至到2-5年月日 班午时点]{0,5}.{0,2}",
        ) {
            if let Some((found, end)) = calendar(&words) {
                let node = read_at(Rule::calendar, &words, 0).unwrap();
                proptest::prop_assert_eq!((by_rule::point(&node).unwrap(), node.range()), (found, 0..end), "{}", words);
            }
        }
    }
}
