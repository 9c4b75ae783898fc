//! `to-person`.

use super::organ;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule, ends_in};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "to-person",
    level: Level::Error,
    page: Page {
        what: Both("主送写成了人或职务。", "The addressee is a person or a post."),
        why: Both(
            "公文主送机关，不主送个人；写给人的，机关不登记、不承办。",
            "Documents are addressed to organs; what is addressed to a person no organ registers or handles.",
        ),
        wrong: "主送：县商务局局长\n--- 正文\n现将有关事项通知如下：",
        right: "主送：县商务局\n--- 正文\n现将有关事项通知如下：",
        source: "《党政机关公文处理工作条例》第九条第八项、第十五条第五项",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Addressees], look),
};

const POSTS: [&str; 22] = [
    "局长",
    "县长",
    "市长",
    "区长",
    "省长",
    "镇长",
    "乡长",
    "主任",
    "书记",
    "部长",
    "厅长",
    "处长",
    "科长",
    "所长",
    "站长",
    "秘书长",
    "主席",
    "行长",
    "总经理",
    "董事长",
    "同志",
    "先生",
];

fn look(_: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    for organ in organ::organs(line.text) {
        if !ends_in(organ.name, &POSTS) {
            continue;
        }
        found.push(
            RULE.at(
                line.span(organ.range),
                format!("主送“{}”是人，不是机关", organ.name),
                format!("`{}` is a person, not an organ", organ.name),
            )
            .help("写他所在的机关", "name the organ"),
        );
    }
}
