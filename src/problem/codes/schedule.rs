//! Names of the rules on time, targets, money and assessment.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[
    "assessed-set-mismatch",
    "assessment-without-target",
    "cadence-conflict",
    "cadence-rollup",
    "cadence-starved",
    "cadence-vague",
    "deadline-before-issue",
    "deliverable-without-deadline",
    "funding-ambiguous",
    "funding-missing",
    "funding-without-amount",
    "impossible-date",
    "sum-mismatch",
    "target-not-assessed",
    "target-range-in-passfail",
    "target-unverifiable",
    "target-without-period",
    "vague-penalty",
];
