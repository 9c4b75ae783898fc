//! `att-name-match`.

use super::{annex, title};
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "att-name-match",
    level: Level::Error,
    page: Page {
        what: Both(
            "附件说明里的名称与附件的标题不一样。",
            "The note of annexes and the title of an annex differ.",
        ),
        why: Both(
            "国家标准规定两处一致；不一致，不知道后面附的是不是前面说的那份。",
            "The standard has them agree; otherwise nobody knows whether this is the annex that was named.",
        ),
        wrong: "附件说明：某县招商项目清单\n--- 正文\n现将有关事项通知如下：\n--- 附件：某县招商项目表\n| 项目 | 投资 |\n| 甲 | 1亿元 |",
        right: "附件说明：某县招商项目表\n--- 正文\n现将有关事项通知如下：\n--- 附件：某县招商项目表\n| 项目 | 投资 |\n| 甲 | 1亿元 |",
        source: "GB/T 9704-2012，7.3.7",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::AnnexNote], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let listed = annex::listed(line.text);
    let titles: Vec<Line<'_>> = annex::titles(case).collect();
    // What is missing is told by another rule.
    if listed.len() != titles.len() {
        return;
    }
    for (listed, title) in listed.iter().zip(&titles) {
        if annex::plain(listed.name) == annex::plain(title.text) {
            continue;
        }
        let right = title::squeezed(title.text).into_owned();
        let span = line.span(listed.range.clone());
        found.push(
            RULE.at(
                span,
                format!("附件说明里是“{}”，附件的标题是“{right}”", listed.name),
                format!("the note says `{}`, the annex is titled `{right}`", listed.name),
            )
            .related(title.whole(), "附件的标题", "title of the annex")
            .fix(false, span, right.clone(), format!("改成“{right}”"), format!("write {right}")),
        );
    }
}
