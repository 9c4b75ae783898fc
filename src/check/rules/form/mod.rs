//! Rules on the elements of an official document.

mod num_bracket;

use crate::check::Rule;

/// The rules, in the order in which they run.
pub(super) const RULES: &[&Rule] = &[&num_bracket::RULE];
