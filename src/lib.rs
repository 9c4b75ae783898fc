//! `jizhi` 机制: a compiler and checker for the documents by which local governments set up working
//! mechanisms.
//!
//! ```text
//! files ─load→ SourceText ─parse→ Syntax ─lower→ Mechanism ─render→ notice, matrix, calendar, graph
//!                                         ├─check──→ Problems ─report→ human, json, sarif, junit …
//!                                         ├─compare→ named changes
//!                                         └─query──→ why, impact, load
//! published notice ─import→ a draft of its source
//! finished document ─audit→ what no longer agrees with its source
//! ```
//!
//! A stage is a folder with one public verb. Each takes what is before it and a list of problems,
//! returns the best value it can, and never prints. Imports go one way:
//! `source → problem → fonts → model, page → layout → docx → vocabulary → syntax, clause, registry → lower →
//! workspace → graph → check, compare → query → render → pdf → report, toml_form → import → audit → cli`;
//! `tests/architecture.rs` holds it.

pub mod audit;
pub mod check;
pub mod clause;
pub mod cli;
pub mod compare;
pub mod docx;
pub mod fonts;
pub mod graph;
pub mod import;
pub mod layout;
pub mod lower;
pub mod model;
pub mod page;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod problem;
pub mod query;
pub mod registry;
pub mod render;
pub mod report;
pub mod source;
pub mod syntax;
pub mod toml_form;
pub mod vocabulary;
pub mod workspace;
