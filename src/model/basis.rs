//! What the document rests on, what it ends, and from when it holds.

use super::{Clause, Deadline, PartyRef};
use crate::source::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a document is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BasisKind {
    /// 依据、根据、按照: the document rests on it.
    Rests,
    /// Named otherwise.
    Cites,
    /// The document's own issued text or annex.
    Own,
}

/// A cited document: 《标题》（文号）.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Basis {
    /// How.
    pub kind: BasisKind,
    /// Title without the outer 《》.
    pub title: String,
    /// 发文字号, where given.
    pub number: Option<String>,
    /// The workspace document that it is, by path; filled when the workspace is linked.
    pub resolved: Option<String>,
    /// Clause.
    pub clause: Clause,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}

/// 经…同意; of two who approved in one sentence each is an approval.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Approval {
    /// Who approved, where it could be told.
    pub by: Option<PartyRef>,
    /// As written.
    pub text: String,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}

/// A second name: 以下简称X, X（Y办公室）.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Alias {
    /// The second name.
    pub name: String,
    /// Whose.
    pub of: Option<PartyRef>,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}

/// A body or document that ends.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Abolition {
    /// What ends, as written.
    pub what: PartyRef,
    /// Who takes over.
    pub successor: Option<PartyRef>,
    /// As written.
    pub text: String,
    /// Clause.
    pub clause: Clause,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}

/// What a date of effect does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EffectKind {
    /// 施行.
    Begins,
    /// 期限、有效期.
    Ends,
}

/// From or until when the document holds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Effect {
    /// Which.
    pub kind: EffectKind,
    /// When; `date` is none for 自印发之日起.
    pub when: Deadline,
    /// Clause.
    pub clause: Clause,
}
