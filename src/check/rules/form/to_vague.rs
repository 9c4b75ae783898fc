//! `to-vague`.

use super::organ;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::model::{Party, UnitKind};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "to-vague",
    level: Level::Warning,
    page: Page {
        what: Both(
            "主送只写了“有关单位”，正文却给具体单位派了任务。",
            "The document is addressed to “units concerned” only, yet charges named units.",
        ),
        why: Both(
            "“有关单位”是谁没有写，被派任务的单位可能收不到文件。",
            "Nobody says who is concerned; the units that are charged may not receive it.",
        ),
        wrong: "主送：各有关单位\n--- 正文\n= 工作分工\n牵头单位：县商务局\n责任单位：县财政局",
        right: "主送：各乡（镇）人民政府，县人民政府各部门\n--- 正文\n= 工作分工\n牵头单位：县商务局\n责任单位：县财政局",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Addressees], look),
};

const VAGUE: [&str; 6] = ["有关单位", "各有关单位", "相关单位", "各相关单位", "有关部门", "各有关部门"];

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    if !line.text.contains("关单位") && !line.text.contains("关部门") {
        return;
    }
    if !organ::organs(line.text).iter().all(|organ| VAGUE.contains(&organ.name)) {
        return;
    }
    let mechanism = case.mechanism;
    let named = mechanism.seats.iter().find_map(|seat| match &seat.holder.party {
        Party::Unit(id) => mechanism.unit(*id).filter(|unit| unit.kind == UnitKind::Named).map(|u| (seat, u)),
        _ => None,
    });
    let Some((seat, unit)) = named else { return };
    found.push(
        RULE.at(
            line.whole(),
            format!("主送只写“{}”，看不出包不包括“{}”", line.text, unit.name),
            format!("`{}` does not say whether {} is meant", line.text, unit.name),
        )
        .related(seat.holder.span, "这里给它派了任务", "charged here")
        .help("主送写出这些单位，或者写它们的统称", "name these units, or the class they belong to"),
    );
}
