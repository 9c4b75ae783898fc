//! The source's own printed notice, each line with the place of its words in the source.

use super::page::{Page, number_of, shows};
use crate::model::{BlockKind, Clause, Document, Element, Inline, Mechanism, PartKind};
use crate::source::{SourceText, Span};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// An element of a document, for the words of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Mark,
    Number,
    Title,
    Addressees,
    AnnexNote,
    Signature,
    Date,
    Copies,
    Imprint,
    Other,
}

/// What a printed line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    Element(Kind),
    Heading,
    Block,
    /// An entry of a roster, on a line of its own.
    Entry,
    Row,
    /// The title of an issued text or annex.
    PartTitle(PartKind),
    /// A sentence or table that a template wrote.
    Supplied,
}

/// A printed line.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    pub(super) signs: Vec<char>,
    /// The byte of the source that each character was typed at, and one past the last.
    pub(super) at: Vec<u32>,
    pub(super) number: usize,
    /// How many characters are a label with its colon.
    pub(super) label: usize,
    pub(super) origin: Origin,
    pub(super) clause: Clause,
}

impl Printed {
    /// The bytes of the source that characters were typed at.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let first = self.at.get(from).or(self.at.last()).copied().unwrap_or(0);
        let inner = self.at.get(from..to).unwrap_or(&[]);
        let start = inner.iter().min().copied().unwrap_or(first);
        let end = inner.iter().zip(self.signs.get(from..to).unwrap_or(&[]));
        let end = end.map(|(at, sign)| *at as usize + sign.len_utf8()).max();
        Span::new(start as usize, end.unwrap_or(start as usize))
    }
}

/// The lines of a notice, with the places that the model knows of them.
pub(super) fn lines(page: &Page, m: &Mechanism, text: &SourceText) -> Vec<Printed> {
    let entries = entries(m, text);
    let mut waiting: BTreeMap<Vec<char>, VecDeque<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        waiting.entry(entry.signs.clone()).or_default().push_back(at);
    }
    let mut lines: Vec<Printed> = Vec::new();
    let (mut last, mut seen_block) = (0, false);
    let elements = elements(&m.document);
    let mut used = BTreeSet::new();
    for line in &page.lines {
        let known = waiting.get_mut(&line.signs).and_then(VecDeque::pop_front).and_then(|at| entries.get(at));
        // Before the first block an element's words may be those of a part's title.
        let known = known.filter(|entry| seen_block || !matches!(entry.origin, Origin::PartTitle(_)));
        if let Some(entry) = known {
            seen_block = true;
            last = entry.at.last().copied().unwrap_or(last);
            lines.push(entry.clone());
            continue;
        }
        let mut printed = Printed {
            signs: line.signs.clone(),
            at: vec![last; line.signs.len() + 1],
            number: line.number,
            label: 0,
            origin: Origin::Supplied,
            clause: Clause::default(),
        };
        element_of(&mut printed, m, (&elements, &mut used), seen_block, text);
        lines.push(printed);
    }
    lines
}

/// What the source says of an element: where it stands around the body text, and its words.
struct Given<'a> {
    kind: Kind,
    /// Whether it stands before the body text.
    head: bool,
    words: &'a str,
    span: Span,
}

fn elements(d: &Document) -> Vec<Given<'_>> {
    fn one(kind: Kind, head: bool, element: &Element) -> Option<Given<'_>> {
        let Element::Given(words) = element else { return None };
        Some(Given { kind, head, words: &words.value, span: words.span })
    }
    let single = [
        one(Kind::Other, true, &d.copy_number),
        one(Kind::Other, true, &d.secrecy),
        one(Kind::Other, true, &d.urgency),
        one(Kind::Mark, true, &d.letterhead),
        one(Kind::Number, true, &d.number),
        one(Kind::Title, true, &d.title),
        one(Kind::Addressees, true, &d.addressees),
        one(Kind::AnnexNote, false, &d.annex_note),
        one(Kind::Signature, false, &d.signature),
        one(Kind::Date, false, &d.date),
        one(Kind::Other, false, &d.note),
        one(Kind::Imprint, false, &d.printer),
        one(Kind::Imprint, false, &d.print_date),
    ];
    let mut all: Vec<Given<'_>> = single.into_iter().flatten().collect();
    let several = [(Kind::Other, true, &d.signers), (Kind::Copies, false, &d.copies)];
    for (kind, head, given) in several {
        all.extend(given.iter().map(|w| Given { kind, head, words: &w.value, span: w.span }));
    }
    // Where nothing else is given, the issuers make the mark and the signature, which prints before the imprint.
    for issuer in &d.issuers {
        let (words, span) = (issuer.value.as_str(), issuer.span);
        if d.letterhead == Element::Default {
            all.push(Given { kind: Kind::Mark, head: true, words, span });
        }
        if d.signature == Element::Default {
            all.insert(0, Given { kind: Kind::Signature, head: false, words, span });
        }
    }
    all
}

/// Finds the element that a line around the body text prints.
fn element_of(
    line: &mut Printed,
    m: &Mechanism,
    (elements, used): (&[Given<'_>], &mut BTreeSet<usize>),
    after: bool,
    text: &SourceText,
) {
    let words: String = line.signs.iter().collect();
    for (index, given) in elements.iter().enumerate().filter(|(_, given)| given.head != after) {
        let signs: Vec<char> = given.words.chars().filter(|c| shows(*c)).collect();
        if signs.is_empty() {
            continue;
        }
        let end = signs.len().min(line.signs.len());
        let holds = line.signs.windows(end).position(|w| w == signs.get(..end).unwrap_or(&[]));
        let within = signs.windows(end).position(|w| w == line.signs.get(..end).unwrap_or(&[]));
        let (from, skip) =
            match (holds.filter(|_| end == signs.len()), within.filter(|_| end == line.signs.len())) {
                (Some(from), _) => (from, 0),
                (None, Some(skip)) => (0, skip),
                (None, None) => continue,
            };
        // What printed whole does not print again: 署名 and 印发机关 are often the same words.
        if holds.is_some() && end == signs.len() && !used.insert(index) {
            continue;
        }
        let places = located(&signs, given.span.start as usize, given.span.end as usize, text);
        for (at, place) in line.at.iter_mut().skip(from).zip(places.iter().skip(skip)) {
            *at = *place;
        }
        let first = places.first().copied().unwrap_or(given.span.start);
        line.at.iter_mut().take(from).for_each(|at| *at = first);
        let past = places.last().copied().unwrap_or(first);
        line.at.iter_mut().skip(from + end).for_each(|at| *at = past);
        // An element that prints alone says more than one that shares a line.
        if line.origin == Origin::Supplied || given.kind == Kind::Number {
            line.origin = Origin::Element(given.kind);
        }
    }
    if line.origin == Origin::Supplied && after {
        let titled = |title: &String| {
            let title: String = title.chars().filter(|c| shows(*c)).collect();
            words.contains(&title) && words.chars().count() < title.chars().count() + 8
        };
        let annex =
            m.parts.iter().find(|p| p.kind == PartKind::Annex && p.title.as_ref().is_some_and(titled));
        if let Some(part) = annex {
            line.at.fill(part.span.start);
        }
        if annex.is_some() || words.starts_with("附件") {
            line.origin = Origin::Element(Kind::AnnexNote);
        }
    }
}

fn entries(m: &Mechanism, text: &SourceText) -> Vec<Printed> {
    let mut entries = Vec::new();
    for part in &m.parts {
        if let Some(title) = &part.title {
            let mut entry = Entry::new(text, part.span, Origin::PartTitle(part.kind), Clause::default());
            entry.find(title);
            entries.extend(entry.done());
        }
        for block in &part.blocks {
            let begin = |origin| Entry::new(text, block.span, origin, block.clause.clone());
            match &block.kind {
                BlockKind::Heading { number, text, run_in, .. } => {
                    let mut entry = begin(Origin::Heading);
                    entry.made(number.as_deref().unwrap_or(""));
                    entry.typed(text);
                    entry.typed(run_in);
                    entries.extend(entry.done());
                }
                BlockKind::Paragraph { text } => {
                    let mut entry = begin(Origin::Block);
                    entry.typed(text);
                    entries.extend(entry.done());
                }
                BlockKind::Item { number, text, .. } => {
                    let mut entry = begin(Origin::Block);
                    entry.made(number);
                    entry.typed(text);
                    entries.extend(entry.done());
                }
                BlockKind::Field { label, text, more } => {
                    let mut entry = begin(Origin::Block);
                    entry.find(label);
                    entry.find("：");
                    entry.printed.label = entry.printed.signs.len();
                    entry.typed(text);
                    entries.extend(entry.done());
                    for words in more {
                        let mut entry = begin(Origin::Entry);
                        entry.typed(words);
                        entries.extend(entry.done());
                    }
                }
                BlockKind::Table { rows } => {
                    let mut from = block.span.start as usize;
                    for row in rows {
                        let mut entry = begin(Origin::Row);
                        entry.cursor = from;
                        row.iter().for_each(|cell| entry.find(cell));
                        from = entry.cursor;
                        entries.extend(entry.done());
                    }
                }
                BlockKind::Insert { .. } => {}
            }
        }
    }
    entries
}

/// A line being put together from what the model holds.
struct Entry<'a> {
    text: &'a SourceText,
    cursor: usize,
    end: usize,
    printed: Printed,
}

impl<'a> Entry<'a> {
    fn new(text: &'a SourceText, span: Span, origin: Origin, clause: Clause) -> Self {
        let printed = Printed { signs: Vec::new(), at: Vec::new(), number: 0, label: 0, origin, clause };
        // Roster entries and rows stand on the lines after the one that their block begins on.
        let end = (span.end as usize).max(span.start as usize + 8_000);
        Self { text, cursor: span.start as usize, end, printed }
    }

    /// Characters that the program made: they stand where the next typed ones do.
    fn made(&mut self, words: &str) {
        for sign in words.chars().filter(|c| shows(*c)) {
            self.printed.signs.push(sign);
            self.printed.at.push(u32::try_from(self.cursor).unwrap_or(u32::MAX));
        }
    }

    /// Words whose bytes are known.
    fn typed(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            if inline.span.len() != inline.text.len() {
                self.find(&inline.text);
                continue;
            }
            for (at, sign) in inline.text.char_indices().filter(|(_, c)| shows(*c)) {
                self.printed.signs.push(sign);
                self.printed.at.push(inline.span.start.saturating_add(u32::try_from(at).unwrap_or(0)));
            }
            self.cursor = inline.span.end as usize;
        }
    }

    /// Words that stand somewhere from here on.
    fn find(&mut self, words: &str) {
        let signs: Vec<char> = words.chars().filter(|c| shows(*c)).collect();
        let places = located(&signs, self.cursor, self.end, self.text);
        self.cursor = places.last().map_or(self.cursor, |at| *at as usize);
        self.printed.at.extend(places.iter().take(signs.len()));
        self.printed.signs.extend(signs);
    }

    fn done(mut self) -> Option<Printed> {
        let past = self.printed.at.iter().zip(&self.printed.signs).next_back();
        let past = past.map(|(at, sign)| at.saturating_add(u32::try_from(sign.len_utf8()).unwrap_or(0)))?;
        self.printed.at.push(past);
        self.printed.number = number_of(&self.printed.signs);
        Some(self.printed)
    }
}

/// Where characters stand: each at the next one like it; one that is not typed stands where the last did. One
/// place more is given for the end.
fn located(signs: &[char], start: usize, end: usize, text: &SourceText) -> Vec<u32> {
    let all = text.as_str();
    let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut cursor = start;
    let mut places = Vec::with_capacity(signs.len() + 1);
    for sign in signs {
        let ahead = all.get(cursor..end.min(all.len())).unwrap_or_else(|| all.get(cursor..).unwrap_or(""));
        match ahead.char_indices().take(120).find(|(_, c)| c == sign) {
            Some((at, c)) => {
                places.push(position(cursor + at));
                cursor += at + c.len_utf8();
            }
            None => places.push(position(cursor)),
        }
    }
    places.push(position(cursor));
    places
}
