//! Rules on names of units, bodies and documents.

mod body_alias_mixed;
mod class_alias_mixed;
mod document_alias_mixed;
mod informal_short_name;
mod level_prefix;
mod listed_classes;
mod obsolete_name;
mod obsolete_now;
mod surface;
mod unit_alias_mixed;
mod unit_listed_twice;

use crate::check::Rule;

/// The rules, in the order in which they run.
pub(super) const RULES: &[&Rule] = &[
    &body_alias_mixed::RULE,
    &class_alias_mixed::RULE,
    &document_alias_mixed::RULE,
    &informal_short_name::RULE,
    &level_prefix::RULE,
    &obsolete_name::RULE,
    &obsolete_now::RULE,
    &unit_alias_mixed::RULE,
    &unit_listed_twice::RULE,
];
