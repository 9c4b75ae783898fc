//! Questions that people ask of a mechanism: why a unit is in it, what breaks when the unit goes, how much
//! each has to do.
//!
//! In: the responsibility graph, the names in sight, a text. Out: answers as plain data that outlive the
//! model, with clauses and lines, and changes to a text as a patch. Must not: print, read or write files.

mod diff;
mod duplicates;
mod find;
mod hands;
mod impact;
mod load;
mod mentions;
mod patch;
mod verify;
mod why;

pub use diff::{applied, unified};
pub use find::{find, home, known_names, nearest_names};
pub use impact::{Broken, BrokenKind, Change, Impact, impact};
pub use load::{Row, rows, sorted, total};
pub use patch::{ByHand, Patch, Reason, patch};
pub use verify::{Verified, verify};
pub use why::{Chain, ChainStep, Fact, FactKind, Why, why};

use crate::graph::Marks;
use crate::problem::Problem;
use crate::source::Span;

/// The line, from 1, that a place of the text stands on for its reader.
pub type LineOf<'a> = &'a dyn Fn(Span) -> usize;

/// Findings as marks of a drawing, by their places. What has no place marks nothing.
#[must_use]
pub fn marks<'m>(problems: &[Problem]) -> Marks<'m> {
    let mut marks = Marks::new();
    for problem in problems.iter().filter(|problem| !problem.span.is_empty()) {
        marks.place(problem.span, problem.level, problem.code);
    }
    marks
}
