//! `level-prefix`.

use super::surface::{is_clipped, lists, without_level};
use crate::check::{Both, Case, Page, Reads, Rule, ends_in};
use crate::model::{Party, PartyRef, Unit, UnitKind};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "level-prefix",
    level: Level::Warning,
    page: Page {
        what: Both(
            "单位名单里省略了层级字，却看不出省的是哪一级：名单的第一个单位没有“市”“县”，或者两级单位混排后再省略。",
            "A list leaves the level out where it cannot be told: at its head, or after units of two levels.",
        ),
        why: Both(
            "层级字只有在前面写过、后面都同级时才能省；省错了，任务就到了别的一级。",
            "The level may be left out only after it was written once and while it stays the same.",
        ),
        wrong: "# 任务：落实惠企政策\n牵头单位：县财政局\n配合单位：县商务局、市税务局、林业局\n完成时限：2026年9月底前\n# 任务：加强业务培训\n牵头单位：县人力资源社会保障局\n配合单位：县教育局\n完成时限：2026年9月底前",
        right: "# 任务：落实惠企政策\n牵头单位：县财政局\n配合单位：县商务局、林业局，市税务局\n完成时限：2026年9月底前\n# 任务：加强业务培训\n牵头单位：县人力资源社会保障局\n配合单位：县教育局\n完成时限：2026年9月底前",
        source: "公文单位名单的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Endings of branches that bear their own organ's level.
const OUTPOSTS: [&str; 6] = ["分局", "支局", "支行", "分行", "大队", "支队"];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    if has_two_levels(case) {
        found.extend(lists(case).filter_map(|list| after_two_levels(case, &list)));
    }
    // Where no unit has a level the document leaves it out on purpose.
    let names = || case.mechanism.units.iter().filter(|u| is_department(u));
    let written = |u: &Unit| u.surfaces.contains(&u.name);
    if names().any(written) {
        let heads = case.rosters().iter().filter_map(|list| list.first());
        found.extend(heads.into_iter().find_map(|seat| bare(case, &seat.holder)));
    }
}

/// Whether departments of two levels are named at all.
fn has_two_levels(case: &Case<'_>) -> bool {
    let named = |u: &&Unit| u.kind == UnitKind::Named && u.department.is_some() && u.level.is_some();
    let mut levels = case.mechanism.units.iter().filter(named).map(|u| u.level);
    let first = levels.next();
    levels.any(|level| Some(level) != first)
}

fn is_department(unit: &Unit) -> bool {
    unit.kind == UnitKind::Named
        && unit.known
        && unit.department.is_some()
        && unit.level.is_some()
        && without_level(&unit.name).is_some()
        && !ends_in(&unit.name, &OUTPOSTS)
}

fn unit_of<'c>(case: &'c Case<'_>, party: &PartyRef) -> Option<&'c Unit> {
    let Party::Unit(id) = &party.party else { return None };
    case.mechanism.unit(*id).filter(|unit| is_department(unit))
}

/// Whether a form is the whole name without its level.
fn is_elided(unit: &Unit, surface: &str) -> bool {
    without_level(&unit.name) == Some(surface)
}

/// A name without level, right after a unit whose level is not that of the units before it.
fn after_two_levels(case: &Case<'_>, list: &[&PartyRef]) -> Option<Problem> {
    let mut written: Option<(&PartyRef, char)> = None;
    let mut changed: Option<(&PartyRef, &PartyRef, char)> = None;
    for party in list {
        let Some(unit) = unit_of(case, party) else { continue };
        let level = unit.name.chars().next()?;
        if !is_elided(unit, &party.text) {
            match written {
                Some((before, other)) if other != level => changed = Some((before, party, level)),
                _ if changed.is_none() => {}
                _ => changed = None,
            }
            written = Some((party, level));
            continue;
        }
        let Some((before, after, new)) = changed else { continue };
        if level == new {
            return Some(unclear(before, after, party, level));
        }
    }
    None
}

fn unclear(before: &PartyRef, after: &PartyRef, party: &PartyRef, level: char) -> Problem {
    let (name, near, far) = (&party.text, &after.text, &before.text);
    RULE.at(
        party.span,
        format!("“{name}”接在“{near}”后面，读作“{level}{name}”；前面还有“{far}”，看不出是哪一级的"),
        format!("{name} after {near} reads as {level}{name}, but {far} stands before: which level is meant?"),
    )
    .related(after.span, "层级在这里变了", "the level changes here")
    .help("给它写上层级字，或者把同级的单位排在一起", "write its level, or put units of one level together")
}

/// A list whose first unit has no level, with none before it on its line.
fn bare(case: &Case<'_>, party: &PartyRef) -> Option<Problem> {
    let Party::Unit(id) = &party.party else { return None };
    let unit = case.mechanism.unit(*id).filter(|unit| is_elided(unit, &party.text) && is_department(unit))?;
    if is_clipped(&party.text) {
        return None;
    }
    let level = unit.name.chars().next()?;
    let before = case.text.as_str().get(..party.span.start as usize)?;
    if before.rsplit('\n').next()?.contains(level) {
        return None;
    }
    let (name, full) = (&party.text, &unit.name);
    let problem = RULE
        .at(
            party.span,
            format!("“{name}”在名单开头，没有写是哪一级的"),
            format!("{name} heads a list without its level"),
        )
        .help(format!("写成“{full}”"), format!("write {full}"));
    // The name without its level may be that of a unit above or below.
    Some(problem.fix(false, party.span, full.clone(), format!("写成“{full}”"), format!("write {full}")))
}
