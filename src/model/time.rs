//! Periods and deadlines.

use super::{Clause, Parties, SeatOf};
use crate::source::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The unit of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PeriodUnit {
    /// 日.
    Day,
    /// 周.
    Week,
    /// 月.
    Month,
    /// 季度.
    Quarter,
    /// 半年.
    HalfYear,
    /// 年.
    Year,
    /// 定期、适时、及时: no period that could be kept.
    Vague,
}

/// How often, and by which day of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// Unit.
    pub unit: PeriodUnit,
    /// Every so many units: 每双月 is 2 months.
    pub every: u32,
    /// Day within the period: of the month (1–31), of the week (1 Monday – 7); 每月25日前 is 25.
    pub day: Option<u8>,
    /// Month within the period: 12 of 每年12月, 1 of 每季度首月.
    pub month: Option<u8>,
}

impl Period {
    /// How many times a year; none when vague.
    #[must_use]
    pub fn times_a_year(self) -> Option<f64> {
        let once = match self.unit {
            PeriodUnit::Day => 365.0,
            PeriodUnit::Week => 52.0,
            PeriodUnit::Month => 12.0,
            PeriodUnit::Quarter => 4.0,
            PeriodUnit::HalfYear => 2.0,
            PeriodUnit::Year => 1.0,
            PeriodUnit::Vague => return None,
        };
        Some(once / f64::from(self.every.max(1)))
    }
}

/// Something that is due outside a task: a deadline in a sentence on a body or a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Due {
    /// Who must be done by then.
    pub owners: Parties,
    /// Whose block it stands in.
    pub of: SeatOf,
    /// What is due: the words of its sentence.
    pub what: String,
    /// By when.
    pub deadline: Deadline,
    /// Clause.
    pub clause: Clause,
}

/// A day, or the end of a month, quarter or year, by which something is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Deadline {
    /// As written: 2025年6月底前.
    pub text: String,
    /// Last day in time, ISO 8601, where the words give a date that exists.
    pub date: Option<String>,
    /// A repeated deadline.
    pub period: Option<Period>,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}
