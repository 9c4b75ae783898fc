//! What a reviewer would say about a document that was understood.
//!
//! In: a [`Document`](crate::workspace::Document), linked or not, its text and the names in sight. Out: problems, each
//! with the name of its rule. Must not: read files, clock or templates; apply levels or permissions, which
//! the caller does once for all problems of a document.
//!
//! A rule is one file under `rules/`, in the folder of its family; the text that explains it stands in it
//! ([`Page`]) and is what `jizhi explain` prints. Rules that read prose name the words that set them off, so
//! that one pass over the printed words serves all of them.

mod between;
mod case;
mod checker;
mod day;
mod looked;
mod page;
mod prose;
mod rule;
mod rules;
mod session;
mod words;

pub use between::{Brief, Conformance, Counterpart, Field, Obligation, ObligationKind, Pair, Rests, Status};
pub use case::Case;
pub(in crate::check) use checker::issued;
pub use checker::{Checker, Neighbours, RuleSettings, pairs};
pub use looked::Looked;
pub use page::{catalogue, explain};
pub use prose::{Line, LineKind, Prose};
pub use rule::{Both, Hit, Page, Reads, Rule, Setting, SettingValue};
pub use rules::rules;
pub use session::{Findings, Session};
pub(in crate::check) use words::ends_in;
