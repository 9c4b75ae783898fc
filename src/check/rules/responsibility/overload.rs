//! `overload`.

use super::quoted::quoted;
use super::seated::named;
use crate::check::{Both, Case, Page, Reads, Rule, Setting, SettingValue};
use crate::model::{Group, GroupId, Mechanism, Party, RoleClass, Seat, SeatOf, UnitId};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "overload",
    level: Level::Warning,
    page: Page {
        what: Both(
            "一个单位进了大多数并列的小组，又不是牵总的单位。",
            "One unit sits in most of the sibling bodies and coordinates none.",
        ),
        why: Both(
            "各组的会、表、任务都压到它身上，人手顾不过来，最后哪一组也出不了力。",
            "The meetings and tasks of all these bodies fall to it, and none is served well.",
        ),
        wrong: "# 成立{统称：5个专班}\n## 专班：一专班\n牵头领导：县领导甲\n牵头单位：县教育局\n成员单位：县财政局、县统计局\n## 专班：二专班\n牵头领导：县领导乙\n牵头单位：县民政局\n成员单位：县司法局、县统计局\n## 专班：三专班\n牵头领导：县领导丙\n牵头单位：县水利局\n成员单位：县林业局、县统计局\n## 专班：四专班\n牵头领导：县领导丁\n牵头单位：县商务局\n成员单位：县审计局、县统计局\n## 专班：五专班\n牵头领导：县领导戊\n牵头单位：县农业农村局\n成员单位：县气象局\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        right: "# 成立{统称：5个专班}\n## 专班：一专班\n牵头领导：县领导甲\n牵头单位：县教育局\n成员单位：县财政局、县统计局\n## 专班：二专班\n牵头领导：县领导乙\n牵头单位：县民政局\n成员单位：县司法局\n## 专班：三专班\n牵头领导：县领导丙\n牵头单位：县水利局\n成员单位：县林业局、县统计局\n## 专班：四专班\n牵头领导：县领导丁\n牵头单位：县商务局\n成员单位：县审计局\n## 专班：五专班\n牵头领导：县领导戊\n牵头单位：县农业农村局\n成员单位：县气象局\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        source: "公文惯例：分工合理、责任到位",
    },
    settings: &[
        Setting {
            key: "share",
            default: SettingValue::Number(0.6),
            what: Both("进了几成以上的小组才警告", "the share of sibling bodies above which it is told"),
        },
        Setting {
            key: "bodies",
            default: SettingValue::Number(5.0),
            what: Both("几个以上并列的机构才看", "so many sibling bodies and more"),
        },
    ],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    for (at, group) in m.groups.iter().enumerate().filter(|(_, group)| group.bodies.len() > 2) {
        let all = group.bodies.len();
        if count(all) < case.number(&RULE, "bodies") {
            continue;
        }
        let least = case.number(&RULE, "share") * count(all);
        for (unit, sits) in sitting(m, group) {
            if sits < all && count(sits) > least && !coordinates(m, unit, (GroupId::at(at), group)) {
                found.extend(tell(m, unit, sits, group));
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a document has few bodies")]
fn count(number: usize) -> f64 {
    number as f64
}

/// The unit of a seat, when it is one of those that work.
fn working_unit(seat: &Seat) -> Option<UnitId> {
    let Party::Unit(unit) = seat.holder.party else { return None };
    let works = matches!(
        seat.class,
        RoleClass::Lead | RoleClass::Responsible | RoleClass::Member | RoleClass::Support
    );
    works.then_some(unit)
}

/// Whether a seat is one in a body of the group.
fn is_within(seat: &Seat, group: &Group) -> bool {
    matches!(seat.of, SeatOf::Body(body) if group.bodies.contains(&body))
}

/// Named units with the number of bodies of the group in which they sit.
fn sitting(m: &Mechanism, group: &Group) -> Vec<(UnitId, usize)> {
    let mut counts: Vec<(usize, Option<SeatOf>)> = vec![(0, None); m.units.len()];
    for own in m.seats.chunk_by(|a, b| a.of == b.of) {
        let Some(first) = own.first().filter(|seat| is_within(seat, group)) else { continue };
        for unit in own.iter().filter_map(working_unit) {
            if let Some(slot) = counts.get_mut(unit.index()).filter(|(_, last)| *last != Some(first.of)) {
                *slot = (slot.0 + 1, Some(first.of));
            }
        }
    }
    let counted = counts.iter().enumerate().filter(|(_, (count, _))| *count > 2);
    counted.filter_map(|(at, (count, _))| Some((named(m, UnitId::at(at))?, *count))).collect()
}

/// Whether a unit has to be everywhere: it hosts a body, leads what the siblings stand under or beside,
/// or is the office of the government or the party committee.
fn coordinates(m: &Mechanism, unit: UnitId, (id, group): (GroupId, &Group)) -> bool {
    let own = Party::Unit(unit);
    let hosts = m.bodies.iter().filter_map(|body| body.host.as_ref()).any(|host| host.party == own);
    let leads = m.seats.iter().any(|seat| {
        let elsewhere = match seat.of {
            SeatOf::Body(body) => {
                !group.bodies.contains(&body) && m.body(body).is_some_and(|body| !body.open)
            }
            SeatOf::Group(group) => group == id,
            SeatOf::Mechanism => true,
            SeatOf::Task(_) => false,
        };
        let class = matches!(seat.class, RoleClass::Head | RoleClass::Lead);
        let holder = match &seat.holder.party {
            Party::Unit(id) | Party::Post { unit: Some(id), .. } => *id == unit,
            _ => false,
        };
        elsewhere && class && holder
    });
    // Whoever gathers the reports of all of them coordinates them too.
    let gathers = m.flows.iter().any(|flow| flow.to.iter().any(|to| to.party == own));
    let department = m.unit(unit).and_then(|unit| unit.department);
    hosts || leads || gathers || department.is_some_and(|name| name.contains("办公室"))
}

fn tell(m: &Mechanism, unit: UnitId, sits: usize, group: &Group) -> Option<Problem> {
    let seats = || m.seats.iter().filter(|seat| working_unit(seat) == Some(unit) && is_within(seat, group));
    let first = seats().next()?;
    let (name, all, siblings) = (&m.unit(unit)?.name, group.bodies.len(), &group.name.value);
    let bodies = group.bodies.iter().filter(|id| seats().any(|seat| seat.of == SeatOf::Body(**id)));
    let bodies = quoted(bodies.filter_map(|id| m.body(*id)).map(|body| body.name.value.as_str()));
    let problem = RULE
        .at(
            first.holder.span,
            format!("“{name}”进了{all}个{siblings}中的{sits}个：{bodies}"),
            format!("{name} sits in {sits} of {all} sibling bodies: {bodies}"),
        )
        .help(
            "只留在真正用得着它的组里；每组都要它参加的，在统称下面写成各组共同的单位",
            "keep it where it is needed, or make it a common member of all",
        );
    Some(seats().skip(1).fold(problem, |p, seat| p.related(seat.holder.span, "这一组也有", "here too")))
}
