//! Names of the rules on the elements of an official document.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &["num-bracket"];
