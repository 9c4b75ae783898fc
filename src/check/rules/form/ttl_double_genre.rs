//! `ttl-double-genre`.

use super::title;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "ttl-double-genre",
    level: Level::Warning,
    page: Page {
        what: Both("标题里两个文种叠在一起。", "Two kinds of document are stacked in the title."),
        why: Both(
            "一份公文一个文种；“通知的通知”要么省去一层，要么给原文件加书名号，“请示报告”要分清是请示还是报告。",
            "A document has one kind: leave one out or put the other title in 《》; a 请示 asks, a 报告 reports.",
        ),
        wrong: "标题：某县人民政府办公室关于做好招商引资工作的通知的通知\n--- 正文\n现将有关事项通知如下：",
        right: "标题：某县人民政府办公室关于做好招商引资工作的通知\n--- 正文\n现将有关事项通知如下：",
        source: "公文标题的通例；《党政机关公文处理工作条例》第八条、第十五条第四项",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Title], look),
};

const TWICE: [&str; 6] = ["通知的通知", "通报的通报", "函的函", "请示的请示", "批复的批复", "意见的意见"];
/// At the end only: 请示报告制度 is a thing.
const BOTH: [&str; 4] = ["请示报告", "申请报告", "请示的报告", "报告请示"];

fn look(_: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let kept = title::without_tail(line.text);
    let twice = TWICE.iter().find_map(|word| Some((title::outside(kept, word).last()?, *word)));
    let both =
        || BOTH.iter().find(|word| kept.ends_with(**word)).map(|word| (kept.len() - word.len(), *word));
    let Some((at, word)) = twice.or_else(both) else { return };
    let problem = RULE.at(
        line.span(at..at + word.len()),
        format!("“{word}”是两个文种叠在一起"),
        format!("{word} stacks two kinds of document"),
    );
    found.push(if twice.is_some() {
        problem
            .help("省去一层；要引原标题，就给它加上书名号", "leave one out, or put the cited title in 《》")
    } else {
        problem.help(
            "请求批准的用请示，汇报工作的用报告，不合用",
            "a 请示 asks for approval, a 报告 reports; use one",
        )
    });
}
