//! Names of the rules on structure and counts.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[
    "annex-mismatch",
    "count-phrase",
    "count-unexplained",
    "decomposition-mismatch",
    "empty-body",
    "member-without-class",
    "name-direction",
    "open-class-in-closed-list",
    "parent-and-branch",
    "pattern-count",
    "roster-mismatch",
    "sibling-balance",
    "sibling-name-pattern",
    "sibling-slot",
    "sibling-wording",
];
