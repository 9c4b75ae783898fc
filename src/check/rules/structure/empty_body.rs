//! `empty-body`.

use super::hollow::Origin;
use super::siblings::names;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::Body;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "empty-body",
    level: Level::Error,
    page: Page {
        what: Both(
            "设立了机构，却没有写谁负责、谁牵头、有哪些成员、做什么。",
            "A body is set up with no leader, lead unit, members or duties.",
        ),
        why: Both(
            "只有名称的机构开不了会、派不了活，发文以后还要再发一份文件补上。",
            "A body that is a name only can neither meet nor act; another notice has to follow.",
        ),
        wrong: "# 总体要求\n各单位要分工负责，抓好落实。\n# 成立专班\n## 专班：绿色食品专班\n## 专班：装备制造专班\n牵头领导：分管副县长\n牵头单位：县工业和信息化局\n成员单位：县财政局、商务局",
        right: "# 总体要求\n各单位要分工负责，抓好落实。\n# 成立专班\n## 专班：绿色食品专班\n牵头领导：分管农业农村工作的副县长\n牵头单位：县农业农村局\n成员单位：县财政局、商务局\n工作职责：负责绿色食品产业招商。",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let bodies: Vec<&Body> =
        case.hollow().iter().filter(|(.., origin)| *origin == Origin::SetUp).map(|(_, b, _)| *b).collect();
    // The empty bodies of one collective name are one fault.
    for (at, body) in bodies.iter().enumerate() {
        let kin = |other: &&&Body| body.group.is_some() && other.group == body.group;
        if bodies.iter().take(at).any(|earlier| kin(&earlier)) {
            continue;
        }
        let rest: Vec<&Body> = bodies.iter().skip(at + 1).filter(kin).copied().collect();
        let mut all = vec![*body];
        all.extend(&rest);
        let listed = names(&all);
        let mut problem = RULE
            .at(
                body.name.span,
                format!("{listed}只有名称：没有写谁负责、谁牵头、有哪些成员、做什么"),
                format!("{listed}: only a name; no leader, lead unit, members or duties"),
            )
            .help(
                "在机构名称下面写“牵头领导：”“牵头单位：”“成员单位：”“工作职责：”，或者在附件里列名单",
                "add 牵头领导, 牵头单位, 成员单位 and 工作职责 below the name, or a roster in an annex",
            );
        for other in rest {
            problem = problem.related(other.name.span, "这个也是", "so is this one");
        }
        found.push(problem);
    }
}
