//! `universal-member`.

use super::quoted::quoted;
use super::seated::{ByBody, named};
use crate::check::{Both, Case, Page, Reads, Rule, Setting, SettingValue};
use crate::model::{BodyId, Group, Mechanism, Party, RoleClass, Seat, UnitId};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "universal-member",
    level: Level::Hint,
    page: Page {
        what: Both(
            "同一个单位在每个小组的名单里都写了一遍。",
            "One unit is written into the roster of every sibling body.",
        ),
        why: Both(
            "在统称下面写一句“……为各组共同的责任单位”，名单短了，以后调整也只改一处。",
            "One clause below the collective name shortens the rosters, and changes in one place.",
        ),
        wrong: "# 成立{统称：4个专班}\n## 专班：一专班\n牵头领导：县领导甲\n牵头单位：县教育局\n成员单位：县财政局、县商务局\n## 专班：二专班\n牵头领导：县领导乙\n牵头单位：县民政局\n成员单位：县司法局、县商务局\n## 专班：三专班\n牵头领导：县领导丙\n牵头单位：县水利局\n成员单位：县林业局、县商务局\n## 专班：四专班\n牵头领导：县领导丁\n牵头单位：县统计局\n成员单位：县审计局、县商务局\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        right: "# 成立{统称：4个专班}\n成员单位：县商务局\n## 专班：一专班\n牵头领导：县领导甲\n牵头单位：县教育局\n成员单位：县财政局\n## 专班：二专班\n牵头领导：县领导乙\n牵头单位：县民政局\n成员单位：县司法局\n## 专班：三专班\n牵头领导：县领导丙\n牵头单位：县水利局\n成员单位：县林业局\n## 专班：四专班\n牵头领导：县领导丁\n牵头单位：县统计局\n成员单位：县审计局\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        source: "公文惯例：文字从简",
    },
    settings: &[Setting {
        key: "bodies",
        default: SettingValue::Number(4.0),
        what: Both("几个以上并列的机构才提示", "so many sibling bodies and more"),
    }],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    if !m.groups.iter().any(|g| g.bodies.len() > 2) {
        return;
    }
    let seats = &case.bodies().seats;
    for group in m.groups.iter().filter(|g| g.bodies.len() > 2) {
        let everywhere = everywhere(m, seats, group);
        // The remark is only of use where every list keeps somebody.
        if everywhere.is_empty() || !others_everywhere(seats, group, &everywhere) {
            continue;
        }
        #[expect(clippy::cast_precision_loss, reason = "a document has few bodies")]
        if (group.bodies.len() as f64) >= case.number(&RULE, "bodies") {
            found.push(tell(m, seats, group, &everywhere));
        }
    }
}

/// The unit of a seat in a list of units.
fn listed(seat: &Seat) -> Option<UnitId> {
    let Party::Unit(unit) = seat.holder.party else { return None };
    let in_list = matches!(
        seat.class,
        RoleClass::Lead | RoleClass::Responsible | RoleClass::Member | RoleClass::Support
    );
    in_list.then_some(unit)
}

/// Named units with a seat in every body of the group.
fn everywhere(m: &Mechanism, seats: &ByBody<'_, Seat>, group: &Group) -> Vec<UnitId> {
    let mut counts: Vec<(usize, Option<BodyId>)> = vec![(0, None); m.units.len()];
    for id in &group.bodies {
        for unit in seats.of(*id).iter().filter_map(|s| listed(s)) {
            // A roster of the text and one of an annex count once.
            if let Some((count, last)) = counts.get_mut(unit.index()).filter(|(_, last)| *last != Some(*id)) {
                (*count, *last) = (*count + 1, Some(*id));
            }
        }
    }
    let full = counts.iter().enumerate().filter(|(_, (count, _))| *count == group.bodies.len());
    full.filter_map(|(at, _)| named(m, UnitId::at(at))).collect()
}

fn others_everywhere(seats: &ByBody<'_, Seat>, group: &Group, everywhere: &[UnitId]) -> bool {
    group.bodies.iter().all(|id| {
        let own = seats.of(*id).iter().filter(|s| s.class != RoleClass::Lead);
        own.filter_map(|s| listed(s)).any(|unit| !everywhere.contains(&unit))
    })
}

fn tell(m: &Mechanism, seats: &ByBody<'_, Seat>, group: &Group, everywhere: &[UnitId]) -> Problem {
    let names = everywhere
        .iter()
        .filter_map(|id| m.unit(*id))
        .map(|u| u.surfaces.first().unwrap_or(&u.name).as_str());
    let (count, names) = (group.bodies.len(), quoted(names));
    let group_name = &group.name.value;
    let mut problem = RULE
        .at(
            group.name.span,
            format!("{count}个{group_name}的名单里都有{names}"),
            format!("{names} stand in the rosters of all {count} bodies"),
        )
        .help(
            format!("在“{group_name}”下面写一句它们是各组共同的责任单位，各组的名单里就不用再写"),
            "say so once below the collective name, and take them from the rosters",
        );
    let first = group.bodies.first().map_or(&[][..], |id| seats.of(*id));
    for seat in first.iter().filter(|s| listed(s).is_some_and(|unit| everywhere.contains(&unit))) {
        problem = problem.related(seat.holder.span, "每组都有", "in every roster");
    }
    problem
}
