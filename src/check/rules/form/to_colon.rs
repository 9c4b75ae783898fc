//! `to-colon`.

use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "to-colon",
    level: Level::Error,
    page: Page {
        what: Both("主送机关末尾用了句号、分号。", "The addressees end with a full stop or the like."),
        why: Both(
            "国家标准规定主送机关后面用全角冒号；底稿里不写冒号，印出来自动加，写了句号就成了“。：”。",
            "The standard ends them with a colon, which is added in print; a full stop would stand before it.",
        ),
        wrong: "主送：各乡（镇）人民政府，县人民政府各部门。\n--- 正文\n现将有关事项通知如下：",
        right: "主送：各乡（镇）人民政府，县人民政府各部门\n--- 正文\n现将有关事项通知如下：",
        source: "GB/T 9704-2012，7.3.2",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Addressees], look),
};

fn look(_: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let kept = line.text.trim_end_matches(['。', '；', '，', '、', ',', ';', '.']);
    if kept.len() == line.text.len() || kept.is_empty() {
        return;
    }
    let span = line.span(kept.len()..line.text.len());
    let mark = line.text.get(kept.len()..).unwrap_or("");
    found.push(
        RULE.at(
            span,
            format!("主送机关末尾不用“{mark}”，用冒号"),
            format!("the addressees end with a colon, not with `{mark}`"),
        )
        .fix(true, span, "", "删去，冒号自动加", "delete it; the colon is added"),
    );
}
