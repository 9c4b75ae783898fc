//! `unit-listed-twice`.

use super::surface::lists;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Party, PartyRef, UnitKind};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unit-listed-twice",
    level: Level::Error,
    page: Page {
        what: Both(
            "同一个单位在一份名单里列了两次，两次的名称可能不一样。",
            "One unit stands twice in one list, maybe under two names.",
        ),
        why: Both(
            "读的人会以为是两个单位；数“6家单位”、分任务、发通知时都会多出一家。",
            "A reader takes it for two units, and every count and every duty list is one too long.",
        ),
        wrong: "# 任务：落实惠企政策\n牵头单位：县财政局\n配合单位：县市场监管局、税务局、市场监督管理局\n完成时限：2026年9月底前\n# 任务：加强业务培训\n牵头单位：县人力资源社会保障局\n配合单位：县教育局\n完成时限：2026年9月底前",
        right: "# 任务：落实惠企政策\n牵头单位：县财政局\n配合单位：县市场监管局、税务局\n完成时限：2026年9月底前\n# 任务：加强业务培训\n牵头单位：县人力资源社会保障局\n配合单位：县教育局\n完成时限：2026年9月底前",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    // For each unit the list that named it last, and where in that list.
    let mut last: Vec<(usize, usize)> = vec![(0, 0); case.mechanism.units.len()];
    for (number, list) in lists(case).enumerate() {
        for (at, party) in list.iter().enumerate() {
            let Party::Unit(id) = &party.party else { continue };
            let Some(seen) = last.get_mut(id.index()) else { continue };
            let before = std::mem::replace(seen, (number + 1, at));
            if before.0 == number + 1
                && let Some(first) = list.get(before.1)
                && case.mechanism.unit(*id).is_some_and(|unit| unit.kind == UnitKind::Named)
            {
                found.extend(twice(case, first, party));
            }
        }
    }
}

/// The rarer of the two names is the one to strike.
fn twice(case: &Case<'_>, first: &PartyRef, second: &PartyRef) -> Option<Problem> {
    let Party::Unit(id) = &second.party else { return None };
    let unit = case.mechanism.unit(*id)?;
    let uses = |name: &str| unit.mentions.iter().filter(|span| case.text.slice(**span) == name).count();
    let (kept, struck) =
        if uses(&first.text) < uses(&second.text) { (second, first) } else { (first, second) };
    if kept.span == struck.span {
        return None;
    }
    let (zh, en) = if kept.text == struck.text {
        (
            format!("“{}”在这份名单里列了两次", struck.text),
            format!("{} stands twice in this list", struck.text),
        )
    } else {
        (
            format!("“{}”和“{}”是同一个单位，在这份名单里列了两次", struck.text, kept.text),
            format!("{} and {} are one unit, listed twice here", struck.text, kept.text),
        )
    };
    let problem = RULE.at(struck.span, zh, en).related(kept.span, "同一个单位", "the same unit").help(
        format!("删去一个，只留“{}”；真是两个单位，在单位名录里分开登记", kept.text),
        format!("strike one and keep {}; if they are two units, register them as two", kept.text),
    );
    Some(problem)
}
