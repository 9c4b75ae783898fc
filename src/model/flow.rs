//! Flows: what passes between parties, how often and by when.

use super::{Amount, Clause, Deadline, Parties, Period, SeatOf};
use crate::source::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Kinds of flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FlowKind {
    /// 报送, 汇报, 反馈, 报备: goes up to the recipients.
    Report,
    /// 会议: the subject holds it.
    Meeting,
    /// 听取: the subject hears the recipients' reports.
    Hearing,
    /// 通报, 发布: the subject makes known.
    Publication,
    /// 考核, 督查, 评价: the subject assesses the recipients.
    Assessment,
}

/// One flow.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Flow {
    /// What kind.
    pub kind: FlowKind,
    /// Who acts; empty when the text names nobody.
    pub from: Parties,
    /// To whom, from whom (hearing), or whom (assessment).
    pub to: Parties,
    /// What about.
    pub matter: String,
    /// How often and by which day; several for 周…、月…、季….
    pub periods: Vec<Period>,
    /// By when, for what happens once: 10月15日前.
    pub deadline: Option<Deadline>,
    /// How many times in each period: 召开1次.
    pub times: Option<Amount>,
    /// The body or task whose block it stands in.
    pub of: SeatOf,
    /// As written.
    pub text: String,
    /// Clause.
    pub clause: Clause,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}
