//! `head-secret-copy`.

use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::model::Element;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "head-secret-copy",
    level: Level::Warning,
    page: Page {
        what: Both("标了密级，没有份号。", "A secrecy grade without a copy number."),
        why: Both(
            "涉密公文应当标注份号，一份一号，才能清点、清退。",
            "Classified documents bear copy numbers, so that every copy can be counted and called back.",
        ),
        wrong: "密级：秘密★5年\n--- 正文\n现将有关事项通知如下：",
        right: "份号：000001\n密级：秘密★5年\n--- 正文\n现将有关事项通知如下：",
        source: "《党政机关公文处理工作条例》第九条第一项",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Secrecy], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    if case.mechanism.document.copy_number != Element::Default {
        return;
    }
    found.push(RULE.at(line.whole(), "涉密公文要有份号", "a classified document has a copy number").help(
        "加一行“份号：000001”；印制时另编的，写“份号：无”",
        "add 份号：000001, or 份号：无 when it is given in printing",
    ));
}
