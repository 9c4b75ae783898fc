//! `to-gov-by-dept`.

use super::organ;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "to-gov-by-dept",
    level: Level::Error,
    page: Page {
        what: Both(
            "部门向下级政府发文，没有写明经本级政府同意。",
            "A department writes to lower governments and does not say that its government agreed.",
        ),
        why: Both(
            "除办公厅（室）外，部门不得向下级党委、政府发布指令性公文；需经政府审批的具体事项，经政府同意后可以由部门行文，文中须注明已经政府同意。",
            "Only the office of a government may direct lower governments; a department may when its government agreed and the text says so.",
        ),
        wrong: "发文机关：某县商务局\n发文字号：某商〔2026〕9号\n标题：某县商务局关于建立示例工作机制的通知\n主送：各乡（镇）人民政府\n--- 正文\n现将有关事项通知如下：",
        right: "发文机关：某县商务局\n发文字号：某商〔2026〕9号\n标题：某县商务局关于建立示例工作机制的通知\n主送：各乡（镇）人民政府\n--- 正文\n{批准：经县人民政府同意}，现将有关事项通知如下：",
        source: "《党政机关公文处理工作条例》第十六条第二项",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Addressees], look),
};

const LOWER: [&str; 4] = ["人民政府", "党委", "党（工）委", "街道办事处"];

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let mechanism = case.mechanism;
    let document = &mechanism.document;
    let directs = ["通知", "意见", "决定", "通报"];
    if !mechanism.approvals.is_empty()
        || document.genre.as_ref().is_none_or(|genre| !directs.contains(&genre.value.as_str()))
    {
        return;
    }
    let [issuer] = document.issuers.as_slice() else { return };
    if !issuer.value.ends_with(['局', '委', '厅', '会']) {
        return;
    }
    let organs = organ::organs(line.text);
    let lower =
        |o: &&organ::Organ<'_>| o.name.starts_with('各') && LOWER.iter().any(|end| o.name.ends_with(end));
    let Some(below) = organs.iter().find(lower) else { return };
    let text = case.prose.text();
    if !organ::is_department(case, &issuer.value) || text.contains("同意") || text.contains("批准") {
        return;
    }
    found.push(
        RULE.at(
            line.span(below.range.clone()),
            format!("部门“{}”向“{}”发文，没有写明经本级政府同意", issuer.value, below.name),
            format!("{} directs {} and names no consent of its government", issuer.value, below.name),
        )
        .related(issuer.span, "发文机关是部门", "the issuer is a department")
        .help(
            "经政府同意的，正文写“经县人民政府同意”；没有的，改为主送下级对口部门，或者由办公室行文",
            "say 经县人民政府同意 when it agreed; else address the departments below, or let the office issue it",
        ),
    );
}
