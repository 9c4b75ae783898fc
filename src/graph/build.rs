//! From the model to nodes and edges.

use super::{Edge, EdgeKind, Node, NodeKind};
use crate::model::{
    BodyId, Clause, Flow, FlowKind, GroupId, Mechanism, Party, PartyRef, RoleClass, SeatOf, TaskId, UnitKind,
};
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::HashMap;

/// All nodes and edges of a mechanism.
pub(super) fn build(m: &Mechanism) -> DiGraph<Node, Edge> {
    let mut builder = Builder::new(m);
    builder.structure();
    builder.seats();
    builder.duties();
    builder.directions();
    builder.flows();
    builder.targets();
    builder.graph
}

struct Builder<'a> {
    m: &'a Mechanism,
    graph: DiGraph<Node, Edge>,
    root: NodeIndex,
    bodies: Vec<NodeIndex>,
    groups: Vec<NodeIndex>,
    tasks: Vec<NodeIndex>,
    /// Other parties, by who they are. Looked up only.
    parties: HashMap<Party, NodeIndex>,
    /// How many nodes of each kind there are, for their keys.
    counts: HashMap<NodeKind, usize>,
}

impl<'a> Builder<'a> {
    fn new(m: &'a Mechanism) -> Self {
        let mut builder = Self {
            m,
            graph: DiGraph::new(),
            root: NodeIndex::new(0),
            bodies: Vec::new(),
            groups: Vec::new(),
            tasks: Vec::new(),
            parties: HashMap::new(),
            counts: HashMap::new(),
        };
        let name = m.name.as_ref().map_or("工作机制", |n| n.value.as_str());
        builder.root = builder.node(NodeKind::Mechanism, name.to_owned(), &Clause::default());
        builder
    }

    fn node(&mut self, kind: NodeKind, label: String, clause: &Clause) -> NodeIndex {
        let count = self.counts.entry(kind).or_insert(0);
        let key = format!("{}{count}", letter(kind));
        *count += 1;
        self.graph.add_node(Node { kind, key, label, clause: clause.clone() })
    }

    fn edge(&mut self, from: NodeIndex, to: NodeIndex, kind: EdgeKind, label: &str, clause: &Clause) {
        if from != to {
            self.graph.add_edge(from, to, Edge { kind, label: label.to_owned(), clause: clause.clone() });
        }
    }

    /// Groups, bodies and tasks under the mechanism and each other; hosts.
    fn structure(&mut self) {
        let m = self.m;
        for group in &m.groups {
            let node = self.node(NodeKind::Group, group.name.value.clone(), &group.clause);
            self.groups.push(node);
        }
        for body in &m.bodies {
            let node = self.node(NodeKind::Body, body.name.value.clone(), &body.clause);
            self.bodies.push(node);
        }
        for task in &m.tasks {
            let node = self.node(NodeKind::Task, task.title.clone(), &task.clause);
            self.tasks.push(node);
        }
        for (at, body) in m.bodies.iter().enumerate() {
            let node = self.of(SeatOf::Body(BodyId::at(at)));
            let above = body.parent.map_or(self.root, |id| self.of(SeatOf::Body(id)));
            self.edge(above, node, EdgeKind::ParentOf, "设立", &body.clause);
            if let Some(host) = &body.host {
                let host = self.party(&host.party);
                self.edge(host, node, EdgeKind::Hosts, "设在", &body.clause);
            }
        }
        for (at, group) in m.groups.iter().enumerate() {
            let node = self.group(GroupId::at(at));
            for id in &group.bodies {
                let body = self.of(SeatOf::Body(*id));
                self.edge(node, body, EdgeKind::ParentOf, "统称", &group.clause);
            }
            for party in &group.parties {
                let party = self.party(party);
                self.edge(node, party, EdgeKind::ParentOf, "统称", &group.clause);
            }
        }
        for (at, task) in m.tasks.iter().enumerate() {
            let (root, node) = (self.root, self.of(SeatOf::Task(TaskId::at(at))));
            self.edge(root, node, EdgeKind::ParentOf, "任务", &task.clause);
        }
    }

    fn seats(&mut self) {
        let m = self.m;
        for seat in &m.seats {
            let (from, to) = (self.party(&seat.holder.party), self.of(seat.of));
            let label = match &seat.scope {
                Some(scope) => format!("{}（{scope}）", seat.role),
                None => seat.role.clone(),
            };
            self.edge(from, to, seat_kind(seat.class), &label, &seat.clause);
        }
    }

    /// A duty of a named party inside a body is an edge to that body; a body's own duty is no edge.
    fn duties(&mut self) {
        let m = self.m;
        for duty in &m.duties {
            for owner in &duty.owners {
                let (from, to) = (self.party(&owner.party), self.of(duty.of));
                if from == to {
                    continue;
                }
                self.edge(from, to, EdgeKind::Carries, &duty.text, &duty.clause);
            }
        }
    }

    fn directions(&mut self) {
        let m = self.m;
        let mut known: HashMap<&str, NodeIndex> = HashMap::new();
        for direction in &m.directions {
            let node = match known.get(direction.term.as_str()) {
                Some(node) => *node,
                None => self.node(NodeKind::Direction, direction.term.clone(), &direction.clause),
            };
            known.insert(&direction.term, node);
            let from = self.of(direction.of);
            self.edge(from, node, EdgeKind::Directs, "领域", &direction.clause);
        }
    }

    fn flows(&mut self) {
        let m = self.m;
        for flow in &m.flows {
            let node = self.node(NodeKind::Flow, flow_label(flow), &flow.clause);
            let (verb, kind) = flow_words(flow.kind);
            for from in self.holders(&flow.from, flow.of) {
                self.edge(from, node, EdgeKind::Carries, verb, &flow.clause);
            }
            for to in &flow.to {
                let to = self.party(&to.party);
                self.edge(node, to, kind, verb, &flow.clause);
            }
        }
    }

    fn targets(&mut self) {
        let m = self.m;
        for target in &m.targets {
            let node = self.node(NodeKind::Target, target.text.clone(), &target.clause);
            for from in self.holders(&target.owners, target.of) {
                self.edge(from, node, EdgeKind::Carries, "目标", &target.clause);
            }
        }
    }

    /// The named parties, or what the words stand in when they name nobody.
    fn holders(&mut self, named: &[PartyRef], of: SeatOf) -> Vec<NodeIndex> {
        if named.is_empty() {
            return vec![self.of(of)];
        }
        named.iter().map(|mention| self.party(&mention.party)).collect()
    }

    fn of(&self, of: SeatOf) -> NodeIndex {
        let found = match of {
            SeatOf::Body(id) => self.bodies.get(id.index()),
            SeatOf::Task(id) => self.tasks.get(id.index()),
            SeatOf::Group(id) => self.groups.get(id.index()),
            SeatOf::Mechanism => None,
        };
        found.copied().unwrap_or(self.root)
    }

    fn group(&self, id: GroupId) -> NodeIndex {
        self.groups.get(id.index()).copied().unwrap_or(self.root)
    }

    fn party(&mut self, party: &Party) -> NodeIndex {
        match party {
            Party::Body(id) => return self.of(SeatOf::Body(*id)),
            Party::Group(id) => return self.group(*id),
            Party::Mechanism => return self.root,
            _ => {}
        }
        if let Some(node) = self.parties.get(party) {
            return *node;
        }
        let node =
            self.node(party_kind(self.m, party), self.m.party_name(party).into_owned(), &Clause::default());
        self.parties.insert(party.clone(), node);
        node
    }
}

fn letter(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Mechanism => "m",
        NodeKind::Body => "b",
        NodeKind::Group => "g",
        NodeKind::Unit => "u",
        NodeKind::Class => "c",
        NodeKind::External => "e",
        NodeKind::Person => "p",
        NodeKind::Task => "k",
        NodeKind::Direction => "d",
        NodeKind::Flow => "f",
        NodeKind::Target => "t",
        NodeKind::Other => "o",
    }
}

fn party_kind(m: &Mechanism, party: &Party) -> NodeKind {
    match party {
        Party::Unit(id) => match m.unit(*id).map(|unit| unit.kind) {
            Some(UnitKind::Class) => NodeKind::Class,
            Some(UnitKind::ExternalBody) => NodeKind::External,
            Some(UnitKind::Named) | None => NodeKind::Unit,
        },
        Party::Body(_) => NodeKind::Body,
        Party::Group(_) | Party::Role { .. } => NodeKind::Group,
        Party::Post { .. } | Party::Person { .. } => NodeKind::Person,
        Party::Mechanism | Party::Other { .. } => NodeKind::Other,
    }
}

fn seat_kind(class: RoleClass) -> EdgeKind {
    match class {
        RoleClass::Head | RoleClass::Deputy => EdgeKind::Heads,
        RoleClass::Lead => EdgeKind::Leads,
        RoleClass::Responsible => EdgeKind::Responsible,
        RoleClass::Member => EdgeKind::Member,
        RoleClass::Support => EdgeKind::Supports,
        RoleClass::Consulted | RoleClass::Informed | RoleClass::Liaison | RoleClass::Assessor => {
            EdgeKind::Advises
        }
    }
}

fn flow_words(kind: FlowKind) -> (&'static str, EdgeKind) {
    match kind {
        FlowKind::Report => ("报送", EdgeKind::ReportsTo),
        FlowKind::Meeting => ("召开", EdgeKind::Reaches),
        FlowKind::Hearing => ("听取", EdgeKind::Hears),
        FlowKind::Publication => ("通报", EdgeKind::Reaches),
        FlowKind::Assessment => ("考核", EdgeKind::Assesses),
    }
}

fn flow_label(flow: &Flow) -> String {
    if flow.matter.is_empty() { flow.text.clone() } else { flow.matter.clone() }
}
