//! `member-misfit`.

use super::fitting::{Fit, fit, registered_for, special};
use super::industry::Key;
use super::lead_misfit;
use super::quoted::quoted;
use super::seated::{Bodies, unit_behind};
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{BodyId, Direction, Mechanism, Party, Seat, Unit, UnitKind};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "member-misfit",
    level: Level::Hint,
    page: Page {
        what: Both(
            "机构的一个领域，牵头单位和成员单位里没有一个管它。",
            "No unit of a body looks after one of its fields.",
        ),
        why: Both(
            "没有行业主管部门参加，这个领域的项目没有人看得懂、批得了。",
            "Without the department of the trade nobody there can judge or approve its projects.",
        ),
        wrong: "# 成立{统称：2个专班}\n## 专班：农业专班\n牵头领导：分管农业的副县长\n牵头单位：县农业农村局\n成员单位：县水利局\n领域：现代农业\n## 专班：民生专班\n牵头领导：分管民生的副县长\n牵头单位：县教育局\n成员单位：县卫生健康局\n领域：教育、医疗、特种设备\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        right: "# 成立{统称：2个专班}\n## 专班：农业专班\n牵头领导：分管农业的副县长\n牵头单位：县农业农村局\n成员单位：县水利局\n领域：现代农业\n## 专班：民生专班\n牵头领导：分管民生的副县长\n牵头单位：县教育局\n成员单位：县卫生健康局\n领域：教育、医疗\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        source: "名录里各部门的职能；管行业必须管招商",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Departments that may look after any field.
const GENERAL: [&str; 4] = ["发展改革", "开发区", "政府办公室", "党委办公室"];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    if m.directions.len() < 3 || m.bodies.is_empty() {
        return;
    }
    let (terms, bodies) = (case.terms(), case.bodies());
    let (mut judged, mut alone): (usize, Vec<Alone<'_>>) = (0, Vec::new());
    for (at, _) in m.bodies.iter().enumerate().filter(|(_, b)| !b.open) {
        let id = BodyId::at(at);
        let Some(units) = roster(m, bodies, id).filter(|units| units.len() > 1) else { continue };
        for (direction, key) in case.fields(id) {
            if matches!(key, Key::Words(_)) {
                continue;
            }
            judged += 1;
            if units.iter().all(|unit| fit(unit, key, terms) == Fit::Misfits) {
                alone.push((id, direction));
            }
        }
    }
    // A document whose rosters follow other lights than functions is not measured by them.
    if alone.len() * 3 > judged {
        return;
    }
    alone.retain(|(id, direction)| {
        let (units, key) = (roster(m, bodies, *id).unwrap_or_default(), terms.key(&direction.term));
        !units.iter().any(|unit| registered_for(case, unit, key, terms))
    });
    for same in alone.chunk_by(|a, b| a.0 == b.0) {
        let Some((id, first)) = same.first() else { continue };
        // A lead that fits nothing is the one thing to put right.
        if lead_misfit::judge(case, *id) != Fit::Misfits {
            let terms = quoted(same.iter().map(|(_, d)| d.term.as_str()));
            found.extend(m.body(*id).map(|body| tell(&body.name.value, &terms, first)));
        }
    }
}

/// A field that no unit of its body looks after.
type Alone<'m> = (BodyId, &'m Direction);

/// The named units of a body that has fields; `None` when one of them, or a class of units, may look after
/// anything.
fn roster<'m>(m: &'m Mechanism, bodies: &Bodies<'m>, id: BodyId) -> Option<Vec<&'m Unit>> {
    if bodies.directions.of(id).is_empty() {
        return None;
    }
    let seats = bodies.seats.of(id).iter().filter(|s| is_unit(s) && !is_area(m, &s.holder.party));
    seats.map(|s| special(m, unit_behind(m, &s.holder.party)?, &GENERAL)).collect()
}

/// Whether a party is a class of areas below, such as 各街道办事处: they look after no trade.
fn is_area(m: &Mechanism, party: &Party) -> bool {
    match party {
        Party::Body(_) => true,
        Party::Unit(id) => m.unit(*id).is_some_and(|u| {
            u.kind == UnitKind::Class && !["单位", "部门", "机构", "企业"].iter().any(|w| u.name.contains(w))
        }),
        _ => false,
    }
}

/// Whether a seat is that of a unit, not of a leader above the units.
fn is_unit(seat: &Seat) -> bool {
    use crate::model::RoleClass::{Lead, Member, Responsible, Support};
    matches!(seat.class, Lead | Member | Responsible | Support)
}

fn tell(body: &str, terms: &str, direction: &Direction) -> Problem {
    RULE.at(
        direction.span,
        format!("“{body}”的单位里没有一个管{terms}"),
        format!("no unit of {body} looks after {terms}"),
    )
    .help(
        "把主管这个领域的部门加进来；已在里面的，在名录里给它写上职能词",
        "add the department of the trade, or add the function to its entry in the register",
    )
}
