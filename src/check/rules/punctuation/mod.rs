//! Rules on punctuation.

mod characters;
mod pn_book_missing;
mod pn_book_nonwork;
mod pn_cite_order;
mod pn_colon_ruxia;
mod pn_colon_twice;
mod pn_dash;
mod pn_dunhao_approx;
mod pn_dunhao_deng;
mod pn_dunhao_quote;
mod pn_dup;
mod pn_ellipsis;
mod pn_half;
mod pn_he_dunhao;
mod pn_pair;
mod pn_quote_ascii;
mod pn_quote_in;
mod pn_range_hyphen;
mod pn_semi_level;
mod pn_space;
mod pn_tilde;

use crate::check::Rule;

/// The rules, in the order in which they run.
pub(super) const RULES: &[&Rule] = &[
    &pn_book_missing::RULE,
    &pn_book_nonwork::RULE,
    &pn_cite_order::RULE,
    &pn_colon_ruxia::RULE,
    &pn_colon_twice::RULE,
    &pn_dash::RULE,
    &pn_dunhao_approx::RULE,
    &pn_dunhao_deng::RULE,
    &pn_dunhao_quote::RULE,
    &pn_dup::RULE,
    &pn_ellipsis::RULE,
    &pn_half::RULE,
    &pn_he_dunhao::RULE,
    &pn_pair::RULE,
    &pn_quote_ascii::RULE,
    &pn_quote_in::RULE,
    &pn_range_hyphen::RULE,
    &pn_semi_level::RULE,
    &pn_space::RULE,
    &pn_tilde::RULE,
];
