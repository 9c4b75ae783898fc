//! `cadence-starved`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::graph::{Starved, frequency, starved};
use crate::model::{Flow, FlowKind, Mechanism};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "cadence-starved",
    level: Level::Error,
    page: Page {
        what: Both(
            "每月要通报、汇报的事，下面每季度才报一次：到时候没有材料。",
            "What is published monthly is fed by reports that come quarterly.",
        ),
        why: Both(
            "两个周期接不上，中间几期的通报无内容可写，只能临时再要一遍材料。",
            "The issues between two reports have nothing to tell, and the news must be asked for again.",
        ),
        wrong: "{承担：各乡（镇）}{报送：每季度向县商务局报送招商工作进展}，{承担：县商务局}{通报：每月通报1次招商工作进展}。",
        right: "{承担：各乡（镇）}{报送：每月25日前向县商务局报送招商工作进展}，{承担：县商务局}{通报：每月通报1次招商工作进展}。",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &["cadence-conflict"],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    if !may_starve(&m.flows) {
        return;
    }
    let mut told = None;
    for hungry in starved(case.graph()) {
        if told != Some(hungry.consumer) {
            told = Some(hungry.consumer);
            found.extend(tell(m, &case.graph().label(hungry.at), &hungry));
        }
    }
}

/// Whether some report is less frequent than some other flow.
fn may_starve(flows: &[Flow]) -> bool {
    let reports = flows.iter().filter(|flow| flow.kind == FlowKind::Report && !flow.to.is_empty());
    let Some(least) = reports.filter_map(frequency).reduce(f64::min) else { return false };
    let hungry = flows.iter().filter(|flow| flow.kind != FlowKind::Meeting);
    hungry.filter_map(frequency).any(|needs| needs > least)
}

fn tell(m: &Mechanism, who: &str, hungry: &Starved<'_>) -> Option<Problem> {
    let consumer = m.flow(hungry.consumer)?;
    let (needs, gets) = (times(hungry.needs), times(hungry.gets));
    let problem = RULE
        .at(
            consumer.span,
            format!("这件事一年要{needs}次，报到“{who}”的材料一年只有{gets}次"),
            format!("needed {needs} times a year, and {who} gets reports {gets} times"),
        )
        .help(
            "把报送的周期改得和这里一样，或者把这里的周期放长",
            "let the reports come as often, or this less often",
        );
    let producers = hungry.producers.iter().filter_map(|id| m.flow(*id));
    Some(producers.fold(problem, |problem, flow| {
        let text = frequency(flow).map(times).unwrap_or_default();
        problem.related(flow.span, format!("一年只报{text}次"), format!("only {text} times a year"))
    }))
}

/// A number of times: 12, or 0.5 for every second year.
fn times(number: f64) -> String {
    format!("{}", (number * 10.0).round() / 10.0)
}
