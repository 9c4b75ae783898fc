//! `participant-without-duty`.

use super::seated::named;
use crate::check::{Both, Case, Page, Reads, Rule, Setting, SettingValue};
use crate::model::{Party, RoleClass, Seat, SeatOf, UnitId};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "participant-without-duty",
    level: Level::Warning,
    page: Page {
        what: Both(
            "单位在办事流程里要配合，责任分工里却没有它。",
            "A unit takes part in a step of the process and is absent from the division of duties.",
        ),
        why: Both(
            "流程里要它出意见、办手续，分工里没有它的责任，出了问题追不到它。",
            "The process waits for it, and nothing in the division holds it to answer.",
        ),
        wrong: "# 明确分工\n@县商务局：负责收集信息。\n@县财政局：负责安排经费。\n@县司法局：负责审查合同。\n@县统计局：负责汇总数据。\n@县自然资源局：负责项目选址。\n# 任务：项目会商\n由{牵头：县商务局}牵头，会同{配合：县自然资源局、县应急管理局}会商。",
        right: "# 明确分工\n@县商务局：负责收集信息。\n@县财政局：负责安排经费。\n@县司法局：负责审查合同。\n@县统计局：负责汇总数据。\n@县自然资源局：负责项目选址。\n@县应急管理局：负责安全审查。\n# 任务：项目会商\n由{牵头：县商务局}牵头，会同{配合：县自然资源局、县应急管理局}会商。",
        source: "文件自身一致：流程里的单位，分工里要有",
    },
    settings: &[Setting {
        key: "entries",
        default: SettingValue::Number(5.0),
        what: Both("写了几个单位才算责任分工", "so many units with an entry make a division of duties"),
    }],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    let steps = || {
        let supports = m.seats.iter().filter(|s| s.class == RoleClass::Support);
        supports.filter(|s| matches!(s.of, SeatOf::Task(_)) && in_sentence(case, s))
    };
    if steps().next().is_none() {
        return;
    }
    let division = case.division();
    #[expect(clippy::cast_precision_loss, reason = "a document has few units")]
    if division.count < 2 || (division.count as f64) < case.number(&RULE, "entries") {
        return;
    }
    let mut told: Vec<UnitId> = Vec::new();
    for seat in steps() {
        let Party::Unit(id) = seat.holder.party else { continue };
        if named(m, id).is_none() || told.contains(&id) || !division.lacks(id) {
            continue;
        }
        told.push(id);
        let name = m.party_name(&seat.holder.party);
        found.push(
            RULE.at(
                seat.holder.span,
                format!("“{name}”在这里要配合，责任分工里没有它"),
                format!("{name} takes part here and is absent from the division of duties"),
            )
            .help("在责任分工里加上它的职责", "give it an entry in the division of duties"),
        );
    }
}

/// Whether a seat is given within a sentence: 会同{配合：……}. One in a list of a task's units is what that
/// list says of it.
fn in_sentence(case: &Case<'_>, seat: &Seat) -> bool {
    let before = case.text.as_str().get(..seat.holder.span.start as usize).unwrap_or("");
    let line = before.rsplit('\n').next().unwrap_or("");
    let open = line.rfind(['{', '｛']);
    let inside = open.filter(|at| line.rfind(['}', '｝']).is_none_or(|end| end < *at));
    let label = inside.and_then(|at| line.get(at..)).map(|mark| mark.trim_start_matches(['{', '｛', ' ']));
    label.is_some_and(|label| label.starts_with(seat.role.as_str()))
}
