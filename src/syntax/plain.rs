//! Lines and words that need no parser: most lines tell what they are by their first characters, and
//! most marks hold plain words.
//!
//! In: a line. Out: what `grammar/document.pest` makes of it, or nothing, and then the grammar is
//! asked. Must not: answer anything the grammar would not; the tests of `parse` hold both together.

use super::LineKind;
use super::{Run, Runs};
use crate::source::{Span, beside_han, has_no_blank_ends};

/// A piece of the text and where it begins.
#[derive(Clone, Copy)]
pub(super) struct Words<'t> {
    pub text: &'t str,
    pub at: usize,
}

impl<'t> Words<'t> {
    /// What is left after the first `bytes`.
    fn after(self, bytes: usize) -> Self {
        Self { text: self.text.get(bytes..).unwrap_or(""), at: self.at + bytes }
    }

    /// The first `bytes`.
    fn first(self, bytes: usize) -> Self {
        Self { text: self.text.get(..bytes).unwrap_or(self.text), at: self.at }
    }

    pub(super) fn without_blanks(self) -> Self {
        // Most words begin with none.
        if matches!(self.text.as_bytes(), [0x21..=0x7E | 0xE4..=0xEF, ..]) {
            return self;
        }
        self.after(self.text.len() - self.text.trim_start_matches(is_blank).len())
    }

    /// The place without blanks at either end.
    #[inline]
    pub fn trimmed(self) -> Span {
        if has_no_blank_ends(self.text) {
            return Span::new(self.at, self.at + self.text.len());
        }
        self.without_blank_ends()
    }

    #[inline(never)] // few words need it
    fn without_blank_ends(self) -> Span {
        let inner = self.text.trim_start();
        let start = self.at + (self.text.len() - inner.len());
        Span::new(start, start + inner.trim_end().len())
    }
}

/// What a line without its indentation is; `runs` reads words that may hold marks.
pub(super) fn line(body: Words<'_>, runs: impl Fn(Span) -> Runs) -> Option<LineKind> {
    let text = body.text;
    let first = text.chars().next()?;
    Some(match first {
        '#' | '＃' => {
            let sign = |c: char| matches!(c, '#' | '＃');
            let rest = text.trim_start_matches(sign);
            let signs = text.get(..text.len() - rest.len()).unwrap_or("").chars().count();
            let rest = body.after(text.len() - rest.len()).without_blanks();
            let (label, words) = match key(rest) {
                Some((label, words)) => (Some(label), words),
                None => (None, rest),
            };
            let level = u8::try_from(signs).unwrap_or(u8::MAX);
            LineKind::Heading { level, numbered: true, label, text: runs(words.trimmed()) }
        }
        '-' | '－' => {
            if text.starts_with("---") {
                return part(body);
            }
            let rest = body.after(first.len_utf8());
            if rest.text.starts_with(|c: char| matches!(c, '-' | '－') || c.is_ascii_digit()) {
                return None;
            }
            LineKind::Item { text: runs(rest.trimmed()) }
        }
        '@' | '＠' => {
            let rest = body.after(first.len_utf8()).without_blanks();
            let (at, colon) = beside_han(rest.text).find(|(_, c)| ends_name(*c))?;
            if !is_colon(colon) {
                return None;
            }
            let words = rest.after(at + colon.len_utf8());
            LineKind::Duty { party: rest.first(at).trimmed(), text: runs(words.trimmed()) }
        }
        '|' | '｜' => row(body.after(first.len_utf8())),
        '=' | '/' | '>' | '＝' | '＞' => return None,
        _ => return entry_or_prose(body, &runs),
    })
}

/// None where another sign ends the name.
fn part(body: Words<'_>) -> Option<LineKind> {
    let dashes = body.text.len() - body.text.trim_start_matches('-').len();
    let rest = body.after(dashes).without_blanks();
    let (keyword, title) = match beside_han(rest.text).find(|(_, c)| ends_name(*c)) {
        None => (rest.trimmed(), None),
        Some((at, colon)) if is_colon(colon) => {
            (rest.first(at).trimmed(), Some(rest.after(at + colon.len_utf8()).trimmed()))
        }
        Some(_) => return None,
    };
    Some(LineKind::Part { keyword, title })
}

/// None for a paragraph that a backslash says to be one.
fn entry_or_prose(body: Words<'_>, runs: &impl Fn(Span) -> Runs) -> Option<LineKind> {
    match key(body) {
        Some((key, value)) => Some(LineKind::Entry { key, value: runs(value.trimmed()) }),
        None if body.text.trim_start().starts_with('\\') => None,
        None => Some(LineKind::Prose { text: runs(body.trimmed()) }),
    }
}

/// The cells behind the first bar.
fn row(mut rest: Words<'_>) -> LineKind {
    let mut cells = Vec::with_capacity(4);
    while let Some((at, bar)) = beside_han(rest.text).find(|(_, c)| matches!(c, '|' | '｜')) {
        cells.push(rest.first(at).trimmed());
        rest = rest.after(at + bar.len_utf8());
    }
    let last = rest.trimmed();
    // The bar that closes the row is followed by nothing.
    if cells.is_empty() || !last.is_empty() {
        cells.push(last);
    }
    LineKind::Row { cells }
}

/// A label at the head of words, and what stands behind its colon.
fn key(words: Words<'_>) -> Option<(Span, Words<'_>)> {
    // The bytes that nearly all letters begin with need no look at the rest: U+5000 to U+9FFF.
    let mut end = 0;
    while let Some(0xE5..=0xE9) = words.text.as_bytes().get(end) {
        end += 3;
    }
    // Most labels are such letters with a colon behind them.
    match words.text.as_bytes().get(end..)? {
        [0xEF, 0xBC, 0x9A, ..] if end > 0 => {
            Some((Span::new(words.at, words.at + end), words.after(end + '：'.len_utf8())))
        }
        // No letter and no blank begins with this byte.
        [0xEF, ..] => None,
        _ => key_of_any(words, end),
    }
}

/// The same when a label may begin with so many bytes of letters.
#[inline(never)] // few labels need it
fn key_of_any(words: Words<'_>, letters: usize) -> Option<(Span, Words<'_>)> {
    let mut behind = words.text.get(letters..)?.char_indices();
    let (end, colon) = behind.find(|(_, c)| !is_key_letter(*c) && !is_blank(*c))?;
    let label = words.first(letters + end);
    let is_label = is_colon(colon) && label.text.starts_with(is_key_letter);
    is_label.then(|| (label.trimmed(), words.after(letters + end + colon.len_utf8())))
}

/// Characters that no name of a duty line runs over.
fn ends_name(c: char) -> bool {
    is_colon(c) || matches!(c, '{' | '}' | '。' | '；')
}

fn is_colon(c: char) -> bool {
    matches!(c, '：' | ':')
}

fn is_key_letter(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '0'..='9' | 'A'..='Z' | 'a'..='z' | '+' | '〇' | '·')
}

/// A blank of the language; others are words.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}' | '\u{A0}')
}

/// The runs of words whose braces are marks of plain words, one after the other. None when a mark
/// stands in a mark or a brace opens or closes nothing; the words hold no backslash and no full-width
/// brace.
pub(super) fn marks(words: Words<'_>) -> Option<Runs> {
    let mut runs = Runs::with_capacity(4);
    let mut rest = words;
    while let Some(open) = memchr::memchr2(b'{', b'}', rest.text.as_bytes()) {
        if let Some(before) = plain_run(rest.first(open)) {
            runs.push(before);
        }
        let mark = rest.after(open);
        let inner = mark.after(1);
        let end = memchr::memchr2(b'{', b'}', inner.text.as_bytes())?;
        if !mark.text.starts_with('{') || inner.text.as_bytes().get(end) != Some(&b'}') {
            return None;
        }
        let inner = inner.first(end).without_blanks();
        let (label, words) = key(inner)?;
        let within = plain_run(words).into_iter().collect();
        let span = Span::new(mark.at, mark.at + end + 2);
        runs.push(Run::Mark { label, runs: within, span, closed: true });
        rest = mark.after(end + 2);
    }
    runs.extend(plain_run(rest));
    Some(runs)
}

/// Words as a run, if there are any.
fn plain_run(words: Words<'_>) -> Option<Run> {
    let span = Span::new(words.at, words.at + words.text.len());
    (!span.is_empty()).then_some(Run::Words { span })
}
