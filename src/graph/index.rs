//! Which node stands for what. Nodes of one kind stand side by side, so that most are found by
//! counting; only posts, persons and roles are looked up by their words.

use super::Item;
use crate::model::{Mechanism, Party, UnitId};
use petgraph::graph::NodeIndex;
use std::collections::HashMap;

/// The node of the mechanism.
pub(super) fn root() -> NodeIndex {
    NodeIndex::new(0)
}

/// Nodes by what they stand for.
#[derive(Clone, Debug)]
pub(super) struct Index<'m> {
    pub(super) groups: Block,
    pub(super) bodies: Block,
    pub(super) tasks: Block,
    pub(super) units: Block,
    pub(super) duties: Block,
    pub(super) flows: Block,
    pub(super) targets: Block,
    /// Node of each mention of a field, and of each citation.
    pub(super) directions: Vec<NodeIndex>,
    pub(super) documents: Vec<NodeIndex>,
    /// Looked up only.
    pub(super) parties: HashMap<&'m Party, NodeIndex>,
    /// Units that are second names of others; empty in most documents.
    pub(super) renamed: HashMap<UnitId, NodeIndex>,
}

/// Nodes side by side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    start: usize,
    len: usize,
}

impl Block {
    pub(super) fn at(self, index: usize) -> Option<NodeIndex> {
        (index < self.len).then(|| NodeIndex::new(self.start + index))
    }
}

impl<'m> Index<'m> {
    /// Gives every item with an id its node, after the root.
    pub(super) fn new(m: &'m Mechanism) -> Self {
        let mut next = 1;
        let mut block = |len: usize| {
            let start = next;
            next += len;
            Block { start, len }
        };
        Self {
            groups: block(m.groups.len()),
            bodies: block(m.bodies.len()),
            tasks: block(m.tasks.len()),
            units: block(m.units.len()),
            duties: block(m.duties.len()),
            flows: block(m.flows.len()),
            targets: block(m.targets.len()),
            directions: Vec::new(),
            documents: Vec::new(),
            parties: HashMap::new(),
            renamed: HashMap::new(),
        }
    }

    /// How many nodes have a place by counting, the root included.
    pub(super) fn len(&self) -> usize {
        self.targets.start + self.targets.len
    }

    pub(super) fn is_renamed(&self, id: UnitId) -> bool {
        self.renamed.contains_key(&id)
    }

    /// The node of an item.
    pub(super) fn at(&self, item: Item<'m>) -> Option<NodeIndex> {
        match item {
            Item::Mechanism => Some(root()),
            Item::Body(id) => self.bodies.at(id.index()),
            Item::Group(id) => self.groups.at(id.index()),
            Item::Unit(id) => self.renamed.get(&id).copied().or_else(|| self.units.at(id.index())),
            Item::Party(party) => self.parties.get(party).copied(),
            Item::Task(id) => self.tasks.at(id.index()),
            Item::Duty(id) => self.duties.at(id.index()),
            Item::Direction(id) => self.directions.get(id.index()).copied(),
            Item::Flow(id) => self.flows.at(id.index()),
            Item::Target(id) => self.targets.at(id.index()),
            Item::Document(id) => self.documents.get(id.index()).copied(),
        }
    }
}
