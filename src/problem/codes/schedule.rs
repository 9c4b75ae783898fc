//! Names of the rules on time, targets, money and assessment.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[];
