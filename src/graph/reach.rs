//! Chains of responsibility from the head of the mechanism.

use super::gaps::spoken_of;
use super::index::root;
use super::{EdgeKind, Item, Link, ResponsibilityGraph};
use crate::model::{RoleClass, SeatOf};
use crate::source::Span;
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use std::collections::{HashSet, VecDeque};

/// One link of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'m> {
    /// What is read at its place.
    pub link: Link<'m>,
    /// Whether the chain passes it from `from` to `to`; a seat is passed from the body to who sits
    /// in it.
    pub forward: bool,
}

impl<'m> Step<'m> {
    /// Where the step starts.
    #[must_use]
    pub fn above(&self) -> Item<'m> {
        if self.forward { self.link.from } else { self.link.to }
    }

    /// Where it leads.
    #[must_use]
    pub fn below(&self) -> Item<'m> {
        if self.forward { self.link.to } else { self.link.from }
    }
}

/// A body or unit that no chain reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreached<'m> {
    /// Which.
    pub item: Item<'m>,
    /// Every place that declares or names it.
    pub places: Vec<Span>,
    /// Whether a report goes to it: it may stand above the mechanism.
    pub receives: bool,
    /// Whether a fact that is no edge names it: money, a reward, a deadline, an approval. Who only
    /// pays needs no seat.
    pub named: bool,
}

/// Shortest chains from the head of the mechanism to everything that it reaches.
#[derive(Clone, Debug)]
pub struct Chains<'g, 'm> {
    graph: &'g ResponsibilityGraph<'m>,
    /// How each node was reached: by which edge, and whether forward.
    came: Vec<Came>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    Never,
    /// A chain begins here.
    Start,
    By(EdgeIndex, bool),
}

impl<'m> ResponsibilityGraph<'m> {
    /// Who heads the mechanism: whoever holds a head's seat of the mechanism itself; else of the
    /// bodies that others stand under, and that stand under none. Empty when nobody does, and the
    /// mechanism itself is where chains begin.
    #[must_use]
    pub fn heads(&self) -> Vec<Item<'m>> {
        let bodies = &self.m.bodies;
        let mut has_below = vec![false; bodies.len()];
        for above in bodies.iter().filter_map(|body| body.parent) {
            if let Some(has) = has_below.get_mut(above.index()) {
                *has = true;
            }
        }
        let tops = |of: SeatOf| match of {
            SeatOf::Body(id) => {
                let below = has_below.get(id.index()).copied().unwrap_or(false);
                below && self.m.body(id).is_some_and(|body| body.parent.is_none())
            }
            _ => false,
        };
        let own = self.holders_of_head(|of| of == SeatOf::Mechanism);
        if own.is_empty() { self.holders_of_head(tops) } else { own }
    }

    fn holders_of_head(&self, whose: impl Fn(SeatOf) -> bool) -> Vec<Item<'m>> {
        let seats = self.m.seats.iter().filter(|seat| seat.class == RoleClass::Head && whose(seat.of));
        let mut heads: Vec<Item<'m>> = Vec::new();
        let mut seen = vec![false; self.graph.node_count()];
        for seat in seats {
            let Some(node) = self.at(Item::from(&seat.holder.party)).filter(|node| *node != root()) else {
                continue;
            };
            if let (Some(seen), Some(item)) = (seen.get_mut(node.index()), self.item(node))
                && !std::mem::replace(seen, true)
            {
                heads.push(item);
            }
        }
        heads
    }

    /// Shortest chains to everything, found once for many questions.
    #[must_use]
    pub fn chains(&self) -> Chains<'_, 'm> {
        let mut came = vec![Came::Never; self.graph.node_count()];
        let mut open = VecDeque::new();
        let heads = self.heads().into_iter().filter_map(|head| self.at(head));
        for start in heads.chain([root()]) {
            if let Some(came) = came.get_mut(start.index()).filter(|came| **came == Came::Never) {
                *came = Came::Start;
                open.push_back(start);
            }
        }
        let mut next: Vec<(EdgeIndex, NodeIndex, bool)> = Vec::new();
        while let Some(node) = open.pop_front() {
            next.clear();
            for edge in self.graph.edges_directed(node, petgraph::Outgoing) {
                if passes(edge.weight().kind).0 {
                    next.push((edge.id(), edge.target(), true));
                }
            }
            for edge in self.graph.edges_directed(node, petgraph::Incoming) {
                if passes(edge.weight().kind).1 {
                    next.push((edge.id(), edge.source(), false));
                }
            }
            // The library lists edges last first.
            next.sort_unstable_by_key(|(edge, _, _)| *edge);
            for (edge, to, forward) in &next {
                if let Some(came) = came.get_mut(to.index()).filter(|came| **came == Came::Never) {
                    *came = Came::By(*edge, *forward);
                    open.push_back(*to);
                }
            }
        }
        Chains { graph: self, came }
    }

    /// A shortest chain from the head of the mechanism to an item; empty for a head, none when no
    /// chain leads to it. For several questions take [`chains`](Self::chains) once.
    #[must_use]
    pub fn chain(&self, to: Item<'m>) -> Option<Vec<Step<'m>>> {
        self.chains().to(to)
    }
}

impl<'m> Chains<'_, 'm> {
    /// A shortest chain from the head of the mechanism to an item; empty for a head, none when no
    /// chain leads to it.
    #[must_use]
    pub fn to(&self, to: Item<'m>) -> Option<Vec<Step<'m>>> {
        let mut node = self.graph.at(to)?;
        let mut steps = Vec::new();
        loop {
            match self.came.get(node.index())? {
                Came::Never => return None,
                Came::Start => break,
                Came::By(edge, forward) => {
                    let (from, to) = self.graph.graph.edge_endpoints(*edge)?;
                    let weight = self.graph.graph.edge_weight(*edge)?;
                    let link = weight.between(self.graph.item(from)?, self.graph.item(to)?);
                    steps.push(Step { link, forward: *forward });
                    node = if *forward { from } else { to };
                }
            }
        }
        steps.reverse();
        Some(steps)
    }

    /// Whether a chain leads to an item.
    #[must_use]
    pub fn reach(&self, item: Item<'m>) -> bool {
        let node = self.graph.at(item);
        node.and_then(|node| self.came.get(node.index())).is_some_and(|came| *came != Came::Never)
    }

    /// Bodies and units that no chain leads to: bodies set up below each other in a ring, and units
    /// that hold no seat and have nothing to do.
    #[must_use]
    pub fn unreached(&self) -> Vec<Unreached<'m>> {
        let m = self.graph.m;
        let named: HashSet<NodeIndex> =
            spoken_of(m).filter_map(|party| self.graph.at(Item::from(party))).collect();
        let lost = self.graph.items().filter(|item| !self.reach(*item));
        let places = lost.filter_map(|item| match item {
            Item::Body(id) => Some((item, m.body(id)?.declared.clone())),
            Item::Unit(id) => Some((item, m.unit(id)?.mentions.to_vec())),
            _ => None,
        });
        places
            .map(|(item, places)| {
                let node = self.graph.at(item).unwrap_or(root());
                let mut into = self.graph.graph.edges_directed(node, petgraph::Incoming);
                let receives = into.any(|edge| edge.weight().kind == EdgeKind::ReportsTo);
                Unreached { item, places, receives, named: named.contains(&node) }
            })
            .collect()
    }
}

/// Whether responsibility passes an edge forward, and backward. A body binds who sits in it; its
/// head binds it. A report goes up, and binds nobody who receives it.
pub(super) fn passes(kind: EdgeKind) -> (bool, bool) {
    match kind {
        EdgeKind::ParentOf
        | EdgeKind::Names
        | EdgeKind::Directs
        | EdgeKind::Hears
        | EdgeKind::Reaches
        | EdgeKind::Assesses
        | EdgeKind::Fills
        | EdgeKind::RestsOn => (true, false),
        EdgeKind::Leads
        | EdgeKind::Responsible
        | EdgeKind::Member
        | EdgeKind::Supports
        | EdgeKind::Advises
        | EdgeKind::StandsIn => (false, true),
        EdgeKind::Heads | EdgeKind::Hosts | EdgeKind::Carries | EdgeKind::BelongsTo => (true, true),
        EdgeKind::ReportsTo => (false, false),
    }
}
