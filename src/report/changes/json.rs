//! Changes as one JSON object. Its shape is part of the interface (`docs/compare.md`); `version`
//! counts its changes.

use super::super::range::{Point, Range};
use super::{Count, all};
use crate::compare::{Change, Detail, DocumentChanges, Kind, Severity, Spot, Version, verdict};
use crate::problem::Message;
use crate::source::SourceText;
use serde::Serialize;

/// The object, with a line break at its end.
///
/// Offsets count bytes of the UTF-8 text after a byte-order mark, if any; lines and columns count
/// from 1, columns in characters. A change has no place on a side where nothing corresponds to it.
#[must_use]
pub fn changes_object(documents: &[DocumentChanges]) -> String {
    let Count { major, minor, wording } = Count::of(all(documents));
    let changed = documents.iter().filter(|d| !d.comparison.changes.is_empty()).count();
    let object = Object {
        version: 1,
        verdict: verdict(documents),
        summary: Summary { documents: documents.len(), changed, major, minor, wording },
        documents: documents.iter().map(document).collect(),
    };
    // These types have string keys and no floats, so writing them does not fail.
    let mut text = serde_json::to_string_pretty(&object).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Object<'a> {
    version: u8,
    verdict: Option<Severity>,
    summary: Summary,
    documents: Vec<Document<'a>>,
}

#[derive(Serialize)]
struct Summary {
    documents: usize,
    changed: usize,
    major: usize,
    minor: usize,
    wording: usize,
}

#[derive(Serialize)]
struct Document<'a> {
    old: Option<&'a str>,
    new: Option<&'a str>,
    changes: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    kind: Kind,
    severity: Severity,
    message: &'a Message,
    subject: &'a str,
    old: Option<Side<'a>>,
    new: Option<Side<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    details: &'a [Detail],
}

#[derive(Serialize)]
struct Side<'a> {
    file: &'a str,
    clause: &'a str,
    words: &'a str,
    place: Range,
}

fn document(document: &DocumentChanges) -> Document<'_> {
    let changes = document.comparison.changes.iter();
    Document {
        old: document.old.as_ref().map(|v| v.file.as_str()),
        new: document.new.as_ref().map(|v| v.file.as_str()),
        changes: changes.map(|c| item(document, c)).collect(),
    }
}

fn item<'a>(document: &'a DocumentChanges, change: &'a Change) -> Item<'a> {
    Item {
        kind: change.kind,
        severity: change.kind.severity(),
        message: &change.message,
        subject: &change.subject,
        old: side(document.old.as_ref(), change.old.as_ref()),
        new: side(document.new.as_ref(), change.new.as_ref()),
        details: &change.details,
    }
}

fn side<'a>(version: Option<&'a Version>, spot: Option<&'a Spot>) -> Option<Side<'a>> {
    let (version, spot) = (version?, spot?);
    let point = |text: &SourceText, offset: u32| {
        let place = text.line_column(offset as usize);
        Point { byte: offset as usize, line: place.line, column: place.column }
    };
    let place =
        Range { start: point(&version.text, spot.span.start), end: point(&version.text, spot.span.end) };
    Some(Side { file: &version.file, clause: &spot.clause, words: &spot.words, place })
}
