//! `no-leader`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "no-leader",
    level: Level::Warning,
    page: Page {
        what: Both(
            "机构列了成员、副职，没有组长、召集人这样的负责人，也没有牵头单位。",
            "A body has members or deputies, and neither a head nor a leading unit.",
        ),
        why: Both(
            "没有负责人的机构没有人召集会议、拍板和签字。",
            "A body without a head has nobody to call a meeting, decide or sign.",
        ),
        wrong: "成立项目验收工作组，负责项目验收。\n# 工作组：项目验收工作组\n副组长：县发展改革局局长\n成　员：\n- 县财政局副局长\n- 县审计局副局长\n工作职责：负责项目验收。",
        right: "成立项目验收工作组，负责项目验收。\n# 工作组：项目验收工作组\n组　长：县人民政府分管副县长\n副组长：县发展改革局局长\n成　员：\n- 县财政局副局长\n- 县审计局副局长\n工作职责：负责项目验收。",
        source: "公文惯例：议事协调机构要写明组长、副组长、成员",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    if m.bodies.is_empty() || m.seats.is_empty() {
        return;
    }
    for (body, seats) in m.bodies.iter().zip(&case.bodies().seated) {
        // Units that carry out without a lead are told by `no-lead`.
        let somebody = seats.members + seats.deputies > 0;
        let led = seats.heads + seats.leads + seats.carriers > 0 || body.host.is_some();
        if body.open || led || !somebody {
            continue;
        }
        let name = &body.name.value;
        let has = if seats.deputies > 0 { "副职" } else { "成员" };
        found.push(
            RULE.at(
                body.name.span,
                format!("“{name}”有{has}，没有写谁负责"),
                format!("{name} has members and no head"),
            )
            .help("写上组长、召集人，或者牵头单位", "name a head or a leading unit"),
        );
    }
}
