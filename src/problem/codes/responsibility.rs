//! Names of the rules on who answers for what.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[
    "assist-unpaired",
    "busiest-without-entry",
    "dual-head",
    "dual-role",
    "duty-overlap",
    "duty-without-owner",
    "gate-asymmetry",
    "lead-misfit",
    "lead-scope-mismatch",
    "lead-scope-uncovered",
    "many-leads",
    "member-misfit",
    "no-deputy",
    "no-lead",
    "no-leader",
    "participant-without-duty",
    "power-above-rank",
    "self-assessment",
    "staffing-gap",
    "unit-without-duty",
    "universal-member",
];
