//! What two parties hold at once.

use super::{Item, ResponsibilityGraph, Terms};
use crate::model::{Body, DirectionId, Duty, DutyId, DutyKind, Mechanism, Party, UnitKind};
use crate::source::Span;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What is held at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared<'m> {
    /// One field.
    Direction(&'m str),
    /// A field, and one that it holds.
    Broader {
        /// The field that holds the other.
        broad: &'m str,
        /// The field inside it.
        narrow: &'m str,
    },
    /// One duty, in the same words but for blanks and punctuation.
    Duty(&'m str),
}

/// The fact by which a party holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// A field of a body.
    Direction(DirectionId),
    /// A duty.
    Duty(DutyId),
}

/// One party that holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding<'m> {
    /// Who.
    pub holder: Item<'m>,
    /// By which fact.
    pub fact: Fact,
    /// Whether it only helps: a duty to help (协助), or a field that a duty of it to help speaks of.
    pub assists: bool,
    /// Where the text says so.
    pub span: Span,
    /// The clause.
    pub clause: &'m str,
}

/// Something held by two or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap<'m> {
    /// What.
    pub what: Shared<'m>,
    /// By whom, in the order of the text; each party once. For a broader and a narrower field those
    /// of the broader come first.
    pub holders: Vec<Holding<'m>>,
    /// Whether all others stand under one of them: the division of work of a body and those below.
    pub nested: bool,
}

impl Overlap<'_> {
    /// Whether the text tells who leads: at most one of the holders does not merely help.
    #[must_use]
    pub fn is_split(&self) -> bool {
        self.holders.iter().filter(|holding| !holding.assists).count() <= 1
    }
}

/// Fields and duties that two parties hold at once, with those split between a lead and helpers and
/// those of a body and the bodies below it, which the result tells apart. Fields come first, then
/// duties, each in the order of the text.
///
/// A field is held by the body or task it stands in; a duty by its owners, classes of units, open
/// bodies (主体) and collective names left out, since they stand for many by intent. Owners whom one
/// sentence names together do not overlap with each other. Whether the words of a duty are a
/// closing formula (领导小组交办的其他工作) is for the caller to say.
#[must_use]
pub fn overlaps<'m>(graph: &ResponsibilityGraph<'m>, terms: &Terms<'_>) -> Vec<Overlap<'m>> {
    let tree = Tree::of(&graph.m.bodies);
    let overlap = |(what, holders): (Shared<'m>, Vec<Holding<'m>>)| Overlap {
        what,
        nested: tree.nests(&holders),
        holders,
    };
    let mut fields = Fields::of(graph);
    fields.tell_helpers(graph);
    let same = fields.held.iter();
    let same = same.filter_map(|(term, list)| Some((Shared::Direction(term), held_by_several(list)?)));
    let mut found: Vec<_> = same.chain(fields.broader(terms)).map(overlap).collect();
    found.sort_by_key(|overlap| overlap.holders.iter().map(|holding| holding.fact).min());
    found.extend(duties(graph).into_iter().map(overlap));
    found
}

/// Each party once, when they are several.
fn held_by_several<'m>(holdings: &[Holding<'m>]) -> Option<Vec<Holding<'m>>> {
    let mut seen: HashSet<Item<'m>> = HashSet::new();
    let holders: Vec<_> = holdings.iter().filter(|holding| seen.insert(holding.holder)).cloned().collect();
    (holders.len() > 1).then_some(holders)
}

/// Bodies by the turns in which a walk from the top enters and leaves them; those in a ring of
/// parents are never entered.
struct Tree {
    turns: Vec<Option<(usize, usize)>>,
}

impl Tree {
    fn of(bodies: &[Body]) -> Self {
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); bodies.len()];
        let mut open: Vec<(usize, usize)> = Vec::new();
        for (at, body) in bodies.iter().enumerate() {
            match body.parent.map(|parent| below.get_mut(parent.index())) {
                Some(Some(below)) => below.push(at),
                _ => open.push((at, 0)),
            }
        }
        let mut turns = vec![None; bodies.len()];
        let mut now = 0;
        while let Some((at, tried)) = open.last_mut() {
            let at = *at;
            if let Some(turn) = turns.get_mut(at) {
                *turn = Some((turn.map_or(now, |(entered, _)| entered), now));
            }
            let next = below.get(at).and_then(|below| below.get(*tried)).copied();
            *tried += 1;
            now += 1;
            match next {
                Some(next) => open.push((next, 0)),
                None => {
                    open.pop();
                }
            }
        }
        Self { turns }
    }

    fn turn(&self, item: Item<'_>) -> Option<(usize, usize)> {
        match item {
            Item::Body(id) => self.turns.get(id.index()).copied().flatten(),
            _ => None,
        }
    }

    /// Whether one of the holders is a body under which all others stand.
    fn nests(&self, holders: &[Holding<'_>]) -> bool {
        let turns: Option<Vec<_>> = holders.iter().map(|holding| self.turn(holding.holder)).collect();
        let Some(turns) = turns else { return false };
        let Some((entered, left)) = turns.iter().min().copied() else { return false };
        turns.iter().all(|turn| entered <= turn.0 && turn.1 <= left)
    }
}

/// Fields by their terms, and who holds them.
struct Fields<'m> {
    /// In the order of first mention.
    held: Vec<(&'m str, Vec<Holding<'m>>)>,
    /// Where each term stands in `held`. Looked up only.
    places: HashMap<&'m str, usize>,
}

impl<'m> Fields<'m> {
    fn of(graph: &ResponsibilityGraph<'m>) -> Self {
        let mut fields = Self { held: Vec::new(), places: HashMap::new() };
        for (at, direction) in graph.m.directions.iter().enumerate() {
            let holder = graph.resolve(Item::from(direction.of));
            if holder == Item::Mechanism {
                continue;
            }
            let place = *fields.places.entry(direction.term.as_str()).or_insert(fields.held.len());
            if place == fields.held.len() {
                fields.held.push((direction.term.as_str(), Vec::new()));
            }
            if let Some((_, holdings)) = fields.held.get_mut(place) {
                holdings.push(Holding {
                    holder,
                    fact: Fact::Direction(DirectionId::at(at)),
                    assists: false,
                    span: direction.span,
                    clause: direction.clause.0.as_str(),
                });
            }
        }
        fields
    }

    /// Marks fields of which a duty of the holder to help speaks. Terms are found as whole terms: at
    /// each place the longest that is held anywhere.
    fn tell_helpers(&mut self, graph: &ResponsibilityGraph<'m>) {
        let mut helped: HashSet<(Item<'m>, usize)> = HashSet::new();
        let lengths: BTreeMap<usize, ()> = self.places.keys().map(|term| (term.len(), ())).collect();
        for duty in graph.m.duties.iter().filter(|duty| duty.kind == DutyKind::Assist) {
            let owners = duty.owners.iter().map(|owner| graph.party(&owner.party));
            let holders: Vec<Item<'m>> = owners.chain([Item::from(duty.of)]).collect();
            for place in self.spoken_of(&duty.text, &lengths) {
                helped.extend(holders.iter().map(|holder| (*holder, place)));
            }
        }
        for (place, (_, holdings)) in self.held.iter_mut().enumerate() {
            for holding in holdings {
                holding.assists = helped.contains(&(holding.holder, place));
            }
        }
    }

    /// Terms that a text speaks of, as places in `held`.
    fn spoken_of(&self, text: &str, lengths: &BTreeMap<usize, ()>) -> Vec<usize> {
        let mut found = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let mut longest = lengths.keys().rev().filter_map(|len| {
                let term = rest.get(..*len)?;
                Some((*self.places.get(term)?, *len))
            });
            let step = match longest.next() {
                Some((place, len)) if len > 0 => {
                    found.push(place);
                    len
                }
                _ => first.len_utf8(),
            };
            rest = rest.get(step..).unwrap_or_default();
        }
        found
    }

    /// Pairs of a broader and a narrower term with different holders. A holder of both holds the
    /// broader one with the narrower inside, which is no overlap of its own.
    fn broader(&self, terms: &Terms<'_>) -> Vec<(Shared<'m>, Vec<Holding<'m>>)> {
        let mut found = Vec::new();
        for (narrow, inside) in &self.held {
            for above in terms.above(narrow) {
                let Some((broad, around)) = self.places.get(above).and_then(|at| self.held.get(*at)) else {
                    continue;
                };
                if broad == narrow {
                    continue;
                }
                let both: HashSet<Item<'m>> = {
                    let around: HashSet<Item<'m>> = around.iter().map(|h| h.holder).collect();
                    inside.iter().map(|h| h.holder).filter(|holder| around.contains(holder)).collect()
                };
                let alone = |list: &[Holding<'m>]| {
                    let mut seen = both.clone();
                    list.iter().filter(|h| seen.insert(h.holder)).cloned().collect::<Vec<_>>()
                };
                let (around, inside) = (alone(around), alone(inside));
                if !around.is_empty() && !inside.is_empty() {
                    found.push((Shared::Broader { broad, narrow }, [around, inside].concat()));
                }
            }
        }
        found
    }
}

/// Duties that several sentences give in the same words to different owners. Those whom one sentence
/// names together share a duty on purpose.
fn duties<'m>(graph: &ResponsibilityGraph<'m>) -> Vec<(Shared<'m>, Vec<Holding<'m>>)> {
    let duties = &graph.m.duties;
    let real = |duty: &&Duty| matches!(duty.kind, DutyKind::Carry | DutyKind::Assist);
    let mut by_words: Vec<(&'m Duty, DutyId)> =
        duties.iter().zip(0..).filter(|(duty, _)| real(duty)).map(|(duty, at)| (duty, DutyId(at))).collect();
    // Most duties differ in their first words: comparing them is cheaper than reading them all.
    by_words.sort_by(|(one, _), (other, _)| words(&one.text).cmp(words(&other.text)));
    let mut found = Vec::new();
    for same in by_words.chunk_by(|(one, _), (other, _)| words(&one.text).eq(words(&other.text))) {
        let (Some((first, _)), true) = (same.first(), same.len() > 1) else { continue };
        let holdings: Vec<Holding<'m>> = same.iter().flat_map(|(duty, id)| held(graph, duty, *id)).collect();
        let Some(holders) = held_by_several(&holdings) else { continue };
        let together = holders.windows(2).all(|pair| match pair {
            [one, other] => one.fact == other.fact,
            _ => true,
        });
        // Two who only help need a third who leads; that is not this question.
        if !together && holders.iter().any(|holding| !holding.assists) {
            found.push((Shared::Duty(first.text.as_str()), holders));
        }
    }
    found.sort_by_key(|(_, holders)| holders.first().map(|holding| holding.fact));
    found
}

/// The owners of a duty that are one party each.
fn held<'m>(
    graph: &ResponsibilityGraph<'m>,
    duty: &'m Duty,
    id: DutyId,
) -> impl Iterator<Item = Holding<'m>> + use<'m> {
    let owners: Vec<Item<'m>> = duty.owners.iter().map(|owner| graph.party(&owner.party)).collect();
    let (m, assists) = (graph.m, duty.kind == DutyKind::Assist);
    owners.into_iter().filter(|holder| is_one(m, *holder)).map(move |holder| Holding {
        holder,
        fact: Fact::Duty(id),
        assists,
        span: duty.span,
        clause: duty.clause.0.as_str(),
    })
}

/// Whether a party is one, and not a name for many.
fn is_one(m: &Mechanism, item: Item<'_>) -> bool {
    match item {
        Item::Unit(id) => m.unit(id).is_none_or(|unit| unit.kind != UnitKind::Class),
        Item::Party(party) => matches!(party, Party::Post { .. } | Party::Person { .. }),
        Item::Body(id) => m.body(id).is_none_or(|body| !body.open),
        _ => false,
    }
}

/// The words of a duty without blanks and punctuation.
fn words(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}
