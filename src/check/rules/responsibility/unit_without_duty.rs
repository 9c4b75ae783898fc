//! `unit-without-duty`.

use super::owned::owners;
use super::seated::unit_behind;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{BodyId, Mechanism, Party, PartyRef, RoleClass, Seat, SeatOf, UnitId};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unit-without-duty",
    level: Level::Warning,
    page: Page {
        what: Both(
            "别的成员单位都写了各自的职责，这一个成员什么事也没有。",
            "The other members have duties of their own, and this one has nothing to do.",
        ),
        why: Both(
            "列进名单又不派任务，不是漏写了职责，就是名单里不该有它。",
            "A member without a task means that a duty was forgotten, or that the unit does not belong there.",
        ),
        wrong: "# 专班：服务专班\n牵头领导：分管副县长\n牵头单位：县商务局\n成员单位：县财政局、县司法局、县统计局、县水利局\n# 明确分工\n@县商务局：负责日常工作。\n@县财政局：负责安排经费。\n@县司法局：负责审查合同。\n@县统计局：负责汇总数据。",
        right: "# 专班：服务专班\n牵头领导：分管副县长\n牵头单位：县商务局\n成员单位：县财政局、县司法局、县统计局、县水利局\n# 明确分工\n@县商务局：负责日常工作。\n@县财政局：负责安排经费。\n@县司法局：负责审查合同。\n@县统计局：负责汇总数据。\n@县水利局：负责保障用水。",
        source: "公文惯例：成员单位各有分工",
    },
    settings: &[],
    yields_to: &["member-without-class"],
    reads: Reads::Model(look),
};

/// Fewer entries are no division of duties.
const ENTRIES: usize = 3;

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    let division = case.division();
    if division.count < ENTRIES {
        return;
    }
    let mut busy: Option<Vec<bool>> = None;
    let bodies = case.bodies();
    for (at, (body, seats)) in m.bodies.iter().zip(&bodies.seated).enumerate() {
        let size = seats.members + seats.carriers;
        if body.open || (size as usize) <= ENTRIES {
            continue;
        }
        let members = || bodies.seats.of(BodyId::at(at)).iter().filter_map(|s| Some((*s, member(m, s)?)));
        let (entered, all) =
            members().fold((0, 0), |(has, all), (_, unit)| (has + usize::from(division.has(unit)), all + 1));
        // Where most have no entry, the division is not one of these members.
        if entered < ENTRIES || entered == all || entered * 3 < all * 2 {
            continue;
        }
        let busy = busy.get_or_insert_with(|| busy_units(m));
        for (seat, unit) in members() {
            if division.lacks(unit) && !busy.get(unit.index()).copied().unwrap_or(true) {
                found.push(tell(seat, &body.name.value));
            }
        }
    }
}

/// The named unit of a member's seat.
fn member(m: &Mechanism, seat: &Seat) -> Option<UnitId> {
    let member = matches!(seat.class, RoleClass::Member | RoleClass::Responsible | RoleClass::Support);
    // A name that nobody knows is told by `unknown-unit`.
    let known = |id: &UnitId| m.unit(*id).is_some_and(|unit| unit.known);
    unit_behind(m, &seat.holder.party).filter(|id| member && known(id))
}

fn tell(seat: &Seat, body: &str) -> Problem {
    let unit = &seat.holder.text;
    RULE.at(
        seat.holder.span,
        format!("“{body}”的其他成员都有各自的职责，“{unit}”没有"),
        format!("the other members of {body} have duties, {unit} has none"),
    )
    .help("写上它的职责；确实没有的，从名单里去掉", "write its duty, or take it from the roster")
}

/// Units that do something outside rosters.
fn busy_units(m: &Mechanism) -> Vec<bool> {
    let mut busy = vec![false; m.units.len()];
    let mut mark = |mention: &PartyRef| {
        if let Party::Unit(id) | Party::Post { unit: Some(id), .. } = &mention.party
            && let Some(unit) = busy.get_mut(id.index())
        {
            *unit = true;
        }
    };
    owners(m).for_each(&mut mark);
    m.flows.iter().flat_map(|f| f.from.iter().chain(&f.to)).for_each(&mut mark);
    m.deliverables.iter().flat_map(|d| &d.owners).for_each(&mut mark);
    m.dues.iter().flat_map(|d| &d.owners).for_each(&mut mark);
    m.targets.iter().flat_map(|t| &t.owners).for_each(&mut mark);
    m.funding.iter().flat_map(|f| f.payer.iter().chain(&f.payee)).for_each(&mut mark);
    m.bodies.iter().filter_map(|b| b.host.as_ref()).for_each(&mut mark);
    let seats = m.seats.iter();
    let elsewhere = |s: &&Seat| {
        let leads =
            matches!(s.class, RoleClass::Head | RoleClass::Deputy | RoleClass::Lead | RoleClass::Assessor);
        leads || matches!(s.of, SeatOf::Task(_))
    };
    seats.filter(elsewhere).for_each(|s| mark(&s.holder));
    busy
}
