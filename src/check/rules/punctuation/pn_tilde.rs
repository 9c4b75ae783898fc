//! `pn-tilde`.

use super::characters::is_han;
use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-tilde",
    level: Level::Warning,
    page: Page {
        what: Both("浪纹线用了半角的“~”。", "A half-width tilde."),
        why: Both(
            "国家标准里表示数值起止的是占一格的“～”。",
            "The sign of the standard for a range is the full-width ～.",
        ),
        wrong: "每组抽调10~20人。",
        right: "每组抽调10～20人。",
        source: "GB/T 15834—2011，4.13",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["~"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let touches = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || is_han(c) || c == '%');
    if !touches(hit.before().chars().next_back()) || !touches(hit.after().chars().next()) {
        return;
    }
    found.push(RULE.at(hit.span(), "起止用全角的“～”", "write the full-width ～").fix(
        true,
        hit.span(),
        "～",
        "改成“～”",
        "write ～",
    ));
}
