//! The responsibility graph: nodes and typed edges from a mechanism (the only room that names
//! petgraph).
//!
//! In: a [`Mechanism`]. Out: a [`ResponsibilityGraph`], and its drawings as
//! DOT, Mermaid and SVG text. Nodes and edges stand in the order in which the model names them.
//! Must not: judge; read anything but the model.

mod build;
mod dot;
mod mermaid;
mod style;
mod svg;
mod svg_layout;
#[cfg(test)]
mod tests;

use crate::model::{Clause, Mechanism};
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeKind {
    /// The mechanism itself: the root.
    Mechanism,
    /// A body it sets up or names.
    Body,
    /// A collective name, or the holders of a role in one: 各招商小组牵头单位.
    Group,
    /// A named unit.
    Unit,
    /// A class of units: 各县（市）区.
    Class,
    /// A body that another document set up.
    External,
    /// A person or a post.
    Person,
    /// A task.
    Task,
    /// A field that a body works in.
    Direction,
    /// A report, meeting, hearing, publication or assessment.
    Flow,
    /// A measurable target.
    Target,
    /// Words that name nobody we could tell.
    Other,
}

/// What an edge says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EdgeKind {
    /// A person heads a body or task; also deputies.
    Heads,
    /// A unit leads it.
    Leads,
    /// Carries it out.
    Responsible,
    /// Is a member of it.
    Member,
    /// Supports it.
    Supports,
    /// Is asked, told, or keeps contact for it.
    Advises,
    /// Has a body or a collective name under it.
    ParentOf,
    /// A unit hosts a body.
    Hosts,
    /// A body works in a field.
    Directs,
    /// Has to do a duty in a body, hold a flow, reach a target.
    Carries,
    /// A flow goes to a recipient.
    ReportsTo,
    /// A hearing hears a party.
    Hears,
    /// A meeting gathers, or a publication reaches, a party.
    Reaches,
    /// An assessment assesses a party.
    Assesses,
}

/// A node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Key that is the same on every run: a letter for the kind, and a number.
    pub key: String,
    /// Name in drawings.
    pub label: String,
    /// Clause that first says it; empty for units.
    pub clause: Clause,
}

/// An edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// What it says.
    pub kind: EdgeKind,
    /// The role, or the words of the duty.
    pub label: String,
    /// Clause that says it.
    pub clause: Clause,
}

/// Who answers for what, to whom.
#[derive(Clone, Debug)]
pub struct ResponsibilityGraph {
    graph: DiGraph<Node, Edge>,
}

impl ResponsibilityGraph {
    /// Reads a mechanism.
    #[must_use]
    pub fn of(mechanism: &Mechanism) -> Self {
        Self { graph: build::build(mechanism) }
    }

    /// The graph itself, for analyses.
    #[must_use]
    pub fn graph(&self) -> &DiGraph<Node, Edge> {
        &self.graph
    }

    /// Nodes, in order of first mention.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeIndex, &Node)> {
        self.graph.node_indices().filter_map(|at| Some((at, self.graph.node_weight(at)?)))
    }

    /// Edges with their ends, in order of first mention.
    pub fn edges(&self) -> impl Iterator<Item = (&Node, &Edge, &Node)> {
        self.graph.edge_references().filter_map(|edge| {
            let from = self.graph.node_weight(edge.source())?;
            Some((from, edge.weight(), self.graph.node_weight(edge.target())?))
        })
    }

    /// As Graphviz DOT.
    #[must_use]
    pub fn dot(&self) -> String {
        dot::dot(self)
    }

    /// As a Mermaid flowchart.
    #[must_use]
    pub fn mermaid(&self) -> String {
        mermaid::mermaid(self)
    }

    /// As a picture of mechanism, bodies and units in columns. Fields, flows and targets are left
    /// to the other two: they would hide who does what.
    #[must_use]
    pub fn svg(&self) -> String {
        svg::svg(self)
    }
}
