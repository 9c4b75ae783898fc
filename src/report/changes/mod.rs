//! Named changes between two versions, for people and for programs.

mod human;
mod json;

pub use human::draw_changes;
pub use json::changes_object;

use crate::compare::{Change, DocumentChanges, Severity};

/// How many changes of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    major: usize,
    minor: usize,
    wording: usize,
}

impl Count {
    fn of<'a>(changes: impl Iterator<Item = &'a Change>) -> Self {
        let mut count = Self::default();
        for change in changes {
            match change.kind.severity() {
                Severity::Major => count.major += 1,
                Severity::Minor => count.minor += 1,
                Severity::Wording => count.wording += 1,
            }
        }
        count
    }
}

fn all(documents: &[DocumentChanges]) -> impl Iterator<Item = &Change> {
    documents.iter().flat_map(|d| &d.comparison.changes)
}
