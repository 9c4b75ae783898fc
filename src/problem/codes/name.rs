//! Names of the rules on names of units, bodies and documents.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[];
