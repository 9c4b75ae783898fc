//! Fields: their codes are no words of the document, their results are.

use super::limits;
use super::xml::Element;

/// What a field's result is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Words of the document.
    Kept,
    /// The number of the page, or a table of contents: made anew wherever the document is set.
    Made,
}

#[derive(Debug)]
struct Field {
    code: String,
    /// Past the code, with what the result is worth.
    result: Option<Kind>,
}

/// The fields that are open at a place of the document; they may reach over paragraphs.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// Whether every field that begins also ends; if not, nothing is dropped, lest all be.
    whole: bool,
}

impl Fields {
    /// The fields of a story.
    pub(super) fn of(story: &Element) -> Self {
        let (begins, ends) = count(story);
        Self { open: Vec::new(), whole: begins == ends }
    }

    /// A `fldChar`.
    pub(super) fn mark(&mut self, element: &Element) {
        match element.attribute("fldCharType") {
            Some("begin") if self.open.len() < limits::FIELDS => {
                self.open.push(Field { code: String::new(), result: None });
            }
            Some("separate") => {
                if let Some(field) = self.open.last_mut() {
                    field.result = Some(worth(&field.code));
                }
            }
            Some("end") => drop(self.open.pop()),
            _ => {}
        }
    }

    /// Words of a field's code.
    pub(super) fn code(&mut self, words: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| field.code.len() < 4_096) {
            field.code.push_str(words);
        }
    }

    /// Whether words at this place are words of the document.
    pub(super) fn shows(&self) -> bool {
        !self.whole || self.open.iter().all(|field| field.result == Some(Kind::Kept))
    }

    /// Whether words at this place are the result of a field that is made anew.
    pub(super) fn is_made(&self) -> bool {
        self.whole && self.open.iter().any(|field| field.result == Some(Kind::Made))
    }
}

/// Whether a simple field's words are words of the document.
pub(super) fn is_kept(code: &str) -> bool {
    worth(code) == Kind::Kept
}

fn worth(code: &str) -> Kind {
    const MADE: [&str; 6] = ["PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "TOC", "INDEX"];
    let name = code.split_whitespace().next().unwrap_or("").to_ascii_uppercase();
    if MADE.contains(&name.as_str()) { Kind::Made } else { Kind::Kept }
}

fn count(element: &Element) -> (usize, usize) {
    let (mut begins, mut ends) = (0, 0);
    for child in element.elements() {
        match child.attribute("fldCharType") {
            Some("begin") => begins += 1,
            Some("end") => ends += 1,
            _ => {
                let inner = count(child);
                begins += inner.0;
                ends += inner.1;
            }
        }
    }
    (begins, ends)
}
