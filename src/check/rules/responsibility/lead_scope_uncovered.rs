//! `lead-scope-uncovered`.

use super::industry::Key;
use super::quoted::quoted;
use super::scope::fields_of;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{BodyId, Direction, RoleClass, Seat, SeatOf};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lead-scope-uncovered",
    level: Level::Error,
    page: Page {
        what: Both(
            "每个牵头单位都用“（负责……）”限定了范围，机构的领域却有几项不在任何一个范围里。",
            "Every leading unit is limited by （负责…）, and a field of the body is under none of them.",
        ),
        why: Both(
            "括号把牵头的范围写死了，落在括号外面的领域就没有牵头单位。",
            "The brackets settle who leads what; a field outside all of them is led by nobody.",
        ),
        wrong: "# 小组：招商一组\n组长：分管副县长\n牵头单位：县农业农村局（负责现代农业产业）、县文化和旅游局（负责文化旅游产业）\n工作职责：负责{领域：现代农业、文化旅游、新能源}的招商引资工作。\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        right: "# 小组：招商一组\n组长：分管副县长\n牵头单位：县农业农村局（负责现代农业产业）、县文化和旅游局（负责文化旅游产业）\n工作职责：负责{领域：现代农业、文化旅游}的招商引资工作。\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    let Some(first) = m.seats.iter().position(|s| s.scope.is_some() && s.class == RoleClass::Lead) else {
        return;
    };
    let terms = case.terms();
    let mut told: Option<BodyId> = None;
    for seat in m.seats.iter().skip(first) {
        let SeatOf::Body(id) = seat.of else { continue };
        if seat.scope.is_none() || seat.class != RoleClass::Lead || told == Some(id) {
            continue;
        }
        told = Some(id);
        let leads: Vec<&Seat> =
            m.seats.iter().filter(|s| s.of == seat.of && s.class == RoleClass::Lead).collect();
        let fields: Vec<Key<'_>> = leads
            .iter()
            .flat_map(|l| fields_of(l.scope.as_deref().unwrap_or("")))
            .map(|f| terms.key(f))
            .collect();
        // A limit in words that nobody declared may mean anything.
        let limited = leads.iter().all(|l| l.scope.is_some());
        if !limited || fields.iter().any(|f| matches!(f, Key::Words(_))) {
            continue;
        }
        let directions = m.directions.iter().filter(|d| d.of == seat.of);
        let open = directions.filter(|d| {
            let key = terms.key(&d.term);
            matches!(key, Key::Known(_)) && !fields.iter().any(|f| terms.kin(*f, key))
        });
        if let Some(body) = m.body(id) {
            tell(&body.name.value, &leads, &open.collect::<Vec<_>>(), found);
        }
    }
}

fn tell(name: &str, leads: &[&Seat], open: &[&Direction], found: &mut Vec<Problem>) {
    let Some(first) = open.first() else { return };
    let words = quoted(open.iter().map(|d| d.term.as_str()));
    let limits = quoted(leads.iter().filter_map(|l| l.scope.as_deref()));
    let mut problem = RULE
        .at(
            first.span,
            format!("“{name}”的领域{words}没有牵头单位：各牵头单位只{limits}"),
            format!("no leading unit of {name} answers for {words}"),
        )
        .help(
            "把这些领域写进某个牵头单位的括号里，或者去掉一个牵头单位后面的限定",
            "put these fields into a bracket, or take the limit from one leading unit",
        );
    for lead in leads {
        problem = problem.related(lead.holder.span, "只负责括号里写的", "limited by its bracket");
    }
    found.push(problem);
}
