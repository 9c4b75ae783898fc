//! `pn-dunhao-deng`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-dunhao-deng",
    level: Level::Error,
    page: Page {
        what: Both("“等”前面用了顿号。", "A 、 before 等."),
        why: Both(
            "“等”本身表示列举没有完，前面不用顿号。",
            "等 itself says that the list goes on; no 、 stands before it.",
        ),
        wrong: "做好土地、环评、审批、等工作。",
        right: "做好土地、环评、审批等工作。",
        source: "GB/T 15834—2011，附录B.1.2",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["、等"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    if hit.after().starts_with([
        '级', '离', '额', '待', '同', '候', '效', '比', '值', '次', '压', '式', '第', '差', '位',
    ]) {
        return;
    }
    let range = hit.range.start..hit.range.start + "、".len();
    let span = hit.line.span(range);
    found.push(RULE.at(span, "“等”前面不用顿号", "no 、 before 等").fix(
        true,
        span,
        "",
        "删去顿号",
        "delete the 、",
    ));
}
