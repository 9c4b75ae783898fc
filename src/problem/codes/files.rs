//! Codes of problems with files, folders and templates.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[
    "bad-template",
    "broken-docx",
    "cannot-read",
    "empty-file",
    "encrypted-file",
    "format-unsound",
    "glyph-missing",
    "glyph-substituted",
    "hostile-docx",
    "leaves-workspace",
    "looks-like-gbk",
    "no-permission",
    "not-a-text",
    "not-found",
    "not-utf8",
    "old-office-file",
    "other-kind-of-file",
    "output-failed",
    "output-shortened",
    "too-large",
    "utf-16",
];
