//! Tables: cells with their spans; a table that only sets words side by side gives paragraphs.

use super::limits;
use super::story::{Story, wrapped};
use super::xml::Element;
use crate::import::intake::{Cell, Found, Hints, RepairKind, Words};
use std::collections::BTreeMap;

/// The rows gathered so far.
#[derive(Default)]
struct Grid {
    rows: Vec<Vec<Cell>>,
    /// For each column of the grid the cell that still reaches down, by row and place in it.
    reaching: BTreeMap<u16, (usize, usize)>,
}

impl Story {
    pub(super) fn table(&mut self, table: &Element) {
        let mut grid = Grid::default();
        self.rows(table, &mut grid);
        grid.rows.retain(|row| !row.is_empty());
        if grid.rows.iter().flatten().all(|cell| cell.text.is_empty()) {
            return;
        }
        if !is_data(&grid.rows) {
            for words in flat_rows(&grid.rows) {
                let place = self.take_place();
                let hints = Hints { apart: true, ..Hints::default() };
                self.blocks.push(Found { words: Words::Paragraph(words), place, hints });
            }
            return;
        }
        let place = self.take_place();
        let hints = Hints { apart: true, ..Hints::default() };
        self.blocks.push(Found { words: Words::Table(grid.rows), place, hints });
    }

    fn rows(&mut self, around: &Element, grid: &mut Grid) {
        for element in around.elements() {
            if element.is("tr") {
                let properties = element.child("trPr");
                if properties.is_some_and(|p| p.child("del").is_some()) {
                    let words = self.row_words(element);
                    self.aside(RepairKind::Tracked, &words, "");
                    continue;
                }
                let before = properties.and_then(|p| p.child("gridBefore")).and_then(|e| e.number("val"));
                grid.rows.push(Vec::new());
                let mut column = u16::try_from(before.unwrap_or(0)).unwrap_or(0).min(limits::COLUMNS);
                if column > 0 {
                    let blank = Cell { text: String::new(), columns: column, rows: 1 };
                    grid.rows.last_mut().into_iter().for_each(|row| row.push(blank.clone()));
                }
                self.cells(element, &mut column, grid);
            } else if let Some(inner) = wrapped(element) {
                self.rows(inner, grid);
            }
        }
    }

    fn row_words(&mut self, row: &Element) -> String {
        let cells = row.elements().filter(|e| e.is("tc"));
        cells.map(|cell| self.cell_words(cell)).collect::<Vec<_>>().join("｜")
    }

    fn cells(&mut self, around: &Element, column: &mut u16, grid: &mut Grid) {
        for element in around.elements() {
            if element.is("tc") {
                self.cell(element, column, grid);
            } else if let Some(inner) = wrapped(element) {
                self.cells(inner, column, grid);
            }
        }
    }

    fn cell(&mut self, cell: &Element, column: &mut u16, grid: &mut Grid) {
        let properties = cell.child("tcPr");
        let span = properties.and_then(|p| p.child("gridSpan")).and_then(|e| e.number("val"));
        let columns = u16::try_from(span.unwrap_or(1)).unwrap_or(1).clamp(1, limits::COLUMNS);
        let merge = properties.and_then(|p| p.child("vMerge"));
        let text = self.cell_words(cell);
        let at = *column;
        *column = column.saturating_add(columns);
        let continues = merge.is_some_and(|m| m.val() != Some("restart"));
        if continues && let Some((row, place)) = grid.reaching.get(&at).copied() {
            let above = grid.rows.get_mut(row).and_then(|row| row.get_mut(place));
            if let Some(above) = above {
                above.rows = above.rows.saturating_add(1);
                // Word hides what stands in a cell that is merged away; nothing is dropped for that.
                if !text.is_empty() {
                    above.text.push('\n');
                    above.text.push_str(&text);
                }
                return;
            }
        }
        let index = grid.rows.len().saturating_sub(1);
        let Some(row) = grid.rows.last_mut() else { return };
        match merge {
            Some(_) => drop(grid.reaching.insert(at, (index, row.len()))),
            None => drop(grid.reaching.remove(&at)),
        }
        row.push(Cell { text, columns, rows: 1 });
    }
}

/// Whether cells hold data; otherwise they only set words side by side, as at the head and the foot of a
/// document.
fn is_data(rows: &[Vec<Cell>]) -> bool {
    // 抄送 and 印发 stand between rules, which many set as a table.
    let imprint = |cell: &Cell| {
        let words: String = cell.text.chars().filter(|c| !c.is_whitespace()).collect();
        words.starts_with("抄送：") || words.starts_with("抄送:") || words.ends_with("日印发")
    };
    let wide = rows.iter().map(Vec::len).max().unwrap_or(0);
    rows.len() > 1 && wide > 1 && !rows.iter().flatten().any(imprint)
}

/// The words of rows: those of one cell as they are, those of several side by side.
fn flat_rows(rows: &[Vec<Cell>]) -> Vec<String> {
    let mut words = Vec::new();
    for row in rows {
        let cells: Vec<&Cell> = row.iter().filter(|cell| !cell.text.is_empty()).collect();
        let lines = cells.iter().map(|cell| cell.text.lines().count()).max().unwrap_or(0);
        if lines > 1 {
            words.extend(cells.iter().flat_map(|cell| cell.text.lines()).map(str::to_owned));
        } else if !cells.is_empty() {
            words.push(
                cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\u{3000}\u{3000}"),
            );
        }
    }
    words
}

/// The words of blocks, one a line, with the numbers that lists give them.
pub(super) fn flat(blocks: Vec<Found>) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        match block.words {
            Words::Paragraph(words) => {
                lines.push(format!("{}{words}", block.hints.number.unwrap_or_default()));
            }
            Words::Table(rows) => lines.extend(flat_rows(&rows)),
        }
    }
    lines
}
