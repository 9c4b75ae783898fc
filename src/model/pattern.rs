//! 模式: a sum of numbers and open letters, each bound to what it counts.

use super::Party;
use crate::source::{Span, Spanned};
use schemars::JsonSchema;
use serde::Serialize;

/// `7+X`, `6+6`, `1+N`, `1+4+N`, `3+X` …
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Pattern {
    /// As written.
    pub text: Spanned<String>,
    /// Its terms, in order.
    pub terms: Vec<Term>,
}

/// One term.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Term {
    /// How many.
    pub size: TermSize,
    /// What it is bound to, as written: 招商小组; none when the header binds nothing to it.
    pub bound: Option<Spanned<String>>,
    /// What the words name.
    pub parties: Vec<Party>,
    /// Number of bodies or members found behind the words; none for an open set.
    pub found: Option<u32>,
    /// The term in the pattern.
    #[serde(skip)]
    pub span: Span,
}

/// A number or an open letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TermSize {
    /// Exactly so many.
    Fixed(u32),
    /// Any number: X, N.
    Open(String),
}
