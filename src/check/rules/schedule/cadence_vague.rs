//! `cadence-vague`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Deadline, Flow, PeriodUnit};
use crate::problem::{Level, Problem};
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "cadence-vague",
    level: Level::Hint,
    page: Page {
        what: Both(
            "该写周期、期限的地方写了“定期”“适时”“及时”“尽快”。",
            "Where a period or a deadline belongs there stands from time to time, in due course, promptly.",
        ),
        why: Both(
            "没有天数、没有次数，就没有办法提醒，也没有办法督查。",
            "Without a day or a number nobody can be reminded or held to it.",
        ),
        wrong: "{承担：县商务局}{会议：适时召开项目推进会}。",
        right: "{承担：县商务局}{会议：每季度召开1次项目推进会}。",
        source: "督查事项要有时限的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Vague words, longer ones before those that stand in them.
const VAGUE: [&str; 12] = [
    "不定期",
    "定期",
    "适时",
    "及时",
    "经常",
    "最短时间内",
    "最短工作日内",
    "尽快",
    "限期",
    "按时",
    "随时",
    "尽早",
];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let model = case.mechanism;
    let vague = |f: &&Flow| f.deadline.is_none() && f.periods.iter().any(|p| p.unit == PeriodUnit::Vague);
    for flow in model.flows.iter().filter(vague) {
        found.extend(word(case, flow.span).map(|(span, word)| tell(span, word, "周期")));
    }
    let tasks = model.tasks.iter().filter_map(|task| task.deadline.as_ref());
    let dues = model.dues.iter().map(|due| &due.deadline);
    let open = |d: &&Deadline| d.date.is_none() && d.period.is_none();
    for deadline in tasks.chain(dues).filter(open) {
        found.extend(word(case, deadline.span).map(|(span, word)| tell(span, word, "期限")));
    }
}

/// The vague word in some words.
fn word<'c>(case: &'c Case<'_>, span: Span) -> Option<(Span, &'c str)> {
    let words = case.text.slice(span);
    let (at, word) = VAGUE.iter().find_map(|word| Some((words.find(word)?, *word)))?;
    Some((span.inner(at, at + word.len()), word))
}

fn tell(span: Span, word: &str, slot: &str) -> Problem {
    let what = if slot == "周期" { "多久一次" } else { "哪一天" };
    RULE.at(
        span,
        format!("“{word}”没有说{what}，无法督查"),
        format!("{word} names no {}", if slot == "周期" { "period" } else { "day" }),
    )
    .help(
        format!("写出{slot}，如“每季度1次”“5个工作日内”"),
        "write a period or a day, such as once a quarter, within five working days",
    )
}
