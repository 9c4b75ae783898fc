//! Names of the rules on names of units, bodies and documents.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[
    "body-alias-mixed",
    "class-alias-mixed",
    "document-alias-mixed",
    "informal-short-name",
    "level-prefix",
    "obsolete-name",
    "obsolete-now",
    "unit-alias-mixed",
    "unit-listed-twice",
];
