//! Everything that a document says of one party, each with its chain from the head of the mechanism.

use super::LineOf;
use super::hands::{Hand, Via, all};
use super::mentions::count;
use crate::graph::{Chains, EdgeKind, Item, Link, ResponsibilityGraph};
use crate::model::{Party, PartyRef, SeatOf};
use crate::source::Span;
use serde::Serialize;
use std::collections::BTreeSet;

/// What a fact says of the party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// It sits in a body or task.
    Seat,
    /// Somebody sits in it (of a body).
    Holder,
    /// It hosts a body.
    Host,
    /// It works in a field (of a body).
    Direction,
    /// It has a duty.
    Duty,
    /// It reports, meets, hears, makes known, or assesses.
    Flow,
    /// A report comes to it; it is heard, invited, told or assessed.
    Received,
    /// It has a target to reach.
    Target,
    /// It has something to draw up.
    Deliverable,
    /// It has a deadline to keep.
    Due,
    /// It pays or receives money.
    Funding,
    /// It is rewarded or punished.
    Incentive,
}

/// One link of a chain: by what, to whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChainStep {
    /// The role or verb.
    pub by: String,
    /// Whom it leads to.
    pub to: String,
}

/// From the head of the mechanism down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chain {
    /// The head; the mechanism itself when nobody heads it.
    pub head: String,
    /// What leads down from there.
    pub steps: Vec<ChainStep>,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it says.
    pub kind: FactKind,
    /// The role with its limit, or the words.
    pub what: String,
    /// The body or task it is in; empty for the mechanism as a whole.
    pub of: String,
    /// By which post, role or collective name it falls to the party; none when the party itself is named.
    pub via: Option<String>,
    /// Clause.
    pub clause: String,
    /// Line, from 1.
    pub line: usize,
    /// None when no chain leads there.
    pub chain: Option<Chain>,
}

/// All facts of one party in one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Why {
    /// Who, by its canonical name.
    pub name: String,
    /// Other names that the document uses.
    pub surfaces: Vec<String>,
    /// How many places name it.
    pub mentions: usize,
    /// By kind, then in the order of the text.
    pub facts: Vec<Fact>,
}

/// Everything that the document says of a party.
#[must_use]
pub fn why<'m>(graph: &ResponsibilityGraph<'m>, subject: Item<'m>, line: LineOf<'_>) -> Why {
    let m = graph.mechanism();
    let name = graph.label(subject).into_owned();
    let unit = match subject {
        Item::Unit(id) => m.unit(id),
        _ => None,
    };
    let surfaces = unit.into_iter().flat_map(|unit| &unit.surfaces).map(ToString::to_string);
    let mut asking = Asking {
        graph,
        chains: graph.chains(),
        hands: all(graph, subject),
        subject,
        line,
        found: Vec::new(),
        seen: BTreeSet::new(),
    };
    for link in graph.links() {
        asking.link(&link);
    }
    asking.facts_without_edges();
    asking.found.sort_by_key(|(span, fact)| (fact.kind, *span));
    Why {
        surfaces: surfaces.filter(|surface| *surface != name).collect(),
        name,
        mentions: count(graph, subject),
        facts: asking.found.into_iter().map(|(_, fact)| fact).collect(),
    }
}

struct Asking<'a, 'g, 'm> {
    graph: &'g ResponsibilityGraph<'m>,
    chains: Chains<'g, 'm>,
    hands: Vec<Hand<'m>>,
    subject: Item<'m>,
    line: LineOf<'a>,
    found: Vec<(Span, Fact)>,
    /// A sentence that names somebody twice says one fact.
    seen: BTreeSet<(FactKind, Span, String, String)>,
}

impl<'m> Asking<'_, '_, 'm> {
    fn hand(&self, item: Item<'m>) -> Option<Hand<'m>> {
        self.hands.iter().find(|hand| hand.item == item).copied()
    }

    fn link(&mut self, link: &Link<'m>) {
        if let Some(hand) = self.hand(link.from) {
            let kind = match (link.kind, link.to) {
                (EdgeKind::Hosts, _) => Some(FactKind::Host),
                (EdgeKind::Directs, _) => Some(FactKind::Direction),
                (EdgeKind::Carries, Item::Duty(_)) => Some(FactKind::Duty),
                (EdgeKind::Carries, Item::Flow(_)) => Some(FactKind::Flow),
                (EdgeKind::Carries, Item::Target(_)) => Some(FactKind::Target),
                (kind, _) if kind.is_seat() => Some(FactKind::Seat),
                _ => None,
            };
            if let Some(kind) = kind {
                self.add(kind, link, link.to, hand);
            }
        }
        if let Some(hand) = self.hand(link.to) {
            match link.kind {
                EdgeKind::ReportsTo | EdgeKind::Hears | EdgeKind::Reaches | EdgeKind::Assesses => {
                    self.add(FactKind::Received, link, link.from, hand);
                }
                EdgeKind::StandsIn if hand.via == Via::Own => {
                    let kind = match link.from {
                        Item::Duty(_) => FactKind::Duty,
                        Item::Flow(_) => FactKind::Flow,
                        _ => FactKind::Target,
                    };
                    self.add(kind, link, link.from, hand);
                }
                kind if kind.is_seat() && hand.via == Via::Own => {
                    self.add(FactKind::Holder, link, link.from, hand);
                }
                _ => {}
            }
        }
    }

    /// A fact that an edge says; `other` is its end that is not the party's.
    fn add(&mut self, kind: FactKind, link: &Link<'m>, other: Item<'m>, hand: Hand<'m>) {
        let graph = self.graph;
        let of = self.stands_in(kind, other);
        let what = match kind {
            FactKind::Seat => with_scope(link.label, link.scope),
            FactKind::Host => link.label.to_owned(),
            FactKind::Holder => format!("{}：{}", with_scope(link.label, link.scope), graph.label(other)),
            _ => words_of(graph, other),
        };
        let span = match kind {
            FactKind::Seat | FactKind::Holder | FactKind::Host => link.span,
            _ => other.place(graph.mechanism()).unwrap_or(link.span),
        };
        let chain = match kind {
            FactKind::Holder => self.chain_to(self.subject),
            _ => self.chain(of, link.label, hand),
        };
        self.push(kind, what, of, hand, (link.clause, span), chain);
    }

    fn push(
        &mut self,
        kind: FactKind,
        what: String,
        of: Item<'m>,
        hand: Hand<'m>,
        (clause, span): (&str, Span),
        chain: Option<Chain>,
    ) {
        let is_elsewhere = of != self.subject && of != Item::Mechanism;
        let of = if is_elsewhere { self.graph.label(of).into_owned() } else { String::new() };
        if !self.seen.insert((kind, span, what.clone(), of.clone())) {
            return;
        }
        let via = (hand.via != Via::Own).then(|| self.graph.label(hand.item).into_owned());
        let line = (self.line)(span);
        self.found.push((span, Fact { kind, what, of, via, clause: clause.to_owned(), line, chain }));
    }

    /// What a piece of work stands in, or where a seat is.
    fn stands_in(&self, kind: FactKind, other: Item<'m>) -> Item<'m> {
        let m = self.graph.mechanism();
        let of = match other {
            Item::Duty(id) => m.duty(id).map(|duty| duty.of),
            Item::Flow(id) => m.flow(id).map(|flow| flow.of),
            Item::Target(id) => m.target(id).map(|target| target.of),
            Item::Direction(id) => m.direction(id).map(|direction| direction.of),
            _ if matches!(kind, FactKind::Seat | FactKind::Host) => return other,
            _ => None,
        };
        of.map_or(Item::Mechanism, Item::from)
    }

    /// The chain to where a fact stands, and from there to whom it names.
    fn chain(&self, of: Item<'m>, by: &str, hand: Hand<'m>) -> Option<Chain> {
        if hand.via == Via::Role
            && let Some(chain) = self.chain_by_role(hand.item)
        {
            return Some(chain);
        }
        let mut chain = match of {
            _ if of == hand.item => self.chain_to(of)?,
            Item::Mechanism => self.with_step(self.chain_to_mechanism(), by, hand.item),
            _ => self.with_step(self.chain_to(of)?, by, hand.item),
        };
        if hand.via == Via::Name {
            chain = self.with_step(chain, "统称", self.subject);
        }
        Some(chain)
    }

    fn with_step(&self, mut chain: Chain, by: &str, to: Item<'m>) -> Chain {
        let to = self.graph.label(to).into_owned();
        if to != chain.steps.last().map_or(chain.head.as_str(), |step| step.to.as_str()) {
            chain.steps.push(ChainStep { by: by.to_owned(), to });
        }
        chain
    }

    /// What falls to a role falls to the party where it sits in the role.
    fn chain_by_role(&self, role: Item<'m>) -> Option<Chain> {
        let Item::Party(Party::Role { role, .. }) = role else { return None };
        let is_ours = |holder: Item<'m>| {
            self.hands.iter().any(|hand| hand.item == holder && matches!(hand.via, Via::Own | Via::Post))
        };
        let m = self.graph.mechanism();
        let mut seats = m.seats.iter().filter(|seat| seat.role == *role);
        let seat = seats.find(|seat| is_ours(self.graph.party(&seat.holder.party)))?;
        let chain = match Item::from(seat.of) {
            Item::Mechanism => self.chain_to_mechanism(),
            of => self.chain_to(of)?,
        };
        Some(self.with_step(chain, role, self.graph.party(&seat.holder.party)))
    }

    /// What stands in no body is everybody's who heads the mechanism.
    fn chain_to_mechanism(&self) -> Chain {
        let heads: Vec<_> = self.graph.heads().into_iter().map(|head| self.graph.label(head)).collect();
        let name = self.graph.label(Item::Mechanism).into_owned();
        if heads.is_empty() {
            return Chain { head: name, steps: Vec::new() };
        }
        Chain { head: heads.join("、"), steps: vec![ChainStep { by: "负总责".to_owned(), to: name }] }
    }

    fn chain_to(&self, item: Item<'m>) -> Option<Chain> {
        let steps = self.chains.to(item)?;
        let head = steps.first().map_or(item, |step| step.above());
        let label = |item| self.graph.label(item).into_owned();
        let step = |step: &crate::graph::Step<'m>| ChainStep {
            by: step.link.label.to_owned(),
            to: label(step.below()),
        };
        Some(Chain { head: label(head), steps: steps.iter().map(step).collect() })
    }

    /// Money, rewards, deadlines and things to be drawn up are no edges of the graph.
    fn facts_without_edges(&mut self) {
        let m = self.graph.mechanism();
        for f in &m.funding {
            let parties = f.payer.iter().chain(&f.payee).chain(&f.each);
            self.named(FactKind::Funding, parties, f.of, &f.text, (&f.clause, f.span));
        }
        for d in &m.deliverables {
            self.named(FactKind::Deliverable, d.owners.iter(), d.of, &d.what, (&d.clause, d.span));
        }
        for d in &m.dues {
            let what = format!("{}（{}）", d.what, d.deadline.text);
            self.named(FactKind::Due, d.owners.iter(), d.of, &what, (&d.clause, d.deadline.span));
        }
        for i in &m.incentives {
            let of = SeatOf::Mechanism;
            self.named(FactKind::Incentive, i.owners.iter(), of, &i.text, (&i.clause, i.span));
        }
    }

    fn named(
        &mut self,
        kind: FactKind,
        parties: impl Iterator<Item = &'m PartyRef>,
        of: SeatOf,
        what: &str,
        place: (&str, Span),
    ) {
        let party = |party: &'m Party| self.graph.party(party);
        let mut hand = None;
        let mut is_nobody = true;
        for mention in parties {
            is_nobody = false;
            hand = hand.or_else(|| self.hand(party(&mention.party)));
        }
        // What names nobody falls to the body it stands in.
        let of = Item::from(of);
        let hand = hand.or_else(|| self.hand(of).filter(|hand| is_nobody && hand.via == Via::Own));
        if let Some(hand) = hand {
            let chain = self.chain(of, "", hand);
            self.push(kind, what.to_owned(), of, hand, place, chain);
        }
    }
}

fn with_scope(role: &str, scope: Option<&str>) -> String {
    scope.map_or_else(|| role.to_owned(), |scope| format!("{role}（{scope}）"))
}

/// The words of a piece of work; of a flow the whole of it, for its matter alone hides how often.
fn words_of<'m>(graph: &ResponsibilityGraph<'m>, item: Item<'m>) -> String {
    match item {
        Item::Flow(id) => graph.mechanism().flow(id).map_or_else(String::new, |flow| flow.text.clone()),
        _ => graph.label(item).into_owned(),
    }
}
