//! The rules, by family. A rule is one file; its family's `mod.rs` lists it.

mod conformance;
mod form;
mod name;
mod numbering;
mod punctuation;
mod reference;
mod responsibility;
mod schedule;
mod structure;
mod wording;

pub(super) use numbering::{Mark, Numbered, marks, numbered};
pub(super) use responsibility::{Bodies, Division, Key, Terms};
pub(super) use structure::{Hollow, hollow};

use super::Rule;

/// Every rule, family by family.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        structure::RULES,
        responsibility::RULES,
        reference::RULES,
        name::RULES,
        schedule::RULES,
        conformance::RULES,
        form::RULES,
        numbering::RULES,
        punctuation::RULES,
        wording::RULES,
    ]
    .into_iter()
    .flat_map(|family| family.iter().copied())
}
