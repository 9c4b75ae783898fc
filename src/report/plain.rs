//! Problems in plain sentences: no drawing, one problem a paragraph, its place first. Made to be read
//! aloud by a screen reader, and to be searched by line.

use super::end::push_end;
use super::entry::{Entry, entries, place_of};
use super::window::drawable;
use super::{Identity, Language, Report};
use std::fmt::Write;

/// All problems, a paragraph each, and a last line that counts them.
///
/// The first line of a paragraph is `file:line:column: level code: message`; the others begin with a
/// word that says what they are. Columns count characters.
#[must_use]
pub fn paragraphs(report: &Report, language: Language) -> String {
    let mut page = String::new();
    for entry in entries(report) {
        page.push_str(&headline(&entry, language));
        page.push('\n');
        paragraph(&mut page, report, &entry, language);
        page.push('\n');
    }
    push_end(&mut page, report, language);
    page
}

/// The first lines of all paragraphs, with the identities of their problems.
#[must_use]
pub fn headlines(report: &Report, language: Language) -> Vec<(Identity, String)> {
    entries(report).iter().map(|entry| (entry.identity, headline(entry, language))).collect()
}

/// The first line of a paragraph.
fn headline(entry: &Entry<'_>, language: Language) -> String {
    let Entry { file, problem, .. } = entry;
    let mut line = file.file.clone();
    if let Some((start, _)) = entry.place {
        // Writing into a string does not fail.
        let _ = write!(line, ":{}:{}", start.line, start.column);
    }
    let (level, code) = (language.level(problem.level), problem.code);
    let _ = write!(line, ": {level} {code}{}{}", language.pick("：", ": "), language.of(&problem.message));
    clean(&line)
}

fn paragraph(page: &mut String, report: &Report, entry: &Entry<'_>, language: Language) {
    let Entry { file, problem, .. } = entry;
    let mut line = |zh: &str, en: &str, words: &str| {
        let _ = writeln!(page, "  {}{}{}", language.pick(zh, en), language.pick("：", ": "), clean(words));
    };
    let words = file.text.as_ref().map_or("", |text| text.slice(problem.span));
    if !words.trim().is_empty() {
        line("原文", "text", &cropped(words));
    }
    if let Some(label) = &problem.label {
        line("这里", "here", language.of(label));
    }
    for related in &problem.related {
        let place = place_of(report, file, related);
        line("另见", "see", &format!("{place} {}", language.of(&related.message)));
    }
    if let Some(help) = &problem.help {
        line("办法", "help", language.of(help));
    }
    if let Some(fix) = &problem.fix {
        let message = language.of(&fix.message);
        match fix.safe {
            true => line("可以用 --fix 改", "--fix would", message),
            false => line("可以用 --fix --unsafe 改", "--fix --unsafe would", message),
        }
    }
}

/// Characters of the text that are repeated.
const REPEATED: usize = 60;

/// The beginning of the words, when they are many.
fn cropped(words: &str) -> String {
    let words = words.trim();
    match words.char_indices().nth(REPEATED) {
        Some((at, _)) => format!("{}…", words.get(..at).unwrap_or(words)),
        None => words.to_owned(),
    }
}

/// A text on one line, without signs that move a cursor.
fn clean(words: &str) -> String {
    let signs = words.chars().filter(|c| *c != '\r');
    signs.map(|c| if c == '\n' { ' ' } else { drawable(c) }).collect()
}
