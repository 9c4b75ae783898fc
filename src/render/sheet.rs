//! A table: what every CSV, inserted table and table of a template is made from.

use super::engine::Value;
use super::error::RenderError;
use super::record::record;
use crate::layout::{Cell, Table};
use crate::source::SourceText;

/// Opens every CSV: without this mark spreadsheet programs on Chinese systems take the file for GBK
/// and show nonsense.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A table with a heading row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    /// What stands above it; empty for a drafter's own table.
    pub(super) title: String,
    /// Heading cells.
    pub(super) head: Vec<String>,
    /// Rows of cells, as long as the head.
    pub(super) rows: Vec<Vec<String>>,
}

impl Sheet {
    /// A table with these headings.
    pub(super) fn new(title: &str, head: &[&str]) -> Self {
        Self { title: title.to_owned(), head: head.iter().map(|&h| h.to_owned()).collect(), rows: Vec::new() }
    }

    /// A drafter's table: the first row is the head.
    pub(super) fn of_rows(rows: &[Vec<String>]) -> Self {
        let mut rows = rows.iter().cloned();
        Self { title: String::new(), head: rows.next().unwrap_or_default(), rows: rows.collect() }
    }

    /// This table with some of its columns only, by heading.
    pub(super) fn columns(&self, wanted: &[&str]) -> Self {
        let at: Vec<usize> =
            wanted.iter().filter_map(|name| self.head.iter().position(|head| head == name)).collect();
        let pick = |row: &Vec<String>| at.iter().map(|&i| row.get(i).cloned().unwrap_or_default()).collect();
        Self { title: self.title.clone(), head: pick(&self.head), rows: self.rows.iter().map(pick).collect() }
    }

    /// RFC 4180: CRLF, quotes where needed, with the byte-order mark.
    pub(super) fn csv(&self, output: &'static str) -> Result<Vec<u8>, RenderError> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .from_writer(BYTE_ORDER_MARK.to_vec());
        for row in std::iter::once(&self.head).chain(&self.rows) {
            writer.write_record(row).map_err(|error| RenderError::writer(output, &error))?;
        }
        writer.into_inner().map_err(|error| RenderError::writer(output, &error))
    }

    /// As templates see it: `title`, `head`, `rows` of cells with `text` and `down`, the number of
    /// rows a cell reaches down over (0 for a cell that the one above covers), and `lines`, the
    /// table set in columns of plain text.
    pub(super) fn value(&self) -> Value {
        let down = self.reaches();
        let rows: Vec<Value> = self
            .rows
            .iter()
            .zip(&down)
            .map(|(row, down)| {
                let cells = row.iter().zip(down);
                Value::from(cells.map(|(text, down)| cell(text, *down)).collect::<Vec<_>>())
            })
            .collect();
        record! {
            title: self.title.as_str(),
            head: self.head.clone(),
            rows: rows,
            lines: self.lines(),
        }
    }

    /// As it stands on paper.
    pub(super) fn table(&self) -> Table {
        if !self.title.is_empty() {
            return Table::generated(&self.title, self.head.clone(), &self.rows);
        }
        let cell = |(text, down): (&String, usize)| Cell { text: text.clone(), down };
        let row = |(row, down): (&Vec<String>, Vec<usize>)| row.iter().zip(down).map(cell).collect();
        Table::drafted(self.head.clone(), self.rows.iter().zip(self.reaches()).map(row).collect())
    }

    /// How far down each cell of a drafter's table reaches: an empty cell under a filled one is
    /// part of it. Generated tables have a title and merge nothing.
    fn reaches(&self) -> Vec<Vec<usize>> {
        let mut down: Vec<Vec<usize>> = self.rows.iter().map(|row| vec![1; row.len()]).collect();
        if !self.title.is_empty() {
            return down;
        }
        let mut below: Vec<usize> = vec![0; self.head.len()];
        for (row, down) in self.rows.iter().zip(&mut down).rev() {
            for ((text, down), below) in row.iter().zip(down).zip(&mut below) {
                if text.is_empty() {
                    *below += 1;
                    *down = 0;
                } else {
                    *down = 1 + std::mem::take(below);
                }
            }
        }
        // Empty cells at the top have nothing above them to be part of.
        for (column, top) in below.iter().enumerate() {
            let cells = down.iter_mut().take(*top).filter_map(|row| row.get_mut(column));
            cells.for_each(|cell| *cell = 1);
        }
        down
    }

    fn lines(&self) -> Vec<String> {
        let all = || std::iter::once(&self.head).chain(&self.rows);
        let mut widths = vec![0; self.head.len()];
        for row in all() {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(SourceText::display_width(cell).min(WIDEST_COLUMN));
            }
        }
        all().map(|row| line(row, &widths)).collect()
    }
}

/// Columns of plain text are not padded further than this; long cells then push the rest along.
const WIDEST_COLUMN: usize = 40;

fn line(row: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, width) in row.iter().zip(widths) {
        let cell = cell.replace('\n', " ");
        line.push_str(&cell);
        let free = (width + 2).saturating_sub(SourceText::display_width(&cell)).max(2);
        line.extend(std::iter::repeat_n(' ', free));
    }
    line.truncate(line.trim_end().len());
    line
}

fn cell(text: &str, down: usize) -> Value {
    record! { text: text, down: down }
}
