//! `lead-scope-mismatch`.

use super::industry::{Key, Terms};
use super::scope::fields_of;
use super::seated::siblings;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Body, Direction, Mechanism, Seat, SeatOf};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lead-scope-mismatch",
    level: Level::Error,
    page: Page {
        what: Both(
            "单位后面的“（负责……）”写的不是本机构的领域，或者是别的机构的领域。",
            "The field in （负责…） is none of this body's, or is another body's.",
        ),
        why: Both(
            "同一份文件里，牵头的范围与机构的领域对不上，执行时会两头都管或者两头都不管。",
            "Where the limit and the fields differ, two bodies will do the work, or none.",
        ),
        wrong: "# 成立{统称：2个招商小组}\n## 小组：招商一组\n组长：分管副县长\n牵头单位：县发展改革局（负责新能源产业）\n工作职责：负责{领域：现代物流}招商。\n## 小组：招商二组\n组长：分管副县长\n牵头单位：县能源局\n工作职责：负责{领域：新能源}招商。\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        right: "# 成立{统称：2个招商小组}\n## 小组：招商一组\n组长：分管副县长\n牵头单位：县发展改革局（负责现代物流产业）\n工作职责：负责{领域：现代物流}招商。\n## 小组：招商二组\n组长：分管副县长\n牵头单位：县能源局\n工作职责：负责{领域：新能源}招商。\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    if m.directions.is_empty() || !m.seats.iter().any(|s| s.scope.is_some()) {
        return;
    }
    let terms = case.terms();
    for seat in m.seats.iter().filter(|s| s.scope.is_some()) {
        let SeatOf::Body(id) = seat.of else { continue };
        let Some(body) = m.body(id) else { continue };
        let own: Vec<Key<'_>> =
            m.directions.iter().filter(|d| d.of == seat.of).map(|d| terms.key(&d.term)).collect();
        if own.is_empty() {
            continue;
        }
        for field in fields_of(seat.scope.as_deref().unwrap_or("")) {
            let key = terms.key(field);
            if own.iter().any(|d| terms.kin(*d, key)) {
                continue;
            }
            let elsewhere = || m.directions.iter().find(|d| owns(m, d, body, key, terms));
            let sure = matches!(key, Key::Known(_)) && own.iter().all(|d| matches!(d, Key::Known(_)));
            match elsewhere() {
                Some(other) => found.push(tell(m, seat, body, field, Some(other))),
                None if sure => found.push(tell(m, seat, body, field, None).weighing(Level::Warning)),
                None => {}
            }
        }
    }
}

/// Whether a direction is the field, or related to it, and belongs to a body beside this one.
fn owns(m: &Mechanism, direction: &Direction, body: &Body, field: Key<'_>, terms: &Terms) -> bool {
    let SeatOf::Body(id) = direction.of else { return false };
    let beside = m.body(id).is_some_and(|other| !std::ptr::eq(other, body) && siblings(other, body));
    let key = || terms.key(&direction.term);
    beside && (key() == field || terms.is_part(field, key()) || terms.is_part(key(), field))
}

fn tell(m: &Mechanism, seat: &Seat, body: &Body, field: &str, other: Option<&Direction>) -> Problem {
    let (unit, name) = (&seat.holder.text, &body.name.value);
    let owner = other.and_then(|d| match d.of {
        SeatOf::Body(id) => Some((d, m.body(id)?.name.value.as_str())),
        _ => None,
    });
    let zh = match owner {
        Some((_, owner)) => format!("“{unit}”在“{name}”里负责“{field}”，这是“{owner}”的领域，不是“{name}”的"),
        None => format!("“{unit}”在“{name}”里负责“{field}”，“{name}”没有这个领域"),
    };
    let problem = RULE
        .at(seat.holder.span, zh, format!("{unit} answers for {field}, which is no field of {name}"))
        .help(
            format!("括号里改成“{name}”的领域，或者把“{field}”加进“{name}”的领域、从别处去掉"),
            "name a field of this body in the bracket, or move the field to this body",
        );
    match owner {
        Some((direction, _)) => problem.related(direction.span, "这个领域在这里", "the field stands here"),
        None => problem,
    }
}
