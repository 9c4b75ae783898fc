//! Rules on levels and lists.

mod li_count;
mod li_endpunct;
mod li_ord_comma;
mod li_yishi_punct;
mod li_yishi_sep;
mod li_yishi_seq;
mod lv_circ;
mod lv_endpunct;
mod lv_mark1;
mod lv_mark2;
mod lv_mark3;
mod lv_mark4;
mod lv_parallel;
mod lv_runin_mix;
mod lv_seq;
mod lv_single;
mod lv_skip;
mod lv_style_mix;
mod marks;

pub(in crate::check) use marks::{Mark, Numbered, marks, numbered};

use crate::check::Rule;

/// The rules, in the order in which they run.
pub(super) const RULES: &[&Rule] = &[
    &li_count::RULE,
    &li_endpunct::RULE,
    &li_ord_comma::RULE,
    &li_yishi_punct::RULE,
    &li_yishi_sep::RULE,
    &li_yishi_seq::RULE,
    &lv_circ::RULE,
    &lv_endpunct::RULE,
    &lv_mark1::RULE,
    &lv_mark2::RULE,
    &lv_mark3::RULE,
    &lv_mark4::RULE,
    &lv_parallel::RULE,
    &lv_runin_mix::RULE,
    &lv_seq::RULE,
    &lv_single::RULE,
    &lv_skip::RULE,
    &lv_style_mix::RULE,
];
