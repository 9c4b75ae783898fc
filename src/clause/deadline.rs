//! Deadlines: 2025年6月底前, 第三季度末, 年底前, 每月25日前, 长期坚持.

use super::calendar::{self, Day, Point};
use super::scan::{Kind, Token, scan};
use super::word::Table;
use super::{ClauseError, date, piece};
use crate::model::{Comparator, Period, PeriodUnit};
use crate::problem::Message;
use jiff::{Span, civil};
use std::ops::Range;

/// By when something is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadlineClause {
    /// Last day in time, ISO 8601; none for standing work, repeated deadlines, and days that need the
    /// document's date when it is not known.
    pub date: Option<String>,
    /// How often, for a repeated deadline.
    pub period: Option<Period>,
    /// The words that say it, without 于, 在, 完成.
    pub range: Range<usize>,
}

/// Words for work without an end, and for haste without a day: a check may ask for a date.
static STANDING: Table = Table::new(&[
    "长期坚持",
    "长期任务",
    "长期",
    "持续推进",
    "持续实施",
    "持续",
    "常年",
    "贯穿全年",
    "立即",
    "即时",
    "即日起",
    "实时",
    "最短时间",
    "最短工作日",
    "尽快",
    "限期",
    "按时",
    "同步推进",
    "适时",
]);

/// Reads a deadline. `issued` is the document's own date as year, month, day: it gives 年底前 and
/// 6月底前 their year.
///
/// # Errors
/// When no time is there, or a day that does not exist.
pub fn deadline(words: &str, issued: Option<Day>) -> Result<DeadlineClause, ClauseError> {
    if let Some(error) = ClauseError::too_long(words) {
        return Err(error);
    }
    let tokens = scan(words);
    if let Some(clause) = fixed(words, &tokens, issued)? {
        return Ok(clause);
    }
    if let Some(clause) = plan(words) {
        return Ok(clause);
    }
    repeated(&tokens)
        .or_else(|| standing(words))
        .or_else(|| lasting(words, &tokens, issued))
        .ok_or_else(|| fault(words))
}

/// The latest of the days; a later one takes its year from the one before.
fn fixed(words: &str, tokens: &[Token], issued: Option<Day>) -> Result<Option<DeadlineClause>, ClauseError> {
    let mut year = None;
    let mut latest: Option<(Option<Day>, Range<usize>)> = None;
    for token in tokens {
        let Kind::Point(point, _) = token.kind else { continue };
        let point = Point { year: year.filter(|_| !point.year_written).unwrap_or(point.year), ..point };
        year = Some(point.year);
        let day = point.resolve(issued).map_err(|(year, month, day)| {
            let year = matches!(point.year, calendar::YearOf::Stated(_)).then_some(year);
            date::no_such_day(token.range.clone(), (year, month, day))
        })?;
        if latest.as_ref().is_none_or(|(before, _)| day >= *before) {
            latest = Some((day, token.range.clone()));
        }
    }
    Ok(latest.map(|(day, range)| DeadlineClause {
        date: day.map(calendar::iso),
        period: None,
        range: piece::trim(words, range),
    }))
}

/// “十四五”末: five-year plans end in years that end in 5 or 0.
fn plan(words: &str) -> Option<DeadlineClause> {
    const PLANS: &[(&str, i16)] = &[("十三五", 2020), ("十四五", 2025), ("十五五", 2030), ("十六五", 2035)];
    let (name, year) = PLANS.iter().find(|(name, _)| words.contains(name))?;
    let at = words.find(name)?;
    let rest = piece::from(words, at + name.len());
    let tail = rest.strip_prefix('”').unwrap_or(rest);
    ["期间", "时期", "期末", "末"].iter().any(|w| tail.starts_with(w)).then(|| DeadlineClause {
        date: Some(calendar::iso((*year, 12, 31))),
        period: None,
        range: piece::whole(words),
    })
}

fn repeated(tokens: &[Token]) -> Option<DeadlineClause> {
    tokens.iter().find_map(|token| match &token.kind {
        Kind::Periods(periods) => {
            let period = periods.first().copied()?;
            Some(DeadlineClause { date: None, period: Some(period), range: token.range.clone() })
        }
        Kind::Vague => {
            let period = Period { unit: PeriodUnit::Vague, every: 1, day: None, month: None };
            Some(DeadlineClause { date: None, period: Some(period), range: token.range.clone() })
        }
        _ => None,
    })
}

fn standing(words: &str) -> Option<DeadlineClause> {
    let range = piece::find_any(words, 0..words.len(), &STANDING)?;
    Some(DeadlineClause { date: None, period: None, range })
}

/// 印发之日起30日内, 3个月内: a date only when it counts from the document's own.
fn lasting(words: &str, tokens: &[Token], issued: Option<Day>) -> Option<DeadlineClause> {
    let measured = tokens.iter().filter_map(Token::quantity).find(|m| {
        matches!(
            m.quantity.unit.as_str(),
            "日" | "天" | "个月" | "年" | "周" | "个工作日" | "工作日" | "小时"
        ) && (m.quantity.amount.comparator == Comparator::AtMost || words.contains("之日起"))
    })?;
    let from_issue = ["印发", "发布", "公布", "下发", "发文"].iter().any(|w| words.contains(w));
    let day = issued.filter(|_| from_issue).and_then(|issued| {
        let count = measured.quantity.amount.high;
        let count = ((0.0..=10_000.0).contains(&count) && count.fract() == 0.0).then_some(count as i64)?;
        later(issued, count, &measured.quantity.unit)
    });
    Some(DeadlineClause { date: day.map(calendar::iso), period: None, range: piece::whole(words) })
}

/// The day so many units after another; none for working days, which need a calendar of holidays.
pub(super) fn later((year, month, day): Day, count: i64, unit: &str) -> Option<Day> {
    let span = match unit {
        "日" | "天" => Span::new().try_days(count),
        "周" => Span::new().try_weeks(count),
        "个月" => Span::new().try_months(count),
        "年" => Span::new().try_years(count),
        _ => return None,
    };
    let date = civil::Date::new(year, month, day).ok()?.checked_add(span.ok()?).ok()?;
    Some((date.year(), date.month(), date.day()))
}

fn fault(words: &str) -> ClauseError {
    ClauseError::new(
        piece::whole(words),
        Message::new("这里应当是一个时限", "a deadline was expected here"),
        Message::new(
            "写成“2026年6月底前”“2026年3月31日前”“第三季度末”“2026年上半年”“每月25日前”或“长期坚持”",
            "write 2026年6月底前, 2026年3月31日前, 第三季度末, 2026年上半年, 每月25日前 or 长期坚持",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const ISSUED: Option<Day> = Some((2026, 3, 6));

    #[test]
    fn deadlines_give_their_last_day() {
        for (words, day, under) in [
            ("2025年6月底前", "2025-06-30", "2025年6月底前"),
            ("2026年3月31日前", "2026-03-31", "2026年3月31日前"),
            ("2026年3月31日", "2026-03-31", "2026年3月31日"),
            ("6月底前", "2026-06-30", "6月底前"),
            ("2026年底", "2026-12-31", "2026年底"),
            ("年底前", "2026-12-31", "年底前"),
            ("今年年底前", "2026-12-31", "今年年底前"),
            ("第三季度末", "2026-09-30", "第三季度末"),
            ("2026年上半年", "2026-06-30", "2026年上半年"),
            ("上半年", "2026-06-30", "上半年"),
            ("月底前", "2026-03-31", "月底前"),
            ("2018年7月底前", "2018-07-31", "2018年7月底前"),
            ("到2021年底", "2021-12-31", "2021年底"),
            ("于2026年6月底前完成", "2026-06-30", "2026年6月底前"),
            ("2026年3月底前出台，6月底前完成", "2026-06-30", "6月底前"),
            ("2025年12月底前启动，2026年3月底前完成", "2026-03-31", "2026年3月底前"),
            ("2025年6月至12月", "2025-12-31", "2025年6月至12月"),
            ("2025-2027年", "2027-12-31", "2025-2027年"),
            ("“十四五”末", "2025-12-31", "“十四五”末"),
            ("自印发之日起30日内", "2026-04-05", "自印发之日起30日内"),
            ("印发之日起3个月内", "2026-06-06", "印发之日起3个月内"),
        ] {
            let read = deadline(words, ISSUED).unwrap_or_else(|e| panic!("{words}: {e:?}"));
            assert_eq!(read.date.as_deref(), Some(day), "{words}");
            assert_eq!(piece::text(words, read.range), under, "{words}");
        }
    }

    #[test]
    fn standing_and_repeated_deadlines_have_no_date() {
        for words in ["长期坚持", "长期", "持续推进", "立即", "10个工作日内", "3个月内"] {
            let read = deadline(words, ISSUED).unwrap_or_else(|e| panic!("{words}: {e:?}"));
            assert_eq!((read.date, read.period), (None, None), "{words}");
        }
        let read = deadline("每月25日前", ISSUED).unwrap();
        assert_eq!(
            read.period,
            Some(Period { unit: PeriodUnit::Month, every: 1, day: Some(25), month: None })
        );
        assert_eq!(deadline("全年", ISSUED).unwrap().period.map(|p| p.unit), Some(PeriodUnit::Year));
        assert_eq!(deadline("定期", ISSUED).unwrap().period.map(|p| p.unit), Some(PeriodUnit::Vague));
    }

    #[test]
    fn without_the_documents_date_a_year_must_be_written() {
        assert_eq!(deadline("6月底前", None).unwrap().date, None);
        assert_eq!(deadline("2026年6月底前", None).unwrap().date.as_deref(), Some("2026-06-30"));
    }

    #[test]
    fn days_that_do_not_exist_and_other_words_are_errors() {
        let error = deadline("2026年2月30日前完成", ISSUED).unwrap_err();
        assert_eq!(error.message.zh, "没有2026年2月30日这一天");
        assert_eq!(piece::text("2026年2月30日前完成", error.range), "2026年2月30日前");
        assert_eq!(deadline("2月30日前", None).unwrap_err().message.zh, "没有2月30日这一天");
        let error = deadline("切实加强领导", ISSUED).unwrap_err();
        assert_eq!(error.message.zh, "这里应当是一个时限");
        assert!(error.help.zh.contains("2026年6月底前"));
        assert_eq!(piece::text("切实加强领导", error.range), "切实加强领导");
    }
}
