//! `nb-leadzero`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "nb-leadzero",
    level: Level::Error,
    page: Page {
        what: Both("小数点前面没有写0。", "A decimal without its leading zero."),
        why: Both("小数点容易漏看，“.5”会被看成5。", "A point is easily missed and .5 read as 5."),
        wrong: "每亩补助.5万元。",
        right: "每亩补助0.5万元。",
        source: "GB/T 15835—2011，5.1.2",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["."], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    if !hit.after().starts_with(|c: char| c.is_ascii_digit()) {
        return;
    }
    let left = hit.before().chars().next_back();
    if left.is_some_and(|c| c.is_ascii()) {
        return;
    }
    let digits = hit.after().len() - hit.after().trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let span = hit.line.span(hit.range.start..hit.range.end + digits);
    let at = hit.line.span(hit.range.start..hit.range.start);
    found.push(RULE.at(span, "小数点前面要写0", "a zero stands before the point").fix(
        true,
        at,
        "0",
        "补上0",
        "add the zero",
    ));
}
