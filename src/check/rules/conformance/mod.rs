//! Rules on documents that rest on one another.

use crate::check::Rule;

/// The rules, in the order in which they run.
pub(super) const RULES: &[&Rule] = &[];
