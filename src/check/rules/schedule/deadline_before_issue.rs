//! `deadline-before-issue`.

use crate::check::day;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Deadline, EffectKind};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "deadline-before-issue",
    level: Level::Error,
    page: Page {
        what: Both(
            "完成时限、报送时限、有效期早于成文日期。",
            "A deadline or an end lies before the document's own date.",
        ),
        why: Both(
            "文件还没有发，任务就已经超期；多半是沿用旧稿没有改年份。",
            "The task is overdue before it is given; mostly an old year was left standing.",
        ),
        wrong: "# 任务：编制产业链图谱\n牵头单位：县工业和信息化局\n配合单位：县商务局\n完成时限：2025年6月底前\n# 任务：加强业务培训\n牵头单位：县人力资源社会保障局\n配合单位：县教育局\n完成时限：2026年9月底前",
        right: "# 任务：编制产业链图谱\n牵头单位：县工业和信息化局\n配合单位：县商务局\n完成时限：2026年6月底前\n# 任务：加强业务培训\n牵头单位：县人力资源社会保障局\n配合单位：县教育局\n完成时限：2026年9月底前",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let model = case.mechanism;
    let tasks = model.tasks.iter().filter_map(|task| task.deadline.as_ref());
    let dues = model.dues.iter().map(|due| &due.deadline);
    let flows = model.flows.iter().filter_map(|flow| flow.deadline.as_ref());
    let ends = model.effects.iter().filter(|e| e.kind == EffectKind::Ends).map(|e| &e.when);
    let mut dated = tasks.chain(dues).chain(flows).chain(ends).filter(|d| d.date.is_some()).peekable();
    if dated.peek().is_none() {
        return;
    }
    let Some(issued) = case.not_before().map(|day| day.to_string()) else { return };
    for deadline in dated.filter(|d| d.date.as_ref().is_some_and(|date| *date < issued)) {
        found.push(tell(case, deadline, &issued));
    }
}

fn tell(case: &Case<'_>, deadline: &Deadline, issued: &str) -> Problem {
    let date = deadline.date.as_deref().unwrap_or("");
    let against = if case.issued.is_some() {
        format!("成文日期是{}", day::in_words(issued))
    } else {
        format!("文号是{}年的", issued.get(..4).unwrap_or(""))
    };
    RULE.at(
        deadline.span,
        format!("“{}”到{}就截止了，{against}", deadline.text, day::in_words(date)),
        format!("this ends on {date}, and the document is of {issued}"),
    )
    .help("核对年份；已经做完的事，写成已完成", "check the year; say of what is done that it is done")
}
