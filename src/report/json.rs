//! Problems as one JSON object. Its shape is part of the interface; `version` counts its changes.

use super::places::Places;
use super::range::{Point, Range};
use super::{Identity, Report, Tally};
use crate::problem::{Level, Message, Problem};
use crate::source::Span;
use crate::workspace::FileProblems;
use serde::Serialize;

/// The object, with a line break at its end.
///
/// Offsets count bytes of the UTF-8 text after a byte-order mark, if any; lines and columns count
/// from 1, columns in characters. A file that could not be read has problems without places.
#[must_use]
pub fn object(report: &Report) -> String {
    let Tally { errors, warnings, hints, unreadable } = report.tally();
    let object = Object {
        version: 1,
        summary: Summary { checked: report.checked, errors, warnings, hints, unreadable },
        held_back: &report.held_back,
        problems: report
            .files
            .iter()
            .zip(report.identities())
            .flat_map(|(file, identities)| items(report, file, &identities))
            .collect(),
    };
    // These types have string keys and no floats, so writing them does not fail.
    let mut text = serde_json::to_string_pretty(&object).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Object<'a> {
    version: u8,
    summary: Summary,
    held_back: &'a [String],
    problems: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Summary {
    checked: usize,
    errors: usize,
    warnings: usize,
    hints: usize,
    unreadable: usize,
}

#[derive(Serialize)]
struct Item<'a> {
    code: &'a str,
    /// What stays when lines move.
    identity: String,
    level: Level,
    message: &'a Message,
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a Message>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Elsewhere<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a Message>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Repair<'a>>,
}

#[derive(Serialize)]
struct Elsewhere<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Range>,
    message: &'a Message,
}

#[derive(Serialize)]
struct Repair<'a> {
    message: &'a Message,
    safe: bool,
    edits: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
struct Replacement<'a> {
    place: Range,
    text: &'a str,
}

fn items<'a>(report: &'a Report, file: &'a FileProblems, identities: &[Identity]) -> Vec<Item<'a>> {
    let offsets = || file.problems.iter().flat_map(Problem::offsets);
    let places = file.text.as_ref().map(|text| Places::new(text, offsets()));
    let with = file.problems.iter().zip(identities);
    with.map(|(problem, identity)| item(report, file, problem, *identity, places.as_ref())).collect()
}

fn item<'a>(
    report: &'a Report,
    file: &'a FileProblems,
    problem: &'a Problem,
    identity: Identity,
    places: Option<&Places>,
) -> Item<'a> {
    let related = problem.related.iter().map(|r| Elsewhere {
        file: r.file.as_deref().unwrap_or(&file.file),
        place: match &r.file {
            None => places.map(|p| range(p, r.span)),
            Some(other) => report
                .text_of(other)
                .map(|t| range(&Places::new(t, [r.span.start as usize, r.span.end as usize]), r.span)),
        },
        message: &r.message,
    });
    let fix = problem.fix.as_ref().zip(places).map(|(fix, places)| Repair {
        message: &fix.message,
        safe: fix.safe,
        edits: fix
            .edits
            .iter()
            .map(|e| Replacement { place: range(places, e.span), text: &e.text })
            .collect(),
    });
    Item {
        code: problem.code,
        identity: identity.to_string(),
        level: problem.level,
        message: &problem.message,
        file: &file.file,
        place: places.map(|p| range(p, problem.span)),
        label: problem.label.as_ref(),
        related: related.collect(),
        help: problem.help.as_ref(),
        fix,
    }
}

fn range(places: &Places, span: Span) -> Range {
    let point = |offset: u32| {
        let place = places.of(offset as usize);
        Point { byte: offset as usize, line: place.line, column: place.column }
    };
    Range { start: point(span.start), end: point(span.end) }
}
