//! Rules on structure and counts.

mod annex_mismatch;
mod count_phrase;
mod count_unexplained;
mod decomposition_mismatch;
mod empty_body;
pub(in crate::check::rules) mod hollow;
mod member_without_class;
mod name_direction;
mod open_class_in_closed_list;
mod parent_and_branch;
mod pattern_count;
mod roster_mismatch;
mod rosters;
pub(in crate::check::rules) mod sentence;
mod sibling_balance;
mod sibling_name_pattern;
mod sibling_slot;
mod sibling_wording;
mod siblings;

pub(in crate::check) use hollow::{Hollow, hollow};

use crate::check::Rule;

/// The rules, in the order in which they run.
pub(super) const RULES: &[&Rule] = &[
    &annex_mismatch::RULE,
    &count_phrase::RULE,
    &count_unexplained::RULE,
    &decomposition_mismatch::RULE,
    &empty_body::RULE,
    &member_without_class::RULE,
    &name_direction::RULE,
    &open_class_in_closed_list::RULE,
    &parent_and_branch::RULE,
    &pattern_count::RULE,
    &roster_mismatch::RULE,
    &sibling_balance::RULE,
    &sibling_name_pattern::RULE,
    &sibling_slot::RULE,
    &sibling_wording::RULE,
];
