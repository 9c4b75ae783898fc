//! Numbers and periods in words of tables.

use crate::model::{Amount, Comparator, Period, PeriodUnit};

/// A number without needless zeros; sums of decimals are rounded where the drafter's digits end.
pub(super) fn plain(value: f64) -> String {
    let rounded = (value * 1e6).round() / 1e6;
    format!("{rounded}")
}

/// 不少于5, 1—2, 约3.
pub(super) fn amount(amount: &Amount) -> String {
    let low = plain(amount.low);
    let number = if (amount.low - amount.high).abs() < f64::EPSILON {
        low
    } else {
        format!("{low}—{}", plain(amount.high))
    };
    format!("{}{number}", comparator(amount.comparator))
}

/// The words before a number; empty for the number itself.
pub(super) fn comparator(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Exactly => "",
        Comparator::AtLeast => "不少于",
        Comparator::AtMost => "不超过",
        Comparator::MoreThan => "超过",
        Comparator::LessThan => "少于",
        Comparator::About => "约",
    }
}

/// How often: 每月, 每2个月, 每周, 每年12月.
pub(super) fn period(period: &Period) -> String {
    let every = if period.every > 1 { period.every.to_string() } else { String::new() };
    let unit = match (period.unit, period.every > 1) {
        (PeriodUnit::Day, _) => "日",
        (PeriodUnit::Week, _) => "周",
        (PeriodUnit::Month, true) => "个月",
        (PeriodUnit::Month, false) => "月",
        (PeriodUnit::Quarter, true) => "个季度",
        (PeriodUnit::Quarter, false) => "季度",
        (PeriodUnit::HalfYear, true) => "个半年",
        (PeriodUnit::HalfYear, false) => "半年",
        (PeriodUnit::Year, _) => "年",
        (PeriodUnit::Vague, _) => return "不定期".to_owned(),
    };
    let month = match (period.unit, period.month) {
        (PeriodUnit::Year, Some(month)) => format!("{month}月"),
        _ => String::new(),
    };
    format!("每{every}{unit}{month}")
}

/// By which day of the period: 25日, 周五, 月底; empty when none is said.
pub(super) fn day(period: &Period) -> String {
    const WEEK: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    match (period.unit, period.day) {
        (PeriodUnit::Week, Some(day)) => {
            WEEK.get(usize::from(day).wrapping_sub(1)).map_or_else(String::new, |name| format!("周{name}"))
        }
        (PeriodUnit::Quarter, Some(31)) if matches!(period.month, None | Some(3)) => "季度末".to_owned(),
        (PeriodUnit::HalfYear, Some(31)) if matches!(period.month, None | Some(6)) => "半年末".to_owned(),
        (PeriodUnit::Month | PeriodUnit::Year, Some(31)) => "月底".to_owned(),
        (PeriodUnit::Quarter | PeriodUnit::HalfYear, Some(day)) => match period.month {
            Some(month) => format!("第{month}个月{day}日"),
            None => format!("{day}日"),
        },
        (_, Some(day)) => format!("{day}日"),
        (_, None) => String::new(),
    }
}
