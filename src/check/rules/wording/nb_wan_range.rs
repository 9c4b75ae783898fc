//! `nb-wan-range`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "nb-wan-range",
    level: Level::Error,
    page: Page {
        what: Both(
            "带“万”“亿”的数的起止，前一个数漏了“万”“亿”。",
            "A range whose first number lacks 万 or 亿.",
        ),
        why: Both("“9～16亿”可以读成从9到16亿。", "9～16亿 may be read as from nine to 1.6 billion."),
        wrong: "总投资9～16亿元。",
        right: "总投资9亿～16亿元。",
        source: "GB/T 15835—2011，5.1.4",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["亿", "万"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let before = hit.before();
    let head = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    if head.len() == before.len() {
        return;
    }
    let Some(sign) = head.chars().next_back().filter(|c| ['～', '—', '-', '~'].contains(c)) else {
        return;
    };
    let left = head.strip_suffix(sign).unwrap_or("");
    let number = left.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    if number.len() == left.len() {
        return;
    }
    let unit = hit.word();
    let span = hit.line.span(number.len()..hit.range.end);
    let at = hit.line.span(left.len()..left.len());
    found.push(
        RULE.at(
            span,
            format!("起止的两个数都要带“{unit}”"),
            format!("both numbers of the range carry {unit}"),
        )
        .fix(false, at, unit, format!("补上“{unit}”"), format!("add {unit}")),
    );
}
