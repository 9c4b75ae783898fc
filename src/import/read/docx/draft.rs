//! A paragraph as it is gathered: its words, and how most of them look.

use super::look::{Indent, RunLook};
use crate::import::intake::{Face, Found, Hints, Setting, Words};
use std::collections::BTreeMap;

/// A line of a paragraph; a break within a paragraph begins another.
#[derive(Debug, Default)]
struct Line {
    text: String,
    /// Characters that are no blanks: all, bold ones, and by face and by size.
    shown: usize,
    bold: usize,
    faces: BTreeMap<Option<u8>, usize>,
    sizes: BTreeMap<Option<u16>, usize>,
    new_page: bool,
}

/// A paragraph being gathered.
#[derive(Debug)]
pub(super) struct Draft {
    lines: Vec<Line>,
}

impl Default for Draft {
    fn default() -> Self {
        Self { lines: vec![Line::default()] }
    }
}

/// What holds for the whole paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    pub(super) set: Setting,
    pub(super) indent: Indent,
    pub(super) outline: Option<u8>,
    pub(super) number: Option<String>,
    pub(super) new_page: bool,
    /// Size of its style, for indents in points.
    pub(super) size: Option<u16>,
}

impl Draft {
    /// Adds words that look alike.
    pub(super) fn push(&mut self, words: &str, look: RunLook) {
        let Some(line) = self.lines.last_mut() else { return };
        // XML lets a line feed stand in a word; Word shows it as a blank.
        let signs = words.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c });
        let signs = signs.filter(|c| *c == '\t' || !c.is_control());
        let before = line.text.len();
        line.text.extend(signs);
        let count = line.text.get(before..).map_or(0, |w| w.chars().filter(|c| !c.is_whitespace()).count());
        line.shown += count;
        line.bold += if look.bold == Some(true) { count } else { 0 };
        if count > 0 {
            *line.faces.entry(look.face.map(rank)).or_default() += count;
            *line.sizes.entry(look.size).or_default() += count;
        }
    }

    /// Begins another line.
    pub(super) fn break_line(&mut self) {
        self.lines.push(Line::default());
    }

    /// Begins another page.
    pub(super) fn break_page(&mut self) {
        self.lines.push(Line { new_page: true, ..Line::default() });
    }

    /// Whether a page break stands at its end, for the paragraph that follows.
    pub(super) fn ends_with_page_break(&self) -> bool {
        let empty = self.lines.iter().rev().take_while(|line| line.shown == 0);
        empty.into_iter().any(|line| line.new_page)
    }

    /// Whether it shows anything.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.shown == 0)
    }

    /// The blocks that it gives, one a line.
    pub(super) fn into_blocks(self, frame: &Frame, place: u32) -> Vec<Found> {
        let mut number = frame.number.clone();
        let mut new_page = frame.new_page;
        let mut blocks: Vec<Found> = Vec::new();
        for line in self.lines {
            new_page |= line.new_page;
            if line.shown == 0 {
                continue;
            }
            let size = most(&line.sizes).flatten();
            let points = size.or(frame.size).unwrap_or(32);
            let blanks = line.text.chars().take_while(|c| c.is_whitespace()).filter(|c| *c == '\u{3000}');
            let blanks = u8::try_from(blanks.count()).unwrap_or(u8::MAX);
            let hints = Hints {
                // Another line of the same paragraph may be one that a conversion broke.
                apart: blocks.is_empty(),
                bold: line.bold >= line.shown,
                set: frame.set,
                indent: frame.indent.characters(points).saturating_add(blanks),
                face: most(&line.faces).flatten().map(face),
                size,
                outline: frame.outline,
                number: number.take(),
                new_page: std::mem::take(&mut new_page),
            };
            let words = Words::Paragraph(line.text.trim().to_owned());
            blocks.push(Found { words, place, hints });
        }
        blocks
    }
}

/// The key that counts most; the first of several.
fn most<K: Copy + Ord>(counts: &BTreeMap<K, usize>) -> Option<K> {
    counts.iter().rev().max_by_key(|(_, count)| **count).map(|(key, _)| *key)
}

fn rank(face: Face) -> u8 {
    match face {
        Face::Title => 0,
        Face::Hei => 1,
        Face::Kai => 2,
        Face::Body => 3,
    }
}

fn face(rank: u8) -> Face {
    match rank {
        0 => Face::Title,
        1 => Face::Hei,
        2 => Face::Kai,
        _ => Face::Body,
    }
}
