//! `unknown-unit`.

use super::outside::is_body;
use crate::check::{Both, Case, Page, Reads, Rule, ends_in};
use crate::model::{Unit, UnitKind};
use crate::problem::{Level, Problem};
use crate::registry::{Department, Registry};
use std::sync::LazyLock;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unknown-unit",
    level: Level::Warning,
    page: Page {
        what: Both(
            "本级的一个单位，地区的单位名录里没有，全国通用的部门名称里也没有；或者与一个认得的名称只差一个字。",
            "A unit of this level is neither in the region's register nor in the national catalogue.",
        ),
        why: Both(
            "单位名称错一个字，任务就没有人认领；名录里没有的，矩阵和日程也排不到它。",
            "With a wrong character in its name nobody takes the task up.",
        ),
        wrong: "# 总体要求\n各单位要分工负责，抓好落实。\n# 任务分工\n@县发展改鬲局：负责项目审批。",
        right: "# 总体要求\n各单位要分工负责，抓好落实。\n# 任务分工\n@县发展改革局：负责项目审批。",
        source: "单位名录",
    },
    settings: &[],
    yields_to: &["dangling-body"],
    reads: Reads::Model(look),
};

/// How the names of organs end.
const ORGANS: &[&str] = &["局", "委", "办", "办公室", "中心", "站", "院", "厅", "大队", "支队", "管委会"];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    let mut registered: Option<bool> = None;
    for unit in m.units.iter().filter(|u| !u.known && u.kind == UnitKind::Named && !is_body(u)) {
        let organ = ends_in(&unit.name, ORGANS) && unit.name.chars().count() >= 4;
        let own = case.names.prefix().is_some_and(|p| unit.name.starts_with(p));
        let Some(place) = unit.mentions.iter().find(|p| !p.is_empty()).filter(|_| organ && own) else {
            continue;
        };
        // 就业 and 创业 are two centres, 改鬲 is nothing.
        let near = case.names.misspelt(&unit.name, |character| !is_used(character));
        let listed = *registered.get_or_insert_with(|| has_register(case));
        if near.is_none() && !listed {
            continue;
        }
        found.push(problem(unit, *place, near));
    }
}

/// Whether the region has a register of its own: then a unit of its level should be in it.
fn has_register(case: &Case<'_>) -> bool {
    if !case.names.has_register() {
        return false;
    }
    let known = case.mechanism.units.iter().filter(|u| u.known && u.kind == UnitKind::Named);
    known.into_iter().any(|u| case.names.find(&u.name).is_some_and(|found| found.from_register))
}

/// A bit for each character of the names and the fields of all departments. All of them are below 2¹⁶.
static USED: LazyLock<Box<[u64; 1 << 10]>> = LazyLock::new(|| {
    let words = |d: &'static Department| d.functions.iter().map(String::as_str).chain([d.standard.as_str()]);
    let mut used = Box::new([0; 1 << 10]);
    for character in Registry::departments().iter().flat_map(words).flat_map(str::chars) {
        if let Some(bits) = used.get_mut(character as usize / 64) {
            *bits |= 1 << (character as usize % 64);
        }
    }
    used
});

fn is_used(character: char) -> bool {
    USED.get(character as usize / 64).is_some_and(|bits| bits >> (character as usize % 64) & 1 == 1)
}

fn problem(unit: &Unit, place: crate::source::Span, near: Option<String>) -> Problem {
    let name = &unit.name;
    let written = unit.surfaces.first().map_or(name.as_str(), |surface| surface.as_str());
    let problem = RULE.at(
        place,
        format!("“{written}”不在单位名录里，也不是通用的部门名称"),
        format!("{written} is in no register and no catalogue"),
    );
    match near {
        Some(near) => problem.help(format!("是不是“{near}”？"), format!("did you mean {near}?")).fix(
            false,
            place,
            near.clone(),
            format!("改成“{near}”"),
            format!("write {near}"),
        ),
        None => problem.help(
            "核对名称；确有这个单位的，在单位名录（units.toml）里加上它",
            "check the name, or enter the unit in units.toml",
        ),
    }
}
