//! From the model to nodes and edges.

use super::index::root;
use super::{Edge, EdgeKind, Index, Item, ResponsibilityGraph};
use crate::model::{
    BasisId, BasisKind, BodyId, DirectionId, DutyId, FlowId, FlowKind, GroupId, Mechanism, Party, PartyRef,
    RoleClass, SeatOf, TargetId, TaskId, UnitId,
};
use crate::source::Span;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::HashMap;

/// All nodes and edges of a mechanism.
pub(super) fn build(m: &Mechanism) -> ResponsibilityGraph<'_> {
    let mut builder = Builder::new(m);
    builder.rename();
    builder.structure();
    builder.seats();
    builder.duties();
    builder.directions();
    builder.flows();
    builder.targets();
    builder.roles_and_posts();
    builder.documents();
    let Builder { graph, index, .. } = builder;
    ResponsibilityGraph { m, graph, index }
}

struct Builder<'m> {
    m: &'m Mechanism,
    graph: DiGraph<Item<'m>, Edge<'m>>,
    index: Index<'m>,
    /// What second names stand for. Looked up only.
    aliases: HashMap<&'m str, &'m Party>,
    /// Posts and roles with their nodes, in order of first mention.
    holders: Vec<(&'m Party, NodeIndex)>,
}

impl<'m> Builder<'m> {
    fn new(m: &'m Mechanism) -> Self {
        let index = Index::new(m);
        let edges =
            m.bodies.len() * 2 + m.seats.len() + (m.duties.len() + m.flows.len() + m.targets.len()) * 3;
        let mut graph = DiGraph::with_capacity(index.len() + m.directions.len(), edges + m.directions.len());
        graph.add_node(Item::Mechanism);
        add(&mut graph, m.groups.len(), |at| Item::Group(GroupId::at(at)));
        add(&mut graph, m.bodies.len(), |at| Item::Body(BodyId::at(at)));
        add(&mut graph, m.tasks.len(), |at| Item::Task(TaskId::at(at)));
        add(&mut graph, m.units.len(), |at| Item::Unit(UnitId::at(at)));
        add(&mut graph, m.duties.len(), |at| Item::Duty(DutyId::at(at)));
        add(&mut graph, m.flows.len(), |at| Item::Flow(FlowId::at(at)));
        add(&mut graph, m.targets.len(), |at| Item::Target(TargetId::at(at)));
        let named =
            m.aliases.iter().filter_map(|alias| Some((alias.name.as_str(), &alias.of.as_ref()?.party)));
        let mut aliases = HashMap::new();
        for (name, party) in named {
            aliases.entry(name).or_insert(party);
        }
        Self { m, graph, index, aliases, holders: Vec::new() }
    }

    fn edge(
        &mut self,
        [from, to]: [NodeIndex; 2],
        kind: EdgeKind,
        label: &'m str,
        clause: &'m str,
        span: Span,
    ) {
        if from != to {
            self.graph.add_edge(from, to, Edge { kind, label, scope: None, clause, span });
        }
    }

    /// Units that are second names get no node of their own. Lowering resolves what it reads below a
    /// declaration; this finds what was named before.
    fn rename(&mut self) {
        if self.aliases.is_empty() {
            return;
        }
        for (at, unit) in self.m.units.iter().enumerate() {
            let Some(of) = self.aliased(unit.name.as_str()) else { continue };
            if *of != Party::Unit(UnitId::at(at)) {
                let node = self.party(of);
                self.index.renamed.insert(UnitId::at(at), node);
            }
        }
    }

    /// Follows second names of second names; those that name each other in a ring stand for
    /// themselves.
    fn aliased(&self, name: &str) -> Option<&'m Party> {
        let mut party = *self.aliases.get(name)?;
        for _ in 0..=self.aliases.len().min(8) {
            let further = match party {
                Party::Unit(id) => self.m.unit(*id).map(|unit| unit.name.as_str()),
                Party::Other { text } => Some(text.as_str()),
                _ => None,
            };
            match further.and_then(|name| self.aliases.get(name)) {
                Some(next) if *next != party => party = next,
                _ => return Some(party),
            }
        }
        None
    }

    /// Groups, bodies and tasks under the mechanism and each other; hosts.
    fn structure(&mut self) {
        let m = self.m;
        for (at, body) in m.bodies.iter().enumerate() {
            let node = self.of(SeatOf::Body(BodyId::at(at)));
            let above = body.parent.map_or(root(), |id| self.of(SeatOf::Body(id)));
            self.edge([above, node], EdgeKind::ParentOf, "设立", body.clause.0.as_str(), body.name.span);
            if let Some(host) = &body.host {
                let unit = self.party(&host.party);
                self.edge([unit, node], EdgeKind::Hosts, "设在", body.clause.0.as_str(), host.span);
            }
        }
        for (at, group) in m.groups.iter().enumerate() {
            let (node, span) = (self.of(SeatOf::Group(GroupId::at(at))), group.name.span);
            self.edge([root(), node], EdgeKind::Names, "统称", group.clause.0.as_str(), span);
            for id in &group.bodies {
                let body = self.of(SeatOf::Body(*id));
                self.edge([node, body], EdgeKind::ParentOf, "统称", group.clause.0.as_str(), span);
            }
            for party in &group.parties {
                let party = self.party(party);
                self.edge([node, party], EdgeKind::ParentOf, "统称", group.clause.0.as_str(), span);
            }
        }
        for (at, task) in m.tasks.iter().enumerate() {
            let node = self.of(SeatOf::Task(TaskId::at(at)));
            self.edge([root(), node], EdgeKind::ParentOf, "任务", task.clause.0.as_str(), task.span);
        }
    }

    fn seats(&mut self) {
        for seat in &self.m.seats {
            let (from, to) = (self.party(&seat.holder.party), self.of(seat.of));
            if from != to {
                let (kind, label, scope) = (seat_kind(seat.class), seat.role.as_str(), seat.scope.as_deref());
                let edge =
                    Edge { kind, label, scope, clause: seat.clause.0.as_str(), span: seat.holder.span };
                self.graph.add_edge(from, to, edge);
            }
        }
    }

    fn duties(&mut self) {
        for (at, duty) in self.m.duties.iter().enumerate() {
            let Some(node) = self.index.duties.at(at) else { continue };
            for owner in &duty.owners {
                let from = self.party(&owner.party);
                self.edge([from, node], EdgeKind::Carries, "职责", duty.clause.0.as_str(), duty.span);
            }
            let of = self.of(duty.of);
            self.edge([node, of], EdgeKind::StandsIn, "列在", duty.clause.0.as_str(), duty.span);
        }
    }

    fn directions(&mut self) {
        let mut known: HashMap<&str, NodeIndex> = HashMap::new();
        for (at, direction) in self.m.directions.iter().enumerate() {
            let graph = &mut self.graph;
            let node = *known
                .entry(direction.term.as_str())
                .or_insert_with(|| graph.add_node(Item::Direction(DirectionId::at(at))));
            self.index.directions.push(node);
            let from = self.of(direction.of);
            self.edge([from, node], EdgeKind::Directs, "领域", direction.clause.0.as_str(), direction.span);
        }
    }

    fn flows(&mut self) {
        for (at, flow) in self.m.flows.iter().enumerate() {
            let Some(node) = self.index.flows.at(at) else { continue };
            let (verb, kind) = flow_words(flow.kind);
            self.carriers(node, (&flow.from, flow.of), verb, flow.clause.0.as_str(), flow.span);
            for mention in &flow.to {
                let to = self.party(&mention.party);
                self.edge([node, to], kind, verb, flow.clause.0.as_str(), place(mention.span, flow.span));
            }
        }
    }

    fn targets(&mut self) {
        for (at, target) in self.m.targets.iter().enumerate() {
            let Some(node) = self.index.targets.at(at) else { continue };
            self.carriers(node, (&target.owners, target.of), "目标", target.clause.0.as_str(), target.span);
        }
    }

    /// The named parties carry a flow or target, or what it stands in when it names nobody.
    fn carriers(
        &mut self,
        node: NodeIndex,
        (named, of): (&'m [PartyRef], SeatOf),
        verb: &'m str,
        clause: &'m str,
        span: Span,
    ) {
        let of = self.of(of);
        if named.is_empty() {
            return self.edge([of, node], EdgeKind::Carries, verb, clause, span);
        }
        for mention in named {
            let from = self.party(&mention.party);
            self.edge([from, node], EdgeKind::Carries, verb, clause, place(mention.span, span));
        }
        self.edge([node, of], EdgeKind::StandsIn, "列在", clause, span);
    }

    /// Posts belong to their units and roles to what has them; who sits in a role fills it.
    fn roles_and_posts(&mut self) {
        let mut roles: HashMap<(SeatOf, &str), Vec<NodeIndex>> = HashMap::new();
        let mut done = 0;
        // Whose role it is may be a post or a role again, which joins the end of the list.
        while let Some((party, node)) = self.holders.get(done).copied() {
            done += 1;
            match party {
                Party::Post { unit: Some(unit), .. } => {
                    if let Some(unit) = self.index.at(Item::Unit(*unit)) {
                        self.edge([node, unit], EdgeKind::BelongsTo, "属于", "", Span::default());
                    }
                }
                Party::Role { of, role } => {
                    let whose = self.party(of);
                    self.edge([node, whose], EdgeKind::BelongsTo, role, "", Span::default());
                    for seat_of in self.seats_of(of) {
                        roles.entry((seat_of, role.as_str())).or_default().push(node);
                    }
                }
                _ => {}
            }
        }
        if roles.is_empty() {
            return;
        }
        for seat in &self.m.seats {
            for node in roles.get(&(seat.of, seat.role.as_str())).into_iter().flatten() {
                let holder = self.party(&seat.holder.party);
                self.edge(
                    [holder, *node],
                    EdgeKind::Fills,
                    seat.role.as_str(),
                    seat.clause.0.as_str(),
                    seat.holder.span,
                );
            }
        }
    }

    /// Where the seats of a role may stand.
    fn seats_of(&self, of: &Party) -> Vec<SeatOf> {
        match of {
            Party::Body(id) => vec![SeatOf::Body(*id)],
            Party::Mechanism => vec![SeatOf::Mechanism],
            Party::Group(id) => {
                let bodies = self.m.group(*id).into_iter().flat_map(|group| &group.bodies);
                bodies.map(|id| SeatOf::Body(*id)).chain([SeatOf::Group(*id)]).collect()
            }
            _ => Vec::new(),
        }
    }

    /// One node for each document, by its number, else by its title.
    fn documents(&mut self) {
        let mut known: HashMap<&str, NodeIndex> = HashMap::new();
        for (at, basis) in self.m.bases.iter().enumerate() {
            let graph = &mut self.graph;
            let node = *known
                .entry(basis.number.as_deref().unwrap_or(&basis.title))
                .or_insert_with(|| graph.add_node(Item::Document(BasisId::at(at))));
            self.index.documents.push(node);
            let verb = match basis.kind {
                BasisKind::Rests => "依据",
                BasisKind::Cites => "引用",
                BasisKind::Own => "印发",
            };
            self.edge([root(), node], EdgeKind::RestsOn, verb, basis.clause.0.as_str(), basis.span);
        }
    }

    /// The node of what a fact stands in; the root when it dangles.
    fn of(&self, of: SeatOf) -> NodeIndex {
        self.index.at(Item::from(of)).unwrap_or(root())
    }

    fn party(&mut self, party: &'m Party) -> NodeIndex {
        match party {
            Party::Body(id) => return self.of(SeatOf::Body(*id)),
            Party::Group(id) => return self.of(SeatOf::Group(*id)),
            Party::Mechanism => return root(),
            Party::Unit(id) => {
                if let Some(node) = self.index.at(Item::Unit(*id)) {
                    return node;
                }
            }
            _ => {}
        }
        if let Some(node) = self.index.parties.get(party) {
            return *node;
        }
        if let Party::Other { text } = party
            && let Some(of) = self.aliased(text).filter(|of| *of != party)
        {
            let node = self.party(of);
            self.index.parties.insert(party, node);
            return node;
        }
        let node = self.graph.add_node(Item::Party(party));
        self.index.parties.insert(party, node);
        if matches!(party, Party::Post { .. } | Party::Role { .. }) {
            self.holders.push((party, node));
        }
        node
    }
}

fn add<'m>(graph: &mut DiGraph<Item<'m>, Edge<'m>>, len: usize, item: impl Fn(usize) -> Item<'m>) {
    for at in 0..len {
        graph.add_node(item(at));
    }
}

/// A mention's own place, or that of the sentence when the mention is implied.
fn place(mention: Span, sentence: Span) -> Span {
    if mention.is_empty() { sentence } else { mention }
}

pub(super) fn seat_kind(class: RoleClass) -> EdgeKind {
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

pub(super) fn flow_words(kind: FlowKind) -> (&'static str, EdgeKind) {
    match kind {
        FlowKind::Report => ("报送", EdgeKind::ReportsTo),
        FlowKind::Meeting => ("召开", EdgeKind::Reaches),
        FlowKind::Hearing => ("听取", EdgeKind::Hears),
        FlowKind::Publication => ("通报", EdgeKind::Reaches),
        FlowKind::Assessment => ("考核", EdgeKind::Assesses),
    }
}
