//! `sibling-slot`.

use super::siblings::{Siblings, names, siblings};
use crate::check::{Both, Case, Page, Reads, Rule, Setting, SettingValue};
use crate::model::{BodyId, RoleClass};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "sibling-slot",
    level: Level::Warning,
    page: Page {
        what: Both(
            "并列的几个机构，多数写了副组长、成员、职责或目标任务，个别没有写。",
            "Most of several sibling bodies have a deputy, members, duties or targets; some have none.",
        ),
        why: Both(
            "同一级的机构要求应当一样；少一项，多半是漏了。",
            "Siblings are held to the same form; what is missing in one was most likely forgotten.",
        ),
        wrong: "# 总体要求\n各单位要分工负责，抓好落实。\n# 成立{统称：3个专班}\n## 专班：食品专班\n组长：分管农业的副县长\n副组长：县农业农村局局长\n牵头单位：县农业农村局\n## 专班：建材专班\n组长：分管工业的副县长\n副组长：县工业和信息化局局长\n牵头单位：县工业和信息化局\n## 专班：物流专班\n组长：分管交通的副县长\n牵头单位：县交通运输局",
        right: "# 总体要求\n各单位要分工负责，抓好落实。\n# 成立{统称：3个专班}\n## 专班：食品专班\n组长：分管农业的副县长\n副组长：县农业农村局局长\n牵头单位：县农业农村局\n## 专班：建材专班\n组长：分管工业的副县长\n副组长：县工业和信息化局局长\n牵头单位：县工业和信息化局\n## 专班：物流专班\n组长：分管交通的副县长\n副组长：县交通运输局局长\n牵头单位：县交通运输局",
        source: "审核惯例：并列事项体例一致",
    },
    settings: &[Setting {
        key: "share",
        default: SettingValue::Number(0.5),
        what: Both("至少有这个比例的机构写了，才说其余的漏了", "share of siblings that must have the slot"),
    }],
    yields_to: &["empty-body"],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let (m, bodies) = (case.mechanism, case.bodies());
    for row in siblings(m, 3) {
        let each = |count: &dyn Fn(BodyId) -> usize| -> Vec<usize> {
            row.bodies.iter().map(|(id, _)| count(*id)).collect()
        };
        let seats = |classes: &[RoleClass]| {
            each(&|id| bodies.seats.of(id).iter().filter(|s| classes.contains(&s.class)).count())
        };
        // Who leads is the matter of rules of their own.
        let members = &[RoleClass::Responsible, RoleClass::Member, RoleClass::Support];
        let any = each(&|id| bodies.seats.of(id).len() + bodies.directions.of(id).len());
        let slots = [
            ("副职（副组长等）", "deputy", seats(&[RoleClass::Deputy])),
            ("成员、责任单位", "members", seats(members)),
            ("联络员", "liaison", seats(&[RoleClass::Liaison])),
            ("领域（方向）", "directions", each(&|id| bodies.directions.of(id).len())),
            ("目标任务", "targets", row.tally(m.targets.iter().map(|t| t.of))),
            ("工作职责", "duties", row.tally(m.duties.iter().map(|d| d.of))),
        ];
        for (zh, en, tally) in slots {
            missing(case, &row, (zh, en), &tally, &any, found);
        }
    }
}

fn missing(
    case: &Case<'_>,
    row: &Siblings<'_>,
    (zh, en): (&str, &str),
    tally: &[usize],
    any: &[usize],
    found: &mut Vec<Problem>,
) {
    let has = |at: usize| tally.get(at).is_some_and(|n| *n > 0);
    // A body of which nothing is told is another fault.
    let lacks = |at: usize| !has(at) && any.get(at).is_some_and(|n| *n > 0);
    let filled = tally.iter().filter(|n| **n > 0).count();
    if filled == 0 || filled == tally.len() || !(0..tally.len()).any(lacks) {
        return;
    }
    #[allow(clippy::cast_precision_loss)] // a handful of bodies
    let share = filled as f64 / tally.len() as f64;
    if filled < 2 || share < case.number(&RULE, "share") {
        return;
    }
    let without = row.those(lacks);
    let (Some(first), Some(model)) = (without.first(), row.those(has).first().copied()) else { return };
    let listed = names(&without);
    let mut problem = RULE
        .at(
            first.name.span,
            format!("{listed}没有写{zh}，并列的另外{filled}个都写了"),
            format!("{listed}: no {en}, while {filled} siblings have them"),
        )
        .related(model.name.span, "这个写了", "this one has them")
        .help(
            format!("补上{zh}；确实没有的，在正文里说明"),
            format!("add the {en}, or say in the text why there are none"),
        );
    for other in without.iter().skip(1) {
        problem = problem.related(other.name.span, "这个也没有", "nor has this one");
    }
    found.push(problem);
}
