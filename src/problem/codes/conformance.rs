//! Names of the rules between documents.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[
    "basis-cycle",
    "basis-later-than-issue",
    "basis-number-differs",
    "basis-title-differs",
    "chain-broken",
    "duplicate-number",
    "member-dropped",
    "obligation-dropped",
    "obligation-weakened",
    "regrouped",
];
