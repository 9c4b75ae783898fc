//! `pn-he-dunhao`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-he-dunhao",
    level: Level::Warning,
    page: Page {
        what: Both("“和”“及”“以及”“并”前面用了顿号。", "A 、 before 和, 及, 以及 or 并."),
        why: Both("连词已经把两项连起来了，前面不再用顿号。", "The conjunction already joins the two."),
        wrong: "由县发展改革局、县商务局、和县财政局负责。",
        right: "由县发展改革局、县商务局和县财政局负责。",
        source: "GB/T 15834—2011（连词前不用顿号的通例）",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["、和", "、以及", "、并", "、及"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let after = hit.after();
    let word = match hit.word() {
        "、和" => after.starts_with([
            '谐', '平', '睦', '解', '美', '气', '田', '硕', '顺', '林', '静', '龙', '政', '布', '约',
        ]),
        "、并" => after.starts_with(['购', '网', '轨', '联', '列', '行', '存', '发', '入', '重']),
        "、及" => after.starts_with(['时', '早', '物', '格', '第']),
        _ => false,
    };
    if word {
        return;
    }
    let span = hit.line.span(hit.range.start..hit.range.start + "、".len());
    let joint = hit.word().trim_start_matches('、');
    found.push(RULE.at(span, format!("“{joint}”前面不用顿号"), format!("no 、 before {joint}")).fix(
        true,
        span,
        "",
        "删去顿号",
        "delete the 、",
    ));
}
