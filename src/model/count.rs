//! Numbers as documents write them.

use super::Clause;
use crate::source::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// A number: 5, 五, 1/4, 四分之一, 0.5, 3.45亿.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Number {
    /// Its value; 万 and 亿 are multiplied out only when they belong to the number, not the unit.
    pub value: f64,
}

/// How a value is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Comparator {
    /// Just the number.
    Exactly,
    /// 不少于, 以上, 不低于.
    AtLeast,
    /// 不超过, 以内, 不高于.
    AtMost,
    /// 超过, 多于.
    MoreThan,
    /// 少于, 低于.
    LessThan,
    /// 约, 左右.
    About,
}

/// A value or a range, with how it is meant.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Amount {
    /// Lower end.
    pub low: f64,
    /// Upper end; equal to `low` when the text gives one number.
    pub high: f64,
    /// How it is meant.
    pub comparator: Comparator,
}

/// An amount of something.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Quantity {
    /// How much.
    pub amount: Amount,
    /// Unit as written: 个, 亿元, 次, %; empty for a bare fraction.
    pub unit: SmolStr,
}

/// A count stated in prose: 7个招商小组, “六个一”, 6家单位.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CountPhrase {
    /// The number.
    pub stated: Amount,
    /// Measure word: 个, 家, 位, 名, 项.
    pub measure: String,
    /// What is counted, as written after the number; empty when the list stands before or after.
    pub noun: String,
    /// Length of the list that it stands beside, when there is one: the marked list just before it,
    /// or the items after 即.
    pub listed: Option<u32>,
    /// As written.
    pub text: String,
    /// Clause.
    pub clause: Clause,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}
