//! Duties, tasks, directions, and what follows from doing them well or badly.

use super::{Clause, Deadline, Parties, SeatOf};
use crate::source::{Span, Spanned};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a duty obliges to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DutyKind {
    /// To do.
    Carry,
    /// To help another do (协助).
    Assist,
    /// To name liaison staff (联络).
    Liaison,
    /// Not to do (禁止).
    Forbidden,
}

/// One duty of one party.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Duty {
    /// Who; empty when the text names nobody.
    pub owners: Parties,
    /// The body or task whose block it stands in.
    pub of: SeatOf,
    /// What it obliges to.
    pub kind: DutyKind,
    /// The words, without closing punctuation.
    pub text: String,
    /// Clause.
    pub clause: Clause,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}

/// 任务: work with leads, deadline and deliverable; its seats are those with `SeatOf::Task`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Task {
    /// What is to be done.
    pub title: String,
    /// More words on it, where a title and a text are told apart.
    pub text: Option<String>,
    /// 完成时限.
    pub deadline: Option<Deadline>,
    /// 成果.
    pub deliverable: Option<Spanned<String>>,
    /// 分值 in an assessment table.
    pub score: Option<f64>,
    /// Clause, or row number in a table: `一、表第3行`.
    pub clause: Clause,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}

/// 成果: something to be drawn up or handed over, named in a sentence.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Deliverable {
    /// Who draws it up.
    pub owners: Parties,
    /// Whose block it stands in.
    pub of: SeatOf,
    /// What: 年度招商计划.
    pub what: String,
    /// Clause.
    pub clause: Clause,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}

/// An industry or field that a body works in.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Direction {
    /// Whose.
    pub of: SeatOf,
    /// The term: 康养.
    pub term: String,
    /// Clause.
    pub clause: Clause,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}

/// A reward or a penalty.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Incentive {
    /// Whether it rewards.
    pub reward: bool,
    /// Whom it meets, where the text says.
    pub owners: Parties,
    /// The words.
    pub text: String,
    /// Clause.
    pub clause: Clause,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}
