//! `pn-semi-level`.

use super::characters::is_han;
use crate::check::{Both, Case, Hit, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-semi-level",
    level: Level::Hint,
    page: Page {
        what: Both("分号用来隔开几个短词。", "；between short words of one clause."),
        why: Both("分号隔开的是分句，几个词并列用顿号。", "；separates clauses; words in a list take 、."),
        wrong: "重点引进以下产业：钢材；水泥；木材。",
        right: "重点引进以下产业：钢材、水泥、木材。",
        source: "GB/T 15834—2011，4.6",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["；"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let head = hit.before().rsplit(['；', '：', '。', '，']).next().unwrap_or("");
    let (tail, end) = match hit.after().find(['；', '。', '，', '：']) {
        Some(at) => hit.after().split_at_checked(at).unwrap_or_default(),
        None => (hit.after(), ""),
    };
    let short = |words: &str| !words.is_empty() && words.chars().count() <= 4 && words.chars().all(is_han);
    if !short(head) || !short(tail) || !end.starts_with('。') || !hit.before().contains(['：', '；']) {
        return;
    }
    let before_head = hit.before().strip_suffix(head).unwrap_or("");
    if !before_head.ends_with(['；', '：']) || hit.line.kind == LineKind::Field {
        return;
    }
    found.push(RULE.at(hit.span(), "几个词并列用顿号，不用分号", "words in a list take 、, not ；").fix(
        false,
        hit.span(),
        "、",
        "改成“、”",
        "write 、",
    ));
}
