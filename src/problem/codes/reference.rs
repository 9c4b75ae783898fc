//! Names of the rules on what a text refers to.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[];
