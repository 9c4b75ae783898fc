//! `pn-quote-in`.

use super::characters::is_han;
use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-quote-in",
    level: Level::Hint,
    page: Page {
        what: Both(
            "引的只是半句话，句号却在引号里面。",
            "A full stop inside the quotation of a mere phrase.",
        ),
        why: Both(
            "引语不是完整的句子，句号属于整句话，放在引号外面。",
            "The quotation is no sentence; the full stop belongs to the whole and stands outside.",
        ),
        wrong: "各单位要全力打造“一流营商环境。”",
        right: "各单位要全力打造“一流营商环境”。",
        source: "GB/T 15834—2011，附录B.2",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["。”"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let before = hit.before();
    let Some(open) = before.rfind('“') else { return };
    let (head, inside) = before.split_at_checked(open).unwrap_or_default();
    let inside = inside.trim_start_matches('“');
    let part = head.chars().next_back().is_some_and(is_han);
    if !part
        || inside.chars().count() > 10
        || inside.contains(['，', '。', '；', '”'])
        || !hit.after().is_empty()
    {
        return;
    }
    found.push(
        RULE.at(
            hit.span(),
            "引的是半句话，句号放在引号外面",
            "a phrase is quoted: the full stop stands outside",
        )
        .fix(false, hit.span(), "”。", "改成“”。”", "put the full stop outside"),
    );
}
