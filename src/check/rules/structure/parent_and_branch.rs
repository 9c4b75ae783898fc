//! `parent-and-branch`.

use super::rosters::unit_of;
use crate::check::{Both, Case, Page, Reads, Rule, ends_in};
use crate::model::{Party, Seat, SeatOf, UnitId};
use crate::problem::{Level, Problem};
use std::collections::BTreeMap;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "parent-and-branch",
    level: Level::Hint,
    page: Page {
        what: Both(
            "一个单位和它自己的分局、支队、大队并列在同一份名单里。",
            "A unit and its own branch sit in one roster as peers.",
        ),
        why: Both(
            "分支机构由它的上级单位调度，并列以后，同一件事两头派、两头报。",
            "The branch answers to the unit; side by side, both are asked for the same thing.",
        ),
        wrong: "# 总体要求\n各单位要分工负责，抓好落实。\n# 成立专班\n## 专班：道路整治专班\n牵头领导：分管副县长\n牵头单位：县交通运输局\n成员单位：县公安局、县公安局交警大队、县财政局\n工作职责：负责道路整治工作。",
        right: "# 总体要求\n各单位要分工负责，抓好落实。\n# 成立专班\n## 专班：道路整治专班\n牵头领导：分管副县长\n牵头单位：县交通运输局\n成员单位：县公安局交警大队、县财政局\n工作职责：负责道路整治工作。",
        source: "审核惯例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Whether a name ends in what a branch adds to the name of its unit.
fn is_branch(name: &str) -> bool {
    ends_in(name, &["分局", "支局", "支队", "大队", "中队", "分中心"])
}

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    if !m.units.iter().any(|u| is_branch(&u.name)) {
        return;
    }
    let is_parent = |branch: &str, unit: UnitId| {
        m.unit(unit).is_some_and(|unit| unit.name.len() < branch.len() && branch.starts_with(&*unit.name))
    };
    // Branches by the body and the unit they belong to.
    let mut pairs: BTreeMap<(u32, UnitId), (&Seat, Vec<&Seat>)> = BTreeMap::new();
    for seat in &m.seats {
        let (SeatOf::Body(body), Some(branch)) = (seat.of, unit_of(m, seat)) else { continue };
        if !is_branch(&branch.name) {
            continue;
        }
        let beside = case.bodies().seats.of(body).iter().filter(|s| s.class == seat.class);
        let parent = beside.copied().find_map(|s| {
            let (Party::Unit(id) | Party::Post { unit: Some(id), .. }) = &s.holder.party else { return None };
            is_parent(&branch.name, *id).then_some((*id, s))
        });
        if let Some((id, parent)) = parent {
            let branches = &mut pairs.entry((body.0, id)).or_insert_with(|| (parent, Vec::new())).1;
            if !branches.iter().any(|b| b.holder.text == seat.holder.text) {
                branches.push(seat);
            }
        }
    }
    for (parent, branches) in pairs.into_values() {
        let Some(first) = branches.first() else { continue };
        let unit = unit_of(m, parent).map_or("", |u| u.name.as_str());
        let listed = super::rosters::holders(&branches);
        found.push(
            RULE.at(
                first.holder.span,
                format!("{listed}是{unit}的分支机构，与{unit}并列在一份名单里"),
                format!("a branch of {unit} stands beside it in one roster"),
            )
            .related(parent.holder.span, "它的上级单位在这里", "its own unit")
            .help("留一个；都要参加的，由上级单位带领", "keep one of them, or let the unit bring its branch"),
        );
    }
}
