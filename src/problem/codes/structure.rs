//! Names of the rules on structure and counts.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &["pattern-count"];
