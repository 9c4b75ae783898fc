//! Names of the rules on who answers for what.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[];
