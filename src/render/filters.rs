//! Filters that templates may use beside the engine's own: `marked`, `md`, `centered`, `right`.

use super::record::Words;
use crate::source::SourceText;
use minijinja::{Environment, Value};
use std::fmt::Write;

/// Adds the filters.
pub(super) fn register(environment: &mut Environment<'static>) {
    environment.add_filter("marked", marked);
    environment.add_filter("md", |value: Value| markdown(&value.to_string()));
    environment.add_filter("centered", |value: Value, width: usize| centered(&value.to_string(), width));
    environment.add_filter("right", |value: Value, width: usize| right(&value.to_string(), width));
}

/// Words as HTML, with a `span` around every marked piece.
fn marked(value: Value) -> Value {
    let mut html = String::new();
    let Some(words) = value.downcast_object_ref::<Words>() else {
        escape(&mut html, &value.to_string());
        return Value::from_safe_string(html);
    };
    for inline in words.inlines() {
        match &inline.mark {
            Some(mark) => {
                html.push_str("<span class=\"mark\" data-mark=\"");
                escape(&mut html, mark);
                html.push_str("\">");
                escape(&mut html, &inline.text);
                html.push_str("</span>");
            }
            None => escape(&mut html, &inline.text),
        }
    }
    Value::from_safe_string(html)
}

/// Appends text so that it is only text inside HTML, XML and their quoted attributes.
pub(crate) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Not allowed in XML at all, and without meaning in a document.
            '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            _ => out.push(c),
        }
    }
}

/// Text that Markdown prints as it stands. Escapes what could open a mark-up anywhere, and a digit
/// and point or a dash where they could open a list.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut start = true;
    let mut digits = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let spaced = chars.peek().is_none_or(|next| next.is_whitespace());
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' => {
                let _ = write!(out, "\\{c}");
            }
            '#' | '+' | '-' | '=' if start => {
                let _ = write!(out, "\\{c}");
            }
            '.' | ')' if digits && spaced => {
                let _ = write!(out, "\\{c}");
            }
            '\n' => out.push_str("<br>"),
            _ => out.push(c),
        }
        digits = c.is_ascii_digit() && (start || digits);
        start = start && c.is_whitespace();
    }
    out
}

fn centered(text: &str, width: usize) -> String {
    let free = width.saturating_sub(SourceText::display_width(text));
    format!("{}{text}", " ".repeat(free / 2))
}

fn right(text: &str, width: usize) -> String {
    let free = width.saturating_sub(SourceText::display_width(text));
    format!("{}{text}", " ".repeat(free))
}
