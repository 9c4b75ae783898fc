//! Problems as a GitLab Code Quality report.

use super::entry::{Entry, entries};
use super::{Language, Report};
use crate::problem::Level;
use serde::Serialize;

/// A JSON array with one object a problem; the fingerprint is its identity. Lines and columns count
/// from 1, columns in characters.
#[must_use]
pub fn code_quality(report: &Report, language: Language) -> String {
    let entries = entries(report);
    let issues: Vec<Issue<'_>> = entries.iter().map(|entry| issue(entry, language)).collect();
    // These types have string keys and no floats, so writing them does not fail.
    serde_json::to_string_pretty(&issues).unwrap_or_default() + "\n"
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
    #[serde(skip_serializing_if = "Option::is_none")]
    positions: Option<Positions>,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

#[derive(Serialize)]
struct Positions {
    begin: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

fn issue<'a>(entry: &Entry<'a>, language: Language) -> Issue<'a> {
    let position = |p: crate::source::LineColumn| Position { line: p.line, column: p.column };
    Issue {
        description: entry.message(language),
        check_name: entry.problem.code,
        fingerprint: entry.identity.to_string(),
        severity: match entry.problem.level {
            Level::Error => "major",
            Level::Warning => "minor",
            Level::Hint => "info",
        },
        location: Location {
            path: &entry.file.file,
            lines: Lines { begin: entry.line(), end: entry.place.map_or(1, |(_, end)| end.line) },
            positions: entry
                .place
                .map(|(start, end)| Positions { begin: position(start), end: position(end) }),
        },
    }
}
