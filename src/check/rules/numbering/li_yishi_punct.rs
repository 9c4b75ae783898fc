//! `li-yishi-punct`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "li-yishi-punct",
    level: Level::Error,
    page: Page {
        what: Both("“一是”“二是”后面加了标点。", "A mark after 一是."),
        why: Both("“一是”后面直接说内容，国家标准规定不用标点。", "The standard puts no mark after 一是."),
        wrong: "各单位要做到：一是，加强领导；二是，落实责任。",
        right: "各单位要做到：一是加强领导；二是落实责任。",
        source: "GB/T 15834—2011，附录B.3.7",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(
        &[
            "一是，",
            "二是，",
            "三是，",
            "四是，",
            "五是，",
            "六是，",
            "一是、",
            "二是、",
            "三是、",
            "四是、",
            "一是：",
            "二是：",
            "三是：",
            "四是：",
            "五是：",
            "五是、",
        ],
        look,
    ),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    if hit.before().ends_with(['第', '十', '期']) {
        return;
    }
    let word = hit.word();
    let sign = word.chars().next_back().map_or(0, char::len_utf8);
    let head = word.get(..word.len() - sign).unwrap_or("");
    let at = hit.line.span(hit.range.end - sign..hit.range.end);
    found.push(RULE.at(hit.span(), format!("“{head}”后面不用标点"), format!("no mark after {head}")).fix(
        true,
        at,
        "",
        "删去标点",
        "delete it",
    ));
}
