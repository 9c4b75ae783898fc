//! Duties by their owners. Those of one sentence share them, so that each owner need be looked at once.

use crate::model::{Duty, Mechanism, PartyRef};

/// Duties that follow each other and share their owners.
pub(in crate::check::rules) fn owned(m: &Mechanism) -> impl Iterator<Item = &[Duty]> {
    m.duties.chunk_by(|a, b| std::ptr::eq(&raw const *a.owners, &raw const *b.owners))
}

/// The owners of all duties; those that duties share are told once.
pub(in crate::check::rules) fn owners(m: &Mechanism) -> impl Iterator<Item = &PartyRef> {
    owned(m).filter_map(<[Duty]>::first).flat_map(|duty| &duty.owners)
}
