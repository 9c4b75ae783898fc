//! Names of the rules on punctuation.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[];
