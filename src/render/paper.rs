//! The notice as it stands on paper: the same elements and blocks as the templates see, laid out for
//! the formats that have pages.

use super::elements;
use super::notice::{spaced, split};
use super::prose::Supplied;
use super::sheet::Sheet;
use crate::clause::date;
use crate::layout::{
    Classified, Imprint, ImprintLine, Orientation, Paper, Piece, Properties, Provenance, Section, Signature,
    Signers, TitleRank, annex_note, break_title,
};
use crate::model::{Block, BlockKind, Document, IssuedFormat, Mechanism, Part, PartKind};
use crate::page::Page;

/// Lays a document out. `supplied` are the sentences that templates wrote, in the order of their places;
/// `inserts` gives the table behind an insert.
pub(super) fn paper(
    m: &Mechanism,
    page: &Page,
    supplied: &[Supplied],
    inserts: &dyn Fn(&str) -> Option<Sheet>,
    provenance: &Provenance,
) -> Paper {
    let mut desk = Desk { m, page, supplied, inserts, names: names(m), pieces: Vec::new() };
    desk.head();
    desk.parts(PartKind::Main);
    desk.tail();
    desk.parts(PartKind::Issued);
    desk.parts(PartKind::Annex);
    desk.tables();
    let imprint = imprint(&m.document);
    let sections = sections(std::mem::take(&mut desk.pieces), page, imprint.is_some());
    Paper { format: m.document.format, properties: properties(m, provenance), sections, imprint }
}

/// Names that a title is not broken in.
fn names(m: &Mechanism) -> Vec<&str> {
    let units = m
        .units
        .iter()
        .flat_map(|u| std::iter::once(u.name.as_str()).chain(u.surfaces.iter().map(AsRef::<str>::as_ref)));
    let bodies = m.bodies.iter().map(|b| b.name.value.as_str());
    let issuers = m.document.issuers.iter().map(|i| i.value.as_str());
    let mut names: Vec<&str> = units.chain(bodies).chain(issuers).filter(|n| n.chars().count() > 2).collect();
    names.sort_unstable();
    names.dedup();
    names
}

struct Desk<'a> {
    m: &'a Mechanism,
    page: &'a Page,
    supplied: &'a [Supplied],
    inserts: &'a dyn Fn(&str) -> Option<Sheet>,
    names: Vec<&'a str>,
    pieces: Vec<Piece>,
}

impl Desk<'_> {
    /// Everything above the body (7.2, 7.3.1, 7.3.2; 10.1 to 10.3).
    fn head(&mut self) {
        let d = &self.m.document;
        let mark = elements::mark(self.m);
        let classification = classification(d);
        let number = elements::number(d);
        let signers: Vec<String> = d.signers.iter().map(|s| s.value.clone()).collect();
        let has_mark = !mark.lines.is_empty();
        let mark = Piece::Mark { lines: mark.lines, word: mark.word.to_owned() };
        let has_number = !number.is_empty() || !signers.is_empty();
        let number = Piece::Number { number, signers };
        let classification = Piece::Classification(classification);
        let is_letter = d.format == IssuedFormat::Letter;
        let order = if is_letter {
            [mark, Piece::RedLine, classification, number]
        } else {
            [classification, mark, number, Piece::RedLine]
        };
        for piece in order {
            let stands = match &piece {
                Piece::Classification(lines) => !lines.is_empty(),
                Piece::Mark { .. } => has_mark,
                Piece::Number { .. } => has_number,
                _ => has_mark && d.format != IssuedFormat::Order,
            };
            if stands {
                self.pieces.push(piece);
            }
        }
        self.title(TitleRank::Main, elements::title(self.m));
        let addressees = elements::addressees(d);
        if !addressees.is_empty() {
            self.pieces.push(Piece::Addressees(addressees));
        }
    }

    /// A title; lines that a drafter broke stay as they are.
    fn title(&mut self, rank: TitleRank, lines: Vec<String>) {
        let lines = match lines.as_slice() {
            [] => return,
            [only] => break_title(only, &self.names, self.page.title_longest_line),
            _ => lines,
        };
        self.pieces.push(Piece::Title { rank, lines });
    }

    /// 附件说明, 署名, 成文日期, 附注 (7.3.4 to 7.3.6).
    fn tail(&mut self) {
        let d = &self.m.document;
        let notes = annex_note(&elements::annex_note(self.m), self.page.indent);
        if !notes.is_empty() {
            self.pieces.push(Piece::AnnexNote(notes));
        }
        let signers = match d.format {
            IssuedFormat::Order => Signers::Stamped,
            IssuedFormat::Minutes => Signers::Unsealed,
            _ if self.page.seal => Signers::Sealed,
            _ => Signers::Unsealed,
        };
        let (names, date) = (elements::signature(d), elements::date(d));
        self.pieces.extend(Signature::place(signers, &names, &date, self.page).map(Piece::Signature));
        let note = elements::note(d);
        if !note.is_empty() {
            self.pieces.push(Piece::Note(note));
        }
    }

    fn parts(&mut self, kind: PartKind) {
        let parts: Vec<(usize, &Part)> =
            self.m.parts.iter().enumerate().filter(|(_, part)| part.kind == kind).collect();
        for (at, (index, part)) in parts.iter().enumerate() {
            let title = part.title.as_deref().map(elements::lines).unwrap_or_default();
            match kind {
                PartKind::Main => {}
                PartKind::Issued => {
                    self.pieces.push(Piece::NewPage);
                    self.title(TitleRank::Issued, title);
                }
                PartKind::Annex => {
                    self.pieces.push(Piece::NewPage);
                    let mark = elements::annex_mark(&self.m.document, at, parts.len());
                    if !mark.is_empty() {
                        self.pieces.push(Piece::AnnexMark(mark));
                    }
                    self.title(TitleRank::Annex, title);
                }
            }
            self.blocks(*index, part);
        }
    }

    fn blocks(&mut self, index: usize, part: &Part) {
        for (at, block) in part.blocks.iter().enumerate() {
            self.supply(index, at);
            let mut piece = self.block(block);
            // A table under a title that says what it is needs no second one.
            if let (Some(Piece::Table(table)), Some(Piece::Title { lines, .. })) =
                (&mut piece, self.pieces.last())
                && lines.concat().contains(&table.title)
            {
                table.title.clear();
            }
            self.pieces.extend(piece);
        }
        self.supply(index, part.blocks.len());
    }

    fn supply(&mut self, part: usize, before: usize) {
        let here = self.supplied.iter().filter(|s| (s.part, s.before) == (part, before));
        self.pieces.extend(here.map(|sentence| Piece::Body(sentence.text.clone())));
    }

    /// A block as it prints; none for one that says nothing.
    fn block(&self, block: &Block) -> Option<Piece> {
        let plain = BlockKind::plain;
        let minutes = self.m.document.format == IssuedFormat::Minutes;
        let piece = match &block.kind {
            BlockKind::Heading { level, number, text, run_in } => Piece::Heading {
                level: *level,
                number: spaced(number.as_deref().unwrap_or("")),
                text: plain(text),
                run_in: plain(run_in),
            },
            BlockKind::Paragraph { text } if minutes => attendance(plain(text)),
            BlockKind::Paragraph { text } => Piece::Body(plain(text)),
            BlockKind::Field { label, text, more } => Piece::Field {
                label: label.to_string(),
                text: plain(text),
                more: more.iter().map(|entry| plain(entry)).collect(),
                attendance: minutes && ATTENDANCE.contains(&label.as_str()),
            },
            BlockKind::Item { level, number, text, lead } => {
                let (lead, text) = split(text, *lead as usize);
                Piece::Item { level: *level, number: spaced(number), lead: plain(&lead), text: plain(&text) }
            }
            BlockKind::Table { rows } => Piece::Table(Sheet::of_rows(rows).table()),
            BlockKind::Insert { what } => Piece::Table((self.inserts)(what)?.table()),
        };
        let says_nothing = match &piece {
            Piece::Heading { text, run_in, .. } => text.is_empty() && run_in.is_empty(),
            Piece::Body(text) => text.is_empty(),
            Piece::Item { lead, text, .. } => lead.is_empty() && text.is_empty(),
            _ => false,
        };
        (!says_nothing).then_some(piece)
    }

    /// The tables that a workspace wants behind every document; not what the text holds already.
    fn tables(&mut self) {
        if !self.page.table_annexes {
            return;
        }
        let blocks = || self.m.parts.iter().flat_map(|part| &part.blocks);
        for wanted in ["责任矩阵", "任务分解表"] {
            let is_there = blocks().any(|b| matches!(&b.kind, BlockKind::Insert { what } if what == wanted));
            let sheet = (self.inserts)(wanted).filter(|sheet| !is_there && !sheet.rows.is_empty());
            if let Some(sheet) = sheet {
                self.pieces.push(Piece::NewPage);
                self.pieces.push(Piece::Table(sheet.table()));
            }
        }
    }
}

/// Labels of minutes that are set in 黑体 and hang (10.3).
const ATTENDANCE: [&str; 3] = ["出席", "请假", "列席"];

/// `出席：…` as a field; any other words as they are.
fn attendance(text: String) -> Piece {
    match text.split_once('：') {
        Some((label, rest)) if ATTENDANCE.contains(&label) => Piece::Field {
            label: label.to_owned(),
            text: rest.to_owned(),
            more: Vec::new(),
            attendance: true,
        },
        _ => Piece::Body(text),
    }
}

fn classification(d: &Document) -> Vec<(Classified, String)> {
    let lines = [
        (Classified::CopyNumber, elements::optional(&d.copy_number)),
        (Classified::Secrecy, elements::optional(&d.secrecy)),
        (Classified::Urgency, elements::optional(&d.urgency)),
    ];
    lines.into_iter().filter(|(_, words)| !words.is_empty()).collect()
}

fn imprint(d: &Document) -> Option<Imprint> {
    let copies = elements::copies(d);
    let (printer, print_date) = elements::imprint(d);
    if copies.is_empty() && printer.is_empty() && print_date.is_empty() {
        return None;
    }
    let ruled = d.format != IssuedFormat::Letter;
    Some(Imprint { copies: copies.iter().map(|line| labelled(line)).collect(), printer, print_date, ruled })
}

fn labelled(line: &str) -> ImprintLine {
    let label = ["抄送：", "主送：", "分送："].into_iter().find(|label| line.starts_with(label));
    let label = label.unwrap_or_default();
    let text = line.strip_prefix(label).unwrap_or(line);
    ImprintLine { label: label.to_owned(), text: text.to_owned() }
}

fn properties(m: &Mechanism, provenance: &Provenance) -> Properties {
    let d = &m.document;
    let title = elements::joined(&elements::title(m).join("\n"));
    let name = || m.name.as_ref().map(|n| n.value.clone()).unwrap_or_default();
    Properties {
        title: if title.is_empty() { name() } else { title },
        author: d.issuers.iter().map(|i| i.value.as_str()).collect::<Vec<_>>().join("、"),
        number: elements::optional(&d.number),
        genre: d.genre.as_ref().map(|g| g.value.clone()).unwrap_or_default(),
        date: d.date.given().and_then(|words| date(words).ok()),
        provenance: provenance.clone(),
    }
}

/// Puts each wide table on landscape pages of its own; an annex that holds nothing else goes with it.
/// What follows begins on a new page of the usual kind, and so does an imprint.
fn sections(pieces: Vec<Piece>, page: &Page, imprint: bool) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut current: Vec<Piece> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Table(table) if table.head.len() >= page.table_landscape_columns => {
                let head = of_table(&mut current);
                close(&mut sections, std::mem::take(&mut current));
                let pieces = head.into_iter().chain([Piece::Table(table)]).collect();
                sections.push(Section { orientation: Orientation::Landscape, pieces });
            }
            Piece::NewPage if current.is_empty() => {}
            other => current.push(other),
        }
    }
    close(&mut sections, current);
    let is_turned = |s: &Section| s.orientation == Orientation::Landscape;
    if imprint && sections.last().is_some_and(is_turned) {
        sections.push(Section::default());
    }
    sections
}

/// The mark and title of an annex at the end of the pieces, when nothing else stands on its page yet.
fn of_table(pieces: &mut Vec<Piece>) -> Vec<Piece> {
    let is_head = |p: &Piece| matches!(p, Piece::AnnexMark(_) | Piece::Title { rank: TitleRank::Annex, .. });
    let count = pieces.iter().rev().take_while(|piece| is_head(piece)).count();
    let head = pieces.split_off(pieces.len() - count);
    if pieces.last() == Some(&Piece::NewPage) {
        pieces.pop();
    }
    head
}

fn close(sections: &mut Vec<Section>, pieces: Vec<Piece>) {
    match sections.last_mut() {
        Some(open) if open.orientation == Orientation::Portrait => open.pieces.extend(pieces),
        _ if pieces.is_empty() => {}
        _ => sections.push(Section { orientation: Orientation::Portrait, pieces }),
    }
}
