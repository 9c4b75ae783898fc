//! The printed words of a document as one text, each with the place where it was written.

use crate::model::{Block, BlockKind, Clause, Document, Element, Inline, Mechanism, PartKind};
use crate::source::{SourceText, Span, Spanned, beside_han_in};
use crate::syntax::{LineKind as Typed, Syntax};
use std::cell::Cell;
use std::ops::Range;

/// What a printed line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineKind {
    /// 份号.
    CopyNumber,
    /// 密级.
    Secrecy,
    /// 紧急程度.
    Urgency,
    /// 发文机关标志.
    Letterhead,
    /// 发文字号.
    Number,
    /// 签发人.
    Signer,
    /// 标题; its line breaks are `\n` of its text.
    Title,
    /// 主送机关, without the closing colon.
    Addressees,
    /// 附件说明.
    AnnexNote,
    /// 署名.
    Signature,
    /// 成文日期.
    Date,
    /// 附注.
    Note,
    /// 抄送.
    Copies,
    /// 印发机关.
    Printer,
    /// 印发日期.
    PrintDate,
    /// Title of an annex or an issued text.
    PartTitle,
    /// A heading; body text that follows on its line is part of the line.
    Heading,
    /// A paragraph.
    Paragraph,
    /// `标签：值`.
    Field,
    /// A numbered item, or a roster entry.
    Item,
    /// A cell of a table.
    Cell,
}

impl LineKind {
    /// Lines of the body: all that is not an element around it.
    pub const BODY: &'static [Self] = &[Self::Heading, Self::Paragraph, Self::Field, Self::Item, Self::Cell];

    /// Whether it is an element of the official document around the body.
    #[must_use]
    pub fn is_element(self) -> bool {
        self < Self::PartTitle
    }
}

/// All printed words, one line a paragraph; generated numbers and supplied words are left out.
#[derive(Debug, Default)]
pub struct Prose {
    text: String,
    lines: Vec<Entry>,
    stretches: Vec<Stretch>,
    /// The characters of the lines that are no common Han characters, and where they stand in their lines:
    /// one of eight, so that who asks for marks and digits need not look at the others.
    signs: Vec<(u32, char)>,
}

thread_local! {
    /// Without words, and with the memory of those of the last document.
    static SPARE: Cell<Prose> = const { Cell::new(Prose::EMPTY) };
}

#[derive(Debug)]
struct Entry {
    kind: LineKind,
    range: Range<usize>,
    /// Position in the parts, for lines of the body.
    block: Option<(usize, usize)>,
    /// First stretch.
    stretches: usize,
    /// Its signs.
    signs: Range<usize>,
    /// A bit for each of its signs, as [`bit`] gives it.
    held: u64,
}

/// Words that were written next to each other.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    at: usize,
    span: Span,
    /// Whether each byte printed is the byte written.
    exact: bool,
}

/// A printed line.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// What it is.
    pub kind: LineKind,
    /// Its words, generated numbers left out.
    pub text: &'a str,
    /// Where it begins in [`Prose::text`].
    pub at: usize,
    /// Its position among the lines.
    pub index: usize,
    /// Its block, for lines of the body.
    pub block: Option<&'a Block>,
    /// Position of the part that its block stands in.
    pub part: Option<usize>,
    prose: &'a Prose,
}

impl Line<'_> {
    /// Where a part of the words was written.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        let (inside, place) = (range.start <= self.text.len(), self.at + range.start..self.at + range.end);
        if inside { self.prose.span_in(self.index, place) } else { self.prose.span(place) }
    }

    /// Its characters that are no common Han characters, with the bytes where they stand in its text.
    pub fn signs(&self) -> impl Iterator<Item = (usize, char)> {
        let own = self.prose.lines.get(self.index).and_then(|line| self.prose.signs.get(line.signs.clone()));
        own.unwrap_or_default().iter().map(|(at, sign)| (*at as usize, *sign))
    }

    /// Whether one of these characters, of which none is a common Han character, may stand in it; certain
    /// when it says no. Most lines hold commas and stops only, and need not be walked through for others.
    #[must_use]
    pub fn may_hold(&self, signs: &[char]) -> bool {
        let held = self.prose.lines.get(self.index).map_or(0, |line| line.held);
        signs.iter().any(|sign| held & bit(*sign) != 0)
    }

    /// Where all of it was written.
    #[must_use]
    pub fn whole(&self) -> Span {
        self.span(0..self.text.len())
    }

    /// The clause it prints under.
    #[must_use]
    pub fn clause(&self) -> Clause {
        self.block.map(|block| block.clause.clone()).unwrap_or_default()
    }
}

/// The bit that stands for a sign among those of a line: some signs share one.
fn bit(sign: char) -> u64 {
    1 << (u32::from(sign) % 64)
}

impl Prose {
    const EMPTY: Self =
        Self { text: String::new(), lines: Vec::new(), stretches: Vec::new(), signs: Vec::new() };

    /// Gathers what a mechanism prints.
    #[must_use]
    pub fn new(mechanism: &Mechanism, syntax: &Syntax, source: &SourceText) -> Self {
        let len = source.as_str().len();
        let mut prose = SPARE.take();
        prose.text.reserve(len);
        prose.lines.reserve(len / 64);
        prose.stretches.reserve(len / 32);
        prose.signs.reserve(len / 16);
        prose.elements(&mechanism.document, source);
        for (part_at, part) in mechanism.parts.iter().enumerate() {
            if let (Some(title), true) = (&part.title, part.kind != PartKind::Main) {
                let written = source.slice(part.span);
                let place = written
                    .rfind(title.as_str())
                    .map_or(part.span, |at| part.span.inner(at, at + title.len()));
                prose.line(LineKind::PartTitle, None, |p| p.push(title, place));
            }
            for (at, block) in part.blocks.iter().enumerate() {
                prose.block(block, (part_at, at), syntax, source);
            }
        }
        prose.find_signs();
        prose
    }

    /// Finds the signs of all lines, once each has others behind it. Apart from what gathers the lines, the loop
    /// has all registers to itself.
    #[inline(never)]
    fn find_signs(&mut self) {
        for line in &mut self.lines {
            let (first, start) = (self.signs.len(), line.range.start);
            for (place, sign) in beside_han_in(&self.text, line.range.clone()) {
                line.held |= bit(sign);
                // No text is longer than four gigabytes.
                self.signs.push((u32::try_from(place - start).unwrap_or(u32::MAX), sign));
            }
            line.signs = first..self.signs.len();
        }
    }

    /// Leaves its memory to the next document of this thread: new pages take as long as a quarter of the work
    /// on the words.
    pub(super) fn spare(mut self) {
        self.text.clear();
        self.lines.clear();
        self.stretches.clear();
        self.signs.clear();
        SPARE.set(self);
    }

    /// All words, a line break after each line.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The lines, in printing order; elements of the document come first.
    pub fn lines<'a>(&'a self, mechanism: &'a Mechanism) -> impl Iterator<Item = Line<'a>> {
        self.lines.iter().enumerate().map(|(index, entry)| Line {
            kind: entry.kind,
            text: self.text.get(entry.range.clone()).unwrap_or(""),
            at: entry.range.start,
            index,
            block: entry.block.and_then(|(part, at)| mechanism.parts.get(part)?.blocks.get(at)),
            part: entry.block.map(|(part, _)| part),
            prose: self,
        })
    }

    /// Where a range of [`text`](Self::text) was written, from its first byte to its last.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        self.span_in(self.lines.partition_point(|l| l.range.end < range.start), range)
    }

    /// The same for a range that begins in a line.
    fn span_in(&self, line: usize, range: Range<usize>) -> Span {
        let from = self.lines.get(line).map_or(0, |l| l.stretches);
        let place = |offset: usize, end: bool| {
            let rest = self.stretches.get(from..).unwrap_or_default();
            let after = |s: &Stretch| if end { s.at < offset } else { s.at <= offset };
            let stretch = rest.get(rest.partition_point(after).saturating_sub(1))?;
            let inner = offset.saturating_sub(stretch.at).min(stretch.span.len());
            Some(match (stretch.exact, end) {
                (true, _) => stretch.span.start as usize + inner,
                (false, true) => stretch.span.end as usize,
                (false, false) => stretch.span.start as usize,
            })
        };
        match (place(range.start, false), place(range.end, range.end > range.start)) {
            (Some(start), Some(end)) => Span::new(start, end),
            _ => Span::default(),
        }
    }

    fn elements(&mut self, document: &Document, source: &SourceText) {
        let d = document;
        self.element(LineKind::CopyNumber, &d.copy_number, source);
        self.element(LineKind::Secrecy, &d.secrecy, source);
        self.element(LineKind::Urgency, &d.urgency, source);
        self.element(LineKind::Letterhead, &d.letterhead, source);
        self.element(LineKind::Number, &d.number, source);
        for signer in &d.signers {
            self.words(LineKind::Signer, signer, source);
        }
        self.element(LineKind::Title, &d.title, source);
        self.element(LineKind::Addressees, &d.addressees, source);
        self.element(LineKind::AnnexNote, &d.annex_note, source);
        self.element(LineKind::Signature, &d.signature, source);
        self.element(LineKind::Date, &d.date, source);
        self.element(LineKind::Note, &d.note, source);
        for copies in &d.copies {
            self.words(LineKind::Copies, copies, source);
        }
        self.element(LineKind::Printer, &d.printer, source);
        self.element(LineKind::PrintDate, &d.print_date, source);
    }

    fn element(&mut self, kind: LineKind, element: &Element, source: &SourceText) {
        if let Element::Given(words) = element {
            self.words(kind, words, source);
        }
    }

    /// The lines of an element, each where it was written: what stands between them was not printed.
    fn words(&mut self, kind: LineKind, words: &Spanned<String>, source: &SourceText) {
        let written = source.slice(words.span);
        self.line(kind, None, |p| {
            let mut from = 0;
            for (nth, line) in words.value.split('\n').enumerate() {
                let rest = written.get(from..);
                // Mostly it stands there at once, which needs no search.
                let at_once = |rest: &&str| rest.starts_with(line);
                let found = rest.and_then(|rest| if at_once(&rest) { Some(0) } else { rest.find(line) });
                let found = found.map(|at| from + at);
                let at = found.unwrap_or(from);
                if nth > 0 {
                    p.push("\n", words.span.inner(from, at));
                }
                p.push(line, found.map_or(words.span, |at| words.span.inner(at, at + line.len())));
                from = at + line.len();
            }
        });
    }

    fn block(&mut self, block: &Block, at: (usize, usize), syntax: &Syntax, source: &SourceText) {
        match &block.kind {
            BlockKind::Heading { text, run_in, .. } => self.line(LineKind::Heading, Some(at), |p| {
                p.inlines(text);
                p.inlines(run_in);
            }),
            BlockKind::Paragraph { text } => self.line(LineKind::Paragraph, Some(at), |p| p.inlines(text)),
            BlockKind::Item { text, .. } => self.line(LineKind::Item, Some(at), |p| p.inlines(text)),
            BlockKind::Field { label, text, more } => {
                self.line(LineKind::Field, Some(at), |p| {
                    let after = source.slice(block.span).strip_prefix(label.as_str());
                    let written = after.is_some_and(|after| after.starts_with('：'));
                    let head = label.len() + "：".len();
                    let len = if written { head } else { label.len().min(block.span.len()) };
                    p.stretch(head, block.span.inner(0, len));
                    p.text.push_str(label);
                    p.text.push('：');
                    p.inlines(text);
                });
                for entry in more {
                    self.line(LineKind::Item, Some(at), |p| p.inlines(entry));
                }
            }
            BlockKind::Table { .. } => {
                let from = syntax.lines.partition_point(|l| l.span.start < block.span.start);
                let rows = syntax.lines.iter().skip(from).take_while(|l| l.span.end <= block.span.end);
                for row in rows {
                    let Typed::Row { cells } = &row.kind else { continue };
                    for cell in cells.iter().filter(|cell| !cell.is_empty()) {
                        self.line(LineKind::Cell, Some(at), |p| p.push(source.slice(*cell), *cell));
                    }
                }
            }
            BlockKind::Insert { .. } => {}
        }
    }

    fn line(&mut self, kind: LineKind, block: Option<(usize, usize)>, fill: impl FnOnce(&mut Self)) {
        let (start, stretches) = (self.text.len(), self.stretches.len());
        fill(self);
        let range = start..self.text.len();
        self.lines.push(Entry { kind, range, block, stretches, signs: 0..0, held: 0 });
        self.text.push('\n');
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.push(&inline.text, inline.span);
        }
    }

    fn push(&mut self, words: &str, span: Span) {
        self.stretch(words.len(), span);
        self.text.push_str(words);
    }

    /// Begins words of so many bytes.
    fn stretch(&mut self, len: usize, span: Span) {
        self.stretches.push(Stretch { at: self.text.len(), span, exact: len == span.len() });
    }
}
