//! The page of changes between two versions: one file, readable on a screen and on paper.

use super::engine::{Engine, Value};
use super::error::RenderError;
use super::record::{record, root};
use crate::compare::{Change, DocumentChanges, PieceKind, Severity, Spot, Version, pieces, verdict};

/// The page as HTML, with its style inside.
///
/// # Errors
/// A template that fails, which is our fault.
pub fn changes_page(documents: &[DocumentChanges]) -> Result<Vec<u8>, RenderError> {
    // The built-in templates parse, or the tests of this room fail.
    let engine = Engine::new(&[]).unwrap_or_else(|_| Engine::empty());
    let facts: usize = documents.iter().map(|d| 1 + 4 * d.comparison.changes.len()).sum();
    let larger = engine.for_facts(facts);
    Ok(larger.as_ref().unwrap_or(&engine).render("changes/html.jinja", &view(documents))?)
}

fn view(documents: &[DocumentChanges]) -> Value {
    let of = |severity: Severity| {
        let all = documents.iter().flat_map(|d| &d.comparison.changes);
        all.filter(|c| c.kind.severity() == severity).count()
    };
    let changed = documents.iter().filter(|d| !d.comparison.changes.is_empty());
    let shown: Vec<Value> = changed.map(document).collect();
    root! {
        verdict: verdict(documents).map_or("", Severity::zh),
        compared: documents.len(),
        major: of(Severity::Major),
        minor: of(Severity::Minor),
        wording: of(Severity::Wording),
        documents: shown,
    }
}

fn document(document: &DocumentChanges) -> Value {
    let name = |v: &Option<Version>| v.as_ref().map(|v| v.file.clone()).unwrap_or_default();
    let mut subjects: Vec<&str> = Vec::new();
    for change in &document.comparison.changes {
        if !subjects.contains(&change.subject.as_str()) {
            subjects.push(&change.subject);
        }
    }
    let groups = subjects.into_iter().map(|subject| {
        let own = document.comparison.changes.iter().filter(|c| c.subject == subject);
        let rows: Vec<Value> = own.map(|c| row(document, c)).collect();
        record! { subject: subject, changes: rows }
    });
    let groups: Vec<Value> = groups.collect();
    record! { old: name(&document.old), new: name(&document.new), groups: groups }
}

fn row(document: &DocumentChanges, change: &Change) -> Value {
    let severity = change.kind.severity();
    let details: Vec<Value> = change.details.iter().map(|d| Value::from(d.message.zh.clone())).collect();
    let words = |s: &Option<Spot>| s.as_ref().map(|s| s.words.clone()).unwrap_or_default();
    let (old, new) = (words(&change.old), words(&change.new));
    record! {
        kind: change.kind.name(),
        severity: severity.zh(),
        class: severity.en(),
        message: change.message.zh.clone(),
        old_place: place(document.old.as_ref(), change.old.as_ref()),
        new_place: place(document.new.as_ref(), change.new.as_ref()),
        old_words: overlay(&old, &new, PieceKind::Gone),
        new_words: overlay(&old, &new, PieceKind::New),
        details: details,
    }
}

/// One of two wordings in pieces; those of `own` kind differ from the other.
fn overlay(old: &str, new: &str, own: PieceKind) -> Value {
    let all = if old.is_empty() || new.is_empty() {
        // There is nothing to lay it over.
        let text = if own == PieceKind::Gone { old } else { new };
        vec![record! { differs: false, text: text }]
    } else {
        let own = pieces(old, new).into_iter().filter(|p| p.kind == PieceKind::Same || p.kind == own);
        own.map(|p| record! { differs: p.kind != PieceKind::Same, text: p.text }).collect()
    };
    Value::from(all)
}

fn place(version: Option<&Version>, spot: Option<&Spot>) -> String {
    let (Some(version), Some(spot)) = (version, spot) else { return String::new() };
    let at = version.text.line_column(spot.span.start as usize);
    let clause = if spot.clause.is_empty() { String::new() } else { format!("{}　", spot.clause) };
    format!("{clause}{}:{}:{}", version.file, at.line, at.column)
}
