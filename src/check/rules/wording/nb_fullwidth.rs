//! `nb-fullwidth`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "nb-fullwidth",
    level: Level::Error,
    page: Page {
        what: Both("数字用了全角字形。", "Full-width digits."),
        why: Both(
            "国家标准要求阿拉伯数字用半角；全角数字搜索、计算都不认。",
            "The standard asks for half-width digits; full-width ones are not found and do not compute.",
        ),
        wrong: "全县确定重点项目１２个。",
        right: "全县确定重点项目12个。",
        source: "GB/T 15835—2011，5.1",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["０", "１", "２", "３", "４", "５", "６", "７", "８", "９"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    if hit.before().ends_with(is_full) {
        return;
    }
    let rest = hit.line.text.get(hit.range.start..).unwrap_or("");
    let len = rest.len() - rest.trim_start_matches(is_full).len();
    let digits: String = rest.chars().take_while(|c| is_full(*c)).filter_map(half).collect();
    let span = hit.line.span(hit.range.start..hit.range.start + len);
    found.push(RULE.at(span, "数字要用半角", "digits are half-width").fix(
        true,
        span,
        digits.clone(),
        format!("改成“{digits}”"),
        format!("write {digits}"),
    ));
}

fn is_full(c: char) -> bool {
    ('０'..='９').contains(&c)
}

fn half(c: char) -> Option<char> {
    char::from_digit(u32::from(c).checked_sub(u32::from('０'))?, 10)
}
