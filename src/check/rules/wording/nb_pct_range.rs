//! `nb-pct-range`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "nb-pct-range",
    level: Level::Error,
    page: Page {
        what: Both(
            "百分数的起止，前一个数漏了百分号。",
            "A range of percentages whose first number lacks its sign.",
        ),
        why: Both(
            "“15～30%”可以读成从15到0.3；国家标准要求两个数都带百分号。",
            "15～30% may be read as from 15 to 0.3; the standard asks for both signs.",
        ),
        wrong: "年均增长15～30%。",
        right: "年均增长15%～30%。",
        source: "GB/T 15835—2011，5.1.4",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["%"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let before = hit.before();
    let head = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let Some(sign) = head.chars().next_back().filter(|c| ['～', '—', '-', '~', '至'].contains(c)) else {
        return;
    };
    let left = head.strip_suffix(sign).unwrap_or("");
    let number = left.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    if head.len() == before.len() || number.len() == left.len() {
        return;
    }
    let span = hit.line.span(number.len()..hit.range.end);
    let at = hit.line.span(left.len()..left.len());
    found.push(
        RULE.at(span, "起止的两个数都要带百分号", "both numbers of a range of percentages carry the sign")
            .fix(true, at, "%", "补上百分号", "add the sign"),
    );
}
