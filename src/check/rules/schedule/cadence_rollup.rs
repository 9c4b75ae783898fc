//! `cadence-rollup`.

use super::parties::root;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Flow, FlowKind};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "cadence-rollup",
    level: Level::Warning,
    page: Page {
        what: Both(
            "下面的报送日不早于上面的报送日：汇总的单位还没收到，自己的就到期了。",
            "What is gathered is due no earlier than what is made of it.",
        ),
        why: Both(
            "汇总、核对要时间；同一天到期，上报的只能是上个月的数。",
            "Gathering takes time; with one due day the figures passed on are last month's.",
        ),
        wrong: "{承担：各乡（镇）}{报送：每月25日前向县商务局报送招商工作进展}。\n{承担：县商务局}{报送：每月25日前向县人民政府报送全县招商工作进展}。",
        right: "{承担：各乡（镇）}{报送：每月20日前向县商务局报送招商工作进展}。\n{承担：县商务局}{报送：每月25日前向县人民政府报送全县招商工作进展}。",
        source: "逐级汇总上报的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let reports = || case.mechanism.flows.iter().filter(|f| f.kind == FlowKind::Report && due(f).is_some());
    for above in reports() {
        let late = |below: &&Flow| match (due(below), due(above)) {
            (Some((unit, day)), Some((same, due))) => unit == same && day >= due,
            _ => false,
        };
        let below = reports().filter(late).find(|below| feeds(below, above) && one_matter(below, above));
        if let Some(below) = below {
            found.push(tell(below, above));
        }
    }
}

/// The day by which a periodic report is due.
fn due(flow: &Flow) -> Option<(crate::model::PeriodUnit, u8)> {
    match flow.periods.as_slice() {
        [period] => Some((period.unit, period.day?)),
        _ => None,
    }
}

/// Whether who receives the one sends the other.
fn feeds(below: &Flow, above: &Flow) -> bool {
    below.to.iter().any(|to| above.from.iter().any(|from| root(&to.party) == root(&from.party)))
}

/// Whether both are about one matter: three characters in a row in common, generic words aside.
fn one_matter(a: &Flow, b: &Flow) -> bool {
    const GENERIC: [&str; 4] = ["工作进", "作进展", "开展情", "展情况"];
    let runs = a.matter.char_indices().map(|(at, _)| at).filter_map(|at| {
        let rest = a.matter.get(at..)?;
        let end = rest.char_indices().nth(2).map(|(end, c)| end + c.len_utf8())?;
        rest.get(..end)
    });
    runs.into_iter().any(|run| !GENERIC.contains(&run) && b.matter.contains(run))
}

fn tell(below: &Flow, above: &Flow) -> Problem {
    let (early, late) = (due(below).map_or(0, |d| d.1), due(above).map_or(0, |d| d.1));
    let from = super::parties::told(&above.from);
    RULE.at(
        below.span,
        format!("这里{early}日才报到{from}，{from}自己{late}日就要上报"),
        format!("due to {from} on day {early}, and {from} must report on day {late}"),
    )
    .related(above.span, format!("{late}日要上报"), format!("due on day {late}"))
    .help("下面的报送日往前提，留出汇总的时间", "let what is gathered be due some days earlier")
}
