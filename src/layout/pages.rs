//! How many pages a document takes, reckoned without a typesetter: lines of whole characters on the grid
//! of the page. Right for running text; tables are reckoned by their rows. Where exactness matters, the
//! writer that sets pages counts them itself.

use super::width::width;
use super::{Orientation, Paper, Piece, Signature, Table};
use crate::model::IssuedFormat;
use crate::page::{Chars, Length, Lines, Page};

impl Paper {
    /// The pages it takes, at least one.
    #[must_use]
    pub fn reckoned_pages(&self, page: &Page) -> usize {
        let mut pages = 0;
        for section in &self.sections {
            let turned = section.orientation == Orientation::Landscape;
            let (wide, high) = if turned {
                (page.body_height, page.body_width)
            } else {
                (page.body_width, page.body_height)
            };
            let mut sheet = Sheet { page, wide, high, pages: 1, used: Length::ZERO };
            for piece in &section.pieces {
                sheet.put(self, piece);
            }
            pages += sheet.pages;
        }
        pages.max(1)
    }
}

struct Sheet<'a> {
    page: &'a Page,
    wide: Length,
    high: Length,
    pages: usize,
    used: Length,
}

impl Sheet<'_> {
    /// Puts a line or a row, on the next page when this one is full.
    fn line(&mut self, height: Length) {
        if self.used + height > self.high && self.used > Length::ZERO {
            self.next_page();
        }
        self.used = self.used + height;
    }

    fn next_page(&mut self) {
        self.pages += 1;
        self.used = Length::ZERO;
    }

    /// Leaves room; none is left at the head of a page.
    fn room(&mut self, height: Length) {
        self.used = self.used + height;
    }

    /// Words with so many characters before the first, on lines shorter by `left`.
    fn words(&mut self, words: i64, first: i64, left: Chars) {
        let whole = self.wide.times(self.page.character()) * 1000;
        let line = (whole - left.0).max(1000);
        let lines = (words + first + line - 1) / line;
        for _ in 0..lines.max(1) {
            self.line(self.page.line_pitch);
        }
    }

    fn paragraph(&mut self, texts: &[&str]) {
        let words = texts.iter().map(|text| width(text)).sum();
        self.words(words, self.page.indent.0, Chars(0));
    }

    fn put(&mut self, paper: &Paper, piece: &Piece) {
        let page = self.page;
        let pitch = page.line_pitch;
        match piece {
            Piece::Classification(lines) => lines.iter().for_each(|_| self.line(pitch)),
            Piece::Mark { lines, .. } => self.mark(paper, lines.len()),
            Piece::Number { signers, .. } => {
                self.room(page.lines(page.number_lines_below_mark));
                (0..signers.len().div_ceil(page.signers_per_line.max(1)).max(1))
                    .for_each(|_| self.line(pitch));
            }
            Piece::RedLine => self.room(page.red_line_gap),
            Piece::Title { lines, .. } => {
                self.room(page.lines(page.title_lines_below_red_line));
                lines.iter().for_each(|_| self.line(page.title_pitch));
                self.room(page.lines(page.addressees_lines_below_title));
            }
            Piece::Addressees(lines) => lines.iter().for_each(|l| self.words(width(l), 0, Chars(0))),
            Piece::Heading { number, text, run_in, .. } => self.paragraph(&[number, text, run_in]),
            Piece::Item { number, lead, text, .. } => self.paragraph(&[number, lead, text]),
            Piece::Body(text) | Piece::Note(text) => self.paragraph(&[text]),
            Piece::AnnexMark(text) => self.words(width(text), 0, Chars(0)),
            Piece::Field { label, text, more, .. } => {
                self.paragraph(&[label, "：", text]);
                let left = Chars(page.indent.0 + width(label) + 1000);
                more.iter().for_each(|entry| self.words(width(entry), 0, left));
            }
            Piece::AnnexNote(lines) => {
                self.room(page.lines(page.annex_note_lines_below_body));
                lines.iter().for_each(|line| self.words(width(&line.name), 0, line.hang));
            }
            Piece::Signature(signature) => self.signature(signature),
            Piece::NewPage => self.next_page(),
            Piece::Table(table) => self.table(table),
        }
    }

    fn mark(&mut self, paper: &Paper, lines: usize) {
        let page = self.page;
        let top = match paper.format {
            IssuedFormat::Document => page.mark_top,
            IssuedFormat::Letter => Length::ZERO,
            IssuedFormat::Order => page.order_mark_top,
            IssuedFormat::Minutes => page.minutes_mark_top,
        };
        let lines = i64::try_from(lines).unwrap_or(1);
        self.used = self.used.max(top) + page.size_mark.thousandths(1200) * lines;
    }

    /// Held together: it goes to the next page whole.
    fn signature(&mut self, signature: &Signature) {
        let page = self.page;
        let height = match signature {
            Signature::Lines { above, lines } => {
                page.lines(*above) + page.line_pitch * i64::try_from(lines.len()).unwrap_or(1)
            }
            Signature::Grid { above, rows, row_height, .. } => {
                page.lines(*above) + *row_height * i64::try_from(rows.len()).unwrap_or(1)
            }
            Signature::Stamps { above, rows, height, above_date, .. } => {
                page.lines(Lines(above.0 + above_date.0 + 1000))
                    + *height * i64::try_from(rows.len()).unwrap_or(1)
            }
        };
        self.line(height);
    }

    fn table(&mut self, table: &Table) {
        let page = self.page;
        if !table.title.is_empty() {
            self.line(page.line_pitch);
        }
        self.line(page.table_row_height);
        for row in &table.rows {
            let lines = row.iter().zip(&table.widths).map(|(cell, share)| {
                let column = self.wide.thousandths(i64::from(*share)) - Length::from_mm(2);
                let fits = (column.emu() / page.size_table.emu().max(1)).max(1) * 1000;
                let words = if cell.down == 0 { 0 } else { width(&cell.text) };
                (words + fits - 1) / fits
            });
            let lines = lines.max().unwrap_or(1).max(1);
            self.line(page.table_row_height.max(page.table_pitch * lines));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Section;

    fn pages(pieces: Vec<Piece>) -> usize {
        let section = Section { orientation: Orientation::Portrait, pieces };
        Paper { sections: vec![section], ..Paper::default() }.reckoned_pages(Page::standard())
    }

    #[test]
    fn a_page_takes_twenty_two_lines_of_twenty_eight_characters() {
        let full = "字".repeat(26 + 21 * 28);
        assert_eq!(pages(vec![Piece::Body(full.clone())]), 1);
        assert_eq!(pages(vec![Piece::Body(format!("{full}字"))]), 2);
        assert_eq!(pages(vec![Piece::Body(full), Piece::NewPage, Piece::Body("字".to_owned())]), 2);
        assert_eq!(pages(Vec::new()), 1);
    }
}
