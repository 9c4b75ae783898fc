//! `self-assessment`.

use super::outposts;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{BodyId, FlowKind, Mechanism, Party, RoleClass, Seat, SeatOf, UnitId};
use crate::problem::{Level, Problem};
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "self-assessment",
    level: Level::Error,
    page: Page {
        what: Both(
            "考核、督查的单位自己就在被考核的机构里，或者是它的上级单位、办公室所在单位。",
            "Who assesses is a member, the parent or the host of what is assessed.",
        ),
        why: Both(
            "自己考核自己，结果没有人信；别名不同、其实是一个单位的，尤其容易看漏。",
            "Nobody trusts who assesses himself; under two names it is easily missed.",
        ),
        wrong: "# 成立{统称：2个专班}\n## 专班：一专班\n牵头领导：分管副县长\n牵头单位：县工业和信息化局\n成员单位：县商务局\n工作职责：负责工业招商。\n## 专班：二专班\n牵头领导：分管副县长\n牵头单位：县农业农村局\n成员单位：县林业局\n工作职责：负责农业招商。\n# 考核\n{考核：县商务局每年12月对各专班进行1次考核}。",
        right: "# 成立{统称：2个专班}\n## 专班：一专班\n牵头领导：分管副县长\n牵头单位：县工业和信息化局\n成员单位：县商务局\n工作职责：负责工业招商。\n## 专班：二专班\n牵头领导：分管副县长\n牵头单位：县农业农村局\n成员单位：县林业局\n工作职责：负责农业招商。\n# 考核\n{考核：县委督查室每年12月对各专班进行1次考核}。",
        source: "文件自身一致；考核者与被考核者分开",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    let mut told: Vec<UnitId> = Vec::new();
    for flow in m.flows.iter().filter(|f| f.kind == FlowKind::Assessment) {
        for from in &flow.from {
            for unit in units_of(m, &from.party) {
                if told.contains(&unit) || is_government(m, unit) {
                    continue;
                }
                let own = flow.to.iter().find_map(|to| Some((to, within(case, unit, &to.party)?)));
                let problem = match own {
                    Some((to, (place, how))) => {
                        Some(tell(m, (&from.text, from.span), unit, &to.text, place, &how))
                    }
                    None => outposts::own(case, flow, from, unit),
                };
                if let Some(problem) = problem {
                    told.push(unit);
                    found.push(problem);
                }
            }
        }
    }
    assessors_of_tasks(m, found);
}

/// The units behind who assesses: itself, or the host and the leads of a body.
fn units_of(m: &Mechanism, party: &Party) -> Vec<UnitId> {
    match party {
        Party::Unit(id) => vec![*id],
        Party::Body(id) => {
            let host = m.body(*id).and_then(|b| b.host.as_ref()).and_then(|h| unit(&h.party));
            let leads = m.seats.iter().filter(|s| s.of == SeatOf::Body(*id) && s.class == RoleClass::Lead);
            host.into_iter().chain(leads.filter_map(|s| unit(&s.holder.party))).collect()
        }
        _ => Vec::new(),
    }
}

fn unit(party: &Party) -> Option<UnitId> {
    match party {
        Party::Unit(id) => Some(*id),
        _ => None,
    }
}

/// The government and the party committee stand above all, though their leaders head the bodies.
fn is_government(m: &Mechanism, id: UnitId) -> bool {
    let department = m.unit(id).and_then(|u| u.department);
    matches!(department, Some("政府" | "党委"))
}

/// Where a unit belongs to the assessed, and how.
fn within(case: &Case<'_>, unit: UnitId, assessed: &Party) -> Option<(Span, String)> {
    let m = case.mechanism;
    let in_bodies = |bodies: &[BodyId], role: Option<&str>| {
        let seats = m.seats.iter().filter(|s| matches!(s.of, SeatOf::Body(id) if bodies.contains(&id)));
        let seat = seats.into_iter().find(|s| role.is_none_or(|r| s.role == r) && sits(s, unit))?;
        let SeatOf::Body(id) = seat.of else { return None };
        Some((seat.holder.span, format!("“{}”的{}", m.body(id)?.name.value, seat.role)))
    };
    match assessed {
        Party::Unit(id) if *id == unit => Some((Span::default(), "被考核的单位".to_owned())),
        Party::Unit(id) => {
            let (branch, above) = (m.unit(*id)?, m.unit(unit)?);
            let found = case.names.find(&branch.name)?;
            let parent = case.names.registered(&found)?.parent.as_deref()?;
            let own = parent == above.name || above.surfaces.iter().any(|s| s == parent);
            own.then(|| (Span::default(), format!("“{}”的上级单位", branch.name)))
        }
        Party::Body(id) => in_bodies(&[*id], None).or_else(|| {
            let host = m.body(*id)?.host.as_ref()?;
            (host.party == Party::Unit(unit)).then(|| (host.span, "它设在的单位".to_owned()))
        }),
        Party::Group(id) => in_bodies(&m.group(*id)?.bodies, None),
        Party::Role { of, role } => match &**of {
            Party::Body(id) => in_bodies(&[*id], Some(role)),
            Party::Group(id) => in_bodies(&m.group(*id)?.bodies, Some(role)),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a seat is that of a unit, or of a member from it.
fn sits(seat: &Seat, unit: UnitId) -> bool {
    let works = matches!(
        seat.class,
        RoleClass::Lead | RoleClass::Responsible | RoleClass::Member | RoleClass::Support
    );
    works
        && match seat.holder.party {
            Party::Unit(id) | Party::Post { unit: Some(id), .. } => id == unit,
            _ => false,
        }
}

fn tell(
    m: &Mechanism,
    (from, span): (&str, Span),
    unit: UnitId,
    to: &str,
    place: Span,
    how: &str,
) -> Problem {
    let name = m.unit(unit).map_or("", |u| u.name.as_str());
    let known = m.unit(unit).is_some_and(|u| u.name == from || u.surfaces.iter().any(|s| s == from));
    let second = if known && from.chars().count() < 12 { String::new() } else { format!("（{name}）") };
    let problem = RULE
        .at(
            span,
            format!("“{from}”{second}考核、督查“{to}”，自己又是{how}"),
            format!("{from} assesses {to} and belongs to it"),
        )
        .help(
            "改由上级机构或者督查考核部门考核，或者写明考核到它自己时由谁考核",
            "let a body above or the department of assessment do it, or say who assesses this unit",
        );
    if place.is_empty() { problem } else { problem.related(place, "它在这里", "it sits here") }
}

/// A task scored by the unit that carries it out.
fn assessors_of_tasks(m: &Mechanism, found: &mut Vec<Problem>) {
    for seat in m.seats.iter().filter(|s| s.class == RoleClass::Assessor) {
        let (SeatOf::Task(id), Some(unit)) = (seat.of, unit(&seat.holder.party)) else { continue };
        let own = m.seats.iter().find(|s| s.of == seat.of && s.class != RoleClass::Assessor && sits(s, unit));
        let (Some(own), Some(task)) = (own, m.task(id)) else { continue };
        let (name, title, role) = (&seat.holder.text, &task.title, &own.role);
        found.push(
            RULE.at(
                seat.holder.span,
                format!("“{name}”考核任务“{title}”，自己又是它的{role}"),
                format!("{name} assesses the task that it carries out"),
            )
            .related(own.holder.span, "它在这里", "it sits here")
            .help("换一个单位考核", "let another unit assess it"),
        );
    }
}
