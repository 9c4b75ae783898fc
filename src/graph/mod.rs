//! The responsibility graph: nodes and typed edges from a mechanism, and questions to it (the only
//! room that names petgraph).
//!
//! In: a [`Mechanism`]. Out: a [`ResponsibilityGraph`], what its analyses find, and its drawings as
//! DOT, Mermaid and SVG text. The graph borrows from the mechanism: it is built for each of
//! thousands of documents, and holds ids, references and places, no words of its own. Results name
//! an [`Item`] of the model, never a node of the library, and stand in the order of the model.
//! Must not: judge (what of its results is a fault is for rules to say); read anything but the model.

mod adjacency;
#[cfg(test)]
mod analysis_tests;
mod bottlenecks;
#[cfg(test)]
mod brute;
mod build;
mod cycles;
mod dominators;
mod dot;
mod drawing;
#[cfg(test)]
mod drawing_tests;
mod drawn;
mod edge;
mod feeding;
mod gaps;
mod index;
mod item;
mod load;
mod marks;
mod mermaid;
mod overlaps;
mod reach;
mod style;
mod svg;
mod svg_layout;
mod terms;
#[cfg(test)]
mod tests;

pub use bottlenecks::{Bottleneck, bottlenecks, cut_by};
pub use cycles::{Ring, cycles, rings};
pub use drawing::Drawing;
pub use edge::{Edge, EdgeKind, Link};
pub use feeding::{Starved, frequency, starved};
pub use gaps::{Gaps, Missing, MissingWhy, Orphaned, Unwanted, UnwantedWhy, WorkKind, gaps};
pub use item::{Item, NodeKind};
pub use load::{Load, Work, Yearly, load};
pub use marks::{Mark, Marks};
pub use overlaps::{Fact, Holding, Overlap, Shared, overlaps};
pub use reach::{Chains, Step, Unreached};
pub use terms::Terms;

use crate::model::{Mechanism, Party};
use index::Index;
use petgraph::graph::{DiGraph, EdgeReference, NodeIndex};
use petgraph::visit::EdgeRef;
use std::borrow::Cow;

/// Who answers for what, to whom.
#[derive(Clone, Debug)]
pub struct ResponsibilityGraph<'m> {
    m: &'m Mechanism,
    graph: DiGraph<Item<'m>, Edge<'m>>,
    index: Index<'m>,
}

impl<'m> ResponsibilityGraph<'m> {
    /// Reads a mechanism.
    #[must_use]
    pub fn of(mechanism: &'m Mechanism) -> Self {
        build::build(mechanism)
    }

    /// The mechanism that was read.
    #[must_use]
    pub fn mechanism(&self) -> &'m Mechanism {
        self.m
    }

    /// Every node, in the order of the model; a unit that is a second name of another has none.
    pub fn items(&self) -> impl Iterator<Item = Item<'m>> {
        self.graph.node_weights().copied().filter(|item| match item {
            Item::Unit(id) => !self.index.is_renamed(*id),
            _ => true,
        })
    }

    /// Every edge, in the order of the model.
    pub fn links(&self) -> impl Iterator<Item = Link<'m>> {
        self.graph.edge_references().filter_map(|edge| self.link(edge))
    }

    /// The node of a party, second names resolved.
    #[must_use]
    pub fn party(&self, party: &'m Party) -> Item<'m> {
        self.resolve(Item::from(party))
    }

    /// What an item stands for once second names are resolved; itself when it is no second name.
    #[must_use]
    pub fn resolve(&self, item: Item<'m>) -> Item<'m> {
        self.at(item).and_then(|at| self.item(at)).unwrap_or(item)
    }

    /// Its name or words.
    #[must_use]
    pub fn label(&self, item: Item<'m>) -> Cow<'m, str> {
        item.label(self.m)
    }

    fn link(&self, edge: EdgeReference<'_, Edge<'m>>) -> Option<Link<'m>> {
        Some(edge.weight().between(self.item(edge.source())?, self.item(edge.target())?))
    }

    /// The item of a node.
    fn item(&self, at: NodeIndex) -> Option<Item<'m>> {
        self.graph.node_weight(at).copied()
    }

    /// The node of an item; none when the mechanism does not hold it.
    fn at(&self, item: Item<'m>) -> Option<NodeIndex> {
        self.index.at(item).filter(|at| at.index() < self.graph.node_count())
    }
}
