//! What a sheet holds, before anything is written.

use super::look::Look;
use jiff::civil::Date;

/// Rows above the headings: the title.
const TITLE_ROWS: usize = 1;

/// One sheet.
pub(super) struct Page {
    /// On its tab.
    pub(super) name: &'static str,
    /// Headings.
    pub(super) head: Vec<Cell>,
    /// A second row of headings, where there is one.
    pub(super) under_head: Option<Vec<Cell>>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// Totals.
    pub(super) foot: Vec<Vec<Cell>>,
    /// The widest that a column may be, in half-width characters.
    pub(super) widest: usize,
}

/// One cell.
pub(super) struct Cell {
    pub(super) content: Content,
    pub(super) look: Look,
    /// Shown when the pointer rests on the cell.
    pub(super) note: String,
}

/// What a cell holds.
pub(super) enum Content {
    Empty,
    Text(String),
    Number(f64),
    Date(Date),
    /// A formula, and its value for programs that do not calculate.
    Formula(String, f64),
}

impl Cell {
    /// A cell of plain text.
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        let content = if text.is_empty() { Content::Empty } else { Content::Text(text) };
        Self { content, look: Look::Text, note: String::new() }
    }

    pub(super) fn empty() -> Self {
        Self::text("")
    }

    pub(super) fn head(text: impl Into<String>) -> Self {
        Self { look: Look::Head, ..Self::text(text) }
    }

    /// A number as the tables write it; any other text stays text.
    pub(super) fn number(text: String) -> Self {
        match text.parse::<f64>() {
            Ok(value) if value.is_finite() => {
                Self { content: Content::Number(value), look: Look::Number, note: String::new() }
            }
            _ => Self::text(text),
        }
    }

    /// A day in ISO 8601; any other text stays text.
    pub(super) fn date(text: String) -> Self {
        match text.parse::<Date>() {
            // The calendar of the format begins then.
            Ok(date) if date.year() >= 1900 => {
                Self { content: Content::Date(date), look: Look::Date, note: String::new() }
            }
            _ => Self::text(text),
        }
    }

    pub(super) fn total(text: &str) -> Self {
        Self { look: Look::Total, ..Self::text(text) }
    }

    pub(super) fn formula(formula: String, value: f64) -> Self {
        Self { content: Content::Formula(formula, value), look: Look::Total, note: String::new() }
    }

    pub(super) fn noted(self, note: String) -> Self {
        Self { note, ..self }
    }

    pub(super) fn looking(self, look: Look) -> Self {
        Self { look, ..self }
    }

    /// Whether it holds just this text.
    pub(super) fn says(&self, words: &str) -> bool {
        matches!(&self.content, Content::Text(text) if text == words)
    }

    /// Its number, if it holds one.
    pub(super) fn value(&self) -> Option<f64> {
        match self.content {
            Content::Number(value) => Some(value),
            _ => None,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        matches!(self.content, Content::Empty)
    }
}

impl Page {
    /// The number, from 0, of the first row that is no heading.
    pub(super) fn first_row(&self) -> usize {
        first_row(self.under_head.is_some())
    }
}

/// The number, from 0, of the first row below the headings.
pub(super) fn first_row(under_head: bool) -> usize {
    TITLE_ROWS + 1 + usize::from(under_head)
}

/// `C` for 2.
pub(super) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The cells of one column from a row to another, both counted from 0 and included: `C3:C9`.
pub(super) fn down(column: usize, first: usize, last: usize) -> String {
    let letters = letters(column);
    if first == last {
        format!("{letters}{}", first + 1)
    } else {
        format!("{letters}{}:{letters}{}", first + 1, last + 1)
    }
}

/// The cells of one row from a column to another, both included: `B4:K4`.
pub(super) fn across(row: usize, first: usize, last: usize) -> String {
    format!("{}{}:{}{}", letters(first), row + 1, letters(last), row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        let names: Vec<String> = [0, 25, 26, 51, 52, 701, 702, 16383].map(letters).into();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
        assert_eq!(
            (down(1, 2, 8), down(1, 2, 2), across(3, 1, 10)),
            ("B3:B9".into(), "B3".into(), "B4:K4".into())
        );
    }
}
