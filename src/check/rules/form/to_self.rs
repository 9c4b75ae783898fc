//! `to-self`.

use super::organ;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "to-self",
    level: Level::Error,
    page: Page {
        what: Both("发文机关主送或者抄送了自己。", "The issuer addresses or copies itself."),
        why: Both("公文不发给自己。", "No organ writes to itself."),
        wrong: "主送：各乡（镇）人民政府，某县人民政府办公室\n--- 正文\n现将有关事项通知如下：",
        right: "主送：各乡（镇）人民政府，县人民政府各部门\n--- 正文\n现将有关事项通知如下：",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Addressees, LineKind::Copies], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    for issuer in &case.mechanism.document.issuers {
        let last = issuer.value.chars().next_back();
        for organ in organ::organs(line.text) {
            let near = organ.name.chars().next_back() == last && !organ.name.contains('各');
            if !near || !organ::is_same(case, &issuer.value, organ.name) {
                continue;
            }
            let what = if line.kind == LineKind::Copies { "抄送" } else { "主送" };
            found.push(
                RULE.at(
                    line.span(organ.range),
                    format!("发文机关“{}”{what}了自己", issuer.value),
                    format!("the issuer {} writes to itself", issuer.value),
                )
                .related(issuer.span, "发文机关", "the issuer")
                .help("删去它", "delete it"),
            );
        }
    }
}
