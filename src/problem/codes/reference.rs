//! Names of the rules on what a text refers to.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[
    "adhoc-body",
    "dangling-body",
    "dangling-class",
    "dangling-document",
    "dangling-superior",
    "supersede-incomplete",
    "unknown-unit",
];
