//! `to-dup`.

use super::organ;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "to-dup",
    level: Level::Error,
    page: Page {
        what: Both("同一个机关既主送又抄送。", "One organ is both addressed and copied."),
        why: Both(
            "主送的要办理，抄送的只是知道；同一个机关两处都有，不知道要不要办。",
            "The addressee acts, the copied is only told; an organ in both does not know which.",
        ),
        wrong: "主送：各乡（镇）人民政府，县人民政府各部门\n抄送：县委办公室，县人民政府各部门\n--- 正文\n现将有关事项通知如下：",
        right: "主送：各乡（镇）人民政府，县人民政府各部门\n抄送：县委办公室\n--- 正文\n现将有关事项通知如下：",
        source: "文件自身一致；《党政机关公文处理工作条例》第九条第八、十六项",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Copies], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let Some(addressed) = case.element(LineKind::Addressees) else { return };
    let addressees = organ::organs(addressed.text);
    for copied in organ::organs(line.text) {
        // 各委、办、局 leaves words that are no names.
        if copied.name.chars().count() < 3 {
            continue;
        }
        let named = |a: &&organ::Organ<'_>| {
            let ends = a.name.chars().next_back() == copied.name.chars().next_back();
            ends && (a.name == copied.name
                || !a.name.contains('各') && organ::is_same(case, a.name, copied.name))
        };
        let Some(twice) = addressees.iter().find(named) else { continue };
        found.push(
            RULE.at(
                line.span(copied.range),
                format!("“{}”已经是主送机关，不用再抄送", copied.name),
                format!("{} is addressed already", copied.name),
            )
            .related(addressed.span(twice.range.clone()), "主送", "addressed")
            .help(
                "要它办理的只主送，只是告知的只抄送",
                "address it when it acts, copy it when it is only told",
            ),
        );
    }
}
