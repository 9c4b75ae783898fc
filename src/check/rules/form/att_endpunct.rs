//! `att-endpunct`.

use super::annex;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};
use std::ops::Range;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "att-endpunct",
    level: Level::Error,
    page: Page {
        what: Both("附件名称末尾用了标点。", "A mark stands at the end of an annex’s name."),
        why: Both(
            "国家标准规定附件名称后面不加标点。",
            "The standard has no mark after the name of an annex.",
        ),
        wrong: "--- 正文\n现将有关事项通知如下：\n--- 附件：某县招商项目表。\n| 项目 | 投资 |\n| 甲 | 1亿元 |",
        right: "--- 正文\n现将有关事项通知如下：\n--- 附件：某县招商项目表\n| 项目 | 投资 |\n| 甲 | 1亿元 |",
        source: "GB/T 9704-2012，7.3.4",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::AnnexNote, LineKind::PartTitle], look),
};

const MARKS: [char; 8] = ['。', '；', '，', '、', ';', ',', '.', '：'];

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    if line.kind == LineKind::PartTitle {
        if line.text.ends_with(MARKS) && annex::titles(case).any(|title| title.index == line.index) {
            name(line, 0..line.text.len(), found);
        }
        return;
    }
    for listed in annex::listed(line.text) {
        name(line, listed.range, found);
    }
}

fn name(line: &Line<'_>, range: Range<usize>, found: &mut Vec<Problem>) {
    let words = line.text.get(range.clone()).unwrap_or("");
    let kept = words.trim_end_matches(MARKS);
    if kept.len() == words.len() || kept.is_empty() {
        return;
    }
    let mark = words.get(kept.len()..).unwrap_or("");
    let span = line.span(range.start + kept.len()..range.end);
    found.push(
        RULE.at(
            span,
            format!("附件名称“{kept}”后面不加“{mark}”"),
            format!("no `{mark}` after the name of an annex"),
        )
        .fix(true, span, "", "删去", "delete it"),
    );
}
