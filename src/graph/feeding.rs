//! Whether what comes round regularly is fed as often by what reports bring.

use super::{EdgeKind, Item, ResponsibilityGraph};
use crate::model::{Flow, FlowId, FlowKind};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use std::collections::HashMap;

/// The shortest end of a matter that is held to name it: 开展情况 says nothing of what is carried on.
const SHORTEST: usize = 6;

/// A flow that needs news more often than it gets any.
#[derive(Clone, Debug, PartialEq)]
pub struct Starved<'m> {
    /// The flow that needs it: a hearing, publication, assessment or report.
    pub consumer: FlowId,
    /// Who needs it.
    pub at: Item<'m>,
    /// How many times a year.
    pub needs: f64,
    /// Reports on the matter that come to them, too seldom.
    pub producers: Vec<FlowId>,
    /// How many times a year the most frequent report that comes to them does.
    pub gets: f64,
}

/// Flows that are starved, in the order of the model.
///
/// A flow needs reports to whoever acts in it, on its matter. It is starved when there are some on
/// this matter (the same words, or one matter ends in the other, as 本组招商工作进展 in 招商工作进展),
/// and no report at all that comes to the one who acts, to a body they host, to the host, or to a
/// body above or below, is as frequent as needed. A report without a countable period may come as
/// often as is needed.
#[must_use]
pub fn starved<'m>(graph: &ResponsibilityGraph<'m>) -> Vec<Starved<'m>> {
    let most = most_frequent(graph);
    let mut hungry: Vec<(FlowId, NodeIndex, f64)> = Vec::new();
    for (node, actor) in carried(graph) {
        let Some((id, flow)) = flow(graph, node) else { continue };
        let Some(needs) = frequency(flow).filter(|_| flow.kind != FlowKind::Meeting) else { continue };
        let gets = most.get(actor.index()).copied().flatten();
        if gets.is_some_and(|gets| gets < needs && actor.index() > 0) {
            hungry.push((id, actor, needs));
        }
    }
    hungry.sort_by_key(|(id, actor, _)| (*id, *actor));
    hungry.dedup_by_key(|(id, actor, _)| (*id, *actor));
    let by_matter = by_matter(graph, &hungry);
    let fed = |(id, actor, needs): (FlowId, NodeIndex, f64)| {
        let mut producers = by_matter.get(&actor)?.matching(&graph.m.flow(id)?.matter);
        producers.retain(|producer| *producer != id);
        let gets = most.get(actor.index()).copied().flatten()?;
        let at = graph.item(actor)?;
        (!producers.is_empty()).then_some(Starved { consumer: id, at, needs, producers, gets })
    };
    hungry.into_iter().filter_map(fed).collect()
}

/// How many times a year a flow comes round at its most frequent; none when that cannot be counted.
#[must_use]
pub fn frequency(flow: &Flow) -> Option<f64> {
    let times = flow.times.map_or(1.0, |times| if times.low > 0.0 { times.low } else { 1.0 });
    let mut most: Option<f64> = None;
    for period in &flow.periods {
        let counted = period.times_a_year()? * times;
        most = Some(most.map_or(counted, |most| most.max(counted)));
    }
    most
}

/// Every flow with who acts in it.
fn carried<'g>(graph: &'g ResponsibilityGraph<'_>) -> impl Iterator<Item = (NodeIndex, NodeIndex)> + 'g {
    let edges = graph.graph.edge_references().filter(|edge| edge.weight().kind == EdgeKind::Carries);
    edges.map(|edge| (edge.target(), edge.source()))
}

fn flow<'m>(graph: &ResponsibilityGraph<'m>, node: NodeIndex) -> Option<(FlowId, &'m Flow)> {
    match graph.item(node) {
        Some(Item::Flow(id)) => Some((id, graph.m.flow(id)?)),
        _ => None,
    }
}

/// Reports with those to whom they go.
fn reports<'g, 'm>(
    graph: &'g ResponsibilityGraph<'m>,
) -> impl Iterator<Item = (FlowId, &'m Flow, NodeIndex)> + use<'g, 'm> {
    let edges = graph.graph.edge_references().filter(|edge| edge.weight().kind == EdgeKind::ReportsTo);
    edges.filter_map(|edge| {
        let (id, flow) = flow(graph, edge.source())?;
        Some((id, flow, edge.target()))
    })
}

/// How often the most frequent report comes to each node, or to a body beside it; none when no
/// report comes, infinite when one may come at any time.
fn most_frequent(graph: &ResponsibilityGraph<'_>) -> Vec<Option<f64>> {
    let mut own: Vec<Option<f64>> = vec![None; graph.graph.node_count()];
    for (_, flow, to) in reports(graph) {
        raise(&mut own, to, Some(frequency(flow).unwrap_or(f64::INFINITY)));
    }
    let mut most = own.clone();
    for edge in graph.graph.edge_references() {
        let beside = match edge.weight().kind {
            EdgeKind::Hosts | EdgeKind::BelongsTo => true,
            // The mechanism as a whole is beside nobody.
            EdgeKind::ParentOf => edge.source().index() > 0,
            _ => false,
        };
        if beside {
            raise(&mut most, edge.source(), own.get(edge.target().index()).copied().flatten());
            raise(&mut most, edge.target(), own.get(edge.source().index()).copied().flatten());
        }
    }
    most
}

fn raise(list: &mut [Option<f64>], node: NodeIndex, to: Option<f64>) {
    if let (Some(slot), Some(to)) = (list.get_mut(node.index()), to) {
        *slot = Some(slot.map_or(to, |most| most.max(to)));
    }
}

/// Reports to one party by the ends of their matters.
#[derive(Default)]
struct Matters<'m> {
    whole: HashMap<&'m str, Vec<FlowId>>,
    ends: HashMap<&'m str, Vec<FlowId>>,
}

impl<'m> Matters<'m> {
    fn add(&mut self, id: FlowId, matter: &'m str) {
        self.whole.entry(matter).or_default().push(id);
        for end in ends(matter) {
            self.ends.entry(end).or_default().push(id);
        }
    }

    /// Reports whose matter ends in this one, or in whose matter this one ends; in order.
    fn matching(&self, matter: &str) -> Vec<FlowId> {
        let longer = self.ends.get(matter).into_iter().flatten();
        let shorter = ends(matter).filter_map(|end| self.whole.get(end)).flatten();
        let mut found: Vec<FlowId> = longer.chain(shorter).copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The ends of a matter that are long enough to name it, itself the first.
fn ends(matter: &str) -> impl Iterator<Item = &str> {
    let count = matter.chars().count();
    let starts = matter.char_indices().take((count + 1).saturating_sub(SHORTEST));
    starts.filter_map(|(at, _)| matter.get(at..))
}

fn by_matter<'m>(
    graph: &ResponsibilityGraph<'m>,
    hungry: &[(FlowId, NodeIndex, f64)],
) -> HashMap<NodeIndex, Matters<'m>> {
    let mut found: HashMap<NodeIndex, Matters<'m>> =
        hungry.iter().map(|(_, actor, _)| (*actor, Matters::default())).collect();
    if !found.is_empty() {
        for (id, flow, to) in reports(graph) {
            if let Some(matters) = found.get_mut(&to) {
                matters.add(id, &flow.matter);
            }
        }
    }
    found
}
