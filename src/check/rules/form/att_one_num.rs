//! `att-one-num`.

use super::annex;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "att-one-num",
    level: Level::Warning,
    page: Page {
        what: Both("只有一个附件，附件说明里却编了号。", "A single annex is numbered in the note."),
        why: Both(
            "附件有两个以上才编序号；只有一个还写“1.”，收文的人会以为少了一个。",
            "Only several annexes are numbered; a lone 1 makes the receiver look for the second.",
        ),
        wrong: "附件说明：1.某县招商项目表\n--- 正文\n现将有关事项通知如下：\n--- 附件：某县招商项目表\n| 项目 | 投资 |\n| 甲 | 1亿元 |",
        right: "附件说明：某县招商项目表\n--- 正文\n现将有关事项通知如下：\n--- 附件：某县招商项目表\n| 项目 | 投资 |\n| 甲 | 1亿元 |",
        source: "GB/T 9704-2012，7.3.4（“如有多个附件，使用阿拉伯数字标注附件顺序号”）",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::AnnexNote], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let listed = annex::listed(line.text);
    let [only] = listed.as_slice() else { return };
    let Some((_, range)) = &only.number else { return };
    if annex::count(case) > 1 {
        return;
    }
    let span = line.span(range.clone());
    found.push(RULE.at(span, "只有一个附件，不编号", "a single annex has no number").fix(
        true,
        span,
        "",
        "删去序号",
        "delete the number",
    ));
}
