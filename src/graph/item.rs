//! What the nodes stand for, in terms of the model.

use crate::model::{
    BasisId, BodyId, DirectionId, DutyId, FlowId, GroupId, Mechanism, Party, SeatOf, TargetId, TaskId,
    UnitId, UnitKind,
};
use crate::source::Span;
use std::borrow::Cow;

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
    /// A post: 市商务局局长.
    Post,
    /// A named person.
    Person,
    /// A task.
    Task,
    /// A duty.
    Duty,
    /// A field that a body works in.
    Direction,
    /// A report, meeting, hearing, publication or assessment.
    Flow,
    /// A measurable target.
    Target,
    /// A document that the text rests on or cites.
    Document,
    /// Words that name nobody we could tell.
    Other,
}

/// What a node stands for. A second name that is declared stands for what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item<'m> {
    /// The mechanism itself: the root.
    Mechanism,
    /// A body.
    Body(BodyId),
    /// A collective name.
    Group(GroupId),
    /// A unit, a class of units, or an outside body.
    Unit(UnitId),
    /// A post, a person, the holders of a role, or words that name nobody we could tell.
    Party(&'m Party),
    /// A task.
    Task(TaskId),
    /// A duty.
    Duty(DutyId),
    /// A field, by the first mention of its term: one node, however many bodies work in it.
    Direction(DirectionId),
    /// A flow.
    Flow(FlowId),
    /// A target.
    Target(TargetId),
    /// A cited document, by its first citation.
    Document(BasisId),
}

impl<'m> Item<'m> {
    /// What it is; an id that the mechanism does not hold counts as what its type says.
    #[must_use]
    pub fn kind(self, m: &Mechanism) -> NodeKind {
        match self {
            Self::Mechanism => NodeKind::Mechanism,
            Self::Body(_) => NodeKind::Body,
            Self::Group(_) => NodeKind::Group,
            Self::Unit(id) => match m.unit(id).map(|unit| unit.kind) {
                Some(UnitKind::Class) => NodeKind::Class,
                Some(UnitKind::ExternalBody) => NodeKind::External,
                Some(UnitKind::Named) | None => NodeKind::Unit,
            },
            Self::Party(Party::Role { .. }) => NodeKind::Group,
            Self::Party(Party::Unit(_)) => NodeKind::Unit,
            Self::Party(Party::Post { .. }) => NodeKind::Post,
            Self::Party(Party::Person { .. }) => NodeKind::Person,
            Self::Party(_) => NodeKind::Other,
            Self::Task(_) => NodeKind::Task,
            Self::Duty(_) => NodeKind::Duty,
            Self::Direction(_) => NodeKind::Direction,
            Self::Flow(_) => NodeKind::Flow,
            Self::Target(_) => NodeKind::Target,
            Self::Document(_) => NodeKind::Document,
        }
    }

    /// Its name or words.
    #[must_use]
    pub fn label(self, m: &'m Mechanism) -> Cow<'m, str> {
        Cow::Borrowed(match self {
            Self::Mechanism => m.name.as_ref().map_or("工作机制", |name| name.value.as_str()),
            Self::Body(id) => m.body(id).map_or("", |body| body.name.value.as_str()),
            Self::Group(id) => m.group(id).map_or("", |group| group.name.value.as_str()),
            Self::Unit(id) => m.unit(id).map_or("", |unit| unit.name.as_str()),
            Self::Party(party) => return m.party_name(party),
            Self::Task(id) => m.task(id).map_or("", |task| task.title.as_str()),
            Self::Duty(id) => m.duty(id).map_or("", |duty| duty.text.as_str()),
            Self::Direction(id) => m.direction(id).map_or("", |direction| direction.term.as_str()),
            Self::Flow(id) => m.flow(id).map_or("", |flow| {
                if flow.matter.is_empty() { flow.text.as_str() } else { flow.matter.as_str() }
            }),
            Self::Target(id) => m.target(id).map_or("", |target| target.text.as_str()),
            Self::Document(id) => m.basis(id).map_or("", |basis| basis.title.as_str()),
        })
    }

    /// The place that first says it: of a unit its first mention; none for what no words declare.
    #[must_use]
    pub fn place(self, m: &Mechanism) -> Option<Span> {
        match self {
            Self::Mechanism => m.name.as_ref().map(|name| name.span),
            Self::Body(id) => m.body(id).map(|body| body.name.span),
            Self::Group(id) => m.group(id).map(|group| group.name.span),
            Self::Unit(id) => m.unit(id).and_then(|unit| unit.mentions.first().copied()),
            Self::Party(_) => None,
            Self::Task(id) => m.task(id).map(|task| task.span),
            Self::Duty(id) => m.duty(id).map(|duty| duty.span),
            Self::Direction(id) => m.direction(id).map(|direction| direction.span),
            Self::Flow(id) => m.flow(id).map(|flow| flow.span),
            Self::Target(id) => m.target(id).map(|target| target.span),
            Self::Document(id) => m.basis(id).map(|basis| basis.span),
        }
    }

    /// The clause that first says it; empty for units, posts and persons, which many clauses name.
    #[must_use]
    pub fn clause(self, m: &'m Mechanism) -> &'m str {
        let clause = match self {
            Self::Mechanism | Self::Unit(_) | Self::Party(_) => None,
            Self::Body(id) => m.body(id).map(|body| &body.clause),
            Self::Group(id) => m.group(id).map(|group| &group.clause),
            Self::Task(id) => m.task(id).map(|task| &task.clause),
            Self::Duty(id) => m.duty(id).map(|duty| &duty.clause),
            Self::Direction(id) => m.direction(id).map(|direction| &direction.clause),
            Self::Flow(id) => m.flow(id).map(|flow| &flow.clause),
            Self::Target(id) => m.target(id).map(|target| &target.clause),
            Self::Document(id) => m.basis(id).map(|basis| &basis.clause),
        };
        clause.map_or("", |clause| clause.0.as_str())
    }

    /// Whether it is something to be done: a duty, task, field, flow or target.
    #[must_use]
    pub fn is_work(self) -> bool {
        matches!(self, Self::Duty(_) | Self::Task(_) | Self::Direction(_) | Self::Flow(_) | Self::Target(_))
    }

    /// Whether it is somebody: neither work, nor a document, nor the mechanism as a whole.
    #[must_use]
    pub fn is_party(self) -> bool {
        matches!(self, Self::Body(_) | Self::Group(_) | Self::Unit(_) | Self::Party(_))
    }
}

impl From<SeatOf> for Item<'_> {
    fn from(of: SeatOf) -> Self {
        match of {
            SeatOf::Body(id) => Self::Body(id),
            SeatOf::Task(id) => Self::Task(id),
            SeatOf::Group(id) => Self::Group(id),
            SeatOf::Mechanism => Self::Mechanism,
        }
    }
}

impl<'m> From<&'m Party> for Item<'m> {
    /// The node of a party, second names not yet resolved:
    /// [`ResponsibilityGraph::party`](super::ResponsibilityGraph::party) resolves them.
    fn from(party: &'m Party) -> Self {
        match party {
            Party::Body(id) => Self::Body(*id),
            Party::Group(id) => Self::Group(*id),
            Party::Unit(id) => Self::Unit(*id),
            Party::Mechanism => Self::Mechanism,
            _ => Self::Party(party),
        }
    }
}
