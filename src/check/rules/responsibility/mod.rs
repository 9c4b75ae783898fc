//! Rules on who answers for what.

mod assist_unpaired;
mod assisted;
mod bottleneck;
mod busiest_without_entry;
mod cycle;
mod division;
mod dual_head;
mod dual_role;
mod duty_overlap;
mod duty_without_owner;
mod fitting;
mod gate_asymmetry;
mod industry;
mod lead_misfit;
mod lead_scope_mismatch;
mod lead_scope_uncovered;
mod many_leads;
mod member_misfit;
mod no_deputy;
mod no_lead;
mod no_leader;
mod outposts;
mod overload;
pub(in crate::check::rules) mod owned;
mod participant_without_duty;
mod power_above_rank;
mod quoted;
mod scope;
mod seated;
mod self_assessment;
mod split_duty;
mod staffing_gap;
mod unit_without_duty;
mod universal_member;
mod unreachable;

pub(in crate::check) use division::Division;
pub(in crate::check) use industry::{Key, Terms};
pub(in crate::check) use seated::Bodies;

use crate::check::Rule;

/// The rules, in the order in which they run.
pub(super) const RULES: &[&Rule] = &[
    &no_lead::RULE,
    &many_leads::RULE,
    &no_leader::RULE,
    &no_deputy::RULE,
    &lead_scope_uncovered::RULE,
    &lead_scope_mismatch::RULE,
    &duty_overlap::RULE,
    &assist_unpaired::RULE,
    &duty_without_owner::RULE,
    &unit_without_duty::RULE,
    &participant_without_duty::RULE,
    &busiest_without_entry::RULE,
    &member_misfit::RULE,
    &lead_misfit::RULE,
    &universal_member::RULE,
    &self_assessment::RULE,
    &dual_head::RULE,
    &power_above_rank::RULE,
    &gate_asymmetry::RULE,
    &dual_role::RULE,
    &staffing_gap::RULE,
    &cycle::RULE,
    &unreachable::RULE,
    &bottleneck::RULE,
    &overload::RULE,
];
