//! What breaks when a party is abolished, merged into another, or renamed.

use super::LineOf;
use super::duplicates::doubled;
use super::hands::{Hand, own};
use super::mentions::count;
use crate::graph::{Item, ResponsibilityGraph, cut_by};
use crate::model::{
    BodyId, DirectionId, DutyId, FlowId, GroupId, Mechanism, PartyRef, RoleClass, SeatOf, TargetId, TaskId,
};
use crate::source::Span;
use serde::Serialize;
use std::collections::BTreeSet;

/// What happens to the party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change<'m> {
    /// It is gone.
    Abolished,
    /// Another takes over all that it has; none when the document does not name the other.
    MergedInto(Option<Item<'m>>),
    /// It is called otherwise.
    Renamed,
}

/// What is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BrokenKind {
    /// A body, task or collective name loses its only head.
    Head,
    /// Loses its only lead.
    Lead,
    /// Loses everybody who carries it out.
    Responsible,
    /// A body loses its host.
    Host,
    /// A field is left without a lead.
    Direction,
    /// A duty is left without an owner.
    Duty,
    /// A flow is left without anybody who acts.
    Flow,
    /// A report goes to nobody; nobody is left to be heard, invited or assessed.
    Recipient,
    /// A target is left without an owner.
    Target,
    /// Money comes from nobody, or goes to nobody.
    Funding,
    /// Work that no chain from the head reaches any more, although others are named for it.
    CutOff,
    /// After a merger one unit would hold two seats in one body.
    TwoSeats,
    /// After a merger a unit would report to itself.
    ToItself,
}

/// One thing that breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Broken {
    /// What happens.
    pub kind: BrokenKind,
    /// To what: the name of a body, the words of a duty.
    pub what: String,
    /// The body or task that it stands in; empty for the mechanism as a whole.
    pub of: String,
    /// Clause.
    pub clause: String,
    /// Line, from 1.
    pub line: usize,
}

/// What breaks in one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Impact {
    /// Who, by its canonical name.
    pub name: String,
    /// How many places name it.
    pub mentions: usize,
    /// How many seats it holds, its posts' included.
    pub seats: usize,
    /// How many duties, flows and targets name it or its posts, alone or with others.
    pub shared: usize,
    /// What breaks, by kind, in the order of the text.
    pub broken: Vec<Broken>,
}

/// What breaks in one document. A new name breaks nothing that the graph knows.
#[must_use]
pub fn impact<'m>(
    graph: &ResponsibilityGraph<'m>,
    subject: Item<'m>,
    change: Change<'m>,
    line: LineOf<'_>,
) -> Impact {
    let m = graph.mechanism();
    let mut losing = Losing { graph, m, hands: own(graph, subject), line, found: Vec::new() };
    match change {
        Change::Renamed => {}
        Change::MergedInto(Some(other)) => {
            let others = own(graph, other);
            for (kind, what, of, clause, span) in doubled(graph, &losing.hands, &others) {
                losing.push(kind, what, of, (clause, span));
            }
        }
        // Whoever takes over and is not named yet has whatever the old one had.
        Change::MergedInto(None) => {}
        Change::Abolished => losing.abolish(subject),
    }
    losing.found.sort_by_key(|(span, broken)| (broken.kind, *span));
    Impact {
        name: graph.label(subject).into_owned(),
        mentions: count(graph, subject),
        seats: m.seats.iter().filter(|seat| losing.is_gone(&seat.holder)).count(),
        shared: losing.shared(),
        broken: losing.found.into_iter().map(|(_, broken)| broken).collect(),
    }
}

struct Losing<'a, 'g, 'm> {
    graph: &'g ResponsibilityGraph<'m>,
    m: &'m Mechanism,
    hands: Vec<Hand<'m>>,
    line: LineOf<'a>,
    found: Vec<(Span, Broken)>,
}

impl<'m> Losing<'_, '_, 'm> {
    fn is_gone(&self, mention: &'m PartyRef) -> bool {
        let item = self.graph.party(&mention.party);
        self.hands.iter().any(|hand| hand.item == item)
    }

    /// Whether all of them go, and there is one.
    fn all_gone(&self, mentions: &'m [PartyRef]) -> bool {
        !mentions.is_empty() && mentions.iter().all(|mention| self.is_gone(mention))
    }

    fn push(&mut self, kind: BrokenKind, what: String, of: SeatOf, (clause, span): (&str, Span)) {
        let of = match of {
            SeatOf::Mechanism => String::new(),
            of => self.graph.label(Item::from(of)).into_owned(),
        };
        let line = (self.line)(span);
        self.found.push((span, Broken { kind, what, of, clause: clause.to_owned(), line }));
    }

    fn abolish(&mut self, subject: Item<'m>) {
        self.places();
        self.work();
        self.money();
        self.cut_off(subject);
    }

    /// Bodies, tasks and collective names that lose their only head, lead or doer.
    fn places(&mut self) {
        let m = self.m;
        let bodies = (0..m.bodies.len()).map(|at| SeatOf::Body(BodyId::at(at)));
        let tasks = (0..m.tasks.len()).map(|at| SeatOf::Task(TaskId::at(at)));
        let groups = (0..m.groups.len()).map(|at| SeatOf::Group(GroupId::at(at)));
        for place in bodies.chain(tasks).chain(groups).chain([SeatOf::Mechanism]) {
            for (class, kind) in [
                (RoleClass::Head, BrokenKind::Head),
                (RoleClass::Lead, BrokenKind::Lead),
                (RoleClass::Responsible, BrokenKind::Responsible),
            ] {
                let mut seats = m.seats.iter().filter(|seat| seat.of == place && seat.class == class);
                let Some(first) = seats.next() else { continue };
                if self.is_gone(&first.holder) && seats.all(|seat| self.is_gone(&seat.holder)) {
                    let what = self.graph.label(Item::from(place)).into_owned();
                    let at = (first.clause.as_str(), first.holder.span);
                    self.push(kind, what, SeatOf::Mechanism, at);
                    if class == RoleClass::Lead {
                        self.fields_of(place);
                    }
                }
            }
        }
        for body in &m.bodies {
            if let Some(host) = body.host.as_ref().filter(|host| self.is_gone(host)) {
                let at = (body.clause.as_str(), host.span);
                self.push(BrokenKind::Host, body.name.value.clone(), SeatOf::Mechanism, at);
            }
        }
    }

    fn fields_of(&mut self, place: SeatOf) {
        let fields: BTreeSet<usize> = (0..self.m.directions.len())
            .filter(|at| self.m.directions.get(*at).is_some_and(|d| d.of == place))
            .collect();
        for field in fields.into_iter().filter_map(|at| self.m.direction(DirectionId::at(at))) {
            self.push(BrokenKind::Direction, field.term.clone(), place, (&field.clause, field.span));
        }
    }

    /// Duties, flows and targets whose every owner or recipient goes.
    fn work(&mut self) {
        let m = self.m;
        for duty in m.duties.iter().filter(|duty| self.all_gone(&duty.owners)).collect::<Vec<_>>() {
            self.push(BrokenKind::Duty, duty.text.clone(), duty.of, (&duty.clause, duty.span));
        }
        for flow in &m.flows {
            if self.all_gone(&flow.from) {
                self.push(BrokenKind::Flow, flow.text.clone(), flow.of, (&flow.clause, flow.span));
            }
            if self.all_gone(&flow.to) {
                self.push(BrokenKind::Recipient, flow.text.clone(), flow.of, (&flow.clause, flow.span));
            }
        }
        for target in m.targets.iter().filter(|target| self.all_gone(&target.owners)).collect::<Vec<_>>() {
            self.push(BrokenKind::Target, target.text.clone(), target.of, (&target.clause, target.span));
        }
    }

    fn money(&mut self) {
        for money in &self.m.funding {
            if money.payer.iter().chain(&money.payee).any(|party| self.is_gone(party)) {
                self.push(BrokenKind::Funding, money.text.clone(), money.of, (&money.clause, money.span));
            }
        }
    }

    /// What hangs on the party alone and is not told already.
    fn cut_off(&mut self, subject: Item<'m>) {
        let told: BTreeSet<Span> = self.found.iter().map(|(span, _)| *span).collect();
        for item in cut_by(self.graph, subject) {
            let Some(place) = item.place(self.m).filter(|place| !told.contains(place)) else { continue };
            let of = match item {
                Item::Duty(DutyId(id)) => self.m.duty(DutyId(id)).map(|duty| duty.of),
                Item::Flow(FlowId(id)) => self.m.flow(FlowId(id)).map(|flow| flow.of),
                Item::Target(TargetId(id)) => self.m.target(TargetId(id)).map(|target| target.of),
                Item::Direction(id) => self.m.direction(id).map(|direction| direction.of),
                _ => None,
            };
            let what = self.graph.label(item).into_owned();
            let at = (item.clause(self.m), place);
            self.push(BrokenKind::CutOff, what, of.unwrap_or(SeatOf::Mechanism), at);
        }
    }

    fn shared(&self) -> usize {
        let named = |list: &'m [PartyRef]| list.iter().any(|mention| self.is_gone(mention));
        let duties = self.m.duties.iter().filter(|duty| named(&duty.owners)).count();
        let flows = self.m.flows.iter().filter(|flow| named(&flow.from) || named(&flow.to)).count();
        duties + flows + self.m.targets.iter().filter(|target| named(&target.owners)).count()
    }
}
