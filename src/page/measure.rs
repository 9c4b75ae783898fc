//! A measure of the page: what the standard says of it, and what holds here.

use super::Length;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who asks for a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// 规定: the standard lays it down.
    Must,
    /// 推荐, 一般: the standard recommends it, or says it is generally so.
    Recommended,
    /// 通行: the standard leaves it open; this is what offices do.
    Customary,
}

impl Strength {
    /// The word in Chinese and in English.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Must => ("规定", "must"),
            Self::Recommended => ("推荐", "recommended"),
            Self::Customary => ("通行", "customary"),
        }
    }
}

/// What a measure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// Millimetres.
    #[serde(rename = "mm")]
    Millimetre,
    /// Points.
    #[serde(rename = "pt")]
    Point,
    /// 字: the width of a character of the body (3.1).
    #[serde(rename = "字")]
    Character,
    /// 行: a line of the body (3.2).
    #[serde(rename = "行")]
    Line,
    /// Things counted.
    #[serde(rename = "个")]
    Count,
    /// What Word counts the width of a cell of its grid in.
    #[serde(rename = "1/4096pt")]
    GridStep,
}

impl Unit {
    /// How it is written.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Millimetre => "mm",
            Self::Point => "pt",
            Self::Character => "字",
            Self::Line => "行",
            Self::Count => "个",
            Self::GridStep => "1/4096pt",
        }
    }

    /// The numbers that make sense, in thousandths.
    pub(super) fn range(self) -> (i64, i64) {
        match self {
            Self::Millimetre => (0, 1_000_000),
            Self::Point => (-5_000, 200_000),
            Self::Character | Self::Line | Self::Count => (0, 100_000),
            Self::GridStep => (-50_000_000, 50_000_000),
        }
    }
}

/// A value as written: a number, a word, yes or no, or a list of words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Written {
    /// true or false.
    Flag(bool),
    /// A number, in the unit of its measure.
    Number(f64),
    /// A word.
    Word(String),
    /// Words; only `profile` takes several.
    Words(Vec<String>),
}

/// A value, numbers in thousandths of their unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// true or false.
    Flag(bool),
    /// Thousandths of the unit.
    Number(i64),
    /// A word.
    Word(String),
}

impl Value {
    /// The value as a person reads it, without its unit: 28.95, 是, 黑体.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Flag(true) => "是".to_owned(),
            Self::Flag(false) => "否".to_owned(),
            Self::Number(thousandths) => shown(*thousandths),
            Self::Word(word) => word.clone(),
        }
    }

    /// Takes a written value; none for a number that is none, or for several words.
    pub(super) fn of(written: &Written) -> Option<Self> {
        match written {
            Written::Flag(flag) => Some(Self::Flag(*flag)),
            Written::Number(number) => thousandths(*number).map(Self::Number),
            Written::Word(word) => Some(Self::Word(word.trim().to_owned())),
            Written::Words(_) => None,
        }
    }

    /// Whether both are of one kind.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// Thousandths of a written number; none when it is too large to be one.
#[allow(clippy::cast_possible_truncation)]
pub(super) fn thousandths(number: f64) -> Option<i64> {
    let scaled = (number * 1000.0).round();
    (scaled.abs() < 1e12).then_some(scaled as i64)
}

/// 28950 as 28.95.
pub(super) fn shown(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, rest) = (thousandths.abs() / 1000, thousandths.abs() % 1000);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let rest = format!("{rest:03}");
    format!("{sign}{whole}.{}", rest.trim_end_matches('0'))
}

/// One measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// English key.
    pub key: String,
    /// Chinese name.
    pub name: String,
    /// What the standard, or custom, has.
    pub standard: Value,
    /// What holds here.
    pub value: Value,
    /// What numbers are counted in.
    pub unit: Option<Unit>,
    /// Clause of GB/T 9704-2012; empty when it is silent; 据… when the number follows from one.
    pub clause: String,
    /// Who asks for it.
    pub strength: Strength,
    /// How far the value may be off, in thousandths of the unit.
    pub tolerance: Option<i64>,
    /// The words that can stand here; empty for any.
    pub options: Vec<String>,
    /// Why it is so.
    pub note: String,
    /// The profile that set the value, `jizhi.toml` when the workspace did; none for the standard's.
    pub set_by: Option<String>,
}

impl Measure {
    /// Whether a workspace or profile changed it.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.value != self.standard
    }

    /// How far a number is off the standard's, in thousandths of the unit.
    #[must_use]
    pub fn deviation(&self) -> i64 {
        match (&self.standard, &self.value) {
            (Value::Number(standard), Value::Number(value)) => value - standard,
            _ => 0,
        }
    }

    /// Whether the value is one that the standard allows: only what it lays down (规定) binds, a number
    /// within its tolerance. The names of fonts are those of classes and bind nobody.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        self.strength != Strength::Must
            || !matches!(self.standard, Value::Number(_))
            || self.deviation().abs() <= self.tolerance.unwrap_or(0)
    }

    /// The value with its unit.
    #[must_use]
    pub fn shown(&self) -> String {
        self.with_unit(&self.value)
    }

    /// A value of this measure with its unit: 28.95 pt, 2 行.
    #[must_use]
    pub fn with_unit(&self, value: &Value) -> String {
        match (value, self.unit) {
            (Value::Number(_), Some(unit)) => format!("{} {}", value.shown(), unit.sign()),
            (Value::Word(word), _) if word.is_empty() => "—".to_owned(),
            _ => value.shown(),
        }
    }

    /// The tolerance with its unit: ±1 mm; empty when none is given.
    #[must_use]
    pub fn shown_tolerance(&self) -> String {
        let sign = self.unit.map_or("", Unit::sign);
        self.tolerance.map_or_else(String::new, |t| format!("±{} {sign}", shown(t)))
    }

    /// As a length, when it is one.
    pub(super) fn length(&self) -> Option<Length> {
        match (&self.value, self.unit) {
            (Value::Number(n), Some(Unit::Millimetre)) => Some(Length::from_micrometres(*n)),
            (Value::Number(n), Some(Unit::Point)) => Some(Length::from_millipoints(*n)),
            _ => None,
        }
    }
}
