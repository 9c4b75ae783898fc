//! Filters that templates may use beside the engine's own: `marked`, `md`, `centered`, `right`, `under`,
//! `title_line`.

use super::record::Words;
use crate::source::SourceText;
use minijinja::{Environment, Value};

/// Adds the filters.
pub(super) fn register(environment: &mut Environment<'static>) {
    environment.add_filter("marked", marked);
    environment.add_filter("md", |value: Value| match value.as_str() {
        Some(text) => markdown(text),
        None => markdown(&value.to_string()),
    });
    environment.add_filter("centered", |value: Value, width: usize| centered(&value.to_string(), width));
    environment.add_filter("under", |label: Value| under(&label.to_string()));
    environment
        .add_filter("title_line", |line: Value| Value::from_safe_string(title_line(&line.to_string())));
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

/// Words as a string of the typesetter. Control characters print nothing in any format and are left out.
pub(super) fn quoted(text: &str) -> String {
    let mut string = String::with_capacity(text.len() + 2);
    string.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => string.extend(['\\', c]),
            '\n' => string.push_str("\\n"),
            '\t' => string.push(' '),
            c if c.is_control() => {}
            c => string.push(c),
        }
    }
    string.push('"');
    string
}

/// Appends text so that it is only text inside HTML, XML and their quoted attributes.
pub(crate) fn escape(out: &mut String, text: &str) {
    if !text.contains(|c: char| matches!(c, '&' | '<' | '>' | '"' | '\'') || c.is_control()) {
        return out.push_str(text);
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Not allowed in XML at all, and without meaning in a document.
            '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' => {}
            _ => out.push(c),
        }
    }
}

/// What could open a mark-up anywhere in Markdown, or breaks a line.
const SPECIAL: [char; 12] = ['\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '&', '\n'];

/// Text that Markdown prints as it stands. Escapes what could open a mark-up anywhere, and a digit
/// and point or a dash where they could open a list.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let body = text.trim_start();
    out.push_str(text.get(..text.len() - body.len()).unwrap_or_default());
    let mut rest = opening(&mut out, body);
    while let Some(at) = rest.find(SPECIAL) {
        let (before, special) = rest.split_at(at);
        out.push_str(before);
        let mut chars = special.chars();
        match chars.next() {
            Some('\n') => out.push_str("<br>"),
            Some(c) => out.extend(['\\', c]),
            None => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    out
}

/// Escapes what would make a list, a heading or a rule of a line, and hands back what follows.
fn opening<'a>(out: &mut String, body: &'a str) -> &'a str {
    if let Some(rest) = body.strip_prefix(['#', '+', '-', '=']) {
        out.push('\\');
        out.push_str(body.get(..1).unwrap_or_default());
        return rest;
    }
    let after = body.trim_start_matches(|c: char| c.is_ascii_digit());
    let listed = after.len() < body.len() && after.starts_with(['.', ')']);
    match after.get(1..) {
        Some(rest) if listed && rest.chars().next().is_none_or(char::is_whitespace) => {
            out.push_str(body.get(..body.len() - after.len()).unwrap_or_default());
            out.push('\\');
            after
        }
        _ => body,
    }
}

fn centered(text: &str, width: usize) -> String {
    let free = width.saturating_sub(SourceText::display_width(text));
    format!("{}{text}", " ".repeat(free / 2))
}

fn right(text: &str, width: usize) -> String {
    let free = width.saturating_sub(SourceText::display_width(text));
    format!("{}{text}", " ".repeat(free))
}

/// Blanks as wide as `　　标签：`, so that the entries of a roster stand under the first one.
fn under(label: &str) -> String {
    let cells = SourceText::display_width(label).div_ceil(2) + 3;
    "　".repeat(cells)
}

/// A line of a title as HTML that is broken between words only: 回行时，要做到词意完整 (GB/T 9704-2012,
/// 7.3.1). What stands between the words of every title stays whole where the page allows.
fn title_line(line: &str) -> String {
    const AFTER: [&str; 9] = ["关于", "印发", "建立", "成立", "调整", "完善", "组成人员", "工作", " "];
    let mut html = String::with_capacity(line.len() + 32);
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        match AFTER.iter().find_map(|word| Some((*word, rest.strip_prefix(word)?))) {
            Some((word, after)) => {
                html.push_str(word);
                html.push_str("<wbr>");
                rest = after;
            }
            None => {
                let (one, after) = rest.split_at_checked(c.len_utf8()).unwrap_or((rest, ""));
                escape(&mut html, one);
                rest = after;
            }
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_breaks_between_its_words_and_is_escaped() {
        assert_eq!(
            title_line("某县人民政府关于印发<甲>方案的通知"),
            "某县人民政府关于<wbr>印发<wbr>&lt;甲&gt;方案的通知"
        );
        assert_eq!(title_line("的通知"), "的通知");
    }

    #[test]
    fn entries_stand_under_the_first_one() {
        assert_eq!(under("成　员").chars().count(), "　　成　员：".chars().count());
    }
}
