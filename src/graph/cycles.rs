//! Rings: who reports to, hosts, assesses itself in the end.

use super::adjacency::{Adjacency, get, narrow, set};
use super::{Edge, EdgeKind, Item, Link, ResponsibilityGraph};
use petgraph::graph::EdgeIndex;
use petgraph::visit::EdgeRef;
use std::collections::{HashSet, VecDeque};

/// How many steps the search for the shortest ring of one component may take. Only a component of
/// thousands of parties comes near; its ring is then a short one, not surely the shortest.
const PATIENCE: usize = 1 << 22;

/// One shortest ring of a component: each link ends where the next begins, the last where the first
/// does. One link alone leads from a party to itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ring<'m> {
    /// The links, each with its place; that of a flow is the flow's.
    pub links: Vec<Link<'m>>,
}

/// A shortest ring of each strongly connected component of the edges of the chosen kinds; a diamond
/// is none. A flow counts as one link from who acts to whom it meets. Kinds that lead opposite ways
/// by nature (a body set up below another reports to it) should not be asked for together.
#[must_use]
pub fn cycles<'m>(graph: &ResponsibilityGraph<'m>, kinds: &[EdgeKind]) -> Vec<Ring<'m>> {
    let mut nodes = graph.graph.node_count();
    let mut edges = Vec::new();
    let mut origin = Vec::new();
    for edge in graph.graph.edge_references() {
        let (from, to) = (narrow(edge.source().index()), narrow(edge.target().index()));
        let ends = [graph.item(edge.source()), graph.item(edge.target())];
        match ends {
            [_, Some(Item::Flow(id))] => {
                let kind = graph.m.flow(id).map(|flow| super::build::flow_words(flow.kind).1);
                if kind.is_some_and(|kind| kinds.contains(&kind)) {
                    edges.push((from, to));
                    origin.push(edge.id());
                }
            }
            [Some(Item::Flow(_)), _] if kinds.contains(&edge.weight().kind) => {
                edges.push((from, to));
                origin.push(edge.id());
            }
            // A node in the middle makes every link two steps long, like those through a flow.
            _ if kinds.contains(&edge.weight().kind) => {
                edges.extend([(from, narrow(nodes)), (narrow(nodes), to)]);
                origin.extend([edge.id(); 2]);
                nodes += 1;
            }
            _ => {}
        }
    }
    let rings = rings(nodes, &edges);
    rings.iter().map(|ring| Ring { links: links(graph, ring, &origin) }).collect()
}

/// Two steps are a link.
fn links<'m>(graph: &ResponsibilityGraph<'m>, ring: &[usize], origin: &[EdgeIndex]) -> Vec<Link<'m>> {
    let found = |at: &usize| {
        let id = *origin.get(*at)?;
        let (from, to) = graph.graph.edge_endpoints(id)?;
        Some((graph.item(from)?, *graph.graph.edge_weight(id)?, graph.item(to)?))
    };
    // The ring begins at its first node of the graph, never between: those are counted last, and a
    // flow's node may come first only as the smaller number.
    let turn = ring.first().and_then(found).is_some_and(|(from, _, _)| matches!(from, Item::Flow(_)));
    let mut ring = ring.to_vec();
    ring.rotate_left(usize::from(turn));
    let steps = ring.chunks(2).filter_map(|pair| match pair {
        [first, second] => Some((found(first)?, found(second)?)),
        _ => None,
    });
    steps
        .map(|((from, first, to), (_, second, end))| match to {
            Item::Flow(id) => {
                let span = graph.m.flow(id).map_or(second.span, |flow| flow.span);
                Edge { span, ..second }.between(from, end)
            }
            _ => first.between(from, end),
        })
        .collect()
}

/// A shortest ring of each strongly connected component of a graph with so many nodes, as positions
/// in `edges`; it begins at its smallest node, and rings stand in the order of the smallest nodes of
/// their components. For graphs of other things than parties too: documents that rest on each other.
#[must_use]
pub fn rings(nodes: usize, edges: &[(u32, u32)]) -> Vec<Vec<usize>> {
    if edges.is_empty() {
        return Vec::new();
    }
    let out = Adjacency::of(nodes, edges.iter().copied());
    let components = components(&out);
    // Most components are a node alone, which is a ring only by an edge to itself.
    let mut sizes = vec![0_u32; nodes];
    for component in &components {
        let size = get(&sizes, *component);
        set(&mut sizes, *component, size + 1);
    }
    let looped: HashSet<u32> = edges.iter().filter(|(from, to)| from == to).map(|(from, _)| *from).collect();
    let mut members: Vec<(u32, u32)> = components.iter().copied().zip(0..).collect();
    members.retain(|(component, node)| get(&sizes, *component) > 1 || looped.contains(node));
    members.sort_unstable();
    let mut search = Search::new(&out, &components);
    let mut found: Vec<(u32, Vec<usize>)> = Vec::new();
    for component in members.chunk_by(|one, other| one.0 == other.0) {
        let nodes: Vec<u32> = component.iter().map(|(_, node)| *node).collect();
        if let (Some(first), Some(ring)) = (nodes.first(), search.shortest(&nodes)) {
            found.push((*first, begun_at_smallest(ring, edges)));
        }
    }
    found.sort_by_key(|(first, _)| *first);
    found.into_iter().map(|(_, ring)| ring).collect()
}

fn begun_at_smallest(mut ring: Vec<usize>, edges: &[(u32, u32)]) -> Vec<usize> {
    let smallest = (0..ring.len()).min_by_key(|at| ring.get(*at).and_then(|edge| edges.get(*edge)));
    ring.rotate_left(smallest.unwrap_or(0));
    ring
}

/// The strongly connected component of each node, after Tarjan (1972), with a stack of our own: the
/// one in the library recurses, and a document may chain as many parties as it likes.
fn components(out: &Adjacency) -> Vec<u32> {
    const NEW: u32 = u32::MAX;
    let mut walk = Walk {
        order: vec![NEW; out.len()],
        low: vec![0; out.len()],
        component: vec![NEW; out.len()],
        ..Walk::default()
    };
    for start in 0..narrow(out.len()) {
        if get(&walk.order, start) != NEW {
            continue;
        }
        let mut open = vec![(start, 0)];
        walk.enter(start);
        while let Some((node, tried)) = open.last_mut() {
            let node = *node;
            let next = out.nth(node, *tried);
            *tried += 1;
            match next {
                Some((to, _)) if get(&walk.order, to) == NEW => {
                    walk.enter(to);
                    open.push((to, 0));
                }
                // One that has its component already is no way back.
                Some((to, _)) if get(&walk.component, to) == NEW => {
                    walk.lower(node, get(&walk.order, to));
                }
                Some(_) => {}
                None => {
                    open.pop();
                    walk.leave(node);
                    if let Some((above, _)) = open.last() {
                        let low = get(&walk.low, node);
                        walk.lower(*above, low);
                    }
                }
            }
        }
    }
    walk.component
}

/// State of the search for components.
#[derive(Default)]
struct Walk {
    order: Vec<u32>,
    low: Vec<u32>,
    component: Vec<u32>,
    stack: Vec<u32>,
    entered: u32,
    found: u32,
}

impl Walk {
    fn enter(&mut self, node: u32) {
        set(&mut self.order, node, self.entered);
        set(&mut self.low, node, self.entered);
        self.entered += 1;
        self.stack.push(node);
    }

    fn lower(&mut self, node: u32, to: u32) {
        let low = get(&self.low, node).min(to);
        set(&mut self.low, node, low);
    }

    /// All that stand on the stack above the first node of a component belong to it.
    fn leave(&mut self, node: u32) {
        if get(&self.low, node) != get(&self.order, node) {
            return;
        }
        while let Some(top) = self.stack.pop() {
            set(&mut self.component, top, self.found);
            if top == node {
                break;
            }
        }
        self.found += 1;
    }
}

/// Searches for shortest rings, one component after the other.
struct Search<'a> {
    out: &'a Adjacency,
    components: &'a [u32],
    /// Edge by which each node was reached, and from where, in the search numbered `round`.
    reached: Vec<(u32, u32, u32)>,
    round: u32,
}

impl<'a> Search<'a> {
    fn new(out: &'a Adjacency, components: &'a [u32]) -> Self {
        Self { out, components, reached: vec![(0, 0, 0); out.len()], round: 0 }
    }

    /// A shortest ring among the nodes of one component, as edges in order.
    fn shortest(&mut self, nodes: &[u32]) -> Option<Vec<usize>> {
        // In a component of more than one ring, every ring passes a node with two ways out.
        let branches = |node: &u32| self.inside(*node).nth(1).is_some();
        let mut starts: Vec<u32> = nodes.iter().copied().filter(branches).collect();
        if starts.is_empty() {
            starts.extend(nodes.first());
        }
        let mut best: Option<Vec<usize>> = None;
        let mut patience = PATIENCE;
        for start in starts {
            let bound = best.as_ref().map_or(usize::MAX, Vec::len);
            if bound <= 1 || patience == 0 {
                break;
            }
            if let Some(ring) = self.ring_through(start, bound, &mut patience) {
                best = Some(ring);
            }
        }
        best
    }

    fn inside(&self, node: u32) -> impl Iterator<Item = (u32, u32)> + use<'a> {
        let (components, own) = (self.components, get(self.components, node));
        self.out.from(node).iter().copied().filter(move |(to, _)| get(components, *to) == own)
    }

    /// A shortest ring through a node that is shorter than `bound`.
    fn ring_through(&mut self, start: u32, bound: usize, patience: &mut usize) -> Option<Vec<usize>> {
        self.round += 1;
        let mut open = VecDeque::from([(start, 1)]);
        while let Some((node, steps)) = open.pop_front() {
            if steps >= bound {
                return None;
            }
            for (to, edge) in self.inside(node) {
                *patience = patience.saturating_sub(1);
                if to == start {
                    return Some(self.back(start, node, edge));
                }
                let round = self.round;
                if let Some(reached) = self.reached.get_mut(to as usize).filter(|r| r.2 != round) {
                    *reached = (edge, node, round);
                    open.push_back((to, steps + 1));
                }
            }
        }
        None
    }

    fn back(&self, start: u32, mut node: u32, edge: u32) -> Vec<usize> {
        let mut ring = vec![edge as usize];
        while node != start {
            let Some((edge, from, _)) = self.reached.get(node as usize) else { break };
            ring.push(*edge as usize);
            node = *from;
        }
        ring.reverse();
        ring
    }
}
