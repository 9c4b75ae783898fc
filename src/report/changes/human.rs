//! Changes as text for a terminal: by document, by body, with the old and the new words.

use super::super::window::drawable;
use super::super::{Language, Style};
use super::{Count, all};
use crate::compare::{Change, DocumentChanges, PieceKind, Severity, Spot, Version, pieces, verdict};
use std::fmt::Write;

/// Changes of one document that are drawn; the rest is counted.
const DRAWN: usize = 500;

/// Characters shown before and after a difference.
const AROUND: usize = 16;

/// Draws all changes and a last line that counts them.
#[must_use]
pub fn draw_changes(documents: &[DocumentChanges], style: Style) -> String {
    let mut page = String::new();
    for document in documents.iter().filter(|d| !d.comparison.changes.is_empty()) {
        draw_document(&mut page, document, style);
        page.push('\n');
    }
    page.push_str(&summary(documents, style.language));
    page.push('\n');
    page
}

fn draw_document(page: &mut String, document: &DocumentChanges, style: Style) {
    let name = |v: &Option<Version>| v.as_ref().map(|v| plain(&v.file));
    let title = match (name(&document.old), name(&document.new)) {
        (Some(old), Some(new)) => format!("{old} → {new}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => String::new(),
    };
    // Writing into a string does not fail, here and below.
    let _ = writeln!(page, "{}", paint(&title, "1", style));
    let changes = &document.comparison.changes;
    let mut subjects: Vec<&str> = Vec::new();
    for change in changes {
        if !subjects.contains(&change.subject.as_str()) {
            subjects.push(&change.subject);
        }
    }
    let mut left = DRAWN;
    for subject in subjects {
        if !subject.is_empty() {
            let _ = writeln!(page, "  {}", paint(&plain(subject), "4", style));
        }
        for change in changes.iter().filter(|c| c.subject == subject).take(left) {
            draw_change(page, document, change, style);
        }
        left = left.saturating_sub(changes.iter().filter(|c| c.subject == subject).count());
    }
    if let Some(more) = changes.len().checked_sub(DRAWN).filter(|more| *more > 0) {
        let _ = match style.language {
            Language::Chinese => writeln!(page, "  还有 {more} 处没有列出；--format json 列出全部。"),
            Language::English => writeln!(page, "  {more} more; --format json lists all."),
        };
    }
}

fn draw_change(page: &mut String, document: &DocumentChanges, change: &Change, style: Style) {
    let severity = change.kind.severity();
    let word = style.language.pick(severity.zh(), severity.en());
    let colour = match severity {
        Severity::Major => "31;1",
        Severity::Minor => "33",
        Severity::Wording => "36",
    };
    let message = plain(style.language.of(&change.message));
    let _ = writeln!(page, "    {} {message} [{}]", paint(word, colour, style), change.kind.name());
    let (old, new) = overlay(change, style);
    for (side, version, spot, words) in [
        (style.language.pick("旧", "old"), &document.old, &change.old, old),
        (style.language.pick("新", "new"), &document.new, &change.new, new),
    ] {
        if let (Some(version), Some(spot)) = (version, spot) {
            let line = format!("      {side} {}  {words}", place(version, spot));
            let _ = writeln!(page, "{}", line.trim_end());
        }
    }
    for detail in &change.details {
        let _ = writeln!(page, "      · {}", plain(style.language.of(&detail.message)));
    }
}

/// `文件:行:列`, and the clause.
fn place(version: &Version, spot: &Spot) -> String {
    let at = version.text.line_column(spot.span.start as usize);
    let clause = if spot.clause.is_empty() { String::new() } else { format!(" {}", plain(&spot.clause)) };
    format!("{}:{}:{}{clause}", plain(&version.file), at.line, at.column)
}

/// The old and the new words, with what differs between them marked; long stretches that are the
/// same are left out.
fn overlay(change: &Change, style: Style) -> (String, String) {
    let words = |s: &Option<Spot>| s.as_ref().map(|s| s.words.clone()).unwrap_or_default();
    let (old, new) = (words(&change.old), words(&change.new));
    if old.is_empty() || new.is_empty() {
        return (crop(&plain(&old), 0, 0), crop(&plain(&new), 0, 0));
    }
    let (mut before, mut after) = (String::new(), String::new());
    let all = pieces(&old, &new);
    for (at, piece) in all.iter().enumerate() {
        let text = plain(&piece.text);
        match piece.kind {
            PieceKind::Same => {
                let ends = (usize::from(at > 0), usize::from(at + 1 < all.len()));
                let text = if ends == (0, 0) { crop(&text, 0, 0) } else { crop(&text, ends.0, ends.1) };
                before.push_str(&text);
                after.push_str(&text);
            }
            PieceKind::Gone if style.color => before.push_str(&paint(&text, "31;9", style)),
            PieceKind::Gone => before.push_str(&format!("[-{text}-]")),
            PieceKind::New if style.color => after.push_str(&paint(&text, "32", style)),
            PieceKind::New => after.push_str(&format!("{{+{text}+}}")),
        }
    }
    (before, after)
}

/// Words shortened in the middle, at the beginning when nothing stands before, at the end when
/// nothing comes after.
fn crop(words: &str, before: usize, after: usize) -> String {
    let signs: Vec<char> = words.chars().collect();
    let (head, tail) = match (before, after) {
        (0, 0) => (AROUND * 4, 0),
        _ => (before * AROUND, after * AROUND),
    };
    if signs.len() <= head + tail + 1 {
        return words.to_owned();
    }
    let start: String = signs.iter().take(head).collect();
    let end: String = signs.iter().skip(signs.len() - tail).collect();
    format!("{start}…{end}")
}

fn plain(words: &str) -> String {
    words.chars().map(drawable).collect()
}

fn paint(words: &str, code: &str, style: Style) -> String {
    if style.color { format!("\u{1b}[{code}m{words}\u{1b}[0m") } else { words.to_owned() }
}

/// The last line: 重大变更：3 份文件，2 份有变化，4 处重大，1 处一般.
fn summary(documents: &[DocumentChanges], language: Language) -> String {
    let Count { major, minor, wording } = Count::of(all(documents));
    let number = documents.len();
    let changed = documents.iter().filter(|d| !d.comparison.changes.is_empty()).count();
    let Some(verdict) = verdict(documents) else {
        return match language {
            Language::Chinese => format!("{number} 份文件，没有变化"),
            Language::English => format!("{number} documents, no changes"),
        };
    };
    let counted = [(major, Severity::Major), (minor, Severity::Minor), (wording, Severity::Wording)];
    let told = counted.iter().filter(|(n, _)| *n > 0);
    match language {
        Language::Chinese => {
            let words: Vec<String> = told.map(|(n, s)| format!("{n} 处{}", s.zh())).collect();
            let all = format!("{number} 份文件，{changed} 份有变化：{}", words.join("，"));
            format!("{all}。总的看：{}变更", verdict.zh())
        }
        Language::English => {
            let words: Vec<String> = told.map(|(n, s)| format!("{n} {}", s.en())).collect();
            format!("{number} documents, {changed} changed: {}; overall {}", words.join(", "), verdict.en())
        }
    }
}
