//! `cycle`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::graph::{EdgeKind, Item, Link, ResponsibilityGraph, Ring, cycles};
use crate::model::{Flow, FlowKind, Mechanism};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "cycle",
    level: Level::Error,
    page: Page {
        what: Both(
            "同一件事的报送、考核或者机构的设置绕成了一圈：甲报乙，乙又报甲。",
            "Reports on one matter, assessments or hosts form a ring: one reports to another, who reports back.",
        ),
        why: Both(
            "绕成圈就没有最后负责的一方，谁也不知道该由谁汇总、由谁定。",
            "In a ring nobody answers in the end.",
        ),
        wrong: "{承担：县商务局}{报送：每月10日前向县财政局报送招商资金使用情况}，{承担：县财政局}{报送：每月20日前向县商务局报送招商资金使用情况}。",
        right: "{承担：县商务局}{报送：每月10日前向县财政局报送招商资金使用情况}，{承担：县财政局}{报送：每月20日前向县人民政府报送招商资金使用情况}。",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &["self-assessment"],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    for (flows, kind) in [(FlowKind::Report, EdgeKind::ReportsTo), (FlowKind::Assessment, EdgeKind::Assesses)]
    {
        if may_return(m, flows) {
            let graph = case.graph();
            let rings = cycles(graph, &[kind]).into_iter().filter(|ring| contradicts(m, flows, ring));
            found.extend(rings.filter_map(|ring| tell(graph, &ring)));
        }
    }
    if m.bodies.iter().filter(|body| body.host.is_some() || body.parent.is_some()).nth(1).is_some() {
        structure(case, found);
    }
}

/// Whether links of a kind may form a ring: what is left when those are taken away, again and again,
/// to whom nothing leads or from whom nothing goes.
fn may_return(m: &Mechanism, kind: FlowKind) -> bool {
    let of_kind = m.flows.iter().filter(|flow| flow.kind == kind && !flow.to.is_empty());
    let mut left: Vec<(Item<'_>, Item<'_>)> = Vec::new();
    for flow in of_kind {
        let own = flow.from.is_empty().then(|| Item::from(flow.of));
        for from in flow.from.iter().map(|from| Item::from(&from.party)).chain(own) {
            left.extend(flow.to.iter().map(|to| (from, Item::from(&to.party))));
        }
    }
    loop {
        let before = left.len();
        let kept = |(from, to): &(Item<'_>, Item<'_>)| {
            left.iter().any(|(_, end)| end == from) && left.iter().any(|(start, _)| start == to)
        };
        let next: Vec<_> = left.iter().copied().filter(kept).collect();
        if next.is_empty() || next.len() == before {
            return !next.is_empty();
        }
        left = next;
    }
}

/// Whether a ring of flows contradicts itself: reports on one matter do; two units that tell each other
/// different things do not, nor do those that the text asks to assess each other.
fn contradicts(m: &Mechanism, kind: FlowKind, ring: &Ring<'_>) -> bool {
    let flows: Vec<&Flow> =
        ring.links.iter().filter_map(|link| m.flows.iter().find(|flow| flow.span == link.span)).collect();
    let [first, rest @ ..] = flows.as_slice() else { return false };
    // A class that reports to its own members is many units, and an assessor of itself is told elsewhere.
    if rest.is_empty() || flows.len() != ring.links.len() {
        return false;
    }
    match kind {
        FlowKind::Report => !first.matter.is_empty() && rest.iter().all(|flow| flow.matter == first.matter),
        _ => !flows.iter().any(|flow| flow.text.contains('互') || flow.text.contains('评')),
    }
}

/// Bodies hosted by each other, or set up below each other.
fn structure(case: &Case<'_>, found: &mut Vec<Problem>) {
    let bodies = &case.mechanism.bodies;
    let hosted = bodies
        .iter()
        .any(|body| body.host.as_ref().is_some_and(|host| matches!(Item::from(&host.party), Item::Body(_))));
    // Climbing from a body ends, unless it comes round.
    let endless = |first: Option<crate::model::BodyId>| {
        let mut above = first;
        bodies.iter().all(|_| {
            above = above.and_then(|id| case.mechanism.body(id)).and_then(|body| body.parent);
            above.is_some()
        })
    };
    if hosted || bodies.iter().any(|body| endless(body.parent)) {
        let graph = case.graph();
        for kind in [EdgeKind::Hosts, EdgeKind::ParentOf] {
            found.extend(cycles(graph, &[kind]).iter().filter_map(|ring| tell(graph, ring)));
        }
    }
}

fn tell(graph: &ResponsibilityGraph<'_>, ring: &Ring<'_>) -> Option<Problem> {
    let last = ring.links.last()?;
    let stops = ring.links.iter().map(|link| link.from).chain([last.to]);
    let way: Vec<_> = stops.map(|item| graph.label(item)).collect();
    let problem = RULE
        .at(
            last.span,
            format!("“{}”绕成了一圈：{}", last.label, way.join("→")),
            format!("a ring: {}", way.join(" → ")),
        )
        .help(
            "去掉其中一环，写明最后报到哪里、由谁负责；其实是两件事的，写明各是什么",
            "take one link away and say who answers in the end; or say what each of the two is about",
        );
    Some(ring.links.iter().fold(problem, |problem, link| edge(problem, graph, link)))
}

fn edge(problem: Problem, graph: &ResponsibilityGraph<'_>, link: &Link<'_>) -> Problem {
    let (from, to) = (graph.label(link.from), graph.label(link.to));
    problem.related(link.span, format!("{from}—{}→{to}", link.label), format!("{from} → {to}"))
}
