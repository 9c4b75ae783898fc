//! Names of the rules on levels and lists.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[];
