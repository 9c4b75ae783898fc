//! A line without its layout: what it is and its words, ready to be printed in the one uniform way.

use crate::source::{SourceText, Span};
use crate::syntax::{Line, LineKind, Run};
use crate::vocabulary::{Vocabulary, squeeze};

/// What a line is, with its words as `S`: strings when a text is formatted, strings with their place
/// in a TOML file when one is read. Words carry marks in braces and escapes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shape<S> {
    Blank,
    Comment(S),
    Permission(S),
    Part {
        keyword: S,
        title: Option<S>,
    },
    Heading {
        level: u8,
        numbered: bool,
        tag: Tag<S>,
        text: S,
    },
    Item(S),
    Entry {
        key: S,
        text: S,
    },
    Duty {
        party: S,
        text: S,
    },
    Row(Vec<S>),
    Insert(S),
    /// Words that are prose and stay prose.
    Prose(S),
    /// Words as typed, which may begin with a label and its colon.
    Typed(S),
}

/// What stands between a heading's signs and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Tag<S> {
    None,
    Label(S),
    /// The text may begin with a label and its colon, which stay as typed.
    InText,
}

/// A shape, how deep it stands (a level is printed as two half-width blanks) and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Laid<S> {
    pub(crate) level: usize,
    pub(crate) shape: Shape<S>,
    pub(crate) at: Span,
}

/// Takes a printed line piece by piece.
pub(crate) trait Sink<S> {
    /// Signs and blanks of the language.
    fn sign(&mut self, sign: &str);
    /// The drafter's words.
    fn words(&mut self, words: &S);
}

impl<S: AsRef<str>> Sink<S> for String {
    fn sign(&mut self, sign: &str) {
        self.push_str(sign);
    }

    fn words(&mut self, words: &S) {
        self.push_str(words.as_ref());
    }
}

impl<S: AsRef<str>> Laid<S> {
    /// Prints the line without its break.
    pub(crate) fn print(&self, sink: &mut impl Sink<S>) {
        for _ in 0..self.level {
            sink.sign("  ");
        }
        self.shape.print(sink);
    }
}

impl<S: AsRef<str>> Shape<S> {
    /// Prints the line without indentation and break. A sign that ends its line has no blank after it.
    fn print(&self, sink: &mut impl Sink<S>) {
        match self {
            Self::Blank => {}
            Self::Comment(words) => signed("//", words, sink),
            Self::Permission(words) => signed("//!", words, sink),
            Self::Item(text) => signed("-", text, sink),
            Self::Insert(what) => signed(">>", what, sink),
            Self::Prose(text) | Self::Typed(text) => sink.words(text),
            Self::Part { keyword, title } => {
                signed("---", keyword, sink);
                if let Some(title) = title {
                    sink.sign("：");
                    sink.words(title);
                }
            }
            Self::Heading { level, numbered, tag, text } => {
                let signs = if *numbered { "#" } else { "=" }.repeat(usize::from(*level));
                match tag {
                    Tag::Label(label) => {
                        signed(&signs, label, sink);
                        sink.sign("：");
                        sink.words(text);
                    }
                    _ => signed(&signs, text, sink),
                }
            }
            Self::Entry { key, text } => labelled(key, text, sink),
            Self::Duty { party, text } => {
                sink.sign("@");
                labelled(party, text, sink);
            }
            Self::Row(cells) => print_row(cells, sink),
        }
    }
}

fn signed<S: AsRef<str>>(sign: &str, words: &S, sink: &mut impl Sink<S>) {
    sink.sign(sign);
    if !words.as_ref().is_empty() {
        sink.sign(" ");
        sink.words(words);
    }
}

fn labelled<S>(label: &S, text: &S, sink: &mut impl Sink<S>) {
    sink.words(label);
    sink.sign("：");
    sink.words(text);
}

fn print_row<S: AsRef<str>>(cells: &[S], sink: &mut impl Sink<S>) {
    sink.sign("|");
    for cell in cells {
        sink.sign(" ");
        sink.words(cell);
        sink.sign(if cell.as_ref().is_empty() { "|" } else { " |" });
    }
}

/// The lines of a tree without their layout, one for one.
pub(super) fn shapes(text: &SourceText, lines: &[Line], known: &Vocabulary) -> Vec<Laid<String>> {
    let mut in_header = true;
    let mut laid = Vec::with_capacity(lines.len());
    for line in lines {
        in_header &= !matches!(line.kind, LineKind::Part { .. });
        let shape = shape(text, line, in_header, known);
        laid.push(Laid { level: level(line, in_header), shape, at: line.span });
    }
    laid
}

/// Deeper items stand at this level: far below anything that can be numbered.
pub(crate) const DEEPEST: usize = 98;

/// Depth that means something: of items anywhere, and of continued values in the header.
pub(super) fn level(line: &Line, in_header: bool) -> usize {
    match line.kind {
        LineKind::Item { .. } => (line.indent as usize / 2).min(DEEPEST),
        LineKind::Prose { .. } | LineKind::Entry { .. } if in_header => usize::from(line.indent > 0),
        _ => 0,
    }
}

fn shape(text: &SourceText, line: &Line, in_header: bool, known: &Vocabulary) -> Shape<String> {
    let own = |span: &Span| text.slice(*span).to_owned();
    match &line.kind {
        LineKind::Blank => Shape::Blank,
        LineKind::Comment { words } => Shape::Comment(own(words)),
        LineKind::Permission { words } => Shape::Permission(own(words)),
        LineKind::Part { keyword, title } => {
            Shape::Part { keyword: own(keyword), title: title.as_ref().map(own) }
        }
        LineKind::Heading { level, numbered, label, text: runs } => {
            let (tag, words) = match label {
                Some(key) if keeps_its_colon(text, *key, known) => {
                    (Tag::InText, as_typed(text, *key, runs, line))
                }
                Some(key) => (Tag::Label(own(key)), written(text, runs)),
                None => (Tag::None, written(text, runs)),
            };
            Shape::Heading { level: *level, numbered: *numbered, tag, text: words }
        }
        LineKind::Item { text: runs } => Shape::Item(written(text, runs)),
        LineKind::Entry { key, value } if is_prose(text, *key, line, in_header, known) => {
            Shape::Typed(as_typed(text, *key, value, line))
        }
        LineKind::Entry { key, value } => Shape::Entry { key: own(key), text: written(text, value) },
        LineKind::Duty { party, text: runs } => Shape::Duty { party: own(party), text: written(text, runs) },
        LineKind::Row { cells } => Shape::Row(cells.iter().map(own).collect()),
        LineKind::Insert { what } => Shape::Insert(own(what)),
        LineKind::Prose { text: runs } => Shape::Prose(written(text, runs)),
    }
}

/// Whether the words before a colon are no label: in a value continued in the header, or in the body
/// before a colon that is the drafter's own.
fn is_prose(text: &SourceText, key: Span, line: &Line, in_header: bool, known: &Vocabulary) -> bool {
    if in_header { line.indent > 0 } else { keeps_its_colon(text, key, known) }
}

/// A half-width colon behind words that are no label is the drafter's own; so is one in a time of
/// day, a ratio or a web address, although the words before it could be a label.
fn keeps_its_colon(text: &SourceText, key: Span, known: &Vocabulary) -> bool {
    let after = text.as_str().get(key.end as usize..).unwrap_or("");
    let half = after.trim_start_matches(BLANKS).starts_with(':');
    let words = text.slice(key);
    half && (words.ends_with(|c: char| c.is_ascii_alphanumeric())
        || known.label_with_rank(&squeeze(words)).is_none())
}

/// Label, colon and the blanks about it as they stand, then the words.
fn as_typed(text: &SourceText, key: Span, runs: &[Run], line: &Line) -> String {
    let start = runs.first().map_or(line.span.end, first_byte);
    let before = Span { start: key.start, end: start.max(key.start) };
    let mut words = text.slice(before).to_owned();
    words.push_str(&written(text, runs));
    words
}

/// Where a run begins with what belongs to it: the backslash stands before an escaped sign's span.
fn first_byte(run: &Run) -> u32 {
    match run {
        Run::Escaped { span } => span.start.saturating_sub(1),
        other => other.span().start,
    }
}

/// What may stand around a token.
pub(super) const BLANKS: [char; 4] = [' ', '\t', '\u{3000}', '\u{A0}'];

/// Words with their marks in half-width braces and the label's colon full-width.
pub(super) fn written(text: &SourceText, runs: &[Run]) -> String {
    let mut out = String::new();
    write_runs(text, runs, &mut out);
    out
}

fn write_runs(text: &SourceText, runs: &[Run], out: &mut String) {
    for run in runs {
        match run {
            Run::Words { span } | Run::Stray { span } => out.push_str(text.slice(*span)),
            Run::Escaped { span } => {
                out.push('\\');
                out.push_str(text.slice(*span));
            }
            Run::Mark { label, runs, closed, .. } => {
                out.push('{');
                out.push_str(text.slice(*label));
                out.push('：');
                let inside = written(text, runs);
                out.push_str(trimmed(&inside));
                if *closed {
                    out.push('}');
                }
            }
        }
    }
}

/// Without the blanks next to the braces; the one behind a lone backslash stays, or the backslash
/// would take the brace.
pub(super) fn trimmed(inside: &str) -> &str {
    let inside = inside.trim_start_matches(BLANKS);
    let short = inside.trim_end_matches(BLANKS);
    if !short.ends_with('\\') {
        return short;
    }
    let kept = inside.get(short.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    inside.get(..short.len() + kept).unwrap_or(inside)
}
