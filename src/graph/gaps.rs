//! Work without anybody, and anybody without work.

use super::bottlenecks::class_answers;
use super::index::root;
use super::{EdgeKind, Item, Link, NodeKind, ResponsibilityGraph};
use crate::model::{Mechanism, Party, PartyRef, SeatOf, TaskId, UnitKind};
use crate::source::Span;
use petgraph::Direction::{Incoming, Outgoing};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

/// What is missing, orphaned and unwanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gaps<'m> {
    /// Work that nobody is named for.
    pub missing: Vec<Missing<'m>>,
    /// Bodies and units that nothing is said of.
    pub orphaned: Vec<Orphaned<'m>>,
    /// Those who are given work and are declared nowhere.
    pub unwanted: Vec<Unwanted<'m>>,
}

/// What kind of work it is; with the position among the facts of its kind in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkKind {
    /// Of [`Mechanism::tasks`].
    Task,
    /// Of [`Mechanism::duties`].
    Duty,
    /// Of [`Mechanism::directions`].
    Direction,
    /// Of [`Mechanism::flows`].
    Flow,
    /// Of [`Mechanism::targets`].
    Target,
    /// Of [`Mechanism::deliverables`].
    Deliverable,
}

/// Why nobody answers for a piece of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MissingWhy {
    /// The text names nobody.
    Nobody,
    /// Every owner is a class of units: 有关部门.
    OnlyClasses,
    /// Every owner is words that name nobody we could tell.
    OnlyUnclear,
}

/// Work that nobody is named for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing<'m> {
    /// What it is.
    pub kind: WorkKind,
    /// Its position among the facts of its kind.
    pub index: usize,
    /// Why nobody answers for it.
    pub why: MissingWhy,
    /// Where.
    pub span: Span,
    /// The clause.
    pub clause: &'m str,
}

/// A body or unit that has nothing to do, and that no flow meets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphaned<'m> {
    /// Which.
    pub item: Item<'m>,
    /// How many seats it holds, itself or by its posts, that answer for nothing: members, supporters,
    /// advisers. For a body, how many seats there are in it.
    pub seats: u32,
    /// Every place that declares or names it.
    pub places: Vec<Span>,
}

/// Why a party counts as declared nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnwantedWhy {
    /// Words that name nobody we could tell.
    Unclear,
    /// A body that another document set up, and this one does not.
    SetUpElsewhere,
    /// A class of units that no collective name and no seat holds: 各服务保障单位.
    UndefinedClass,
    /// A collective name that stands for nobody.
    EmptyName,
    /// A role that nobody fills.
    UnfilledRole,
    /// A unit that neither a register nor the national catalogue knows.
    UnknownUnit,
}

/// A party that is given work and is declared nowhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Unwanted<'m> {
    /// Who.
    pub item: Item<'m>,
    /// Why it counts as declared nowhere.
    pub why: UnwantedWhy,
    /// How many seats it holds.
    pub seats: u32,
    /// The edges that give it work, each with its place.
    pub work: Vec<Link<'m>>,
}

/// What is missing, orphaned and unwanted, each in the order of the model.
#[must_use]
pub fn gaps<'m>(graph: &ResponsibilityGraph<'m>) -> Gaps<'m> {
    Gaps { missing: missing(graph), orphaned: orphaned(graph), unwanted: unwanted(graph) }
}

/// Work that nobody is named for. What stands in a body or under a collective name is theirs; what
/// stands in a task is of those who answer for the task.
fn missing<'m>(graph: &ResponsibilityGraph<'m>) -> Vec<Missing<'m>> {
    let m = graph.m;
    let answered = answered(m);
    let has_place = |of: SeatOf| match of {
        SeatOf::Body(id) => m.body(id).is_some(),
        SeatOf::Group(id) => m.group(id).is_some(),
        SeatOf::Task(TaskId(id)) => answered.get(id as usize).copied().unwrap_or(false),
        SeatOf::Mechanism => false,
    };
    let why = |owners: &[PartyRef], of: SeatOf| match nobody(graph, owners) {
        Some(MissingWhy::Nobody) if has_place(of) => None,
        why => why,
    };
    let mut found = Vec::new();
    let mut add = |kind, index, why: Option<MissingWhy>, span, clause: &'m str| {
        found.extend(why.map(|why| Missing { kind, index, why, span, clause }));
    };
    for (at, task) in m.tasks.iter().enumerate() {
        let why = (!has_place(SeatOf::Task(TaskId::at(at)))).then_some(MissingWhy::Nobody);
        add(WorkKind::Task, at, why, task.span, &task.clause.0);
    }
    for (at, duty) in m.duties.iter().enumerate() {
        add(WorkKind::Duty, at, why(&duty.owners, duty.of), duty.span, &duty.clause.0);
    }
    for (at, direction) in m.directions.iter().enumerate() {
        add(WorkKind::Direction, at, why(&[], direction.of), direction.span, &direction.clause.0);
    }
    for (at, flow) in m.flows.iter().enumerate() {
        add(WorkKind::Flow, at, why(&flow.from, flow.of), flow.span, &flow.clause.0);
    }
    for (at, target) in m.targets.iter().enumerate() {
        add(WorkKind::Target, at, why(&target.owners, target.of), target.span, &target.clause.0);
    }
    for (at, made) in m.deliverables.iter().enumerate() {
        add(WorkKind::Deliverable, at, why(&made.owners, made.of), made.span, &made.clause.0);
    }
    found
}

/// Why owners are nobody; none when one of them is somebody.
fn nobody(graph: &ResponsibilityGraph<'_>, owners: &[PartyRef]) -> Option<MissingWhy> {
    let mut why = MissingWhy::Nobody;
    for owner in owners {
        why = match (graph.party(&owner.party).kind(graph.m), why) {
            (NodeKind::Class, _) | (NodeKind::Other, MissingWhy::OnlyClasses) => MissingWhy::OnlyClasses,
            (NodeKind::Other, _) => MissingWhy::OnlyUnclear,
            _ => return None,
        };
    }
    Some(why)
}

/// Tasks that somebody answers for.
fn answered(m: &Mechanism) -> Vec<bool> {
    let mut answered = vec![false; m.tasks.len()];
    for seat in m.seats.iter().filter(|seat| class_answers(seat.class)) {
        if let SeatOf::Task(TaskId(id)) = seat.of
            && let Some(slot) = answered.get_mut(id as usize)
        {
            *slot = true;
        }
    }
    answered
}

fn orphaned<'m>(graph: &ResponsibilityGraph<'m>) -> Vec<Orphaned<'m>> {
    let busy = busy(graph);
    let idle = graph.items().filter(|item| {
        let at = graph.at(*item).map_or(0, NodeIndex::index);
        !busy.get(at).copied().unwrap_or(true)
    });
    let mut found = Vec::new();
    for item in idle {
        let places = match item {
            Item::Body(id) => graph.m.body(id).map(|body| body.declared.clone()),
            Item::Unit(id) => graph.m.unit(id).map(|unit| unit.mentions.to_vec()),
            _ => None,
        };
        found.extend(places.map(|places| Orphaned { item, seats: seats(graph, item), places }));
    }
    found
}

/// Which nodes have something to do, or are met by a flow: work of a role is that of its holders and
/// says something of whose role it is, work of a post is its unit's, work of a collective name that
/// of all under it.
fn busy(graph: &ResponsibilityGraph<'_>) -> Vec<bool> {
    let mut busy = vec![false; graph.graph.node_count()];
    let mut open = Vec::new();
    let mut meet = |node: NodeIndex, open: &mut Vec<NodeIndex>| {
        if let Some(busy) = busy.get_mut(node.index()).filter(|busy| !**busy) {
            *busy = true;
            open.push(node);
        }
    };
    for edge in graph.graph.edge_references() {
        let (from, to) = (edge.source(), edge.target());
        match edge.weight().kind {
            EdgeKind::Carries | EdgeKind::Directs => meet(from, &mut open),
            EdgeKind::Heads | EdgeKind::Leads | EdgeKind::Responsible | EdgeKind::Hosts => {
                meet(from, &mut open);
            }
            EdgeKind::ReportsTo | EdgeKind::Hears | EdgeKind::Reaches | EdgeKind::Assesses => {
                meet(to, &mut open);
            }
            EdgeKind::StandsIn => meet(to, &mut open),
            EdgeKind::ParentOf if matches!(graph.item(from), Some(Item::Body(_))) => meet(from, &mut open),
            _ => {}
        }
    }
    for party in spoken_of(graph.m) {
        if let Some(node) = graph.at(Item::from(party)) {
            meet(node, &mut open);
        }
    }
    while let Some(node) = open.pop() {
        for edge in graph.graph.edges_directed(node, Outgoing) {
            let is_group = matches!(graph.item(node), Some(Item::Group(_)));
            match edge.weight().kind {
                EdgeKind::BelongsTo => meet(edge.target(), &mut open),
                EdgeKind::ParentOf if is_group => meet(edge.target(), &mut open),
                _ => {}
            }
        }
        for edge in graph.graph.edges_directed(node, Incoming) {
            if edge.weight().kind == EdgeKind::Fills {
                meet(edge.source(), &mut open);
            }
        }
    }
    busy
}

/// Parties in facts that are no edges: money, rewards, deadlines, things to be drawn up, approvals,
/// and what takes over.
pub(super) fn spoken_of(m: &Mechanism) -> impl Iterator<Item = &Party> {
    let money = m.funding.iter().flat_map(|f| f.payer.iter().chain(&f.payee).chain(&f.each));
    let owners = m.incentives.iter().flat_map(|i| &i.owners);
    let owners = owners.chain(m.dues.iter().flat_map(|due| &due.owners));
    let owners = owners.chain(m.deliverables.iter().flat_map(|made| &made.owners));
    let approvers = m.approvals.iter().filter_map(|approval| approval.by.as_ref());
    let ended = m.abolitions.iter().flat_map(|end| std::iter::once(&end.what).chain(&end.successor));
    let changed = m.roster_changes.iter().map(|change| &change.holder);
    let mentions = money.chain(owners).chain(approvers).chain(ended).chain(changed);
    let bound = m.pattern.iter().flat_map(|pattern| &pattern.terms).flat_map(|term| &term.parties);
    mentions.map(|mention| &mention.party).chain(bound)
}

fn seats<'m>(graph: &ResponsibilityGraph<'m>, item: Item<'m>) -> u32 {
    let Some(node) = graph.at(item) else { return 0 };
    let count = |node: NodeIndex, way| {
        graph.graph.edges_directed(node, way).filter(|edge| edge.weight().kind.is_seat()).count()
    };
    let posts = graph.graph.edges_directed(node, Incoming);
    let posts = posts.filter(|edge| edge.weight().kind == EdgeKind::BelongsTo).map(|edge| edge.source());
    let own = match item {
        Item::Body(_) => count(node, Incoming),
        _ => count(node, Outgoing) + posts.map(|post| count(post, Outgoing)).sum::<usize>(),
    };
    u32::try_from(own).unwrap_or(u32::MAX)
}

fn unwanted<'m>(graph: &ResponsibilityGraph<'m>) -> Vec<Unwanted<'m>> {
    let mut work: Vec<Vec<Link<'m>>> = vec![Vec::new(); graph.graph.node_count()];
    let mut held = vec![false; graph.graph.node_count()];
    for edge in graph.graph.edge_references() {
        let (from, to) = (edge.source(), edge.target());
        let worker = match edge.weight().kind {
            EdgeKind::Carries => from,
            EdgeKind::ReportsTo | EdgeKind::Hears | EdgeKind::Reaches | EdgeKind::Assesses => to,
            EdgeKind::Fills => {
                mark(&mut held, to);
                continue;
            }
            kind if kind.is_seat() => {
                mark(&mut held, from);
                continue;
            }
            EdgeKind::ParentOf if from != root() => {
                mark(&mut held, to);
                continue;
            }
            _ => continue,
        };
        if let (Some(work), Some(link)) = (work.get_mut(worker.index()), graph.link(edge)) {
            work.push(link);
        }
    }
    let nodes = graph.graph.node_indices().zip(work).zip(held);
    let busy = nodes.filter(|((_, work), _)| !work.is_empty());
    let found = busy.filter_map(|((node, work), held)| {
        let item = graph.item(node)?;
        let why = undeclared(graph.m, item, held)?;
        Some(Unwanted { item, why, seats: seats(graph, item), work })
    });
    found.collect()
}

fn mark(list: &mut [bool], node: NodeIndex) {
    if let Some(slot) = list.get_mut(node.index()) {
        *slot = true;
    }
}

/// Why a party counts as declared nowhere; `held` when a seat, a role's holder or a collective name
/// leads to it.
fn undeclared(m: &Mechanism, item: Item<'_>, held: bool) -> Option<UnwantedWhy> {
    match item {
        Item::Group(id) => {
            let empty = m.group(id).is_none_or(|group| group.bodies.is_empty() && group.parties.is_empty());
            empty.then_some(UnwantedWhy::EmptyName)
        }
        Item::Unit(id) => {
            let unit = m.unit(id)?;
            match unit.kind {
                UnitKind::ExternalBody => Some(UnwantedWhy::SetUpElsewhere),
                UnitKind::Class => (!held).then_some(UnwantedWhy::UndefinedClass),
                UnitKind::Named => (!unit.known).then_some(UnwantedWhy::UnknownUnit),
            }
        }
        // Of a role in each of many units only they know who fills it.
        Item::Party(Party::Role { of, .. }) => {
            let ours = match **of {
                Party::Body(id) => m.body(id).is_none_or(|body| !body.open),
                Party::Group(_) | Party::Mechanism => true,
                _ => false,
            };
            (ours && !held).then_some(UnwantedWhy::UnfilledRole)
        }
        Item::Party(Party::Other { .. }) => Some(UnwantedWhy::Unclear),
        _ => None,
    }
}
