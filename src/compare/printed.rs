//! The words of a version as they print, line by line, each character with its place in the text.

use super::frame::{View, tidy};
use super::likeness::Words;
use crate::model::{BLANK_CELL, BlockKind, Clause, Inline};
use crate::source::{SourceText, Span};
use crate::syntax::{LineKind, Run, parse};

/// One printed paragraph, heading, field, roster entry or table row.
pub(super) struct Line {
    /// What it is: a heading and a paragraph of the same words are not the same.
    pub tag: char,
    /// The label of a field.
    pub label: String,
    /// The words, names that differ between the versions masked, without blanks.
    pub signs: Vec<char>,
    /// Where each of them stands in the text, and one past the last.
    pub at: Vec<u32>,
    /// The words as they print.
    pub words: String,
    /// The words as they are compared, without punctuation.
    pub canon: String,
    pub likeness: Words,
    pub clause: Clause,
    pub span: Span,
    /// The line of the heading above.
    pub heading: Option<usize>,
}

/// All lines of a version, in printing order.
pub(super) fn lines(view: &View<'_>) -> Vec<Line> {
    let mut page = Page { view, hidden: hidden(view.text), lines: Vec::new(), heading: None, cursor: 0 };
    for part in &view.m.parts {
        if let Some(title) = &part.title {
            page.begin(part.span);
            page.push('t', "", title, &Clause::default(), part.span);
            page.heading = page.lines.len().checked_sub(1);
        }
        for block in &part.blocks {
            page.begin(block.span);
            page.block(&block.kind, &block.clause, block.span);
        }
    }
    page.lines
}

struct Page<'a> {
    view: &'a View<'a>,
    hidden: Vec<Span>,
    lines: Vec<Line>,
    heading: Option<usize>,
    cursor: usize,
}

impl Page<'_> {
    fn begin(&mut self, span: Span) {
        self.cursor = span.start as usize;
    }

    fn block(&mut self, kind: &BlockKind, clause: &Clause, span: Span) {
        match kind {
            BlockKind::Heading { text, run_in, .. } => {
                let words = BlockKind::plain(text) + &BlockKind::plain(run_in);
                self.push('h', "", &words, clause, span);
                self.heading = self.lines.len().checked_sub(1);
            }
            BlockKind::Paragraph { text } => self.push('p', "", &plain(text), clause, span),
            BlockKind::Item { text, .. } => self.push('i', "", &plain(text), clause, span),
            BlockKind::Field { label, text, more } => {
                self.push('f', label, &plain(text), clause, span);
                for entry in more {
                    self.push('e', label, &plain(entry), clause, span);
                }
            }
            BlockKind::Table { rows } => {
                for row in rows {
                    let cells: Vec<&str> =
                        row.iter().map(|c| if c == BLANK_CELL { "" } else { c.as_str() }).collect();
                    self.push('r', "", &cells.join("｜"), clause, span);
                }
            }
            BlockKind::Insert { what } => self.push('x', "", what, clause, span),
        }
    }

    fn push(&mut self, tag: char, label: &str, words: &str, clause: &Clause, span: Span) {
        let signs: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
        let places = self.places(&signs, span);
        let masked = self.view.masked(&signs);
        let mut at: Vec<u32> =
            masked.iter().map(|(_, i)| places.get(*i).copied().unwrap_or(span.start)).collect();
        at.push(places.last().copied().unwrap_or(span.start));
        let canon = self.view.canon(words);
        self.lines.push(Line {
            tag,
            label: label.chars().filter(|c| !c.is_whitespace()).collect(),
            signs: masked.into_iter().map(|(c, _)| c).collect(),
            at,
            words: if tag == 'h' { tidy(words) } else { words.trim().to_owned() },
            likeness: Words::of(&canon),
            canon,
            clause: clause.clone(),
            span,
            heading: self.heading.filter(|_| tag != 't'),
        });
    }

    /// Where each printed character stands: the next visible one like it. What is printed but not
    /// typed stands where the last one did. One place more is given for the end.
    fn places(&mut self, signs: &[char], span: Span) -> Vec<u32> {
        let text = self.view.text.as_str();
        let mut places = Vec::with_capacity(signs.len() + 1);
        // Roster entries follow the line that their block begins with.
        let end = (span.end as usize).max(self.cursor + 4_000).min(text.len());
        let mut last = self.cursor;
        for sign in signs {
            let mut at = self.cursor;
            let mut found = None;
            while at < end && at < self.cursor + 240 {
                if let Some(past) = self.past_hidden(at) {
                    // Labels and braces cost nothing of the distance looked ahead.
                    self.cursor += past - at;
                    at = past;
                    continue;
                }
                let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
                if c == *sign {
                    found = Some((at, at + c.len_utf8()));
                    break;
                }
                at += c.len_utf8();
            }
            if let Some((start, past)) = found {
                places.push(position(start));
                self.cursor = past;
                last = past;
            } else {
                places.push(position(last));
                self.cursor = last;
            }
        }
        places.push(position(last));
        places
    }

    fn past_hidden(&self, at: usize) -> Option<usize> {
        let next = self.hidden.partition_point(|s| s.end as usize <= at);
        self.hidden.get(next).filter(|s| s.start as usize <= at).map(|s| s.end as usize)
    }
}

fn plain(inlines: &[Inline]) -> String {
    BlockKind::plain(inlines)
}

fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Labels in braces and the braces themselves: typed, not printed. By place.
fn hidden(text: &SourceText) -> Vec<Span> {
    let mut found = Vec::new();
    for line in &parse(text).lines {
        match &line.kind {
            LineKind::Heading { text: runs, .. }
            | LineKind::Item { text: runs }
            | LineKind::Entry { value: runs, .. }
            | LineKind::Duty { text: runs, .. }
            | LineKind::Prose { text: runs } => runs.iter().for_each(|run| hide(run, &mut found)),
            LineKind::Comment { .. } | LineKind::Permission { .. } => found.push(line.span),
            _ => {}
        }
    }
    found.sort();
    found
}

fn hide(run: &Run, found: &mut Vec<Span>) {
    let Run::Mark { runs, span, closed, .. } = run else { return };
    let inner = runs.first().map_or(span.end, |r| r.span().start);
    found.push(Span { start: span.start, end: inner });
    runs.iter().for_each(|run| hide(run, found));
    if *closed && !runs.is_empty() {
        found.push(Span { start: span.end.saturating_sub(1), end: span.end });
    }
}

impl Line {
    /// The bytes of the text that characters `from..to` stand on; empty for none.
    pub(super) fn bytes(&self, from: usize, to: usize) -> Span {
        let start = self.at.get(from).copied().unwrap_or(self.span.start);
        let last = if to > from { self.at.get(to - 1).copied() } else { None };
        // The last character is three bytes long in most texts; its successor tells.
        let end =
            last.map_or(start, |last| self.at.get(to).copied().unwrap_or(last).max(last + 1).min(last + 4));
        Span { start, end: end.max(start) }
    }

    /// All bytes from its first character to its last.
    pub(super) fn whole(&self) -> Span {
        self.bytes(0, self.signs.len())
    }
}
