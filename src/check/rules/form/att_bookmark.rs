//! `att-bookmark`.

use super::annex;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "att-bookmark",
    level: Level::Hint,
    page: Page {
        what: Both("附件说明里给附件名称加了书名号。", "Names in the note of annexes stand in 《》."),
        why: Both(
            "附件说明已经说明这是附件的名称，通例不加书名号。",
            "The note says that these are names of annexes; customarily they have no 《》.",
        ),
        wrong: "附件说明：《某县招商项目表》\n--- 正文\n现将有关事项通知如下：\n--- 附件：某县招商项目表\n| 项目 | 投资 |\n| 甲 | 1亿元 |",
        right: "附件说明：某县招商项目表\n--- 正文\n现将有关事项通知如下：\n--- 附件：某县招商项目表\n| 项目 | 投资 |\n| 甲 | 1亿元 |",
        source: "公文附件说明的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::AnnexNote], look),
};

fn look(_: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    for listed in annex::listed(line.text) {
        let inner = listed.name.strip_prefix('《').and_then(|rest| rest.strip_suffix('》'));
        let Some(inner) = inner.filter(|inner| !inner.contains('《')) else { continue };
        let span = line.span(listed.range.clone());
        found.push(
            RULE.at(span, "附件说明里的名称不加书名号", "names in the note of annexes have no 《》").fix(
                true,
                span,
                inner,
                "去掉书名号",
                "leave out 《》",
            ),
        );
    }
}
