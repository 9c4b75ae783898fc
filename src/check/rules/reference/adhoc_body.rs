//! `adhoc-body`.

use super::super::structure::hollow::Origin;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "adhoc-body",
    level: Level::Hint,
    page: Page {
        what: Both(
            "顺带成立一个机构（“成立专业谈判组”），没有说由谁组成、谁来组建。",
            "A body is created in passing, with no word on who belongs to it.",
        ),
        why: Both(
            "真要谈判、评审的时候，找不到这些人，要再研究一次名单。",
            "When it is needed there is nobody to call together.",
        ),
        wrong: "# 总体要求\n各单位要分工负责，抓好落实。\n# 谈判机制\n重大项目由县投资促进中心牵头谈判（成立{谈判组：专业谈判组}），相关部门协同推进。",
        right: "# 总体要求\n各单位要分工负责，抓好落实。\n# 谈判机制\n重大项目由县投资促进中心牵头谈判，相关部门协同推进。\n## 谈判组：专业谈判组\n组长：县投资促进中心主任\n成员单位：县司法局、财政局\n工作职责：负责合同谈判。",
        source: "审核惯例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    for (_, body, origin) in case.hollow() {
        if *origin != Origin::InPassing {
            continue;
        }
        // The name as written: the model names the body that 考察组 belongs to as well.
        let words = case.text.slice(body.name.span);
        found.push(
            RULE.at(
                body.name.span,
                format!("顺带成立了“{words}”，没有说由谁组成"),
                format!("{words} is created in passing; nobody is said to belong to it"),
            )
            .help(
                "写明由哪个单位组建、有哪些成员，例如“由×××牵头，×××、×××派员组成”；或者说明另行制定",
                "say who sets it up and who belongs to it, or that this will be laid down elsewhere",
            ),
        );
    }
}
