//! Pieces of a printed document as records.

use super::{code, length, number};
use crate::layout::{
    Cell, Classified, Column, Imprint, ImprintLine, NoteLine, Orientation, Paper, Piece, Placed, Section,
    Signature, StampRow, Table, TitleRank, mark_size, width,
};
use crate::model::IssuedFormat;
use crate::page::{Chars, Length, Lines, Page};
use crate::render::engine::Value;
use crate::render::record::record;

/// The pieces of a printed document on its page.
pub(super) struct Pieces<'a> {
    pub paper: &'a Paper,
    pub page: &'a Page,
}

impl Pieces<'_> {
    fn is(&self, format: IssuedFormat) -> bool {
        self.paper.format == format
    }

    pub(super) fn section(&self, section: &Section) -> Value {
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

    pub(super) fn mark_size(&self) -> Value {
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

pub(super) fn imprint(given: &Imprint, page: &Page) -> Value {
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
