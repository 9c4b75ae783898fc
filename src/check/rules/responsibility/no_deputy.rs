//! `no-deputy`.

use crate::check::{Both, Case, Page, Reads, Rule, Setting, SettingValue};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "no-deputy",
    level: Level::Hint,
    page: Page {
        what: Both(
            "成员较多的领导小组、指挥部只有一位负责人，没有副职。",
            "A body of many members has one head and no deputy.",
        ),
        why: Both(
            "负责人外出、调离时，没有人能代他召集会议，也没有写由谁接替。",
            "When the head is away or moves on, nobody may call a meeting in his stead.",
        ),
        wrong: "成立验收领导小组。\n# 领导小组：某县项目验收领导小组\n组　长：县人民政府分管副县长\n成　员：\n- 县财政局局长\n- 县审计局局长\n- 县发展改革局局长\n- 县住房城乡建设局局长\n- 县自然资源局局长\n工作职责：负责项目验收。",
        right: "成立验收领导小组。\n# 领导小组：某县项目验收领导小组\n组　长：县人民政府分管副县长\n副组长：县发展改革局局长\n成　员：\n- 县财政局局长\n- 县审计局局长\n- 县住房城乡建设局局长\n- 县自然资源局局长\n- 县水利局局长\n工作职责：负责项目验收。",
        source: "公文惯例：议事协调机构设组长和副组长",
    },
    settings: &[Setting {
        key: "members",
        default: SettingValue::Number(5.0),
        what: Both("有几名成员的机构要有副职", "bodies of so many members need a deputy"),
    }],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    if m.bodies.is_empty() || m.seats.is_empty() {
        return;
    }
    for (body, seats) in m.bodies.iter().zip(&case.bodies().seated) {
        // Two heads stand in for each other, and a leading unit has a chief of its own.
        let alone = seats.heads == 1 && seats.deputies == 0 && seats.leads == 0;
        // Bodies side by side are compared with each other, not measured.
        if !alone || body.open || body.group.is_some() || body.host.is_some() || seats.members < 2 {
            continue;
        }
        if f64::from(seats.members) < case.number(&RULE, "members") {
            continue;
        }
        let (name, members) = (&body.name.value, seats.members);
        found.push(
            RULE.at(
                body.name.span,
                format!("“{name}”有{members}名成员，只有一位负责人，没有副职"),
                format!("{name} has {members} members, one head and no deputy"),
            )
            .help(
                "加上副组长（副召集人），或者写明负责人不在时由谁代行",
                "name a deputy, or who stands in for the head",
            ),
        );
    }
}
