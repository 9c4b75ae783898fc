//! Plain text: every line that holds words is a block; `repair` joins those that a scan broke.

use crate::import::intake::{Cell, Form, Found, Hints, Intake, Words};

/// Reads lines. A line between bars, and lines of words between tabs, are rows of a table.
pub(super) fn read(text: &str) -> Intake {
    let mut blocks: Vec<Found> = Vec::new();
    let mut apart = true;
    for (index, line) in text.split(['\n', '\u{2028}', '\u{B}', '\u{C}']).enumerate() {
        let place = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let words = line.trim_matches(is_blank);
        if words.is_empty() {
            apart = true;
            continue;
        }
        let hints = Hints { apart, indent: indent(line), ..Hints::default() };
        apart = false;
        match row(words) {
            Some(cells) => push_row(&mut blocks, cells, place, hints),
            None => {
                blocks.push(Found { words: Words::Paragraph(words.to_owned()), place, hints });
            }
        }
    }
    Intake { form: Form::Plain, blocks, repairs: Vec::new() }
}

/// Blanks around a line, marks of byte order and of width zero among them.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}')
}

/// Width of the blanks before a line, in characters of full width.
fn indent(line: &str) -> u8 {
    let blanks = line.chars().take_while(|c| is_blank(*c));
    let cells: usize = blanks.map(|c| if c == '\u{3000}' { 2 } else { usize::from(!c.is_control()) }).sum();
    u8::try_from(cells / 2).unwrap_or(u8::MAX)
}

/// The cells of a row written between bars.
pub(super) fn row(line: &str) -> Option<Vec<Cell>> {
    let inner = line.strip_prefix('|')?.strip_suffix('|')?;
    let cell = |text: &str| Cell { text: text.trim_matches(is_blank).to_owned(), columns: 1, rows: 1 };
    Some(inner.split('|').map(cell).collect())
}

/// Adds a row to the table above it, else begins one.
pub(super) fn push_row(blocks: &mut Vec<Found>, cells: Vec<Cell>, place: u32, hints: Hints) {
    let ruled = |cell: &Cell| cell.text.len() >= 3 && cell.text.chars().all(|c| matches!(c, '-' | ':'));
    if cells.iter().all(ruled) {
        return;
    }
    if !hints.apart
        && let Some(Found { words: Words::Table(rows), .. }) = blocks.last_mut()
    {
        rows.push(cells);
        return;
    }
    blocks.push(Found { words: Words::Table(vec![cells]), place, hints });
}
