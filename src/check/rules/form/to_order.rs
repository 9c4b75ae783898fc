//! `to-order`.

use super::organ;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule, Setting, SettingValue};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "to-order",
    level: Level::Warning,
    page: Page {
        what: Both(
            "主送、抄送的先后与本地的顺序不一样。",
            "Addressees or copies are not in the order of the house.",
        ),
        why: Both(
            "主送、抄送按本地的排序来，先外后内，先党委后政府；乱了容易引起误会。",
            "Organs stand in their customary order; out of it they take offence.",
        ),
        wrong: "主送：县人民政府各部门，各乡（镇）人民政府\n--- 正文\n现将有关事项通知如下：\n+++ jizhi.toml\n[rules.to-order]\norder = [\"人民政府\", \"各部门\"]",
        right: "主送：各乡（镇）人民政府，县人民政府各部门\n--- 正文\n现将有关事项通知如下：\n+++ jizhi.toml\n[rules.to-order]\norder = [\"人民政府\", \"各部门\"]",
        source: "本地的排序",
    },
    settings: &[Setting {
        key: "order",
        default: SettingValue::Words(&[]),
        what: Both(
            "机关名称里的词，按先后；不设就不查。",
            "Words of organ names, in their order; unset: not checked.",
        ),
    }],
    yields_to: &["to-self"],
    reads: Reads::Lines(&[LineKind::Addressees, LineKind::Copies], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    if !case.is_set(RULE.name) {
        return;
    }
    let order = case.words(&RULE, "order");
    let mut highest: Option<(usize, organ::Organ<'_>)> = None;
    for organ in organ::organs(line.text) {
        let Some(rank) = rank(&order, organ.name) else { continue };
        match &highest {
            Some((above, before)) if rank < *above => found.push(
                RULE.at(
                    line.span(organ.range.clone()),
                    format!("“{}”应当排在“{}”前面", organ.name, before.name),
                    format!("{} comes before {}", organ.name, before.name),
                )
                .related(line.span(before.range.clone()), "排到了前面", "stands before it")
                .help("按 jizhi.toml 的 [rules.to-order] 排", "follow [rules.to-order] of jizhi.toml"),
            ),
            _ => highest = Some((rank, organ)),
        }
    }
}

/// Rank of a name: that of the word of the table that ends last in it, the longest of these.
fn rank(order: &[&str], name: &str) -> Option<usize> {
    let ends = order
        .iter()
        .enumerate()
        .filter_map(|(rank, word)| name.rfind(word).map(|at| ((at + word.len(), word.len()), rank)));
    ends.max_by_key(|(place, _)| *place).map(|(_, rank)| rank)
}
