//! The syntax tree: a flat list of lines, as typed, with nothing decided about their meaning.

use crate::source::Span;
use serde::Serialize;
use smallvec::SmallVec;

/// A parsed text. Every byte of it belongs to exactly one line or to a line break.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Syntax {
    /// The lines, in order; a line's number is its index plus one.
    pub lines: Vec<Line>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// All of it but its line break and the blanks around.
    pub span: Span,
    /// Width of the blanks before it, in half-width cells.
    pub indent: u32,
}

/// What a line is, by its first characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LineKind {
    /// Nothing but blanks.
    Blank,
    /// `// words`.
    Comment {
        /// Words after the slashes, trimmed.
        words: Span,
    },
    /// `//! words`.
    Permission {
        /// Words after the mark, trimmed.
        words: Span,
    },
    /// `--- keyword：title`.
    Part {
        /// 正文, 印发, 附件.
        keyword: Span,
        /// Words after the colon.
        title: Option<Span>,
    },
    /// `## text`, `== text`, with or without `label：` before the text.
    Heading {
        /// How many signs; may exceed four, which is reported when lowering.
        level: u8,
        /// `#`, not `=`.
        numbered: bool,
        /// Words before the first colon when nothing but plain words stands there.
        label: Option<Span>,
        /// The rest; all of it when there is no label.
        text: Runs,
    },
    /// `- text`.
    Item {
        /// Its words.
        text: Runs,
    },
    /// `key：value`, when the key is short and plain.
    Entry {
        /// Words before the colon, trimmed.
        key: Span,
        /// Words after it.
        value: Runs,
    },
    /// `@party：text`.
    Duty {
        /// Words between the sign and the colon.
        party: Span,
        /// Words after it.
        text: Runs,
    },
    /// `| a | b |`.
    Row {
        /// Cells, trimmed.
        cells: Vec<Span>,
    },
    /// `>> what`.
    Insert {
        /// Words after the sign.
        what: Span,
    },
    /// Anything else.
    Prose {
        /// Its words.
        text: Runs,
    },
}

/// The runs of some words: most words are one run, which needs no room of its own.
pub type Runs = SmallVec<[Run; 1]>;

/// Words within a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "run", rename_all = "snake_case")]
pub enum Run {
    /// Plain words.
    Words {
        /// Where.
        span: Span,
    },
    /// A sign behind a backslash, or the first character of a paragraph behind one: the span covers the
    /// character only.
    Escaped {
        /// The sign.
        span: Span,
    },
    /// `{label：runs}`.
    Mark {
        /// The label, trimmed.
        label: Span,
        /// What it marks.
        runs: Vec<Run>,
        /// From brace to brace.
        span: Span,
        /// Whether the closing brace is there.
        closed: bool,
    },
    /// A brace that opens or closes nothing.
    Stray {
        /// The brace.
        span: Span,
    },
}

impl Run {
    /// All bytes of the run.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Words { span }
            | Self::Escaped { span }
            | Self::Mark { span, .. }
            | Self::Stray { span } => *span,
        }
    }
}
