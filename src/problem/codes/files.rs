//! Codes of problems with files, folders and templates.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[
    "bad-template",
    "cannot-read",
    "format-unsound",
    "leaves-workspace",
    "looks-like-gbk",
    "no-permission",
    "not-a-text",
    "not-found",
    "not-utf8",
    "output-failed",
    "output-shortened",
    "too-large",
    "utf-16",
];
