//! A `.jz` text being made: lines with their marks, and how they are written.

use crate::model::{Numbering, PartKind};
use std::ops::Range;

/// What a line is written as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `##`, or `==` when its number, if any, stands in its words.
    Heading { level: u8, numbered: bool },
    /// Prose.
    Paragraph,
    /// `标签：值`, the label being part of the words.
    Field,
    /// `- `, with two blanks a step of depth.
    Item { depth: u8 },
    /// `@单位：职责`, numbered or not.
    Duty { item: Option<u8> },
    /// A row of a table.
    Row(Vec<String>),
}

/// Words that carry a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub label: String,
    /// Bytes of the line's words.
    pub range: Range<usize>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DraftLine {
    pub shape: Shape,
    /// Label of a heading that is not printed: 专班, 职责, 任务.
    pub tag: Option<String>,
    /// The words as they print, without the number.
    pub text: String,
    pub marks: Vec<Mark>,
    /// The number as typed, in the standard form.
    pub number: String,
    /// Line of the file.
    pub place: u32,
    /// Its first colon is no sign of the language.
    pub literal: bool,
}

/// One part.
#[derive(Clone, Debug)]
pub(super) struct DraftPart {
    pub kind: PartKind,
    pub title: Vec<String>,
    pub numbering: Numbering,
    pub lines: Vec<DraftLine>,
}

/// A whole text.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// Keys and the lines of their values.
    pub header: Vec<(&'static str, Vec<String>)>,
    /// `7：招商小组`: terms of the pattern.
    pub terms: Vec<(String, String)>,
    pub parts: Vec<DraftPart>,
}

impl DraftLine {
    pub fn paragraph(text: String, place: u32) -> Self {
        Self {
            shape: Shape::Paragraph,
            tag: None,
            text,
            marks: Vec::new(),
            number: String::new(),
            place,
            literal: false,
        }
    }

    /// Whether its words are few enough to be read closely: no paragraph is longer, and closer reading costs
    /// more than one look at each word.
    pub fn is_readable(&self) -> bool {
        self.text.len() <= 20_000
    }

    /// Adds a mark unless it would cut one that is there.
    pub fn mark(&mut self, label: &str, range: Range<usize>) {
        let cuts = |m: &Mark| {
            let (a, b) = (&m.range, &range);
            a.start < b.start && b.start < a.end && a.end < b.end
                || b.start < a.start && a.start < b.end && b.end < a.end
        };
        let same = |m: &Mark| m.range == range && m.label == label;
        if !range.is_empty()
            && self.text.get(range.clone()).is_some()
            && !self.marks.iter().any(|m| cuts(m) || same(m))
        {
            self.marks.push(Mark { label: label.to_owned(), range });
        }
    }

    /// As plain words with the number as typed.
    pub fn make_plain(&mut self) {
        self.marks.clear();
        self.tag = None;
        if !matches!(self.shape, Shape::Row(_)) {
            self.text.insert_str(0, &self.number);
            self.number.clear();
            self.shape = Shape::Paragraph;
            self.literal = true;
        }
    }
}

/// A text, and where each line and mark of it stands.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub text: String,
    /// First byte of each line of the parts: part, line.
    pub lines: Vec<(usize, usize, usize)>,
    /// Each mark from brace to brace: part, line, mark.
    pub marks: Vec<(Range<usize>, usize, usize, usize)>,
}

/// Writes a draft.
pub(super) fn write(draft: &Draft) -> Written {
    let mut written = Written::default();
    for (key, values) in &draft.header {
        push_field(&mut written.text, key, values);
        if *key == "模式" {
            for (term, words) in &draft.terms {
                push_field(&mut written.text, term, std::slice::from_ref(words));
            }
        }
    }
    for (p, part) in draft.parts.iter().enumerate() {
        let keyword = match part.kind {
            PartKind::Main => "正文",
            PartKind::Issued => "印发",
            PartKind::Annex => "附件",
        };
        written.text.push_str(&format!("\n--- {keyword}"));
        if part.kind != PartKind::Main {
            written.text.push_str(&format!("：{}", part.title.concat()));
        }
        written.text.push('\n');
        let numbering = match part.numbering {
            Numbering::Standard => None,
            Numbering::Articles => Some("章条"),
            Numbering::ArticlesOnly => Some("条"),
            Numbering::Continuous => Some("连续"),
            Numbering::None => Some("无"),
        };
        if let Some(words) = numbering {
            written.text.push_str(&format!("编号：{words}\n"));
        }
        for (l, line) in part.lines.iter().enumerate() {
            written.lines.push((written.text.len(), p, l));
            push_line(&mut written, line, p, l, part.numbering);
        }
    }
    written
}

fn push_field(text: &mut String, key: &str, values: &[String]) {
    text.push_str(&format!("{key}：{}", values.first().map_or("", String::as_str)));
    for more in values.iter().skip(1) {
        // A further line is the value's own only when it begins like words.
        text.push_str(if more.starts_with(SIGNS) { " " } else { "\n  " });
        text.push_str(more);
    }
    text.push('\n');
}

/// Characters that begin lines of other kinds than prose.
const SIGNS: [char; 13] = ['#', '＃', '-', '－', '=', '＝', '@', '＠', '|', '｜', '>', '＞', '/'];

fn push_line(written: &mut Written, line: &DraftLine, p: usize, l: usize, numbering: Numbering) {
    let text = &mut written.text;
    match &line.shape {
        Shape::Heading { level, numbered } => {
            let sign = if *numbered { "#" } else { "=" };
            text.push_str(&sign.repeat(usize::from(*level)));
            text.push(' ');
            if !*numbered {
                text.push_str(&line.number);
            }
        }
        Shape::Item { depth } => {
            text.push_str(&"  ".repeat(usize::from(*depth)));
            text.push_str("- ");
        }
        Shape::Duty { item } => {
            if let Some(depth) = item {
                text.push_str(&"  ".repeat(usize::from(*depth)));
                text.push_str("- ");
            }
            text.push('@');
        }
        Shape::Row(cells) => {
            text.push('|');
            for cell in cells {
                text.push_str(&format!(" {cell} |"));
            }
            text.push('\n');
            return;
        }
        Shape::Paragraph | Shape::Field => {}
    }
    if let Some(tag) = &line.tag {
        text.push_str(&format!("{tag}："));
    }
    push_words(written, line, p, l, is_taken_for_another(line, numbering));
    written.text.push('\n');
}

/// Whether prose would be read as something else without a backslash at its head: a line with a sign, a
/// field, a heading whose number was typed.
fn is_taken_for_another(line: &DraftLine, numbering: Numbering) -> bool {
    let words = &line.text;
    line.shape == Shape::Paragraph
        && line.tag.is_none()
        && line.marks.iter().all(|m| m.range.start > 0)
        && (words.starts_with(SIGNS)
            || line.literal && words.contains(['：', ':'])
            || numbering != Numbering::None && super::number::number(words).is_some())
}

/// The words with their braces, and with a backslash first when they must be told to be prose.
fn push_words(written: &mut Written, line: &DraftLine, p: usize, l: usize, plainly: bool) {
    let mut order: Vec<usize> = (0..line.marks.len()).collect();
    // Of two marks on the same words, who carries them stands outside.
    let key = |i: &usize| {
        line.marks.get(*i).map(|m| (m.range.start, usize::MAX - m.range.end, m.label != "承担", *i))
    };
    order.sort_by_key(key);
    let mut open: Vec<(usize, usize, usize)> = Vec::new();
    let mut next = order.into_iter().peekable();
    for (at, c) in line.text.char_indices().chain(std::iter::once((line.text.len(), '\0'))) {
        while open.last().is_some_and(|(end, _, _)| *end <= at) {
            if let Some((_, start, i)) = open.pop() {
                written.text.push('}');
                written.marks.push((start..written.text.len(), p, l, i));
            }
        }
        while let Some(mark) = next.peek().and_then(|i| line.marks.get(*i)).filter(|m| m.range.start <= at) {
            let i = next.next().unwrap_or(0);
            if open.len() < 3 {
                open.push((mark.range.end, written.text.len(), i));
                written.text.push_str(&format!("{{{}：", mark.label));
            }
        }
        if c == '\0' && at == line.text.len() {
            break;
        }
        if matches!(c, '{' | '}' | '｛' | '｝' | '\\') || plainly && at == 0 {
            written.text.push('\\');
        }
        written.text.push(c);
    }
}
