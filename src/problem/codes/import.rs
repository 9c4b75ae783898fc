//! Codes of what had to be guessed when a published text was imported.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &["guessed-class", "guessed-header", "guessed-unit"];
