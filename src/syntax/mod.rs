//! From text to lines: parse, tree, format.
//!
//! In: a [`SourceText`](crate::source::SourceText). Out: a [`Syntax`] and what is wrong with it; any
//! text gives a tree. Must not: know what a label means.

mod format;
mod parse;
mod plain;
mod tree;

pub use format::{FormatError, format};
pub(crate) use format::{Laid, Shape, Sink, Tag, Words, layout, settle, space};
pub(crate) use parse::is_one_run;
pub use parse::{parse, words_of};
pub use tree::{Line, LineKind, Run, Runs, Syntax};
