//! `cadence-conflict`.

use super::parties::same;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Flow, FlowKind, Period, PeriodUnit};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "cadence-conflict",
    level: Level::Error,
    page: Page {
        what: Both(
            "同一件事写了两个周期，或者两个报送日：一处每月考核排名，另一处每季度。",
            "One thing has two periods or two due days: monthly here, quarterly there.",
        ),
        why: Both(
            "照哪一个做都不算错，也都不算对；考核时没有准绳。",
            "Whoever follows either is both right and wrong.",
        ),
        wrong: "{承担：各乡（镇）}{报送：每月25日前向县商务局报送招商工作进展}。\n{承担：各乡（镇）}{报送：每季度向县商务局报送招商工作进展}。",
        right: "{承担：各乡（镇）}{报送：每月25日前向县商务局报送招商工作进展}。",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let flows = &case.mechanism.flows;
    for (at, flow) in flows.iter().enumerate().skip(1) {
        let Some(own) = only(flow) else { continue };
        let before = flows.get(..at).unwrap_or_default();
        let clash = before.iter().find_map(|first| {
            Some((first, only(first)?)).filter(|(first, period)| {
                first.kind == flow.kind
                    && differ(flow.kind, (first, *period), (flow, own))
                    && one_thing(first, flow)
            })
        });
        if let Some((first, period)) = clash {
            found.push(tell((first, period), (flow, own)));
        }
    }
}

/// The period of a flow that has one.
fn only(flow: &Flow) -> Option<Period> {
    match flow.periods.as_slice() {
        [period] if period.unit != PeriodUnit::Vague => Some(*period),
        _ => None,
    }
}

/// Whether two periods cannot both be kept as one. Once a year beside a shorter period is the usual
/// pair of a running and a yearly report or assessment.
fn differ(kind: FlowKind, a: (&Flow, Period), b: (&Flow, Period)) -> bool {
    let rate = |(flow, period): (&Flow, Period)| {
        let times = flow.times.filter(|t| t.low >= t.high).map_or(1.0, |t| t.low);
        period.times_a_year().map(|rate| rate * times)
    };
    let (Some(one), Some(two)) = (rate(a), rate(b)) else { return false };
    let yearly = one.min(two) <= 1.0 && matches!(kind, FlowKind::Report | FlowKind::Assessment);
    let days = matches!((a.1.day, b.1.day), (Some(x), Some(y)) if x != y) && a.1.unit == b.1.unit;
    if (one - two).abs() > 0.01 { !yearly } else { days && kind == FlowKind::Report }
}

/// Whether two flows of a kind are one action on one object.
fn one_thing(a: &Flow, b: &Flow) -> bool {
    if a.matter != b.matter || !same(&a.to, &b.to) {
        return false;
    }
    let actor = same(&a.from, &b.from);
    match a.kind {
        FlowKind::Assessment => {
            let (one, two) = (action(&a.text), action(&b.text));
            let long = one.chars().count() >= 4 || !a.to.is_empty() && !one.is_empty();
            (actor || a.from.is_empty() || b.from.is_empty()) && one == two && long
        }
        FlowKind::Meeting => actor && !a.from.is_empty() && a.matter.chars().count() > 1,
        _ => actor && !a.from.is_empty() && !a.matter.is_empty(),
    }
}

/// What is done, behind 进行, 开展, 并: 考核排名 of 每月通报工作进展并考核排名.
fn action(text: &str) -> &str {
    const LIGHT: [&str; 6] = ["进行", "开展", "组织", "实施", "实行", "并"];
    let after = LIGHT.iter().filter_map(|word| Some(text.rfind(word)? + word.len())).max();
    let rest = after.and_then(|at| text.get(at..)).unwrap_or("");
    rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二两次".contains(c))
}

fn tell(first: (&Flow, Period), second: (&Flow, Period)) -> Problem {
    let (before, here) = (period(first.1), period(second.1));
    RULE.at(
        second.0.span,
        format!("这件事这里是{here}，前面是{before}，两个周期对不上"),
        format!("{here} here, {before} before: one thing, two periods"),
    )
    .related(first.0.span, format!("前面是{before}"), format!("{before} here"))
    .help(
        "只留一个周期；是两件事的，写明各考什么、各报什么",
        "keep one; or say what each of the two is about",
    )
}

fn period(period: Period) -> String {
    let unit = match period.unit {
        PeriodUnit::Day => "日",
        PeriodUnit::Week => "周",
        PeriodUnit::Month => "月",
        PeriodUnit::Quarter => "季度",
        PeriodUnit::HalfYear => "半年",
        PeriodUnit::Year | PeriodUnit::Vague => "年",
    };
    let every = if period.every > 1 { format!("每{}个{unit}", period.every) } else { format!("每{unit}") };
    match period.day {
        Some(day) if period.unit == PeriodUnit::Month => format!("{every}{day}日前"),
        _ => every,
    }
}
