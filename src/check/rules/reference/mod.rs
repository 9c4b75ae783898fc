//! Rules on what a text refers to.

mod adhoc_body;
mod dangling_body;
mod dangling_class;
mod dangling_document;
mod dangling_superior;
mod outside;
mod supersede_incomplete;
mod unknown_unit;

use crate::check::Rule;

/// The rules, in the order in which they run.
pub(super) const RULES: &[&Rule] = &[
    &dangling_body::RULE,
    &dangling_class::RULE,
    &dangling_document::RULE,
    &dangling_superior::RULE,
    &adhoc_body::RULE,
    &supersede_incomplete::RULE,
    &unknown_unit::RULE,
];
