//! Rules on structure and counts.

mod pattern_count;

use crate::check::Rule;

/// The rules, in the order in which they run.
pub(super) const RULES: &[&Rule] = &[&pattern_count::RULE];
