//! Two versions of a mechanism: named changes in the drafter's terms.
//!
//! In: two compiled mechanisms with their texts. Out: a [`Comparison`] — each change with its
//! [`Kind`], severity, words in two languages, both places and both clauses. Must not: touch the
//! disk or git, print, or know the forms of output.
//!
//! What is the same thing in both versions is found first (`frame`), so that neither order nor place
//! nor a new name makes a thing another; then each comparer writes down what became of its facts;
//! what concerns a body that is new or gone goes into that one change (`Log::gather`); and last the
//! printed words are compared (`wording`), where only what no change accounts for is told.

mod bases;
mod bodies;
mod change;
mod documents;
mod duties;
mod flows;
mod frame;
mod header;
mod inline;
mod kind;
pub(crate) mod likeness;
mod printed;
mod roster;
mod seats;
mod targets;
mod tasks;
mod timing;
mod wording;

pub use change::{Change, Detail, Spot};
pub use documents::{DocumentChanges, Version, pair_documents, verdict};
pub use inline::{Piece, PieceKind, pieces};
pub use kind::{Kind, Severity};

use crate::model::Mechanism;
use crate::source::{SourceText, Span};
use change::Log;
use frame::Frame;

/// One version.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// What it says.
    pub mechanism: &'a Mechanism,
    /// The text that it was compiled from.
    pub text: &'a SourceText,
}

/// What changed from one version to the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The changes, in the order of the new version.
    pub changes: Vec<Change>,
}

impl Comparison {
    /// The gravest severity; none when nothing changed.
    #[must_use]
    pub fn verdict(&self) -> Option<Severity> {
        self.changes.iter().map(|c| c.kind.severity()).max()
    }

    /// Moves all places: a version in TOML form is compiled from a text made of it.
    pub fn relocate(&mut self, old: impl Fn(Span) -> Span, new: impl Fn(Span) -> Span) {
        for change in &mut self.changes {
            if let Some(spot) = &mut change.old {
                spot.span = old(spot.span);
            }
            if let Some(spot) = &mut change.new {
                spot.span = new(spot.span);
            }
        }
    }
}

/// Compares two versions of a mechanism. The same texts, differently spaced or in the other form,
/// give no change; the way back gives the mirror of each change.
#[must_use]
pub fn compare(old: Side<'_>, new: Side<'_>) -> Comparison {
    let frame = Frame::new(old, new);
    let mut log = Log::default();
    header::compare(&frame, &mut log);
    header::counts(&frame, &mut log);
    bodies::compare(&frame, &mut log);
    seats::compare(&frame, &mut log);
    roster::compare(&frame, &mut log);
    duties::directions(&frame, &mut log);
    duties::compare(&frame, &mut log);
    tasks::compare(&frame, &mut log);
    tasks::deliverables(&frame, &mut log);
    timing::dues(&frame, &mut log);
    flows::compare(&frame, &mut log);
    targets::compare(&frame, &mut log);
    targets::funding(&frame, &mut log);
    duties::incentives(&frame, &mut log);
    bases::compare(&frame, &mut log);
    log.gather();
    log.merge();
    wording::compare(&frame, &mut log);
    let mut changes: Vec<Change> = log.drafts.into_iter().map(|d| d.change).collect();
    let place = |c: &Change| {
        let spot = c.new.as_ref().or(c.old.as_ref());
        (spot.map_or(0, |s| s.span.start), c.kind)
    };
    changes.sort_by_key(place);
    Comparison { changes }
}
