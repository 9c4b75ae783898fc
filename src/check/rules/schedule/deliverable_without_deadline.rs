//! `deliverable-without-deadline`.

use super::words::{names_time, quoted, sentence};
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::Deliverable;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "deliverable-without-deadline",
    level: Level::Hint,
    page: Page {
        what: Both(
            "要求制定计划、方案、办法，却没有说什么时候拿出来，也没有说报给谁。",
            "A plan or scheme is to be drawn up, with no due day and nobody to hand it to.",
        ),
        why: Both(
            "没有时限、没有接收人的文件，往往一直没有。",
            "A paper that is due on no day, to nobody, is seldom written.",
        ),
        wrong: "{承担：县商务局}要{职责：制定{成果：年度招商计划}，明确主攻方向}。",
        right: "{承担：县商务局}要{职责：制定{成果：年度招商计划}，明确主攻方向，于2026年4月10日前报县人民政府备案}。",
        source: "任务要有时限、成果要有去处的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// What is drawn up once and handed over; 机制, 台账 and the like are kept.
const PLANS: [&str; 10] =
    ["计划", "方案", "规划", "办法", "细则", "责任书", "工作要点", "实施意见", "时序表", "评估体系"];

/// Words that name who gets it.
const HANDED: [&str; 16] = [
    "报送",
    "报经",
    "报请",
    "报县",
    "报市",
    "报区",
    "报省",
    "报领导小组",
    "报办公室",
    "备案",
    "审定",
    "审议",
    "审批",
    "提交",
    "按计划",
    "按方案",
];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let mut last: Option<&str> = None;
    for plan in &case.mechanism.deliverables {
        if !is_plan(&plan.what) {
            continue;
        }
        let sentence = sentence(case, plan.span);
        // One finding a sentence, however many plans it asks for.
        let told = last.is_some_and(|last| std::ptr::eq(last, sentence));
        last = Some(sentence);
        if !told && !is_bounded(sentence, &plan.what) {
            found.push(tell(plan));
        }
    }
    for task in case.mechanism.tasks.iter().filter(|t| t.deadline.is_none()) {
        let Some(plan) = task.deliverable.as_ref().filter(|d| is_plan(&d.value)) else { continue };
        if !is_bounded(sentence(case, plan.span), &plan.value) {
            found.push(problem(plan.span, &plan.value));
        }
    }
}

fn is_plan(what: &str) -> bool {
    PLANS.iter().any(|plan| what.ends_with(plan))
}

/// Whether a sentence says when, or to whom. 年度 in the plan's own name is no day.
fn is_bounded(sentence: &str, own: &str) -> bool {
    if HANDED.iter().any(|word| sentence.contains(word)) {
        return true;
    }
    match sentence.split_once(own) {
        Some((before, after)) => names_time(before) || names_time(after),
        None => names_time(sentence),
    }
}

fn tell(plan: &Deliverable) -> Problem {
    problem(plan.span, &plan.what)
}

fn problem(span: crate::source::Span, what: &str) -> Problem {
    RULE.at(
        span,
        format!("{}没有写什么时候完成，也没有写报给谁", quoted(what)),
        format!("{what} is due on no day, and to nobody"),
    )
    .help("补上时限和去处，如“于4月10日前报县政府备案”", "add a day and a recipient")
}
