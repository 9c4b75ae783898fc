//! Who alone joins others' work to the head of the mechanism.

use super::adjacency::{Adjacency, get, narrow, set};
use super::dominators::dominators;
use super::index::root;
use super::{EdgeKind, Item, ResponsibilityGraph};
use crate::model::{RoleClass, SeatOf};
use petgraph::visit::EdgeRef;

/// A party without which work is cut off from the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bottleneck<'m> {
    /// Who.
    pub item: Item<'m>,
    /// How much work hangs on it alone, whichever way the edges lead: it is an articulation point
    /// when this is more than none.
    pub cut: u32,
    /// How much of that it carries itself.
    pub own: u32,
    /// How much work every chain from the head to which passes it (it dominates the work); never
    /// less than `cut`.
    pub dominated: u32,
}

/// Parties that alone join work to the head of the mechanism, in the order of the graph. Work is a
/// duty, task, field, flow or target; it hangs on those who carry it, and on the body it stands in
/// only when nobody else does. Who receives a report does not hold its sender.
#[must_use]
pub fn bottlenecks<'m>(graph: &ResponsibilityGraph<'m>) -> Vec<Bottleneck<'m>> {
    let downs = Downs::of(graph);
    let hanging = Hanging::of(&downs);
    let dominated = downs.dominated();
    let mut found = Vec::new();
    for (at, item) in graph.graph.node_weights().enumerate() {
        let (cut, own) = hanging.cut.get(at).copied().unwrap_or((0, 0));
        let dominated = dominated.get(at).copied().unwrap_or(0);
        if item.is_party() && (cut > 0 || dominated > 0) {
            found.push(Bottleneck { item: *item, cut, own, dominated });
        }
    }
    found
}

/// The work that is cut off from the head when a party is gone: as many as the party dominates, in
/// the order of the graph.
#[must_use]
pub fn cut_by<'m>(graph: &ResponsibilityGraph<'m>, item: Item<'m>) -> Vec<Item<'m>> {
    let downs = Downs::of(graph);
    let Some(gone) = graph.at(item).map(|at| narrow(at.index())) else { return Vec::new() };
    let (before, after) = (downs.reached(None), downs.reached(Some(gone)));
    let pairs = before.iter().zip(&after).zip(graph.graph.node_weights());
    let lost = pairs.enumerate().filter(|(at, ((before, after), item))| {
        **before && !**after && item.is_work() && *at != gone as usize
    });
    lost.map(|(_, (_, item))| *item).collect()
}

/// The graph of who answers to whom: from above to below.
pub(super) struct Downs {
    pub(super) nodes: usize,
    pub(super) edges: Vec<(u32, u32)>,
    pub(super) work: Vec<bool>,
}

impl Downs {
    fn of(graph: &ResponsibilityGraph<'_>) -> Self {
        let work = graph.graph.node_weights().map(|item| item.is_work()).collect();
        let mut downs = Self { nodes: graph.graph.node_count(), edges: Vec::new(), work };
        let answered = answered(graph);
        let owned = owned(graph);
        for edge in graph.graph.edge_references() {
            let (from, to) = (narrow(edge.source().index()), narrow(edge.target().index()));
            let is = |list: &[bool], at: u32| list.get(at as usize).copied().unwrap_or(false);
            match edge.weight().kind {
                EdgeKind::ParentOf if is(&answered, to) => {}
                EdgeKind::ParentOf | EdgeKind::Names | EdgeKind::Directs | EdgeKind::Fills => {
                    downs.edges.push((from, to));
                }
                EdgeKind::Carries => {
                    let of = of(graph, to);
                    if of != from {
                        downs.edges.push((of, from));
                    }
                    downs.edges.push((from, to));
                }
                EdgeKind::StandsIn if !is(&owned, from) => downs.edges.push((to, from)),
                EdgeKind::BelongsTo => downs.edges.extend([(from, to), (to, from)]),
                EdgeKind::Hosts => downs.edges.push((to, from)),
                kind if kind.is_seat() => match graph.item(edge.target()) {
                    // Who answers for a task joins it to the mechanism.
                    Some(Item::Task(_)) => {
                        downs.edges.push((narrow(root().index()), from));
                        if answers(kind) {
                            downs.edges.push((from, to));
                        }
                    }
                    _ => downs.edges.push((to, from)),
                },
                _ => {}
            }
        }
        // What no chain reaches cannot be cut off.
        let reached = downs.reached(None);
        downs.edges.retain(|(from, _)| reached.get(*from as usize).copied().unwrap_or(false));
        downs
    }

    fn reached(&self, gone: Option<u32>) -> Vec<bool> {
        let out = Adjacency::of(self.nodes, self.edges.iter().copied());
        let mut reached = vec![false; self.nodes];
        let mut open = vec![narrow(root().index())];
        while let Some(node) = open.pop() {
            let Some(seen) = reached.get_mut(node as usize) else { continue };
            if Some(node) == gone || std::mem::replace(seen, true) {
                continue;
            }
            open.extend(out.from(node).iter().map(|(to, _)| *to));
        }
        reached
    }

    /// How much work each node dominates, itself left out.
    fn dominated(&self) -> Vec<u32> {
        let mut sums: Vec<u32> = self.work.iter().map(|work| u32::from(*work)).collect();
        let out = Adjacency::of(self.nodes, self.edges.iter().copied());
        let into = Adjacency::of(self.nodes, self.edges.iter().map(|(from, to)| (*to, *from)));
        let tree = dominators(&out, &into, narrow(root().index()));
        // Those farther from the head come first, so that each sum is whole before it is handed on.
        for (node, above) in tree.iter().rev() {
            let sum = sums.get(*node as usize).copied().unwrap_or(0);
            if let Some(above) = sums.get_mut(*above as usize).filter(|_| node != above) {
                *above += sum;
            }
        }
        let own = |at: usize| u32::from(self.work.get(at).copied().unwrap_or(false));
        let reached = self.reached(None);
        let below = sums.iter().zip(reached).enumerate();
        below.map(|(at, (sum, reached))| if reached { sum - own(at) } else { 0 }).collect()
    }
}

/// How much work hangs on each node alone, after Hopcroft and Tarjan (1973).
pub(super) struct Hanging {
    /// All of it, and what of it the node itself carries.
    pub(super) cut: Vec<(u32, u32)>,
}

impl Hanging {
    pub(super) fn of(downs: &Downs) -> Self {
        let both = downs.edges.iter().flat_map(|(from, to)| [(*from, *to), (*to, *from)]);
        let near = Adjacency::of(downs.nodes, both);
        let mut walk = Depths::new(downs);
        let root = narrow(root().index());
        let mut open = vec![(root, 0)];
        walk.enter(root, None);
        let mut cut = vec![(0, 0); downs.nodes];
        let mut cut_at: Vec<Option<u32>> = vec![None; downs.nodes];
        while let Some((node, tried)) = open.last_mut() {
            let node = *node;
            let next = near.nth(node, *tried);
            *tried += 1;
            match next {
                Some((to, _)) if walk.is_new(to) => {
                    walk.enter(to, Some(node));
                    open.push((to, 0));
                }
                Some((to, _)) => walk.see(node, to),
                None => {
                    open.pop();
                    let Some((above, _)) = open.last() else { continue };
                    // Nothing below the node leads past `above`.
                    if walk.leave(node, *above) {
                        if let Some((cut, _)) = cut.get_mut(*above as usize) {
                            *cut += walk.work_below(node);
                        }
                        if let Some(at) = cut_at.get_mut(node as usize) {
                            *at = Some(*above);
                        }
                    }
                }
            }
        }
        walk.count_own(&near, &cut_at, &mut cut);
        Self { cut }
    }
}

/// State of the search in depth.
struct Depths<'a> {
    downs: &'a Downs,
    order: Vec<u32>,
    low: Vec<u32>,
    /// One past the last that was entered below.
    last: Vec<u32>,
    works: Vec<u32>,
    above: Vec<Option<u32>>,
    /// Nodes in the order in which they were entered.
    entered: Vec<u32>,
}

const NEW: u32 = u32::MAX;

impl<'a> Depths<'a> {
    fn new(downs: &'a Downs) -> Self {
        let nodes = downs.nodes;
        Self {
            downs,
            order: vec![NEW; nodes],
            low: vec![0; nodes],
            last: vec![0; nodes],
            works: downs.work.iter().map(|work| u32::from(*work)).collect(),
            above: vec![None; nodes],
            entered: Vec::new(),
        }
    }

    fn is_new(&self, node: u32) -> bool {
        get(&self.order, node) == NEW
    }

    fn enter(&mut self, node: u32, above: Option<u32>) {
        let now = narrow(self.entered.len());
        self.entered.push(node);
        set(&mut self.order, node, now);
        set(&mut self.low, node, now);
        if let Some(slot) = self.above.get_mut(node as usize) {
            *slot = above;
        }
    }

    fn see(&mut self, node: u32, to: u32) {
        let low = get(&self.low, node).min(get(&self.order, to));
        set(&mut self.low, node, low);
    }

    /// Hands on what was found below; tells whether it hangs on `above`.
    fn leave(&mut self, node: u32, above: u32) -> bool {
        set(&mut self.last, node, narrow(self.entered.len()));
        let low = get(&self.low, node);
        let works = get(&self.works, above) + get(&self.works, node);
        set(&mut self.works, above, works);
        let joined = get(&self.low, above).min(low);
        set(&mut self.low, above, joined);
        low >= get(&self.order, above)
    }

    fn work_below(&self, node: u32) -> u32 {
        get(&self.works, node)
    }

    /// Of the work that hangs on each node, what it carries itself: neighbours below a child that
    /// hangs on it. Children were entered one after the other, so the one above a neighbour is found
    /// by its turn.
    fn count_own(&self, near: &Adjacency, cut_at: &[Option<u32>], cut: &mut [(u32, u32)]) {
        let nodes = self.order.len();
        let tree = self.entered.iter().filter_map(|node| {
            let above = self.above.get(*node as usize).copied().flatten()?;
            Some((above, *node))
        });
        let tree = Adjacency::of(nodes, tree);
        let mut carried: Vec<u32> = Vec::new();
        for node in &self.entered {
            // Most nodes hold nothing up.
            if cut.get(*node as usize).is_none_or(|(cut, _)| *cut == 0) {
                continue;
            }
            let children = tree.from(*node);
            carried.clear();
            carried.extend(near.from(*node).iter().map(|(to, _)| *to));
            carried.sort_unstable();
            carried.dedup();
            let is_work = |to: &u32| self.downs.work.get(*to as usize).copied().unwrap_or(false);
            let hangs = |to: &u32| {
                let turn = get(&self.order, *to);
                let after = children.partition_point(|(child, _)| get(&self.order, *child) <= turn);
                let child = after.checked_sub(1).and_then(|at| children.get(at));
                child.is_some_and(|(child, _)| {
                    turn < get(&self.last, *child) && cut_at.get(*child as usize) == Some(&Some(*node))
                })
            };
            let own = carried.iter().filter(|to| is_work(to) && hangs(to)).count();
            if let Some((_, slot)) = cut.get_mut(*node as usize) {
                *slot = narrow(own);
            }
        }
    }
}

/// Tasks that somebody answers for, by node.
fn answered(graph: &ResponsibilityGraph<'_>) -> Vec<bool> {
    let mut answered = vec![false; graph.graph.node_count()];
    for edge in graph.graph.edge_references().filter(|edge| answers(edge.weight().kind)) {
        if let (Some(Item::Task(_)), Some(slot)) =
            (graph.item(edge.target()), answered.get_mut(edge.target().index()))
        {
            *slot = true;
        }
    }
    answered
}

/// Work that somebody carries, by node.
fn owned(graph: &ResponsibilityGraph<'_>) -> Vec<bool> {
    let mut owned = vec![false; graph.graph.node_count()];
    for edge in graph.graph.edge_references().filter(|edge| edge.weight().kind == EdgeKind::Carries) {
        if let Some(slot) = owned.get_mut(edge.target().index()) {
            *slot = true;
        }
    }
    owned
}

fn answers(kind: EdgeKind) -> bool {
    matches!(kind, EdgeKind::Heads | EdgeKind::Leads | EdgeKind::Responsible)
}

/// Whether who holds a role of this class answers for what the seat stands in.
pub(super) fn class_answers(class: RoleClass) -> bool {
    answers(super::build::seat_kind(class))
}

/// The node that a piece of work stands in.
fn of(graph: &ResponsibilityGraph<'_>, work: u32) -> u32 {
    let m = graph.m;
    let of = match graph.item(petgraph::graph::NodeIndex::new(work as usize)) {
        Some(Item::Duty(id)) => m.duty(id).map(|duty| duty.of),
        Some(Item::Flow(id)) => m.flow(id).map(|flow| flow.of),
        Some(Item::Target(id)) => m.target(id).map(|target| target.of),
        _ => None,
    };
    let node = graph.at(Item::from(of.unwrap_or(SeatOf::Mechanism))).unwrap_or(root());
    narrow(node.index())
}
