//! From TOML to text.

use super::check;
use super::map::OffsetMap;
use crate::problem::Problem;
use crate::source::{SourceText, Span};
use crate::syntax::{Laid, Shape, Sink, Tag, Words, settle, space};
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a TOML file says.
#[derive(Clone, Debug)]
pub struct FromToml {
    /// The text that says the same; what is wrong in the file is left out of it.
    pub jz: SourceText,
    /// From places of that text to places of the file.
    pub map: OffsetMap,
    /// What is wrong with the file as TOML or as this form, in order of place. Codes: `toml-syntax`,
    /// `toml-shape`, `toml-words`.
    pub problems: Vec<Problem>,
}

/// Reads the TOML form. Every good line is kept, whatever is wrong with the others.
#[must_use]
pub fn from_toml(toml: &SourceText) -> FromToml {
    let (table, errors) = DeTable::parse_recoverable(toml.as_str());
    let mut problems = check::check(toml, &table, &errors);
    let mut lines = space(Reader { toml }.lines(table.get_ref(), check::place(table.span(), toml)));
    let (jz, syntax) = settle(&mut lines);
    // A line that has been complained about is not complained about again.
    let told: BTreeSet<u32> = problems.iter().map(|p| p.span.start).collect();
    for (laid, line) in lines.iter().zip(&syntax.lines) {
        let known = || told.range(laid.at.start..=laid.at.end).next().is_some();
        if !laid.shape.is_read_as(&line.kind, &jz) && !known() {
            problems.push(unreadable(laid));
        }
    }
    problems.sort_by_key(|p| p.span);
    FromToml { map: map(&lines), jz, problems }
}

/// Some words of a TOML file.
#[derive(Clone, Debug)]
struct Text {
    value: String,
    /// The whole string with its quotation marks.
    token: Span,
    /// Where the words stand when the file has them byte for byte.
    exact: Option<Span>,
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.value
    }
}

impl Words for Text {
    fn escape(&mut self, at: usize) {
        self.value.insert(at, '\\');
        self.exact = None;
    }
}

struct Reader<'a> {
    toml: &'a SourceText,
}

impl Reader<'_> {
    fn lines(&self, form: &DeTable<'_>, whole: Span) -> Vec<Laid<Text>> {
        let mut out = Vec::new();
        out.extend(items(form, "header").filter_map(|line| self.line(line, true)));
        for part in items(form, "part") {
            let DeValue::Table(table) = part.get_ref() else { continue };
            let at = check::place(part.span(), self.toml);
            let keyword = self.text(table, "keyword").unwrap_or_else(|| nothing(whole.join(at)));
            let shape = Shape::Part { keyword, title: self.text(table, "title") };
            out.push(Laid { level: 0, shape, at });
            out.extend(items(table, "line").filter_map(|line| self.line(line, false)));
        }
        out
    }

    /// A line by the key that says what it is.
    fn line(&self, line: &Spanned<DeValue<'_>>, in_header: bool) -> Option<Laid<Text>> {
        let DeValue::Table(table) = line.get_ref() else { return None };
        let at = check::place(line.span(), self.toml);
        let text = |key| self.text(table, key);
        let rest = || text("text").unwrap_or_else(|| nothing(at));
        let mut level = 0;
        let shape = if let Some(heading) = number(table, "heading") {
            let tag = text("label").map_or(Tag::InText, Tag::Label);
            let numbered = table.get("numbered").is_none_or(|n| n.get_ref().as_bool() != Some(false));
            Shape::Heading { level: heading, numbered, tag, text: rest() }
        } else if let Some(depth) = number(table, "item") {
            level = usize::from(depth.saturating_sub(1));
            Shape::Item(rest())
        } else if let Some(party) = text("duty") {
            Shape::Duty { party, text: rest() }
        } else if let Some(row) = table.get("row").and_then(|row| row.get_ref().as_array()) {
            Shape::Row(row.iter().map(|c| self.words(c).unwrap_or_else(|| nothing(at))).collect())
        } else if let Some(what) = text("insert") {
            Shape::Insert(what)
        } else if let Some(words) = text("comment") {
            Shape::Comment(words)
        } else if let Some(words) = text("permission") {
            Shape::Permission(words)
        } else if let Some(words) = text("more").filter(|_| in_header) {
            level = 1;
            Shape::Typed(words)
        } else if let Some(key) = text("label") {
            Shape::Entry { key, text: rest() }
        } else if let Some(words) = text("text") {
            Shape::Typed(words)
        } else {
            table.get("blank")?;
            Shape::Blank
        };
        Some(Laid { level, shape, at })
    }

    fn text(&self, table: &DeTable<'_>, key: &str) -> Option<Text> {
        table.get(key).and_then(|value| self.words(value))
    }

    fn words(&self, value: &Spanned<DeValue<'_>>) -> Option<Text> {
        let DeValue::String(words) = value.get_ref() else { return None };
        let token = check::place(value.span(), self.toml);
        let trimmed = words.trim();
        let inner = inside_quotes(self.toml.slice(token));
        let exact = inner.filter(|(_, inner)| *inner == words.as_ref()).map(|(quotes, _)| {
            let start = quotes + (words.len() - words.trim_start().len());
            token.inner(start, start + trimmed.len())
        });
        // A break inside is reported by the check; the words then stand on one line.
        let value = trimmed.replace('\n', " ");
        Some(Text { exact: exact.filter(|_| value == trimmed), value, token })
    }
}

/// The bytes of the opening quotation mark of a string and what stands between its marks.
fn inside_quotes(token: &str) -> Option<(usize, &str)> {
    ["\"\"\"", "'''", "\"", "'"].into_iter().find_map(|mark| {
        let inner = token.strip_prefix(mark)?.strip_suffix(mark)?;
        // The line break right after three marks is not part of the string.
        let body = if mark.len() == 3 { inner.trim_start_matches(['\r', '\n']) } else { inner };
        Some((mark.len() + inner.len() - body.len(), body))
    })
}

fn nothing(at: Span) -> Text {
    Text { value: String::new(), token: at, exact: None }
}

fn items<'t, 'i>(
    table: &'t DeTable<'i>,
    key: &str,
) -> impl Iterator<Item = &'t Spanned<DeValue<'i>>> + use<'t, 'i> {
    table.get(key).and_then(|array| array.get_ref().as_array()).into_iter().flat_map(|array| array.iter())
}

/// A level or a depth; one that is out of bounds or no number is reported by the check and stands for
/// the nearest that is.
fn number(table: &DeTable<'_>, key: &str) -> Option<u8> {
    let number = check::integer(table.get(key)?.get_ref()).unwrap_or(1);
    u8::try_from(number.clamp(1, i64::from(u8::MAX))).ok()
}

/// A line whose words break it; no escape can say them.
fn unreadable(line: &Laid<Text>) -> Problem {
    let (words, zh, en) = match &line.shape {
        Shape::Entry { key, .. } | Shape::Heading { tag: Tag::Label(key), .. } => (
            Some(key),
            "不能作标签：标签里只能有汉字、字母、数字、空格和 +、·、〇",
            "cannot be a label: a label is made of letters, digits, blanks, +, · and 〇",
        ),
        Shape::Duty { party: key, .. } | Shape::Part { keyword: key, .. } => (
            Some(key),
            "不能写在冒号前：里面不能有冒号、句号、分号和花括号",
            "cannot stand before a colon: it must not hold a colon, full stop, semicolon or brace",
        ),
        Shape::Row(cells) => (
            cells.iter().find(|c| c.value.contains(['|', '｜'])),
            "不能作单元格：单元格里不能有竖线，一行也不能全空",
            "cannot be a cell: a cell must not hold a bar",
        ),
        _ => (None, "这一行写成文本后读不成原来的样子", "as text, this line would not be read as what it is"),
    };
    let span = words.map_or(line.at, |w| w.token);
    let quoted = words.map_or(String::new(), |w| format!("“{}”", w.value));
    Problem::error("toml-words", span, format!("{quoted}{zh}"), format!("{quoted} {en}").trim())
}

/// The map of the lines as they are printed.
fn map(lines: &[Laid<Text>]) -> OffsetMap {
    let mut sink = Mapper { map: OffsetMap::default(), line: Span::default() };
    for line in lines {
        sink.line = line.at;
        line.print(&mut sink);
        sink.sign("\n");
    }
    sink.map
}

struct Mapper {
    map: OffsetMap,
    line: Span,
}

impl Sink<Text> for Mapper {
    fn sign(&mut self, sign: &str) {
        self.map.push_sign(sign.len(), self.line);
    }

    fn words(&mut self, words: &Text) {
        self.map.push_words(words.value.len(), words.token, words.exact);
    }
}
