//! Problems as the commands by which a GitHub workflow step marks lines of a change.

use super::entry::{Entry, entries};
use super::{Language, Report};
use crate::problem::Level;
use std::fmt::Write;

/// One command a problem: `::error file=…,line=…,col=…,title=…::message`.
///
/// Lines and columns count from 1, columns in characters. Columns are given for places on one line
/// only, which is where GitHub takes them.
#[must_use]
pub fn commands(report: &Report, language: Language) -> String {
    let mut page = String::new();
    for entry in entries(report) {
        let command = match entry.problem.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Hint => "notice",
        };
        let title = format!("{} {}", language.level(entry.problem.level), entry.problem.code);
        // Writing into a string does not fail.
        let _ = writeln!(
            page,
            "::{command} file={}{},title={}::{}",
            property(&entry.file.file),
            place(&entry),
            property(&title),
            data(&entry.message(language)),
        );
    }
    page
}

fn place(entry: &Entry<'_>) -> String {
    match entry.place {
        None => String::new(),
        Some((start, end)) if start.line == end.line => {
            format!(",line={},endLine={},col={},endColumn={}", start.line, end.line, start.column, end.column)
        }
        Some((start, end)) => format!(",line={},endLine={}", start.line, end.line),
    }
}

/// A message: only the signs that end or escape it are written otherwise.
fn data(words: &str) -> String {
    words.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which also ends at a colon or a comma.
fn property(words: &str) -> String {
    data(words).replace(':', "%3A").replace(',', "%2C")
}
