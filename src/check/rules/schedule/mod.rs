//! Rules on time, targets, money and assessment.

mod assessed_set_mismatch;
mod assessment_without_target;
mod cadence_conflict;
mod cadence_rollup;
mod cadence_starved;
mod cadence_vague;
mod deadline_before_issue;
mod deliverable_without_deadline;
mod funding_ambiguous;
mod funding_missing;
mod funding_without_amount;
mod impossible_date;
mod parties;
mod sum_mismatch;
mod target_not_assessed;
mod target_range_in_passfail;
mod target_unverifiable;
mod target_without_period;
mod vague_penalty;
mod words;

use crate::check::Rule;

/// The rules, in the order in which they run.
pub(super) const RULES: &[&Rule] = &[
    &assessed_set_mismatch::RULE,
    &assessment_without_target::RULE,
    &cadence_conflict::RULE,
    &cadence_rollup::RULE,
    &cadence_vague::RULE,
    &deadline_before_issue::RULE,
    &deliverable_without_deadline::RULE,
    &funding_ambiguous::RULE,
    &funding_missing::RULE,
    &funding_without_amount::RULE,
    &impossible_date::RULE,
    &sum_mismatch::RULE,
    &target_not_assessed::RULE,
    &target_range_in_passfail::RULE,
    &target_unverifiable::RULE,
    &target_without_period::RULE,
    &vague_penalty::RULE,
    &cadence_starved::RULE,
];
