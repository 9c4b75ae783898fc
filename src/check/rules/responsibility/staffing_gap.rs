//! `staffing-gap`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Mechanism, Party, RoleClass, Seat, SeatOf};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "staffing-gap",
    level: Level::Hint,
    page: Page {
        what: Both(
            "写了从各成员单位抽人，漏了牵头单位；或者同一个人在一个机构里既当正职又当副职、成员。",
            "People are drawn from the member units and not from the leading one; or one person holds two seats \
             of a body that exclude each other.",
        ),
        why: Both(
            "按字面，牵头单位一个人也不用出；一人两职，名单上的人数就虚了。",
            "By the words the leading unit sends nobody; with two seats for one the roster is shorter than it looks.",
        ),
        wrong: "# 成立{统称：2个专班}\n各专班由{成员：各成员单位的1名分管领导和1名业务骨干}组成。\n## 专班：一专班\n牵头领导：分管副县长\n牵头单位：县商务局\n成员单位：县财政局\n## 专班：二专班\n牵头领导：分管副县长\n牵头单位：县水利局\n成员单位：县林业局\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        right: "# 成立{统称：2个专班}\n各专班由{成员：各牵头单位、成员单位的1名分管领导和1名业务骨干}组成。\n## 专班：一专班\n牵头领导：分管副县长\n牵头单位：县商务局\n成员单位：县财政局\n## 专班：二专班\n牵头领导：分管副县长\n牵头单位：县水利局\n成员单位：县林业局\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        source: "文件自身一致：人员从各组全部单位抽",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    for seat in &m.seats {
        if seat.class == RoleClass::Member && leaves_lead_out(m, seat) && has_lead(case, seat.of) {
            found.push(
                RULE.at(
                    seat.holder.span,
                    "只从成员单位、责任单位抽人，没有写牵头单位出人",
                    "people are drawn from the members, and none from the leading unit",
                )
                .help("写成“各牵头单位、成员单位的……”", "name the leading unit as well"),
            );
        }
    }
    two_seats(m, found);
}

/// 各成员单位的1名分管领导和1名以上业务骨干, with no word of the leading unit.
fn leaves_lead_out(m: &Mechanism, seat: &Seat) -> bool {
    let text = &seat.holder.text;
    let of_units = ["成员单位", "责任单位", "配合单位", "参与单位"].iter().any(|u| text.contains(u));
    // 各牵头单位、成员单位的1名领导 is a list of two.
    let beside = |s: &Seat| s.of == seat.of && s.class == seat.class && s.holder.text.contains("牵头");
    of_units && text.contains('名') && !m.seats.iter().any(beside)
}

/// Whether the bodies that a seat belongs to have a leading unit.
fn has_lead(case: &Case<'_>, of: SeatOf) -> bool {
    let (m, seated) = (case.mechanism, &case.bodies().seated);
    let leads = |id: &crate::model::BodyId| seated.get(id.index()).is_some_and(|s| s.leads > 0);
    match of {
        SeatOf::Body(id) => leads(&id),
        SeatOf::Group(id) => m.group(id).is_some_and(|g| g.bodies.iter().any(leads)),
        SeatOf::Task(_) | SeatOf::Mechanism => false,
    }
}

/// One person as head and deputy, or deputy and member, of one body.
fn two_seats(m: &Mechanism, found: &mut Vec<Problem>) {
    let chiefs = m.seats.iter().filter(|s| matches!(s.class, RoleClass::Head | RoleClass::Deputy));
    let chiefs: Vec<&Seat> = chiefs.filter(|s| matches!(s.of, SeatOf::Body(_)) && is_one_person(s)).collect();
    if chiefs.is_empty() {
        return;
    }
    for seat in m.seats.iter().filter(|s| matches!(s.class, RoleClass::Deputy | RoleClass::Member)) {
        let same =
            |s: &&&Seat| s.class < seat.class && s.of == seat.of && s.holder.party == seat.holder.party;
        let Some(first) = chiefs.iter().find(same) else { continue };
        let (name, a, b) = (&seat.holder.text, &first.role, &seat.role);
        found.push(
            RULE.at(
                seat.holder.span,
                format!("“{name}”已经是{a}，又写成{b}"),
                format!("{name} holds two seats of one body"),
            )
            .related(first.holder.span, format!("{a}"), "the other seat")
            .help("留一处", "keep one"),
        );
    }
}

/// Whether a holder can only be one person: a name, or the chief's post of a unit.
fn is_one_person(seat: &Seat) -> bool {
    match &seat.holder.party {
        Party::Person { .. } => true,
        Party::Post { unit: Some(_), title } => {
            let many = ["副", "分管", "领导", "负责", "成员", "委员", "干部", "骨干", "人员"];
            !many.iter().any(|w| title.contains(w))
        }
        _ => false,
    }
}
