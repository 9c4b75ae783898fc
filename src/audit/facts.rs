//! The facts of the source by place: what changed words say is told by the facts that lie in them.

use super::page::shows;
use crate::model::{Deadline, HolderKind, Mechanism, Party, RoleClass, SeatOf};
use crate::source::Span;
use crate::vocabulary::{Label, Vocabulary};
use std::ops::Range;

/// A name in the source: who it is there.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) span: Span,
    /// The role it holds there, and in which body or task; none for a mere mention.
    pub(super) seat: Option<(String, String)>,
    /// Whether a person or post is meant.
    pub(super) person: bool,
}

/// Kinds of fact that are no names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fact {
    Citation,
    Deadline,
    Target,
    Funding,
    Flow,
    Count,
}

/// The facts of a source.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// By place; of two names at one place the one that holds a seat.
    pub(super) names: Vec<Name>,
    /// Names of units as the source writes them, for prose that no fact was read from; the longest first.
    surfaces: Vec<Vec<char>>,
    facts: Vec<(Span, Fact)>,
}

impl Facts {
    pub(super) fn of(m: &Mechanism) -> Self {
        let mut facts = Self::default();
        facts.seats(m);
        for unit in &m.units {
            facts.names.extend(unit.mentions.iter().map(|span| Name {
                span: *span,
                seat: None,
                person: false,
            }));
        }
        for body in m.bodies.iter().filter(|b| !b.open) {
            facts.names.extend(body.declared.iter().map(|span| Name {
                span: *span,
                seat: None,
                person: false,
            }));
        }
        facts.names.retain(|name| !name.span.is_empty());
        facts
            .names
            .sort_by_key(|name| (name.span.start, std::cmp::Reverse(name.span.end), name.seat.is_none()));
        // A mention within the name of a seat or body is not another one.
        let mut reach = 0;
        facts.names.retain(|name| {
            let within = name.span.end <= reach;
            reach = reach.max(name.span.end);
            !within
        });
        let surfaces = m.units.iter().flat_map(|unit| unit.surfaces.iter().chain([&unit.name]));
        facts.surfaces = surfaces.map(|words| words.chars().filter(|c| shows(*c)).collect()).collect();
        // Shorter words are names in one place and none in another.
        facts.surfaces.retain(|name: &Vec<char>| name.len() > 3);
        facts.surfaces.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        facts.surfaces.dedup();
        let mut put = |span: Span, fact| facts.facts.push((span, fact));
        let deadline = |d: &Option<Deadline>| d.as_ref().map(|d| d.span);
        m.bases.iter().for_each(|b| put(b.span, Fact::Citation));
        m.tasks.iter().filter_map(|t| deadline(&t.deadline)).for_each(|s| put(s, Fact::Deadline));
        m.flows.iter().filter_map(|f| deadline(&f.deadline)).for_each(|s| put(s, Fact::Deadline));
        m.dues.iter().for_each(|d| put(d.deadline.span, Fact::Deadline));
        m.effects.iter().for_each(|e| put(e.when.span, Fact::Deadline));
        m.targets.iter().for_each(|t| put(t.span, Fact::Target));
        m.funding.iter().for_each(|f| put(f.span, Fact::Funding));
        m.flows.iter().for_each(|f| put(f.span, Fact::Flow));
        m.counts.iter().for_each(|c| put(c.span, Fact::Count));
        facts.facts.retain(|(span, _)| !span.is_empty());
        facts
    }

    fn seats(&mut self, m: &Mechanism) {
        for seat in &m.seats {
            let of = match seat.of {
                SeatOf::Body(id) => m.body(id).map(|b| b.name.value.clone()),
                SeatOf::Task(id) => m.task(id).map(|t| t.title.clone()),
                SeatOf::Group(id) => m.group(id).map(|g| g.name.value.clone()),
                SeatOf::Mechanism => None,
            };
            let by_role = match Vocabulary::built_in().label(&seat.role) {
                Some(Label::Role(role)) => role.holder == HolderKind::Person,
                _ => matches!(seat.class, RoleClass::Head | RoleClass::Deputy),
            };
            let person = by_role || matches!(seat.holder.party, Party::Person { .. } | Party::Post { .. });
            let seat_words = (seat.role.to_string(), of.unwrap_or_default());
            self.names.push(Name { span: seat.holder.span, seat: Some(seat_words), person });
        }
        for change in &m.roster_changes {
            let role = change.role.as_ref().map_or_else(String::new, ToString::to_string);
            let of = m.body(change.body).map(|b| b.name.value.clone()).unwrap_or_default();
            self.names.push(Name { span: change.holder.span, seat: Some((role, of)), person: true });
        }
    }

    /// Where a known name stands that a stretch of characters overlaps.
    pub(super) fn mention(&self, signs: &[char], stretch: &Range<usize>) -> Option<Range<usize>> {
        self.surfaces.iter().find_map(|name| {
            let from = (stretch.start + 1).saturating_sub(name.len());
            let window = signs.get(from..(stretch.end + name.len()).min(signs.len()))?;
            let mut starts =
                window.windows(name.len()).enumerate().filter(|(_, w)| w == name).map(|(at, _)| from + at);
            starts
                .find(|at| at + name.len() > stretch.start && *at < stretch.end)
                .map(|at| at..at + name.len())
        })
    }

    /// The seat of the first name that stands within a span.
    pub(super) fn seat_at(&self, span: Span) -> Option<(String, String)> {
        let from = self.names.partition_point(|name| name.span.start < span.start);
        let within = self.names.iter().skip(from).take_while(|name| name.span.start < span.end);
        within.filter_map(|name| name.seat.clone()).next()
    }

    /// The narrowest fact that a changed stretch lies in or touches, if any.
    pub(super) fn at(&self, span: Span) -> Option<Fact> {
        let touches = |other: Span| match span.is_empty() {
            true => other.start <= span.start && span.start <= other.end,
            false => other.start < span.end && span.start < other.end,
        };
        let found = self.facts.iter().filter(|(other, _)| touches(*other));
        found.min_by_key(|(other, fact)| (other.len(), *fact)).map(|(_, fact)| *fact)
    }
}
