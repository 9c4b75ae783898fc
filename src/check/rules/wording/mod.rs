//! Rules on numerals and wording.

mod nb_approx_double;
mod nb_date_hao;
mod nb_decrease_times;
mod nb_fullwidth;
mod nb_leadzero;
mod nb_pct_point;
mod nb_pct_range;
mod nb_qian;
mod nb_rel_time;
mod nb_time_mix;
mod nb_unit_mix;
mod nb_wan_range;
mod nb_year_cn;
mod nb_year_short;
mod personal_id;
mod purpose;
mod ungoverned;
mod wd_absolute;
mod wd_closing;
mod wd_colloquial;
mod wd_doubled;
mod wd_down_tone;
mod wd_empty_cliche;
mod wd_firstfull;
mod wd_jiezhi;
mod wd_jinxing;
mod wd_link;
mod wd_no_verb;
mod wd_placeholder;
mod wd_redundant;
mod wd_request;
mod wd_tongguo_shi;
mod wd_typo;
mod wd_zhiding;
mod wd_zuochu;

use crate::check::Rule;

/// The rules, in the order in which they run.
pub(super) const RULES: &[&Rule] = &[
    &nb_approx_double::RULE,
    &nb_date_hao::RULE,
    &nb_decrease_times::RULE,
    &nb_fullwidth::RULE,
    &nb_leadzero::RULE,
    &nb_pct_point::RULE,
    &nb_pct_range::RULE,
    &nb_qian::RULE,
    &nb_rel_time::RULE,
    &nb_time_mix::RULE,
    &nb_unit_mix::RULE,
    &nb_wan_range::RULE,
    &nb_year_cn::RULE,
    &nb_year_short::RULE,
    &personal_id::RULE,
    &wd_absolute::RULE,
    &wd_closing::RULE,
    &wd_colloquial::RULE,
    &wd_doubled::RULE,
    &wd_down_tone::RULE,
    &wd_empty_cliche::RULE,
    &wd_firstfull::RULE,
    &wd_jiezhi::RULE,
    &wd_jinxing::RULE,
    &wd_link::RULE,
    &wd_no_verb::RULE,
    &wd_placeholder::RULE,
    &wd_redundant::RULE,
    &wd_request::RULE,
    &wd_tongguo_shi::RULE,
    &wd_typo::RULE,
    &wd_zhiding::RULE,
    &wd_zuochu::RULE,
];
