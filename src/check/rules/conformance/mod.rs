//! Rules on documents that rest on one another.

mod basis_cycle;
mod basis_later_than_issue;
mod chain_broken;
mod member_dropped;
mod obligation_dropped;
mod obligation_weakened;
mod regrouped;

use crate::check::Rule;

/// The rules, in the order in which they run.
pub(super) const RULES: &[&Rule] = &[
    &basis_cycle::RULE,
    &basis_later_than_issue::RULE,
    &chain_broken::RULE,
    &member_dropped::RULE,
    &obligation_dropped::RULE,
    &obligation_weakened::RULE,
    &regrouped::RULE,
];
