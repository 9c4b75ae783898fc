//! From text to lines: parse, tree, format.
//!
//! In: a [`SourceText`](crate::source::SourceText). Out: a [`Syntax`] and what is wrong with it; any
//! text gives a tree. Must not: know what a label means.

mod tree;

pub use tree::{Line, LineKind, Run, Syntax};
