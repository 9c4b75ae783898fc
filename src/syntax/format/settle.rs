//! Printing lines so that they are read as what they are.

use super::shape::{Laid, Shape, Sink, Tag};
use crate::source::SourceText;
use crate::syntax::{LineKind, Syntax, parse};

/// Words that can take a backslash.
pub(crate) trait Words: AsRef<str> {
    /// Puts a backslash before the byte `at`, a character boundary.
    fn escape(&mut self, at: usize);
}

impl Words for String {
    fn escape(&mut self, at: usize) {
        self.insert(at, '\\');
    }
}

/// Prints the lines, each on a line of its own, and parses the print. Words that would be taken for a
/// sign or a label of the line get a backslash first.
pub(crate) fn settle<S: Words>(lines: &mut [Laid<S>]) -> (SourceText, Syntax)
where
    String: Sink<S>,
{
    let text = printed(lines);
    let syntax = parse(&text);
    let mut escaped = false;
    for (laid, line) in lines.iter_mut().zip(&syntax.lines) {
        if !laid.shape.is_read_as(&line.kind, &text) {
            escaped |= laid.shape.escape();
        }
    }
    if !escaped {
        return (text, syntax);
    }
    let text = printed(lines);
    let syntax = parse(&text);
    (text, syntax)
}

fn printed<S: AsRef<str>>(lines: &[Laid<S>]) -> SourceText
where
    String: Sink<S>,
{
    let mut out = String::new();
    for line in lines {
        line.print(&mut out);
        out.push('\n');
    }
    SourceText::new(out)
}

impl<S: Words> Shape<S> {
    /// Whether a line of the print is what was meant: its kind, and the words before its colon.
    pub(crate) fn is_read_as(&self, kind: &LineKind, text: &SourceText) -> bool {
        match (self, kind) {
            (Self::Blank, LineKind::Blank)
            | (Self::Comment(_), LineKind::Comment { .. })
            | (Self::Permission(_), LineKind::Permission { .. })
            | (Self::Item(_), LineKind::Item { .. })
            | (Self::Insert(_), LineKind::Insert { .. })
            | (Self::Prose(_), LineKind::Prose { .. })
            | (Self::Typed(_), LineKind::Prose { .. } | LineKind::Entry { .. }) => true,
            (Self::Typed(words), LineKind::Blank) => words.as_ref().is_empty(),
            (Self::Part { keyword, title }, LineKind::Part { keyword: read, title: rest }) => {
                keyword.as_ref() == text.slice(*read) && title.is_some() == rest.is_some()
            }
            (
                Self::Heading { level, numbered, tag, .. },
                LineKind::Heading { level: l, numbered: n, label, .. },
            ) => {
                let label = label.map(|span| text.slice(span));
                level == l
                    && numbered == n
                    && match tag {
                        Tag::None => label.is_none(),
                        Tag::Label(words) => label == Some(words.as_ref()),
                        Tag::InText => true,
                    }
            }
            (Self::Entry { key, .. }, LineKind::Entry { key: read, .. })
            | (Self::Duty { party: key, .. }, LineKind::Duty { party: read, .. }) => {
                key.as_ref() == text.slice(*read)
            }
            (Self::Row(cells), LineKind::Row { cells: read }) => cells.len() == read.len(),
            _ => false,
        }
    }

    /// Says of prose that it is prose, and escapes the colon that makes a label of a heading's first
    /// words.
    fn escape(&mut self) -> bool {
        let (words, at) = match self {
            Self::Prose(words) | Self::Typed(words) => (words, Some(0)),
            Self::Heading { tag: Tag::None, text, .. } => {
                let colon = text.as_ref().find([':', '：']);
                (text, colon)
            }
            _ => return false,
        };
        if let Some(at) = at {
            words.escape(at);
        }
        at.is_some()
    }
}
