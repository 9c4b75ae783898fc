//! Names of the rules between documents.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &["basis-title-differs", "duplicate-number"];
