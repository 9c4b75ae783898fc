//! One document before its rules.

use super::rules::{Bodies, Division, Hollow, Key, Mark, Numbered, Terms, hollow, marks, numbered};
use super::{Line, LineKind, Prose, Rule, RuleSettings};
use crate::graph::ResponsibilityGraph;
use crate::model::{BodyId, Direction, Mechanism, Seat};
use crate::problem::Problem;
use crate::registry::RegionNames;
use crate::source::{SourceText, Span};
use crate::vocabulary::Vocabulary;
use jiff::civil::Date;
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::cell::OnceCell;

/// All that a rule may look at.
pub struct Case<'a> {
    /// What the document says.
    pub mechanism: &'a Mechanism,
    /// Its text.
    pub text: &'a SourceText,
    /// Its printed words.
    pub prose: &'a Prose,
    /// Roles, classes and marks.
    pub vocabulary: &'a Vocabulary,
    /// Unit names in sight from its region, on the day it was issued.
    pub names: RegionNames<'a>,
    /// 成文日期, or 印发日期, when it is a day that exists.
    pub issued: Option<Date>,
    /// The day against which to judge what holds now; none when nobody asked.
    pub as_of: Option<Date>,
    /// What reading the text has told already.
    pub(super) told: &'a [Problem],
    pub(super) settings: &'a RuleSettings,
    pub(super) lines: Vec<Line<'a>>,
    pub(super) graph: OnceCell<ResponsibilityGraph<'a>>,
    pub(super) bodies: OnceCell<Bodies<'a>>,
    pub(super) rosters: OnceCell<Vec<&'a [Seat]>>,
    pub(super) terms: OnceCell<Cow<'static, Terms>>,
    pub(super) keys: OnceCell<Vec<Key<'a>>>,
    pub(super) hollow: OnceCell<Vec<Hollow<'a>>>,
    pub(super) division: OnceCell<Division<'a>>,
    pub(super) marks: OnceCell<Vec<(usize, Mark)>>,
    pub(super) numbered: OnceCell<Vec<Vec<Numbered>>>,
}

impl<'a> Case<'a> {
    /// The responsibility graph, built when first asked for.
    pub fn graph(&self) -> &ResponsibilityGraph<'a> {
        self.graph.get_or_init(|| ResponsibilityGraph::of(self.mechanism))
    }

    /// The seats and fields of each body, sorted when first asked for.
    pub(super) fn bodies(&self) -> &Bodies<'a> {
        self.bodies.get_or_init(|| Bodies::of(self.mechanism))
    }

    /// The lists in which seats were written: those of one role in one place, told apart when first asked for.
    pub(super) fn rosters(&self) -> &[&'a [Seat]] {
        let list = |a: &Seat, b: &Seat| a.of == b.of && a.role == b.role && a.clause == b.clause;
        self.rosters.get_or_init(|| self.mechanism.seats.chunk_by(list).collect())
    }

    /// The industry terms that hold for it, gathered when first asked for.
    pub(super) fn terms(&self) -> &Terms {
        self.terms.get_or_init(|| Terms::of(self))
    }

    /// The fields of a body, each with the term that it is compared as; the terms of all are looked up when
    /// first asked for.
    pub(super) fn fields(&self, id: BodyId) -> impl Iterator<Item = (&'a Direction, Key<'a>)> {
        let directions = &self.bodies().directions;
        let own = self.keys().get(directions.range(id)).unwrap_or_default();
        directions.of(id).iter().copied().zip(own.iter().copied())
    }

    /// The terms that the fields of all bodies are compared as.
    pub(super) fn keys(&self) -> &[Key<'a>] {
        self.keys.get_or_init(|| {
            let (terms, directions) = (self.terms(), &self.bodies().directions);
            directions.all().iter().map(|direction| terms.key(&direction.term)).collect()
        })
    }

    /// The bodies of which nothing but the name is told, found when first asked for.
    pub(super) fn hollow(&self) -> &[Hollow<'a>] {
        self.hollow.get_or_init(|| hollow(self))
    }

    /// Which units have an entry of their own, found when first asked for.
    pub(super) fn division(&self) -> &Division<'a> {
        self.division.get_or_init(|| Division::of(self))
    }

    /// The number typed at the head of a line, sought in all lines when first asked for.
    pub(super) fn typed(&self, line: &Line<'_>) -> Option<Mark> {
        let marks = self.marks.get_or_init(|| marks(self));
        let own = marks.binary_search_by_key(&line.index, |(index, _)| *index).ok()?;
        marks.get(own).map(|(_, mark)| *mark)
    }

    /// The numbered lines of each part whose numbers run as the standard says, found when first asked for.
    pub(super) fn numbered(&self) -> &[Vec<Numbered>] {
        self.numbered.get_or_init(|| numbered(self))
    }

    /// The printed lines.
    pub fn lines(&self) -> impl Iterator<Item = Line<'a>> {
        self.lines.iter().copied()
    }

    /// The first day on which the document can have been issued: its date, else the year of its number.
    #[must_use]
    pub fn not_before(&self) -> Option<Date> {
        self.issued.or_else(|| {
            let number = self.mechanism.document.number.given()?;
            let (_, after) = number.split_once(['〔', '[', '［', '（', '('])?;
            Date::new(after.get(..4)?.parse().ok()?, 1, 1).ok()
        })
    }

    /// Whether `[rules.RULE]` sets anything. Rules that say nothing without a table ask this first.
    #[must_use]
    pub fn is_set(&self, rule: &str) -> bool {
        self.settings.is_set(rule)
    }

    /// A printed line, by its [`index`](Line::index).
    #[must_use]
    pub fn line(&self, index: usize) -> Option<Line<'a>> {
        self.lines.get(index).copied()
    }

    /// The line of an element, when it is given.
    pub fn element(&self, kind: LineKind) -> Option<Line<'a>> {
        self.lines().take_while(|line| line.kind.is_element()).find(|line| line.kind == kind)
    }

    /// The lines of each clause in which one could not be read as the seat, body or heading that it looks
    /// like, in order.
    pub(super) fn unread_places(&self) -> Vec<Span> {
        let mut starts: Vec<u32> = self.unread().map(|problem| problem.span.start).collect();
        if starts.is_empty() {
            return Vec::new();
        }
        starts.sort_unstable();
        let holds = |span: Span| {
            let first = starts.partition_point(|start| *start < span.start);
            starts.get(first).is_some_and(|start| *start < span.end)
        };
        let blocks = || self.mechanism.parts.iter().flat_map(|part| &part.blocks);
        let unread: FxHashSet<&str> = blocks().filter(|b| holds(b.span)).map(|b| &*b.clause).collect();
        let mut places: Vec<Span> =
            blocks().filter(|b| unread.contains(&*b.clause)).map(|b| b.span).collect();
        places.sort_unstable();
        places
    }

    /// What reading has told of lines that look like a seat, a body or a heading and are none. Those that
    /// the text permits are among them: a permission keeps the wording of an original, and what stands there
    /// is still a seat that the model has not. A line that is none begins with a backslash and is not told.
    pub fn unread(&self) -> impl Iterator<Item = &'a Problem> {
        const CODES: [&str; 6] = [
            "empty-role",
            "missing-colon",
            "typed-number",
            "unknown-class",
            "unknown-label",
            "unmarked-heading",
        ];
        self.told.iter().filter(|problem| CODES.contains(&problem.code))
    }

    /// A number that `[rules.NAME]` sets for a rule, else its default.
    #[must_use]
    pub fn number(&self, rule: &Rule, key: &str) -> f64 {
        self.settings.number(rule, key)
    }

    /// Words that `[rules.NAME]` sets for a rule, else its default.
    #[must_use]
    pub fn words(&self, rule: &Rule, key: &str) -> Vec<&'a str> {
        self.settings.words(rule, key)
    }
}
