//! Plain text: every line that holds words is a block; `repair` joins those that a scan broke.

use crate::import::intake::{Cell, Form, Found, Hints, Intake, Words};
use crate::vocabulary::{Vocabulary, squeeze};

/// Reads lines. A line between bars, and lines of words between tabs, are rows of a table.
pub(super) fn read(text: &str) -> Intake {
    let mut blocks: Vec<Found> = Vec::new();
    let mut apart = true;
    // Cells in each row of the table without bars that is being read.
    let mut columns: Option<usize> = None;
    let lines: Vec<&str> = text.split(['\n', '\u{2028}', '\u{B}', '\u{C}']).collect();
    for (index, line) in lines.iter().copied().enumerate() {
        let place = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let words = line.trim_matches(is_blank);
        if words.is_empty() {
            (apart, columns) = (true, None);
            continue;
        }
        let hints = Hints { apart, indent: indent(line), ..Hints::default() };
        apart = false;
        let begins = columns.is_none();
        let cells = stand_apart(words);
        columns = match columns {
            Some(count) if cells.len() == count => columns,
            _ => {
                let next = lines.get(index + 1).map_or(0, |l| stand_apart(l.trim_matches(is_blank)).len());
                (is_head(&cells) && next == cells.len()).then_some(cells.len())
            }
        };
        if columns.is_some() {
            let cell = |text: &&str| Cell { text: (*text).to_owned(), columns: 1, rows: 1 };
            let hints = Hints { apart: begins || hints.apart, ..hints };
            push_row(&mut blocks, cells.iter().map(cell).collect(), place, hints);
            continue;
        }
        match row(words) {
            Some(cells) => push_row(&mut blocks, cells, place, hints),
            None => {
                blocks.push(Found { words: Words::Paragraph(words.to_owned()), place, hints });
            }
        }
    }
    Intake { form: Form::Plain, blocks, repairs: Vec::new() }
}

/// The words of a line between tabs or, without any, between two and more blanks.
fn stand_apart(line: &str) -> Vec<&str> {
    if line.contains('\t') {
        return line.split('\t').map(|cell| cell.trim_matches(is_blank)).collect();
    }
    let mut cells = Vec::new();
    let mut rest = line;
    while let Some((at, gap)) = gap(rest) {
        cells.extend(rest.get(..at));
        rest = rest.get(at + gap..).unwrap_or("");
    }
    cells.push(rest);
    cells
}

/// The first run of two and more blanks, and its length.
fn gap(words: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(at) = words.get(from..)?.find(char::is_whitespace).map(|at| from + at) {
        let rest = words.get(at..)?;
        let length = rest.len() - rest.trim_start().len();
        if rest.get(..length)?.chars().nth(1).is_some() {
            return Some((at, length));
        }
        from = at + length;
    }
    None
}

/// Whether cells are the head of a table: three and more names of columns, two of them of the language.
fn is_head(cells: &[&str]) -> bool {
    let known = |cell: &&&str| {
        let name = squeeze(cell);
        matches!(name.as_str(), "序号" | "姓名" | "职务" | "单位" | "备注" | "联系电话")
            || Vocabulary::built_in().label(&name).is_some()
    };
    let named = |cell: &&str| {
        (1..=12).contains(&cell.chars().count()) && !cell.contains(['，', '。', '；', '：', ':', '、'])
    };
    (3..=20).contains(&cells.len()) && cells.iter().all(named) && cells.iter().filter(known).count() >= 2
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
