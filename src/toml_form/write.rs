//! From text to TOML.

use super::form::{Form, HeaderLine, Line, OneLine, Part, VERSION};
use crate::source::SourceText;
use crate::syntax::{Laid, Shape, Syntax, Tag, layout};
use crate::vocabulary::Vocabulary;
use serde::Serialize;

/// The TOML form of a text: the lines as the formatter would print them, one inline table a line.
/// `syntax` is what [`parse`](crate::syntax::parse()) gave for `text`.
#[must_use]
pub fn to_toml(text: &SourceText, syntax: &Syntax, known: &Vocabulary) -> String {
    let form = form(layout(text, syntax, known));
    let mut out = String::new();
    key_value("jizhi", &form.jizhi, &mut out);
    array("header", &form.header, &mut out);
    for part in &form.part {
        out.push_str("\n[[part]]\n");
        key_value("keyword", &part.keyword, &mut out);
        if let Some(title) = &part.title {
            key_value("title", title, &mut out);
        }
        array("line", &part.line, &mut out);
    }
    out
}

fn form(lines: Vec<Laid<String>>) -> Form {
    let mut form = Form { jizhi: VERSION, header: Vec::new(), part: Vec::new() };
    let mut lines = lines.into_iter().peekable();
    let mut after_remark = false;
    while let Some(line) = lines.next() {
        let is_remark = line.is_remark();
        // The blank line before a part is put there again when the text is made.
        let before_part = lines.peek().is_some_and(|next| matches!(next.shape, Shape::Part { .. }));
        let implied = before_part && matches!(line.shape, Shape::Blank) && !after_remark;
        after_remark = is_remark;
        if !implied {
            push(&mut form, line);
        }
    }
    form
}

fn push(form: &mut Form, line: Laid<String>) {
    let depth = line.level + 1;
    match (line.shape, form.part.last_mut()) {
        (Shape::Part { keyword, title }, _) => {
            form.part.push(Part { keyword: OneLine(keyword), title: title.map(OneLine), line: Vec::new() })
        }
        (shape, Some(part)) => part.line.extend(line_of(shape, depth)),
        (Shape::Prose(words) | Shape::Typed(words), None) if depth > 1 => {
            form.header.push(HeaderLine::More { more: OneLine(words) });
        }
        (shape, None) => form.header.extend(line_of(shape, depth).map(HeaderLine::Other)),
    }
}

/// A line that is no part.
fn line_of(shape: Shape<String>, depth: usize) -> Option<Line> {
    Some(match shape {
        Shape::Part { .. } => return None,
        Shape::Blank => Line::Blank { blank: true },
        Shape::Comment(words) => Line::Comment { comment: OneLine(words) },
        Shape::Permission(words) => Line::Permission { permission: OneLine(words) },
        Shape::Heading { level, numbered, tag, text } => {
            let label = if let Tag::Label(label) = tag { Some(OneLine(label)) } else { None };
            Line::Heading { heading: level, numbered, label, text: OneLine(text) }
        }
        Shape::Item(text) => Line::Item { item: u8::try_from(depth).unwrap_or(u8::MAX), text: OneLine(text) },
        Shape::Entry { key, text } => Line::Entry { label: OneLine(key), text: OneLine(text) },
        Shape::Duty { party, text } => Line::Duty { duty: OneLine(party), text: OneLine(text) },
        Shape::Row(cells) => Line::Row { row: cells.into_iter().map(OneLine).collect() },
        Shape::Insert(what) => Line::Insert { insert: OneLine(what) },
        Shape::Prose(text) | Shape::Typed(text) => Line::Prose { text: OneLine(text) },
    })
}

fn array<T: Serialize>(key: &str, lines: &[T], out: &mut String) {
    if lines.is_empty() {
        return;
    }
    out.push_str(key);
    out.push_str(" = [\n");
    for line in lines {
        out.push_str("  ");
        value(line, out);
        out.push_str(",\n");
    }
    out.push_str("]\n");
}

fn key_value<T: Serialize>(key: &str, of: &T, out: &mut String) {
    out.push_str(key);
    out.push_str(" = ");
    value(of, out);
    out.push('\n');
}

/// Strings, numbers, and tables and arrays of them can always be written.
fn value<T: Serialize>(of: &T, out: &mut String) {
    let mut written = String::new();
    if of.serialize(toml::ser::ValueSerializer::new(&mut written)).is_ok() {
        out.push_str(&written);
    }
}
