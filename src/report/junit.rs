//! Problems as a JUnit report, which nearly every CI service shows.

use super::entry::{Entry, entries};
use super::{Language, Report};
use crate::problem::Level;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// An XML document with a suite for each file with problems and a case for each problem. Errors and
/// warnings are failures, as they fail a check; a file that could not be read is an error; hints are
/// cases that pass. A report without problems has one case that passes.
#[must_use]
pub fn test_suites(report: &Report, language: Language) -> String {
    let mut bytes = Vec::new();
    // Writing into memory does not fail.
    let _ = document(&mut Writer::new_with_indent(&mut bytes, b' ', 2), report, language);
    let mut text = String::from_utf8(bytes).unwrap_or_default();
    text.push('\n');
    text
}

fn document(writer: &mut Writer<&mut Vec<u8>>, report: &Report, language: Language) -> io::Result<()> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let entries = entries(report);
    let counted = Counted::of(&entries);
    let whole = writer
        .create_element("testsuites")
        .with_attribute(("name", "jizhi"))
        .with_attribute(("tests", counted.tests.max(1).to_string().as_str()))
        .with_attribute(("failures", counted.failures.to_string().as_str()))
        .with_attribute(("errors", counted.errors.to_string().as_str()));
    whole.write_inner_content(|writer| {
        if entries.is_empty() {
            return clean(writer, report, language);
        }
        for file in entries.chunk_by(|a, b| a.file.file == b.file.file) {
            suite(writer, file, language)?;
        }
        Ok(())
    })?;
    Ok(())
}

/// How many cases, and how they fared.
struct Counted {
    tests: usize,
    failures: usize,
    errors: usize,
}

impl Counted {
    fn of(entries: &[Entry<'_>]) -> Self {
        let errors = entries.iter().filter(|e| e.file.is_unreadable()).count();
        let hints = entries.iter().filter(|e| !e.file.is_unreadable() && e.problem.level == Level::Hint);
        let failures = entries.len() - errors - hints.count();
        Self { tests: entries.len(), failures, errors }
    }
}

fn clean(writer: &mut Writer<&mut Vec<u8>>, report: &Report, language: Language) -> io::Result<()> {
    let name = super::end::summary(report, language);
    let suite = writer
        .create_element("testsuite")
        .with_attribute(("name", "jizhi check"))
        .with_attribute(("tests", "1"))
        .with_attribute(("failures", "0"))
        .with_attribute(("errors", "0"));
    suite.write_inner_content(|writer| {
        let case = writer.create_element("testcase").with_attribute(("name", name.as_str()));
        case.with_attribute(("classname", "jizhi")).write_empty()?;
        Ok(())
    })?;
    Ok(())
}

fn suite(writer: &mut Writer<&mut Vec<u8>>, entries: &[Entry<'_>], language: Language) -> io::Result<()> {
    let Some(first) = entries.first() else { return Ok(()) };
    let counted = Counted::of(entries);
    let suite = writer
        .create_element("testsuite")
        .with_attribute(("name", clear(&first.file.file).as_str()))
        .with_attribute(("tests", counted.tests.to_string().as_str()))
        .with_attribute(("failures", counted.failures.to_string().as_str()))
        .with_attribute(("errors", counted.errors.to_string().as_str()));
    suite.write_inner_content(|writer| {
        for entry in entries {
            case(writer, entry, language)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn case(writer: &mut Writer<&mut Vec<u8>>, entry: &Entry<'_>, language: Language) -> io::Result<()> {
    let Entry { file, problem, .. } = entry;
    let place = match entry.place {
        Some((start, _)) => format!("{}:{}:{}", file.file, start.line, start.column),
        None => file.file.clone(),
    };
    let (element, kind) = match (file.is_unreadable(), problem.level) {
        (true, _) => ("error", problem.code),
        (false, Level::Hint) => ("system-out", ""),
        (false, _) => ("failure", problem.code),
    };
    let case = writer
        .create_element("testcase")
        .with_attribute(("name", clear(&format!("{} {place}", problem.code)).as_str()))
        .with_attribute(("classname", clear(&file.file).as_str()));
    case.write_inner_content(|writer| {
        let words = clear(&format!(
            "{place}: {} {}\n{}",
            language.level(problem.level),
            problem.code,
            entry.message(language)
        ));
        let message = clear(language.of(&problem.message));
        let mut inner = writer.create_element(element);
        if !kind.is_empty() {
            inner = inner.with_attribute(("type", kind)).with_attribute(("message", message.as_str()));
        }
        inner.write_text_content(BytesText::new(&words))?;
        Ok(())
    })?;
    Ok(())
}

/// Without the signs that no XML document may hold, not even escaped (XML 1.0, 2.2).
fn clear(words: &str) -> String {
    let fits =
        |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{1_0000}'..='\u{10_FFFF}');
    words.chars().map(|c| if fits(c) { c } else { '\u{FFFD}' }).collect()
}
