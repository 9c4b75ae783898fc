//! Codes of problems in `jizhi.toml` and registers.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[
    "bad-settings",
    "page-off-standard",
    "register-date",
    "register-duplicate",
    "register-empty-name",
    "register-syntax",
];
