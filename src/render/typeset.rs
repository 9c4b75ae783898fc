//! What the template of the printed page sees: pieces as records, measures and faces as the typesetter
//! writes them.

use super::engine::Value;
use super::record::{record, root, unknown};
use crate::fonts::Role;
use crate::layout::{
    Cell, Classified, Column, Imprint, ImprintLine, NoteLine, Orientation, Paper, Piece, Placed, Properties,
    Section, Signature, Signers, StampRow, Table, TitleRank, annex_note, mark_size, width,
};
use crate::model::IssuedFormat;
use crate::page::{self, Chars, Length, Lines, Page, Unit};
use minijinja::value::{Object, ObjectRepr};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A face of a role, as the page names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FaceName {
    /// Its name on this page.
    pub name: String,
    /// A pattern of the characters that it takes; empty for all that it has.
    pub without: String,
}

/// The faces of each role, best first.
pub type FaceNames = BTreeMap<Role, Vec<FaceName>>;

/// Everything that the template may print.
pub(super) fn view(paper: &Paper, page: &Page, faces: &FaceNames) -> Value {
    let pieces = Pieces { paper, page };
    root! {
        format: super::notice::format_name(paper.format),
        numbers_first_page: paper.numbers_first_page(),
        properties: properties(&paper.properties),
        page: measures(page),
        fonts: fonts(faces),
        mark_size: pieces.mark_size(),
        sections: paper.sections.iter().map(|section| pieces.section(section)).collect::<Vec<_>>(),
        imprint: paper.imprint.as_ref().map_or_else(|| Value::from(()), |given| imprint(given, page)),
    }
}

/// The same of a small document with every kind of piece.
pub(super) fn specimen() -> Value {
    let words = || vec!["某市".to_owned()];
    let cell = |down| Cell { text: "某市".to_owned(), down };
    let placed = |signers| Signature::place(signers, &words(), "2026年1月1日", Page::standard());
    let joint = ["甲".to_owned(), "乙".to_owned()];
    let signatures = [
        placed(Signers::Sealed),
        placed(Signers::Stamped),
        Signature::place(Signers::Sealed, &joint, "2026年1月1日", Page::standard()),
    ];
    let text = || "某市".to_owned();
    let mut pieces = vec![
        Piece::Classification(vec![(Classified::Secrecy, text())]),
        Piece::Mark { lines: words(), word: "文件".to_owned() },
        Piece::Number { number: text(), signers: words() },
        Piece::RedLine,
        Piece::Title { rank: TitleRank::Main, lines: words() },
        Piece::Addressees(words()),
        Piece::Heading { level: 1, number: "一、".to_owned(), text: text(), run_in: text() },
        Piece::Item { level: 2, number: "（一）".to_owned(), lead: text(), text: text() },
        Piece::Body(text()),
        Piece::Field { label: text(), text: text(), more: words(), attendance: false },
        Piece::AnnexNote(annex_note(&[("附件：".to_owned(), text())], Page::standard().indent)),
        Piece::Note(text()),
        Piece::NewPage,
        Piece::AnnexMark(text()),
        Piece::Table(Table::drafted(words(), vec![vec![cell(2)], vec![cell(0)]])),
    ];
    pieces.extend(signatures.into_iter().flatten().map(Piece::Signature));
    let imprint = Imprint {
        copies: vec![ImprintLine { label: "抄送：".to_owned(), text: text() }],
        ..Imprint::default()
    };
    let properties = Properties { date: Some((2026, 1, 1)), ..Properties::default() };
    let sections = vec![Section { pieces, ..Section::default() }];
    let face = || FaceName { name: "甲".to_owned(), without: String::new() };
    let faces = Role::ALL.into_iter().map(|role| (role, vec![face()])).collect();
    let paper = Paper { sections, properties, imprint: Some(imprint), ..Paper::default() };
    view(&paper, Page::standard(), &faces)
}

fn properties(p: &Properties) -> Value {
    let own = [&p.genre, &p.number];
    let mut keywords: Vec<String> = own.into_iter().filter(|word| !word.is_empty()).cloned().collect();
    let made_from = [("source", &p.provenance.source_hash), ("commit", &p.provenance.commit)];
    let made_from = made_from.into_iter().filter(|(_, value)| !value.is_empty());
    keywords.extend(made_from.map(|(name, value)| format!("{name} {value}")));
    let date =
        p.date.map_or_else(|| Value::from(()), |(y, m, d)| Value::from(vec![y, i16::from(m), i16::from(d)]));
    record! { title: p.title.as_str(), author: p.author.as_str(), keywords: keywords, date: date }
}

/// The measures by key: lengths as lengths, widths in characters and heights in lines as plain numbers.
fn measures(page: &Page) -> Value {
    let value = |measure: &page::Measure| match (&measure.value, measure.unit) {
        (page::Value::Number(_), Some(unit @ (Unit::Millimetre | Unit::Point))) => {
            code(format!("{}{}", measure.value.shown(), unit.sign()))
        }
        (page::Value::Number(_), _) => code(measure.value.shown()),
        (page::Value::Flag(flag), _) => Value::from(*flag),
        (page::Value::Word(word), _) => Value::from(word.as_str()),
    };
    let named = page.list().iter().map(|measure| (measure.key.replace('-', "_"), value(measure)));
    Value::from_object(Measures(named.collect()))
}

/// The measures, asked for by name. They are not counted up among the names of the template: the page has
/// a guide of its own.
#[derive(Debug)]
struct Measures(BTreeMap<String, Value>);

impl Object for Measures {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let key = key.as_str()?;
        let known: Vec<&str> = self.0.keys().map(String::as_str).collect();
        Some(self.0.get(key).cloned().unwrap_or_else(|| unknown(key, &known)))
    }
}

/// Words of the typesetter itself, printed as they are.
fn code(words: impl Into<String>) -> Value {
    Value::from_safe_string(words.into())
}

fn length(length: Length) -> Value {
    code(format!("{}pt", decimal(length.millipoints())))
}

/// Thousandths as a number.
fn number(thousandths: i64) -> Value {
    code(decimal(thousandths))
}

fn decimal(thousandths: i64) -> String {
    page::Value::Number(thousandths).shown()
}

fn fonts(faces: &FaceNames) -> Value {
    let of = |role: Role| -> Vec<Value> {
        let list = faces.get(&role).into_iter().flatten();
        list.map(|face| record! { name: face.name.as_str(), without: face.without.as_str() }).collect()
    };
    record! {
        title: of(Role::Title),
        body: of(Role::Body),
        kai: of(Role::Kai),
        hei: of(Role::Hei),
        song: of(Role::Song),
    }
}

struct Pieces<'a> {
    paper: &'a Paper,
    page: &'a Page,
}

impl Pieces<'_> {
    fn is(&self, format: IssuedFormat) -> bool {
        self.paper.format == format
    }

    fn section(&self, section: &Section) -> Value {
        let mut pieces = Vec::with_capacity(section.pieces.len());
        let letter_head = self.is(IssuedFormat::Letter).then(|| self.letter_head(section)).flatten();
        pieces.extend(letter_head.clone());
        for (at, piece) in section.pieces.iter().enumerate() {
            let is_head = matches!(
                piece,
                Piece::Mark { .. } | Piece::RedLine | Piece::Classification(_) | Piece::Number { .. }
            );
            let before = at.checked_sub(1).and_then(|at| section.pieces.get(at));
            // What stays on a page with the signature is given to it.
            let goes_along = matches!((before, piece), (Some(Piece::Signature(_)), Piece::Note(_)));
            if !(goes_along || is_head && letter_head.is_some()) {
                pieces.push(self.piece(piece, section.pieces.get(at + 1..).unwrap_or_default()));
            }
        }
        record! { landscape: section.orientation == Orientation::Landscape, pieces: pieces }
    }

    fn mark_size(&self) -> Value {
        let size = self.paper.pieces().find_map(|piece| match piece {
            Piece::Mark { lines, word } => Some(mark_size(self.page, lines, word)),
            _ => None,
        });
        length(size.unwrap_or(self.page.size_mark))
    }

    /// Mark, double line, classification and number of a letter (10.1).
    fn letter_head(&self, section: &Section) -> Option<Value> {
        let mut classified: &[(Classified, String)] = &[];
        let (mut mark, mut own) = (None, "");
        for piece in &section.pieces {
            match piece {
                Piece::Mark { lines, word } => mark = Some((lines.clone(), word.as_str())),
                Piece::Classification(lines) => classified = lines,
                Piece::Number { number, .. } => own = number,
                _ => {}
            }
        }
        let (lines, word) = mark?;
        let count = classified.len().max(usize::from(!own.is_empty()));
        let row = |at: usize| {
            let (role, text) = classified.get(at).map_or(("body", ""), |(what, text)| (role(*what), text));
            record! { role: role, text: text, right: if at == 0 { own } else { "" } }
        };
        let rows: Vec<Value> = (0..count).map(row).collect();
        Some(record! { kind: "letter_head", lines: lines, word: word, rows: rows })
    }

    fn piece(&self, piece: &Piece, rest: &[Piece]) -> Value {
        let next = rest.first();
        // The last words before a signature are given to it.
        let holds =
            matches!(rest, [Piece::Signature(_), ..] | [Piece::AnnexNote(_), Piece::Signature(_), ..]);
        match piece {
            Piece::Classification(lines) => {
                let line =
                    |(what, text): &(Classified, String)| record! { role: role(*what), text: text.as_str() };
                record! { kind: "classification", lines: lines.iter().map(line).collect::<Vec<_>>() }
            }
            Piece::Mark { lines, word } => {
                record! { kind: "mark", down: length(self.mark_down()), lines: lines.clone(), word: word.as_str() }
            }
            Piece::Number { number, signers } => self.number(number, signers, next),
            Piece::RedLine => record! { kind: "red_line" },
            Piece::Title { rank, lines } => self.title(*rank, lines),
            Piece::Addressees(lines) => record! { kind: "addressees", lines: lines.clone() },
            Piece::Heading { level, number, text, run_in } => {
                let stands_over =
                    !matches!(next, Some(Piece::Heading { level: other, .. }) if other <= level);
                record! {
                    kind: "heading",
                    level: (*level).max(1),
                    role: heading_role(*level),
                    text: format!("{number}{text}"),
                    run_in: run_in.as_str(),
                    stays: stands_over && !holds,
                    holds: holds,
                }
            }
            Piece::Item { level, number, lead: words, text } if !words.is_empty() => {
                record! {
                    kind: "item",
                    role: heading_role(*level),
                    lead: format!("{number}{words}"),
                    text: text.as_str(),
                    holds: holds,
                }
            }
            Piece::Item { number, text, .. } => body(&format!("{number}{text}"), holds),
            Piece::Body(text) => body(text, holds),
            Piece::Field { label, text, more, attendance } => field(label, text, more, *attendance, holds),
            Piece::AnnexNote(lines) => annex_notes(lines, holds),
            Piece::Signature(placed) => self.signature(placed, note(next)),
            Piece::Note(text) => record! { kind: "note", text: text.as_str() },
            Piece::AnnexMark(text) => record! { kind: "annex_mark", text: text.as_str() },
            Piece::NewPage => record! { kind: "new_page" },
            Piece::Table(made) => table(made, next.is_some()),
        }
    }

    /// How far the mark stands below what is above it.
    fn mark_down(&self) -> Length {
        let top = match self.paper.format {
            IssuedFormat::Order => self.page.order_mark_top,
            IssuedFormat::Minutes => self.page.minutes_mark_top,
            IssuedFormat::Document | IssuedFormat::Letter => self.page.mark_top,
        };
        let above: usize =
            self.paper.pieces().map(|p| if let Piece::Classification(l) = p { l.len() } else { 0 }).sum();
        (top - self.page.line_pitch * i64::try_from(above).unwrap_or(0)).max(Length::ZERO)
    }

    fn number(&self, number: &str, signers: &[String], next: Option<&Piece>) -> Value {
        let order = self.is(IssuedFormat::Order);
        let above =
            if order { self.page.order_number_lines_below_mark } else { self.page.number_lines_below_mark };
        let titled = matches!(next, Some(Piece::Title { .. }));
        let under = if order && !titled { self.page.order_body_lines_below_number } else { Lines(0) };
        let rows: Vec<Vec<String>> =
            signers.chunks(self.page.signers_per_line.max(1)).map(<[String]>::to_vec).collect();
        let most = rows.iter().map(Vec::len).max().unwrap_or(0);
        record! {
            kind: "number",
            number: number,
            above: length(self.page.lines(above)),
            under: length(self.page.lines(under)),
            names: signers.to_vec(),
            signers: rows,
            most: most,
        }
    }

    fn title(&self, rank: TitleRank, lines: &[String]) -> Value {
        let has_head = self.paper.pieces().any(|p| matches!(p, Piece::Number { .. } | Piece::Mark { .. }));
        let (above, under) = match rank {
            TitleRank::Main if has_head => {
                (self.page.title_lines_below_red_line, self.page.addressees_lines_below_title)
            }
            TitleRank::Main => (Lines(0), self.page.addressees_lines_below_title),
            TitleRank::Issued | TitleRank::Annex => (Lines(1000), Lines(1000)),
        };
        record! {
            kind: "title",
            lines: lines.to_vec(),
            whole: lines.concat(),
            above: length(self.page.lines(above)),
            under: length(self.page.lines(under)),
        }
    }

    fn signature(&self, signature: &Signature, note: &str) -> Value {
        let lines = |lines: &Lines| length(self.page.lines(*lines));
        match signature {
            Signature::Lines { above, lines: placed } => {
                let line = |p: &Placed| record! { text: p.text.as_str(), right: number(p.right.0) };
                let placed: Vec<Value> = placed.iter().map(line).collect();
                record! { kind: "signature", note: note, form: "lines", above: lines(above), lines: placed }
            }
            Signature::Grid { above, columns, row_height, rows, date } => {
                let last = rows.last().map_or(0, |row| row.names.len()).saturating_sub(1);
                let mut cells: Vec<Vec<String>> = Vec::new();
                for (at, row) in rows.iter().enumerate() {
                    let dated = |column| at + 1 == rows.len() && column == last && !date.is_empty();
                    cells.extend((0..*columns).map(|column| {
                        let name = row.names.get(column).cloned().unwrap_or_default();
                        if dated(column) { vec![name, date.clone()] } else { vec![name] }
                    }));
                }
                record! {
                    kind: "signature", note: note, form: "grid", above: lines(above), columns: *columns,
                    row_height: length(*row_height), cells: cells,
                }
            }
            Signature::Stamps { above, rows, width, height, right, gap, above_date, date } => {
                let row = |row: &StampRow| record! { post: row.post.as_str(), name: row.name.as_str() };
                record! {
                    kind: "signature", note: note, form: "stamps", above: lines(above),
                    rows: rows.iter().map(row).collect::<Vec<_>>(),
                    width: length(*width), height: length(*height), right: self.chars(*right),
                    gap: self.chars(*gap), above_date: lines(above_date), date: date.text.as_str(),
                    date_right: number(date.right.0),
                }
            }
        }
    }

    fn chars(&self, chars: Chars) -> Value {
        length(self.page.chars(chars))
    }
}

/// 附注, when it is what comes next.
fn note(next: Option<&Piece>) -> &str {
    match next {
        Some(Piece::Note(text)) => text,
        _ => "",
    }
}

fn role(what: Classified) -> &'static str {
    match what {
        Classified::CopyNumber => "body",
        Classified::Secrecy | Classified::Urgency => "hei",
    }
}

/// The type of a heading or lead of a level (7.3.3).
fn heading_role(level: u8) -> &'static str {
    match level {
        0 | 1 => "hei",
        2 => "kai",
        _ => "body",
    }
}

fn body(text: &str, holds: bool) -> Value {
    record! { kind: "body", text: text, holds: holds }
}

fn field(label: &str, text: &str, more: &[String], attendance: bool, holds: bool) -> Value {
    let label = format!("{label}：");
    record! {
        kind: "field",
        label_width: number(width(&label)),
        label: label,
        text: text,
        more: more.to_vec(),
        attendance: attendance,
        hangs: attendance || !more.is_empty(),
        holds: holds,
    }
}

fn annex_notes(lines: &[NoteLine], holds: bool) -> Value {
    let line = |line: &NoteLine| {
        record! {
            label: format!("{}{}", line.label, line.number),
            name: line.name.as_str(),
            start: number(line.start.0),
            hang: number(line.hang.0),
        }
    };
    record! { kind: "annex_note", lines: lines.iter().map(line).collect::<Vec<_>>(), holds: holds }
}

/// A cell of more characters may go on over the foot of the page.
const LONG_CELL: usize = 300;

fn table(table: &Table, follows: bool) -> Value {
    let row = |row: &Vec<Cell>| -> Vec<Value> {
        let printed = row.iter().filter(|cell| cell.down > 0);
        let cell = |cell: &Cell| {
            let lines: Vec<String> = cell.text.split('\n').map(|line| line.trim_end().to_owned()).collect();
            let breaks = cell.down > 1 || cell.text.chars().count() > LONG_CELL;
            record! { down: cell.down, breaks: breaks, lines: lines }
        };
        printed.map(cell).collect()
    };
    let align = |column: &Column| code(if *column == Column::Centred { "center" } else { "left" });
    record! {
        kind: "table",
        title: table.title.as_str(),
        head: table.head.clone(),
        widths: table.widths.clone(),
        aligns: table.columns.iter().map(align).collect::<Vec<_>>(),
        rows: table.rows.iter().map(row).collect::<Vec<_>>(),
        follows: follows,
    }
}

fn imprint(given: &Imprint, page: &Page) -> Value {
    let label = given.copies.iter().map(|line| width(&line.label)).max().unwrap_or(0);
    let copy = |line: &ImprintLine| {
        record! { label: line.label.as_str(), label_width: number(width(&line.label)), text: line.text.as_str() }
    };
    record! {
        copies: given.copies.iter().map(copy).collect::<Vec<_>>(),
        label_width: number(label),
        printer: given.printer.as_str(),
        print_date: given.print_date.as_str(),
        ruled: given.ruled,
        even: page.imprint_on_even_page,
    }
}
