//! 目标任务: what is to be reached, by how much, in which period.

use super::{Clause, Parties, Period, Quantity, SeatOf};
use crate::source::Span;
use schemars::JsonSchema;
use serde::Serialize;

/// One target.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Target {
    /// The body or task whose block it stands in.
    pub of: SeatOf,
    /// Who must reach it, where the text says.
    pub owners: Parties,
    /// What is measured: 外出对接项目.
    pub indicator: String,
    /// How much.
    pub quantity: Quantity,
    /// In which period: 全年, 每月.
    pub period: Option<Period>,
    /// Whether it is only striven for: 争取, 力争.
    pub aspired: bool,
    /// As written.
    pub text: String,
    /// Clause.
    pub clause: Clause,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}
