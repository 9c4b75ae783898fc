//! `informal-short-name`.

use crate::check::{Both, Case, Hit, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};
use crate::registry::NameForm;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "informal-short-name",
    level: Level::Warning,
    page: Page {
        what: Both(
            "发文机关标志、标题、主送、署名、抄送、印发机关里用了口头简称：发改委、人社局、住建局。",
            "A colloquial short name in the letterhead, title, addressees, signature or copy line.",
        ),
        why: Both(
            "这些地方要用全称或者规范化简称；没有发文明确过的简称，收文单位、印章都对不上。",
            "These places take the full name or an announced short one; others match no seal.",
        ),
        wrong: "主送：县人社局、县财政局\n--- 正文\n请认真抓好落实。",
        right: "主送：县人力资源社会保障局、县财政局\n--- 正文\n请认真抓好落实。",
        source: "《党政机关公文处理工作条例》第九条（八）（十五）：主送机关、抄送机关用全称、规范化简称或者统称",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&SHORTS, look),
};

/// Stems of colloquial names; whether one is, the registers and the catalogue decide.
const SHORTS: [&str; 15] = [
    "发改",
    "人社",
    "卫健",
    "住建",
    "文旅",
    "工信",
    "市监",
    "民宗",
    "城管",
    "应急局",
    "交通局",
    "退役局",
    "经信",
    "人大办",
    "政协办",
];

fn look(case: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let heads = match hit.line.kind {
        LineKind::Title => !hit.before().contains('于'),
        LineKind::Letterhead
        | LineKind::Addressees
        | LineKind::Signature
        | LineKind::Copies
        | LineKind::Printer => true,
        _ => false,
    };
    if !heads {
        return;
    }
    let start = hit.before().char_indices().next_back().filter(|(_, c)| "省市州盟区县旗".contains(*c));
    let start = start.map_or(hit.range.start, |(at, _)| at);
    let rest = hit.line.text.get(start..).unwrap_or("");
    let name = rest.split(['，', '、', '。', '\n', ' ', '　', '；', '关']).next().unwrap_or("");
    let Some(unit) = case.names.find(name).filter(|unit| unit.form == NameForm::Colloquial) else { return };
    let (span, full) = (hit.line.span(start..start + name.len()), unit.name);
    if full == name {
        return;
    }
    found.push(
        RULE.at(
            span,
            format!("“{name}”是口头简称，这里要用全称或者规范化简称"),
            format!("{name} is colloquial; a full or announced name stands here"),
        )
        .help(
            format!("写成“{full}”；本地发文明确过这个简称的，登记到单位名录"),
            format!("write {full}; register the short name where it was announced"),
        )
        .fix(false, span, full.clone(), format!("写成“{full}”"), format!("write {full}")),
    );
}
