//! `to-internal`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "to-internal",
    level: Level::Error,
    page: Page {
        what: Both("部门的内设机构对外发文。", "A section inside a department issues a document."),
        why: Both(
            "部门内设机构除办公厅（室）外不得对外正式行文；要以部门的名义发。",
            "Sections other than the office may not write outside in their own name; the department issues it.",
        ),
        wrong: "发文机关：某县财政局预算股\n标题：某县财政局预算股关于建立示例工作机制的通知\n--- 正文\n现将有关事项通知如下：",
        right: "发文机关：某县人民政府办公室\n标题：某县人民政府办公室关于建立示例工作机制的通知\n--- 正文\n现将有关事项通知如下：",
        source: "《党政机关公文处理工作条例》第十七条",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Institutions, not sections: 某县公路管理处.
const INSTITUTIONS: [&str; 6] = ["管理处", "办事处", "养护处", "服务处", "工程处", "代表处"];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    for issuer in &case.mechanism.document.issuers {
        let name = issuer.value.as_str();
        let Some(inside) = name.strip_suffix(['科', '股', '处']) else { continue };
        if INSTITUTIONS.iter().any(|end| name.ends_with(end)) {
            continue;
        }
        let Some(at) = inside.rfind(['局', '委', '厅']) else { continue };
        let Some(department) = inside.get(..at + '局'.len_utf8()) else { continue };
        if department.len() == inside.len() {
            continue;
        }
        found.push(
            RULE.at(
                issuer.span,
                format!("“{name}”是内设机构，不能对外正式行文"),
                format!("{name} is a section inside a department"),
            )
            .help(format!("以“{department}”的名义发文"), format!("issue it in the name of {department}")),
        );
    }
}
