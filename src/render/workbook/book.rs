//! Writes pages as a workbook.

use super::look::{Look, Looks};
use super::page::{Cell, Content, Page};
use crate::problem::Message;
use crate::source::SourceText;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Formula, Note, Workbook, Worksheet, XlsxError};

/// Most rows and characters (UTF-16 units) that the format takes; a cell's note may be a little shorter.
const MOST_ROWS: usize = 1_048_576;
const LONGEST_TEXT: usize = 32_767;
const LONGEST_NOTE: usize = 32_000;

/// A4 in the format's list of papers.
const A4: u8 = 9;

/// Half-width characters on a line of an A4 sheet laid on its side: at a size that reads well, and at the
/// smallest that can still be read.
const PLEASANT: usize = 200;
const SMALLEST: usize = 260;

/// Level of compression: higher ones cost twice the time for a fifth of the bytes.
const COMPRESSION: u8 = 1;

/// The workbook's bytes, and what had to be shortened.
pub(super) fn write(title: &str, pages: &[Page]) -> Result<(Vec<u8>, Vec<Message>), XlsxError> {
    let mut book = Workbook::new();
    book.set_zip_compression_level(COMPRESSION);
    // A fixed day: the same text gives the same bytes on every day.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_title(cut_to(title, 255)).set_creation_datetime(&day);
    book.set_properties(&properties);
    let mut writer = Writer { looks: Looks::default(), short: Vec::new(), page: "" };
    for page in pages {
        let sheet = book.add_worksheet();
        writer.sheet(sheet, title, page)?;
    }
    Ok((book.save_to_buffer()?, writer.short))
}

struct Writer {
    looks: Looks,
    short: Vec<Message>,
    /// The page at hand.
    page: &'static str,
}

impl Writer {
    fn sheet(&mut self, sheet: &mut Worksheet, title: &str, page: &Page) -> Result<(), XlsxError> {
        self.page = page.name;
        sheet.set_name(page.name)?;
        let columns = page.head.len();
        let right = column(columns.saturating_sub(1));
        let first = page.first_row();
        let room = MOST_ROWS - first - page.foot.len();
        if page.rows.len() > room {
            self.rows_left_out(page.rows.len() - room);
        }
        let rows = page.rows.get(..room).unwrap_or(&page.rows);
        let widths = widths(page, rows);
        let across = widths.iter().sum::<usize>().div_ceil(SMALLEST).max(1);
        self.title(sheet, &format!("{title}{}", page.name), right, across)?;
        let all: Vec<&Vec<Cell>> =
            [&page.head].into_iter().chain(&page.under_head).chain(rows).chain(&page.foot).collect();
        // The writer looks a format up by all that it is, which costs more than writing a cell; most cells
        // share one, so they get it together.
        self.plain(sheet, &all)?;
        sheet.set_range_format(1, 0, line(all.len()), right, self.looks.format(&Look::Text, false))?;
        for (at, cells) in all.iter().enumerate() {
            self.row(sheet, 1 + at, cells)?;
            if let Some(height) = height(cells, &widths) {
                sheet.set_row_height(line(1 + at), height)?;
            }
        }
        for (at, width) in widths.iter().enumerate() {
            sheet.set_column_width(column(at), u32::try_from(*width).unwrap_or(u32::MAX))?;
        }
        let last = first + rows.len().saturating_sub(1);
        sheet.autofilter(line(first - 1), 0, line(last.max(first)), right)?;
        sheet.set_freeze_panes(line(first), 1)?;
        printed(sheet, first, across)
    }

    /// The title over all columns; it stands at the left when they take several sheets of paper, so that it
    /// is not cut in two.
    fn title(
        &mut self,
        sheet: &mut Worksheet,
        title: &str,
        right: u16,
        across: usize,
    ) -> Result<(), XlsxError> {
        let title = self.fitting(title, 0, 0);
        let look = if across > 1 { Look::LongTitle } else { Look::Title };
        let format = self.looks.format(&look, is_risky(&title)).clone();
        sheet.set_row_height(0, 30)?;
        if right == 0 {
            sheet.write_string_with_format(0, 0, title, &format)?;
        } else {
            sheet.merge_range(0, 0, 0, right, &title, &format)?;
        }
        Ok(())
    }

    /// The cells of plain text, without their format.
    fn plain(&mut self, sheet: &mut Worksheet, rows: &[&Vec<Cell>]) -> Result<(), XlsxError> {
        for (at, cells) in rows.iter().enumerate() {
            for (across, cell) in cells.iter().enumerate() {
                if let (true, Content::Text(text)) = (is_plain(cell), &cell.content) {
                    let text = self.fitting(text, 1 + at, across);
                    sheet.write_string(line(1 + at), column(across), text)?;
                }
            }
        }
        Ok(())
    }

    /// The other cells of a row, with their formats.
    fn row(&mut self, sheet: &mut Worksheet, at: usize, cells: &[Cell]) -> Result<(), XlsxError> {
        for (across, cell) in cells.iter().enumerate().filter(|(_, cell)| !is_plain(cell)) {
            self.cell(sheet, at, across, cell)?;
        }
        Ok(())
    }

    fn cell(
        &mut self,
        sheet: &mut Worksheet,
        at: usize,
        across: usize,
        cell: &Cell,
    ) -> Result<(), XlsxError> {
        let (row, col) = (line(at), column(across));
        match &cell.content {
            Content::Empty => {
                sheet.write_blank(row, col, self.looks.format(&cell.look, false))?;
            }
            Content::Text(text) => {
                let text = self.fitting(text, at, across);
                let format = self.looks.format(&cell.look, is_risky(&text));
                sheet.write_string_with_format(row, col, text, format)?;
            }
            Content::Number(value) => {
                sheet.write_number_with_format(row, col, *value, self.looks.format(&cell.look, false))?;
            }
            Content::Date(date) => {
                let [year, month, day] = [date.year(), date.month().into(), date.day().into()];
                let (month, day) = (u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1));
                let date = ExcelDateTime::from_ymd(year.unsigned_abs(), month, day)?;
                sheet.write_datetime_with_format(row, col, &date, self.looks.format(&cell.look, false))?;
            }
            Content::Formula(formula, value) => {
                let formula = Formula::new(formula).set_result(super::super::number::plain(*value));
                sheet.write_formula_with_format(row, col, formula, self.looks.format(&cell.look, false))?;
            }
        }
        if !cell.note.is_empty() {
            sheet.insert_note(row, col, &note(&cell.note))?;
        }
        Ok(())
    }

    /// A text as long as the format allows; says so when it is shortened.
    fn fitting(&mut self, text: &str, at: usize, across: usize) -> String {
        if text.len() <= LONGEST_TEXT || units(text) <= LONGEST_TEXT {
            return text.to_owned();
        }
        let (page, cell) = (self.page, format!("{}{}", super::page::letters(across), at + 1));
        self.short.push(Message::new(
            format!(
                "{}的“{page}”{cell} 一格放不下 {} 个字，只留了开头；全文见 CSV",
                super::NAME,
                text.chars().count()
            ),
            format!(
                "cell {cell} of {page} in {} was shortened to what the format holds; the CSV has all",
                super::NAME
            ),
        ));
        cut_to(text, LONGEST_TEXT)
    }

    fn rows_left_out(&mut self, count: usize) {
        let page = self.page;
        self.short.push(Message::new(
            format!("{}的“{page}”放不下，少了 {count} 行；全部见 CSV", super::NAME),
            format!("{count} rows of {page} do not fit into {}; the CSV has all", super::NAME),
        ));
    }
}

/// The page as it is printed.
fn printed(sheet: &mut Worksheet, first: usize, across: usize) -> Result<(), XlsxError> {
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(u16::try_from(across).unwrap_or(u16::MAX), 0)
        .set_print_center_horizontally(true)
        .set_margins(0.6, 0.6, 0.7, 0.7, 0.3, 0.3)
        .set_footer("&C&10第 &P 页，共 &N 页")
        .set_repeat_rows(1, line(first - 1))?
        .set_repeat_columns(0, 0)?;
    Ok(())
}

fn note(text: &str) -> Note {
    let lines = text.lines().count().max(1);
    let width = text.lines().map(SourceText::display_width).max().unwrap_or(0).clamp(16, 44);
    let folds: usize = text.lines().map(|line| SourceText::display_width(line) / (width + 1)).sum();
    let [width, height] =
        [width * 7 + 20, (lines + folds) * 17 + 10].map(|n| u32::try_from(n).unwrap_or(1000));
    Note::new(cut_to(text, LONGEST_NOTE))
        .add_author_prefix(false)
        .set_font_name("宋体")
        .set_font_size(9)
        .set_author("jizhi")
        .set_width(width)
        .set_height(height)
}

/// Widths of columns that show their cells whole, as far as a page allows: the widest columns give way
/// first.
fn widths(page: &Page, rows: &[Vec<Cell>]) -> Vec<usize> {
    const NARROWEST: usize = 6;
    const WIDE: usize = 12;
    let mut wanted = vec![NARROWEST; page.head.len()];
    // A heading may break into lines; the arrow of its filter takes two characters.
    for (width, cell) in wanted.iter_mut().zip(&page.head) {
        *width = (*width).max(shown(cell).min(10) + 3);
    }
    for row in rows.iter().chain(&page.under_head) {
        for (width, cell) in wanted.iter_mut().zip(row) {
            *width = (*width).max(shown(cell) + 2);
        }
    }
    let fits = |most: usize| wanted.iter().map(|width| *width.min(&most)).sum::<usize>() <= PLEASANT;
    let most = (WIDE..=page.widest).rev().find(|most| fits(*most)).unwrap_or(WIDE);
    wanted.iter().map(|width| *width.min(&most)).collect()
}

/// The height of a row in points that shows its cells whole; none for one line, which is what a row has by
/// itself. Programs differ in whether they fit a row to its cells when they open a file.
fn height(row: &[Cell], widths: &[usize]) -> Option<f64> {
    const LINE_HEIGHT: f64 = 13.5;
    const TALLEST: f64 = 400.0;
    let lines =
        row.iter().zip(widths).map(|(cell, width)| lines(cell, width.saturating_sub(1).max(2))).max()?;
    let lines = f64::from(u32::try_from(lines).unwrap_or(u32::MAX));
    (lines > 1.0).then(|| (lines * LINE_HEIGHT + 3.0).min(TALLEST))
}

/// Lines that a cell takes at a width.
fn lines(cell: &Cell, width: usize) -> usize {
    match &cell.content {
        Content::Text(text) => {
            let line = |line: &str| (SourceText::display_width(line) + signs(cell)).div_ceil(width).max(1);
            text.lines().map(line).sum()
        }
        _ => 1,
    }
}

/// Half-width characters of the signs before a role.
fn signs(cell: &Cell) -> usize {
    match &cell.look {
        Look::Role(_, signs) => 2 * signs.chars().count() + 1,
        _ => 0,
    }
}

/// Half-width characters of the longest line of a cell.
fn shown(cell: &Cell) -> usize {
    let signs = match &cell.look {
        Look::Role(_, signs) => 2 * signs.chars().count() + 1,
        _ => 0,
    };
    match &cell.content {
        Content::Text(text) => signs + text.lines().map(SourceText::display_width).max().unwrap_or(0),
        Content::Date(_) => 10,
        Content::Number(value) => super::super::number::plain(*value).len(),
        Content::Empty | Content::Formula(..) => 0,
    }
}

/// Whether a program would take the text for a formula when somebody edits the cell.
fn is_risky(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Whether a cell looks as most do and says nothing more than its text.
fn is_plain(cell: &Cell) -> bool {
    let safe = match &cell.content {
        Content::Empty => true,
        Content::Text(text) => !is_risky(text),
        _ => false,
    };
    safe && cell.look == Look::Text && cell.note.is_empty()
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The text, shortened to so many UTF-16 units.
fn cut_to(text: &str, most: usize) -> String {
    if text.len() <= most || units(text) <= most {
        return text.to_owned();
    }
    let mut left = most.saturating_sub(1);
    let kept = text.chars().take_while(|c| match left.checked_sub(c.len_utf16()) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    });
    kept.chain(['…']).collect()
}

fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

fn line(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
