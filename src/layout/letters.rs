//! Which characters a document sets in which type.

use super::{Classified, Paper, Piece};
use crate::fonts::Role;
use std::collections::{BTreeMap, BTreeSet};

impl Paper {
    /// The characters of each role of type that is used, with those of the page numbers.
    #[must_use]
    pub fn characters(&self) -> BTreeMap<Role, BTreeSet<char>> {
        let mut letters = Letters::default();
        letters.add(Role::Song, "—0123456789");
        for piece in self.pieces() {
            letters.piece(piece);
        }
        for line in self.imprint.iter().flat_map(|imprint| &imprint.copies) {
            letters.add(Role::Body, &line.label);
            letters.add(Role::Body, &line.text);
        }
        if let Some(imprint) = &self.imprint {
            letters.add(Role::Body, &imprint.printer);
            letters.add(Role::Body, &imprint.print_date);
        }
        letters.0
    }
}

#[derive(Default)]
struct Letters(BTreeMap<Role, BTreeSet<char>>);

impl Letters {
    fn add(&mut self, role: Role, words: &str) {
        if !words.is_empty() {
            self.0.entry(role).or_default().extend(words.chars().filter(|c| !c.is_control()));
        }
    }

    fn all<'a>(&mut self, role: Role, words: impl IntoIterator<Item = &'a String>) {
        words.into_iter().for_each(|words| self.add(role, words));
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Classification(lines) => {
                for (what, words) in lines {
                    let is_number = *what == Classified::CopyNumber;
                    self.add(if is_number { Role::Body } else { Role::Hei }, words);
                }
            }
            Piece::Mark { lines, word } => {
                self.all(Role::Title, lines);
                self.add(Role::Title, word);
            }
            Piece::Number { number, signers } => {
                self.add(Role::Body, number);
                self.all(Role::Kai, signers);
                if !signers.is_empty() {
                    self.add(Role::Body, "签发人：");
                }
            }
            Piece::Title { lines, .. } => self.all(Role::Title, lines),
            Piece::Addressees(lines) => self.all(Role::Body, lines),
            Piece::Heading { level, number, text, run_in } => self.lead(*level, number, text, run_in),
            Piece::Item { level, number, lead, text } if !lead.is_empty() => {
                self.lead(*level, number, lead, text);
            }
            Piece::Item { number, text, .. } => self.all(Role::Body, [number, text]),
            Piece::Body(text) | Piece::Note(text) => self.add(Role::Body, text),
            Piece::Field { label, text, more, attendance } => {
                let role = if *attendance { Role::Hei } else { Role::Body };
                self.add(role, label);
                self.add(role, "：");
                self.all(Role::Body, std::iter::once(text).chain(more));
            }
            Piece::AnnexNote(lines) => {
                self.all(Role::Body, lines.iter().flat_map(|line| [&line.label, &line.number, &line.name]));
            }
            Piece::Signature(placed) => placed.words().into_iter().for_each(|w| self.add(Role::Body, w)),
            Piece::AnnexMark(text) => self.add(Role::Hei, text),
            Piece::Table(table) => {
                self.add(Role::Hei, &table.title);
                self.all(Role::Hei, &table.head);
                self.all(Role::Body, table.rows.iter().flatten().map(|cell| &cell.text));
            }
            Piece::RedLine | Piece::NewPage => {}
        }
    }

    fn lead(&mut self, level: u8, number: &str, lead: &str, rest: &str) {
        let role = match level {
            0 | 1 => Role::Hei,
            2 => Role::Kai,
            _ => Role::Body,
        };
        self.add(role, number);
        self.add(role, lead);
        self.add(Role::Body, rest);
    }
}
