//! Whole lines that are missing, added, moved or numbered otherwise.

use super::align::Match;
use super::edits::Edit;
use super::facts::Facts;
use super::kind::Kind;
use super::page::Line;
use super::source::{Kind as Element, Origin, Printed};
use crate::model::PartKind;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What is compared, and what was matched.
pub(super) struct Sides<'a> {
    pub(super) source: &'a [Printed],
    pub(super) page: &'a [Line],
    pub(super) matches: &'a [Match],
    pub(super) facts: &'a Facts,
}

/// How numbers of one kind look: 一、 and （一） count apart.
type Shape = String;

impl Sides<'_> {
    /// All findings about whole lines.
    pub(super) fn findings(&self) -> Vec<Edit> {
        let mut found = self.missing();
        found.extend(self.added());
        found.extend(self.moved());
        let shaken = self.shaken();
        found.extend(self.renumbered(&shaken));
        found
    }

    /// The bytes of the finished document behind which a line of the source would stand.
    fn place_after(&self, line: usize) -> Span {
        let before =
            self.matches.iter().filter(|m| m.source.end <= line && !m.moved).max_by_key(|m| m.source.end);
        let last = before.and_then(|m| self.page.get(m.page.end.checked_sub(1)?));
        last.map_or_else(Span::default, |line| line.span(line.signs.len(), line.signs.len()))
    }

    /// The bytes of the source behind which a line of the finished document would stand.
    fn source_before(&self, line: usize) -> Option<&Printed> {
        let before =
            self.matches.iter().filter(|m| m.page.end <= line && !m.moved).max_by_key(|m| m.page.end);
        before.and_then(|m| self.source.get(m.source.end.checked_sub(1)?))
    }

    fn missing(&self) -> Vec<Edit> {
        let matched: BTreeSet<usize> = self.matches.iter().flat_map(|m| m.source.clone()).collect();
        let open = |at: &usize| {
            // What the source leaves open with × may be left out, or filled in.
            !matched.contains(at) && self.source.get(*at).is_some_and(|line| !line.signs.contains(&'×'))
        };
        let lost: Vec<usize> = (0..self.source.len()).filter(open).collect();
        let mut found = Vec::new();
        let mut run: Vec<usize> = Vec::new();
        let mut class = None;
        for at in lost {
            let own = self.class(at);
            let goes_on = run.last().is_some_and(|last| last + 1 == at)
                && (class == Some(own) || class == Some(Class::Annex) && own == Class::Text);
            if !goes_on {
                found.extend(self.lost(&std::mem::take(&mut run), class));
                class = Some(own);
            }
            run.push(at);
        }
        found.extend(self.lost(&run, class));
        found
    }

    fn class(&self, at: usize) -> Class {
        match self.source.get(at).map(|line| line.origin) {
            Some(Origin::PartTitle(PartKind::Annex)) => Class::Annex,
            // The mark 附件1 stands before the title of its annex.
            Some(Origin::Element(Element::AnnexNote))
                if self
                    .source
                    .get(at + 1)
                    .is_some_and(|l| l.origin == Origin::PartTitle(PartKind::Annex)) =>
            {
                Class::Annex
            }
            Some(Origin::Element(element)) => Class::Element(element),
            Some(Origin::Entry) => Class::Entry,
            _ => Class::Text,
        }
    }

    /// The findings of a run of lost lines.
    fn lost(&self, run: &[usize], class: Option<Class>) -> Vec<Edit> {
        let (Some(first), Some(class)) = (run.first().and_then(|at| self.source.get(*at)), class) else {
            return Vec::new();
        };
        let lines: Vec<&Printed> = run.iter().filter_map(|at| self.source.get(*at)).collect();
        let words = |line: &Printed| line.signs.iter().collect::<String>();
        let edit = |kind, line: &Printed, old: String| Edit {
            page: run.first().map_or_else(Span::default, |at| self.place_after(*at)),
            source: line.span(0, line.signs.len()),
            clause: line.clause.to_string(),
            ..Edit::new(kind, old, String::new())
        };
        match class {
            Class::Entry => {
                let one = |line: &&Printed| {
                    let seat = self.facts.seat_at(line.span(0, line.signs.len()));
                    Edit { seat, ..edit(Kind::UnitMissing, line, words(line)) }
                };
                lines.iter().map(one).collect()
            }
            Class::Element(element) => {
                let old = lines.iter().map(|line| words(line)).collect::<String>();
                vec![Edit { element: Some(element), ..edit(Kind::of_element(element), first, old) }]
            }
            Class::Annex => {
                let title =
                    lines.iter().find(|l| matches!(l.origin, Origin::PartTitle(_))).copied().unwrap_or(first);
                vec![edit(Kind::AnnexMissing, title, words(title))]
            }
            Class::Text => vec![edit(Kind::ClauseMissing, first, and_more(words(first), lines.len()))],
        }
    }

    fn added(&self) -> Vec<Edit> {
        let matched: BTreeSet<usize> = self.matches.iter().flat_map(|m| m.page.clone()).collect();
        let open: Vec<usize> = (0..self.page.len()).filter(|at| !matched.contains(at)).collect();
        open.chunk_by(|a, b| a + 1 == *b).flat_map(|run| self.gained(run)).collect()
    }

    fn gained(&self, run: &[usize]) -> Vec<Edit> {
        let Some(at) = run.first().copied() else { return Vec::new() };
        let before = self.source_before(at);
        // A place holder may be filled in on lines of its own.
        if before.is_some_and(|line| line.signs.contains(&'×')) {
            return Vec::new();
        }
        let lines: Vec<&Line> = run.iter().filter_map(|at| self.page.get(*at)).collect();
        let words = |line: &Line| line.signs.iter().collect::<String>();
        let edit = |kind, line: &Line, new: String| Edit {
            page: line.span(0, line.signs.len()),
            source: before.map_or_else(Span::default, |line| line.span(line.signs.len(), line.signs.len())),
            clause: before.map(|line| line.clause.to_string()).unwrap_or_default(),
            ..Edit::new(kind, String::new(), new)
        };
        let Some(first) = lines.first() else { return Vec::new() };
        let annex = words(first);
        let is_annex =
            annex.strip_prefix("附件").is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()));
        match before.map(|line| line.origin) {
            _ if is_annex => {
                vec![edit(Kind::AnnexAdded, first, and_more(lines.get(1).map_or(annex, |l| words(l)), 1))]
            }
            Some(Origin::Entry) => {
                lines.iter().map(|line| edit(Kind::UnitAdded, line, words(line))).collect()
            }
            Some(Origin::Element(element)) => {
                let new = lines.iter().map(|line| words(line)).collect::<String>();
                vec![Edit { element: Some(element), ..edit(Kind::of_element(element), first, new) }]
            }
            _ => vec![edit(Kind::ClauseAdded, first, and_more(words(first), lines.len()))],
        }
    }

    fn moved(&self) -> Vec<Edit> {
        let all: Vec<&Match> = self.matches.iter().filter(|m| m.moved).collect();
        let together = |a: &&Match, b: &&Match| a.source.end == b.source.start && a.page.end == b.page.start;
        let run = |run: &[&Match]| {
            let first = run.first()?;
            let (line, page) = (self.source.get(first.source.start)?, self.page.get(first.page.start)?);
            let words: String = line.signs.iter().collect();
            Some(Edit {
                page: page.span(0, page.signs.len()),
                source: line.span(0, line.signs.len()),
                clause: line.clause.to_string(),
                ..Edit::new(Kind::ClauseMoved, and_more(words, run.len()), String::new())
            })
        };
        all.chunk_by(together).filter_map(run).collect()
    }

    /// The kinds of number that lines lost, gained or moved take with them: those behind count anew.
    fn shaken(&self) -> BTreeSet<Shape> {
        let mut shapes = BTreeSet::new();
        let source: BTreeSet<usize> =
            self.matches.iter().filter(|m| !m.moved).flat_map(|m| m.source.clone()).collect();
        let page: BTreeSet<usize> =
            self.matches.iter().filter(|m| !m.moved).flat_map(|m| m.page.clone()).collect();
        let ours = self.source.iter().enumerate().filter(|(at, _)| !source.contains(at));
        shapes.extend(ours.map(|(_, line)| shape(&line.signs, line.number)));
        let theirs = self.page.iter().enumerate().filter(|(at, _)| !page.contains(at));
        shapes.extend(theirs.map(|(_, line)| shape(&line.signs, line.number)));
        shapes
    }

    fn renumbered(&self, shaken: &BTreeSet<Shape>) -> Vec<Edit> {
        let mut by_shape: BTreeMap<Shape, Edit> = BTreeMap::new();
        for m in self.matches {
            let (Some(ours), Some(theirs)) = (self.source.get(m.source.start), self.page.get(m.page.start))
            else {
                continue;
            };
            let (old, new) = (
                ours.signs.get(..ours.number).unwrap_or(&[]),
                theirs.signs.get(..theirs.number).unwrap_or(&[]),
            );
            let shapes = [shape(&ours.signs, ours.number), shape(&theirs.signs, theirs.number)];
            if old == new || m.moved || shapes.iter().any(|s| !s.is_empty() && shaken.contains(s)) {
                continue;
            }
            let (source, page) =
                (ours.span(0, ours.signs.len()), theirs.span(0, ours.number.max(theirs.number)));
            let edit = Edit {
                source,
                page,
                clause: ours.clause.to_string(),
                ..Edit::new(Kind::HeadingNumber, old.iter().collect(), new.iter().collect())
            };
            // A number that is wrong shifts those behind it: one cause, told once.
            let [shape, _] = shapes;
            by_shape.entry(shape).and_modify(|first| first.also.push((source, page))).or_insert(edit);
        }
        by_shape.into_values().collect()
    }
}

/// What a lost line is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Annex,
    Element(Element),
    Entry,
    Text,
}

fn shape(signs: &[char], number: usize) -> Shape {
    let sign = |c: &char| {
        if c.is_ascii_digit() {
            '1'
        } else if "〇零一二三四五六七八九十百".contains(*c) {
            '一'
        } else {
            *c
        }
    };
    let mut shape: Vec<char> = signs.get(..number).unwrap_or(&[]).iter().map(sign).collect();
    shape.dedup();
    shape.into_iter().collect()
}

/// The words of the first of several lines, and how many there are.
fn and_more(words: String, count: usize) -> String {
    const SHOWN: usize = 40;
    let mut short: String = words.chars().take(SHOWN).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    if count > 1 { format!("{short}”等 {count} 段“") } else { short }
}
