//! `many-leads`.

use super::seated::named;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Mechanism, Party, RoleClass, Seat, SeatOf, UnitId};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "many-leads",
    level: Level::Hint,
    page: Page {
        what: Both(
            "一个机构、一项任务有几个牵头单位，没有写谁为主，也没有写各管什么。",
            "A body or task has several leading units, with no first among them and no split of scope.",
        ),
        why: Both(
            "都牵头等于都不牵头：要么只留一个，要么写明分工，要么写明排在第一位的总牵头。",
            "Where all lead nobody does: keep one, split the scope, or say that the first is in charge.",
        ),
        wrong: "# 任务：编制项目清单\n摸清底数，建立清单。\n牵头单位：县发展改革局、县商务局\n配合单位：县财政局\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        right: "# 任务：编制项目清单\n摸清底数，建立清单。\n牵头单位：县发展改革局（负责产业项目）、县商务局（负责招商项目）\n配合单位：县财政局\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        source: "公文惯例：几个单位共同负责的任务，主办单位只有一个，排在最前",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Words by which a document says once for all who of several is first.
const FIRST: [&str; 8] =
    ["第一位", "列首位", "居首", "首位单位", "第一个单位", "列第一", "排名第一", "排在首位"];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    let mut last: Option<(&Seat, UnitId)> = None;
    let mut told: Option<SeatOf> = None;
    for seat in m.seats.iter().filter(|s| s.class == RoleClass::Lead) {
        let Some(unit) = plain_lead(m, seat) else { continue };
        let beside = last.filter(|(first, id)| first.of == seat.of && first.role == seat.role && *id != unit);
        let (Some((first, first_unit)), true) = (beside, told != Some(seat.of)) else {
            last = Some((seat, unit));
            continue;
        };
        told = Some(seat.of);
        if split_by_duty(m, seat.of, [first_unit, unit])
            || FIRST.iter().any(|w| case.prose.text().contains(w))
        {
            continue;
        }
        let (a, b) = (&first.holder.text, &seat.holder.text);
        found.push(
            RULE.at(
                seat.holder.span,
                format!("“{a}”“{b}”都是{}，没有写谁为主、各管什么", seat.role),
                format!("{a} and {b} both lead, with no first among them and no split"),
            )
            .related(first.holder.span, "已有一个牵头单位", "one leads already")
            .help(
                "只留一个，其余改为配合单位；或者在单位后面用“（负责……）”写明分工",
                "keep one and let the others support, or write （负责…） behind each",
            ),
        );
    }
}

/// The named unit that leads without a limit and is not called a joint or first lead.
fn plain_lead(m: &Mechanism, seat: &Seat) -> Option<UnitId> {
    let open = match seat.of {
        SeatOf::Body(id) => m.body(id)?.open,
        SeatOf::Task(_) => false,
        SeatOf::Group(_) | SeatOf::Mechanism => true,
    };
    let Party::Unit(id) = seat.holder.party else { return None };
    let told = seat.scope.is_some() || seat.role.starts_with("共同") || seat.role.starts_with("第一");
    named(m, id).filter(|_| !open && !told)
}

/// Whether each of the units has duties of its own in there.
fn split_by_duty(m: &Mechanism, of: SeatOf, units: [UnitId; 2]) -> bool {
    let has = |unit: UnitId| {
        m.duties
            .iter()
            .any(|d| d.of == of && matches!(&*d.owners, [owner] if owner.party == Party::Unit(unit)))
    };
    units.into_iter().all(has)
}
