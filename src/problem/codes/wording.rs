//! Names of the rules on numerals and wording.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[];
