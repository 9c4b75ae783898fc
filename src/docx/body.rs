//! `word/document.xml`: pieces as paragraphs of their styles.

use super::imprint::imprint;
use super::paragraph::{Align, Indent, Shape, Type, paragraph};
use super::section::{Begins, section};
use super::styles::HEADINGS;
use super::xml::Xml;
use super::{RELATIONS, WORD, head, signature, table};
use crate::layout::{NoteLine, Orientation, Paper, Piece, Section, TitleRank, width};
use crate::model::IssuedFormat;
use crate::page::{Length, Lines, Page};
use std::io;

/// Writes the document.
pub(super) fn document(paper: &Paper, page: &Page) -> io::Result<Vec<u8>> {
    let xml = Xml::part("w:document", &[("xmlns:w", WORD), ("xmlns:r", RELATIONS)]);
    let mut body = Body { xml, paper, page, breaks: false, above: None, attended: false };
    body.xml.open("w:body", &[]);
    let last = paper.sections.len().saturating_sub(1);
    let own_side = needs_own_side(paper, page);
    for (at, section) in paper.sections.iter().enumerate() {
        body.section(section);
        if at < last {
            body.end_of_section(at, section.orientation);
        }
    }
    if own_side {
        let ended = paper.sections.last().map(|s| s.orientation).unwrap_or_default();
        body.end_of_section(last, ended);
    }
    body.end(last, own_side);
    body.xml.finish()
}

struct Body<'a> {
    xml: Xml,
    paper: &'a Paper,
    page: &'a Page,
    /// The next paragraph begins a page.
    breaks: bool,
    /// Lines to leave above the next paragraph of the text.
    above: Option<Lines>,
    /// Who took part in a meeting has begun to be told.
    attended: bool,
}

/// Whether 版记 must go to an even page of its own, because the text ends on an odd one.
fn needs_own_side(paper: &Paper, page: &Page) -> bool {
    page.imprint_on_even_page && paper.imprint.is_some() && paper.reckoned_pages(page) % 2 == 1
}

/// Whether a paragraph stays with what follows: the last words with the signature, a heading with what
/// it stands over. A heading of the lower levels that is a sentence stands over nothing.
fn holds(piece: &Piece, next: Option<&Piece>) -> Option<bool> {
    if matches!(next, Some(Piece::Signature(_) | Piece::AnnexNote(_))) {
        return Some(true);
    }
    let Piece::Heading { level, text, .. } = piece else { return None };
    let same = matches!(next, Some(Piece::Heading { level: after, .. }) if after <= level);
    (same || (*level > 2 && text.ends_with(['。', '；']))).then_some(false)
}

/// Height of a paragraph that is only there to end something: it fits on the fullest page.
const THREAD: Length = Length::from_twips(10);

impl Body<'_> {
    fn section(&mut self, section: &Section) {
        let mut pieces = section.pieces.iter().peekable();
        let mut head_lines = 0;
        let mut classified = None;
        while let Some(piece) = pieces.next() {
            let next = pieces.peek().copied();
            let holds = holds(piece, next);
            match piece {
                Piece::Classification(lines) if self.is_letter() => classified = Some(lines),
                Piece::Classification(lines) => {
                    head_lines = lines.len();
                    head::classification(&mut self.xml, self.page, lines, None);
                }
                Piece::Mark { .. } | Piece::RedLine if self.is_letter() => {}
                Piece::Mark { lines, word } => self.mark(lines, word, head_lines),
                Piece::Number { number, .. } if self.is_letter() => {
                    let lines = classified.take().map_or(&[][..], Vec::as_slice);
                    head::classification(&mut self.xml, self.page, lines, Some(number));
                }
                Piece::Number { number, signers } => {
                    let ruled = next == Some(&Piece::RedLine);
                    self.number(number, signers, ruled);
                }
                Piece::RedLine => {}
                Piece::Table(table) => {
                    table::table(&mut self.xml, self.page, table, section.orientation);
                    self.after_table(next.is_some());
                }
                piece => self.text(piece, holds),
            }
        }
    }

    fn is_letter(&self) -> bool {
        self.paper.format == IssuedFormat::Letter
    }

    fn mark(&mut self, lines: &[String], word: &str, head_lines: usize) {
        let top = match self.paper.format {
            IssuedFormat::Order => self.page.order_mark_top,
            IssuedFormat::Minutes => self.page.minutes_mark_top,
            IssuedFormat::Document | IssuedFormat::Letter => self.page.mark_top,
        };
        let taken = self.page.line_pitch * i64::try_from(head_lines).unwrap_or(0);
        head::mark(&mut self.xml, self.page, lines, word, top - taken);
    }

    fn number(&mut self, number: &str, signers: &[String], ruled: bool) {
        let is_order = self.paper.format == IssuedFormat::Order;
        let above = if is_order {
            self.page.order_number_lines_below_mark
        } else {
            self.page.number_lines_below_mark
        };
        head::number(&mut self.xml, self.page, number, signers, self.page.lines(above), ruled);
        if is_order {
            self.above = Some(self.page.order_body_lines_below_number);
        }
    }

    /// A paragraph of the text.
    fn put(&mut self, shape: Shape, runs: &[(Type, &str)]) {
        let above = self.above.take().map(|lines| self.page.lines(lines));
        let before = match (above, shape.before) {
            (Some(above), Some(own)) => Some(above.max(own)),
            (above, own) => above.or(own),
        };
        let page_break = std::mem::take(&mut self.breaks) || shape.page_break;
        paragraph(&mut self.xml, &Shape { before, page_break, ..shape }, runs);
    }

    fn text(&mut self, piece: &Piece, keep_next: Option<bool>) {
        let plain = Type::default;
        let body = || Shape { keep_next, ..Shape::of("BodyText") };
        match piece {
            Piece::Title { rank, lines } => self.title(*rank, lines),
            Piece::Addressees(lines) => {
                for line in lines {
                    self.put(Shape::of("Salutation"), &[(plain(), line)]);
                }
            }
            Piece::Heading { level, number, text, run_in } => {
                let lead = format!("{number}{text}");
                self.lead(*level, &lead, run_in, keep_next);
            }
            Piece::Item { number, lead, text, .. } if lead.is_empty() => {
                self.put(body(), &[(plain(), number), (plain(), text)]);
            }
            Piece::Item { level, number, lead, text } => {
                self.lead(*level, &format!("{number}{lead}"), text, keep_next);
            }
            Piece::Body(text) => self.put(body(), &[(plain(), text)]),
            Piece::Field { label, text, more, attendance } => {
                if *attendance && !std::mem::replace(&mut self.attended, true) {
                    self.above = Some(Lines(1000));
                }
                self.field(label, text, more, *attendance, keep_next)
            }
            Piece::AnnexNote(lines) => self.annex_note(lines),
            Piece::Signature(placed) => {
                self.above = None;
                signature::signature(&mut self.xml, self.page, placed);
            }
            Piece::Note(text) => self.put(Shape::of("DocumentNote"), &[(plain(), text)]),
            Piece::AnnexMark(text) => self.put(Shape::of("AnnexMark"), &[(plain(), text)]),
            Piece::NewPage => self.breaks = true,
            _ => {}
        }
    }

    /// A heading, or body text that a heading leads.
    fn lead(&mut self, level: u8, lead: &str, rest: &str, keep_next: Option<bool>) {
        match HEADINGS.get(usize::from(level.max(1)) - 1) {
            Some((style, ..)) if rest.is_empty() => {
                self.put(Shape { keep_next, ..Shape::of(style) }, &[(Type::default(), lead)]);
            }
            Some((_, _, linked)) => {
                let shape = Shape { keep_next, ..Shape::of("BodyText") };
                self.put(shape, &[(Type::of(linked), lead), (Type::default(), rest)]);
            }
            None => {
                let shape = Shape { keep_next, ..Shape::of("BodyText") };
                self.put(shape, &[(Type::default(), lead), (Type::default(), rest)]);
            }
        }
    }

    fn title(&mut self, rank: TitleRank, lines: &[String]) {
        let words = lines.join("\n");
        match rank {
            TitleRank::Main => {
                let before = self.page.lines(self.page.title_lines_below_red_line);
                let has_head =
                    self.paper.pieces().any(|p| matches!(p, Piece::Number { .. } | Piece::Mark { .. }));
                let before = if has_head { before } else { Length::ZERO };
                self.put(Shape { before: Some(before), ..Shape::of("Title") }, &[(Type::default(), &words)]);
                self.above = Some(self.page.addressees_lines_below_title);
            }
            TitleRank::Annex | TitleRank::Issued => {
                self.put(Shape::of("AnnexTitle"), &[(Type::default(), &words)]);
            }
        }
    }

    /// `标签：值`, further entries under the value; of minutes, the label in 黑体 and all lines hanging.
    fn field(&mut self, label: &str, text: &str, more: &[String], attendance: bool, keep_next: Option<bool>) {
        let label = format!("{label}：");
        let own = width(&label);
        let indent = self.page.indent.0;
        let hangs = |first: bool| Shape {
            keep_next,
            left: Some(Indent::chars(indent + own, self.page)),
            hanging: first.then(|| Indent::chars(own, self.page)),
            first: (!first).then_some(Indent { length: Length::ZERO, chars: Some(0) }),
            ..Shape::of("BodyText")
        };
        let hei =
            Type { fonts: Some(super::styles::fonts(&self.page.font_hei, self.page)), ..Type::default() };
        let kind = if attendance { hei } else { Type::default() };
        let shape = if attendance || !more.is_empty() {
            hangs(true)
        } else {
            Shape { keep_next, ..Shape::of("BodyText") }
        };
        let rest = hangs(false);
        self.put(shape, &[(kind, &label), (Type::default(), text)]);
        for entry in more {
            self.put(rest.clone(), &[(Type::default(), entry)]);
        }
    }

    fn annex_note(&mut self, lines: &[NoteLine]) {
        for (at, line) in lines.iter().enumerate() {
            if at == 0 {
                self.above = Some(self.page.annex_note_lines_below_body);
            }
            let shape = Shape {
                left: Some(Indent::chars(line.hang.0, self.page)),
                hanging: Some(Indent::chars(line.hang.0 - line.start.0, self.page)),
                align: Some(Align::Left),
                ..Shape::of("AnnexNote")
            };
            let label = format!("{}{}", line.label, line.number);
            self.put(shape, &[(Type::default(), &label), (Type::default(), &line.name)]);
        }
    }

    /// Text that follows a table stands off it; two tables would become one.
    fn after_table(&mut self, more: bool) {
        if more {
            paragraph(
                &mut self.xml,
                &Shape { line: Some(self.page.line_pitch / 2), ..Shape::default() },
                &[],
            );
        }
    }

    fn end_of_section(&mut self, at: usize, ended: Orientation) {
        let (paper, page) = (self.paper, self.page);
        let shape = Shape { line: Some(THREAD), ..Shape::default() };
        self.xml.open("w:p", &[]);
        shape.write(
            &mut self.xml,
            Some(&|xml: &mut Xml| section(xml, paper, page, at, ended, Begins::NextPage)),
        );
        self.xml.close();
        self.breaks = false;
        self.above = None;
    }

    /// 版记, and the properties of the last section.
    fn end(&mut self, last: usize, own_side: bool) {
        let (at, orientation, begins) = if own_side {
            (last + 1, Orientation::Portrait, Begins::EvenPage)
        } else {
            let orientation = self.paper.sections.last().map(|s| s.orientation).unwrap_or_default();
            (last, orientation, Begins::NextPage)
        };
        if let Some(given) = &self.paper.imprint {
            imprint(&mut self.xml, self.page, given);
        }
        paragraph(&mut self.xml, &Shape { line: Some(THREAD), ..Shape::default() }, &[]);
        section(&mut self.xml, self.paper, self.page, at, orientation, begins);
    }
}
