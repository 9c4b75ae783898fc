//! 经费: how much, for what, from whom to whom.

use super::{Clause, PartyRef, Period, Quantity, SeatOf};
use crate::source::Span;
use schemars::JsonSchema;
use serde::Serialize;

/// A sentence about money.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Funding {
    /// The body or task whose block it stands in.
    pub of: SeatOf,
    /// How much, where stated.
    pub amount: Option<Quantity>,
    /// Whether the amount is for each of several (每个招商专班).
    pub each: Option<PartyRef>,
    /// How often the amount is given: 每年.
    pub period: Option<Period>,
    /// Who pays or provides.
    pub payer: Option<PartyRef>,
    /// Who receives.
    pub payee: Option<PartyRef>,
    /// As written.
    pub text: String,
    /// Clause.
    pub clause: Clause,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}
