//! Codes of what had to be guessed when a published text was imported.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[
    "embedded-document",
    "guessed-class",
    "guessed-duty",
    "guessed-flow",
    "guessed-header",
    "guessed-seat",
    "guessed-unit",
];
