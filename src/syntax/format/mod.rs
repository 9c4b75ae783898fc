//! `jizhi fmt`: one way to write the signs of the language; the drafter's words are left alone.

mod settle;
mod shape;
mod sound;
mod space;

use super::Syntax;
use crate::problem::{Message, Problem};
use crate::source::{SourceText, Span};
use crate::vocabulary::Vocabulary;
pub(crate) use settle::{Words, settle};
pub(crate) use shape::{Laid, Shape, Sink, Tag};
use sound::Tree;
pub(crate) use space::space;

/// The formatter's own output would not say the same as the text. Never the drafter's fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    /// The first line that would change, in the text as it was given.
    pub span: Span,
}

impl FormatError {
    /// As a problem of code `format-unsound`.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let Message { zh, en } = self.message();
        Problem::error("format-unsound", self.span, zh, en).help(
            "文件没有改动。请把这一行连同上下两行报给 jizhi 的维护者",
            "the file was not changed; please report this line with its neighbours to the maintainers of jizhi",
        )
    }

    fn message(&self) -> Message {
        Message::new(
            "统一写法会改变这一行的意思，所以没有改：这是 jizhi 的错，不是文件的错",
            "formatting would change what this line says, so nothing was done: a fault of jizhi, not of the text",
        )
    }
}

impl std::fmt::Display for FormatError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message().zh)
    }
}

impl std::error::Error for FormatError {}

/// The text with uniform punctuation and spacing of syntax: full-width colons after labels, half-width
/// braces and signs with one blank after them, two blanks a level, single blank lines, line feeds and a
/// final one. Words between the signs are not touched. `syntax` is what [`parse`](super::parse()) gave for `text`;
/// `known` tells a label from words of prose that happen to stand before a colon.
///
/// # Errors
/// [`FormatError`] when reading the output again does not give the same lines, words, comments and
/// permissions in the same order.
pub fn format(text: &SourceText, syntax: &Syntax, known: &Vocabulary) -> Result<String, FormatError> {
    let mut lines = space(shape::shapes(text, &syntax.lines, known));
    let (formatted, again) = settle(&mut lines);
    let before = Tree { text, lines: &syntax.lines };
    match sound::first_difference(before, Tree { text: &formatted, lines: &again.lines }) {
        Some(span) => Err(FormatError { span }),
        None => Ok(formatted.as_str().to_owned()),
    }
}

/// The lines as the formatter would print them.
pub(crate) fn layout(text: &SourceText, syntax: &Syntax, known: &Vocabulary) -> Vec<Laid<String>> {
    let mut lines = space(shape::shapes(text, &syntax.lines, known));
    settle(&mut lines);
    lines
}
