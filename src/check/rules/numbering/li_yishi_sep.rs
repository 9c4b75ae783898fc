//! `li-yishi-sep`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "li-yishi-sep",
    level: Level::Warning,
    page: Page {
        what: Both(
            "“一是……，二是……”各项里面已有逗号，各项之间还用逗号。",
            "一是…，二是… joined by commas although the items hold commas.",
        ),
        why: Both("分不清哪个逗号是项与项的界线。", "Nobody can tell which comma parts the items."),
        wrong: "一是加强领导，明确专人，二是落实责任，强化督查。",
        right: "一是加强领导，明确专人；二是落实责任，强化督查。",
        source: "GB/T 15834—2011，附录B.1.4",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["，二是", "，三是"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let (before, own) = (hit.before(), if hit.word().ends_with("二是") { "一是" } else { "二是" });
    let Some(start) = before.rfind(own) else { return };
    let item = before.get(start..).unwrap_or("");
    if !item.contains('，') || item.contains(['。', '；']) {
        return;
    }
    let span = hit.line.span(hit.range.start..hit.range.start + "，".len());
    found.push(
        RULE.at(span, "各项里面已有逗号，项与项之间用分号", "items that hold commas are parted by ；").fix(
            false,
            span,
            "；",
            "改成“；”",
            "write ；",
        ),
    );
}
