//! Rules on the elements of an official document.

mod annex;
mod att_bookmark;
mod att_colon_body;
mod att_count;
mod att_endpunct;
mod att_inyin;
mod att_name_match;
mod att_num_style;
mod att_one_num;
mod date_form;
mod head_copyno;
mod head_secret_copy;
mod head_secret_form;
mod head_secret_max;
mod head_signer;
mod head_signer_sep;
mod head_urgent_title;
mod head_urgent_word;
mod imp_chaobao;
mod imp_period;
mod imp_yinfa;
mod imp_zhutici;
mod issuer_mismatch;
mod missing_element;
mod note_bracket;
mod note_contact;
mod num_bracket;
mod num_cite_wenjian;
mod num_di;
mod num_hao;
mod num_pad;
mod num_prefix;
mod num_year;
mod num_yearmismatch;
mod organ;
mod secrecy;
mod sig_date_cn;
mod sig_date_invalid;
mod sig_date_order;
mod sig_date_pad;
mod sig_date_short;
mod sig_nopage;
mod sig_punct;
mod title;
mod to_colon;
mod to_dup;
mod to_gov_by_dept;
mod to_internal;
mod to_mixed_sep;
mod to_order;
mod to_person;
mod to_self;
mod to_vague;
mod ttl_angle;
mod ttl_break;
mod ttl_double_genre;
mod ttl_elems;
mod ttl_genre_end;
mod ttl_guanyu_dui;
mod ttl_guanyu_stack;
mod ttl_long;
mod ttl_nest;
mod ttl_punct;
mod ttl_redundant;
mod ttl_shuminghao;
mod ttl_zhuanfa;
mod written_number;

use crate::check::Rule;

/// The rules, in the order in which they run.
pub(super) const RULES: &[&Rule] = &[
    &att_bookmark::RULE,
    &att_colon_body::RULE,
    &att_count::RULE,
    &att_endpunct::RULE,
    &att_inyin::RULE,
    &att_name_match::RULE,
    &att_num_style::RULE,
    &att_one_num::RULE,
    &head_copyno::RULE,
    &head_secret_copy::RULE,
    &head_secret_form::RULE,
    &head_secret_max::RULE,
    &head_signer::RULE,
    &head_signer_sep::RULE,
    &head_urgent_title::RULE,
    &head_urgent_word::RULE,
    &imp_chaobao::RULE,
    &imp_period::RULE,
    &imp_yinfa::RULE,
    &imp_zhutici::RULE,
    &issuer_mismatch::RULE,
    &missing_element::RULE,
    &note_bracket::RULE,
    &note_contact::RULE,
    &num_bracket::RULE,
    &num_cite_wenjian::RULE,
    &num_di::RULE,
    &num_hao::RULE,
    &num_pad::RULE,
    &num_prefix::RULE,
    &num_year::RULE,
    &num_yearmismatch::RULE,
    &sig_date_cn::RULE,
    &sig_date_invalid::RULE,
    &sig_date_order::RULE,
    &sig_date_pad::RULE,
    &sig_date_short::RULE,
    &sig_nopage::RULE,
    &sig_punct::RULE,
    &to_colon::RULE,
    &to_dup::RULE,
    &to_gov_by_dept::RULE,
    &to_internal::RULE,
    &to_mixed_sep::RULE,
    &to_order::RULE,
    &to_person::RULE,
    &to_self::RULE,
    &to_vague::RULE,
    &ttl_angle::RULE,
    &ttl_break::RULE,
    &ttl_double_genre::RULE,
    &ttl_elems::RULE,
    &ttl_genre_end::RULE,
    &ttl_guanyu_dui::RULE,
    &ttl_guanyu_stack::RULE,
    &ttl_long::RULE,
    &ttl_nest::RULE,
    &ttl_punct::RULE,
    &ttl_redundant::RULE,
    &ttl_shuminghao::RULE,
    &ttl_zhuanfa::RULE,
];
