//! Whether two trees say the same: the formatter's check on itself.

use super::shape::{level, trimmed};
use crate::source::{SourceText, Span};
use crate::syntax::{Line, LineKind, Run};

/// A text with its tree.
#[derive(Clone, Copy)]
pub(super) struct Tree<'a> {
    pub(super) text: &'a SourceText,
    pub(super) lines: &'a [Line],
}

/// Words of a line as a flat list, nesting told by its ends.
#[derive(Debug, PartialEq, Eq)]
enum Token {
    Words(String),
    Escaped(String),
    Stray(String),
    Open(String),
    Close(bool),
}

/// One line, compared field by field.
#[derive(Debug, PartialEq, Eq)]
struct Said<'a> {
    kind: &'static str,
    level: usize,
    depth: u8,
    fields: Vec<Option<&'a str>>,
    words: Vec<Token>,
}

/// The first line of `before` that `after` does not say in the same place of the same order; blank
/// lines count for nothing. Comments and permissions are lines like the others, so none can be lost
/// or moved. `None` when both say the same.
pub(super) fn first_difference(before: Tree<'_>, after: Tree<'_>) -> Option<Span> {
    let mut left = said(before);
    let mut right = said(after);
    loop {
        match (left.next(), right.next()) {
            (None, None) => return None,
            (Some((span, a)), Some((_, b))) if a == b => drop((span, b)),
            (Some((span, _)), _) => return Some(span),
            (None, Some(_)) => {
                let end = before.text.as_str().len();
                return Some(Span::new(end, end));
            }
        }
    }
}

fn said<'a>(tree: Tree<'a>) -> impl Iterator<Item = (Span, Said<'a>)> {
    let mut in_header = true;
    tree.lines.iter().filter(|l| !matches!(l.kind, LineKind::Blank)).map(move |line| {
        in_header &= !matches!(line.kind, LineKind::Part { .. });
        let mut said = say(tree.text, line);
        said.level = level(line, in_header);
        (line.span, said)
    })
}

fn say<'a>(text: &'a SourceText, line: &Line) -> Said<'a> {
    let s = |span: &Span| Some(text.slice(*span));
    let t = |runs: &[Run]| tokens(text, runs);
    let (kind, fields, words) = match &line.kind {
        LineKind::Blank => ("blank", vec![], vec![]),
        LineKind::Comment { words } => ("comment", vec![s(words)], vec![]),
        LineKind::Permission { words } => ("permission", vec![s(words)], vec![]),
        LineKind::Part { keyword, title } => ("part", vec![s(keyword), title.as_ref().and_then(s)], vec![]),
        LineKind::Heading { numbered: true, label, text, .. } => {
            ("heading", vec![label.as_ref().and_then(s)], t(text))
        }
        LineKind::Heading { label, text, .. } => ("plain", vec![label.as_ref().and_then(s)], t(text)),
        LineKind::Item { text } => ("item", vec![], t(text)),
        LineKind::Entry { key, value } => ("entry", vec![s(key)], t(value)),
        LineKind::Duty { party, text } => ("duty", vec![s(party)], t(text)),
        LineKind::Row { cells } => ("row", cells.iter().map(s).collect(), vec![]),
        LineKind::Insert { what } => ("insert", vec![s(what)], vec![]),
        LineKind::Prose { text } => ("prose", vec![], t(text)),
    };
    let depth = if let LineKind::Heading { level, .. } = line.kind { level } else { 0 };
    Said { kind, level: 0, depth, fields, words }
}

fn tokens(text: &SourceText, runs: &[Run]) -> Vec<Token> {
    let mut out = Vec::new();
    push_tokens(text, runs, &mut out);
    out
}

fn push_tokens(text: &SourceText, runs: &[Run], out: &mut Vec<Token>) {
    for run in runs {
        match run {
            Run::Words { span } => push_words(text.slice(*span), out),
            Run::Escaped { span } => push_escaped(text.slice(*span), out),
            Run::Stray { span } => out.push(Token::Stray(text.slice(*span).to_owned())),
            Run::Mark { label, runs, closed, .. } => {
                out.push(Token::Open(text.slice(*label).to_owned()));
                let first = out.len();
                push_tokens(text, runs, out);
                trim_ends(out, first);
                out.push(Token::Close(*closed));
            }
        }
    }
}

/// Only a brace means something else behind a backslash; any other sign there is a word.
fn push_escaped(sign: &str, out: &mut Vec<Token>) {
    if matches!(sign, "{" | "}" | "｛" | "｝") {
        out.push(Token::Escaped(sign.to_owned()));
    } else {
        push_words(sign, out);
    }
}

/// Neighbouring words are one token, however the parser cut them.
fn push_words(words: &str, out: &mut Vec<Token>) {
    if let Some(Token::Words(before)) = out.last_mut() {
        before.push_str(words);
    } else if !words.is_empty() {
        out.push(Token::Words(words.to_owned()));
    }
}

/// Blanks next to braces are layout.
fn trim_ends(out: &mut Vec<Token>, first: usize) {
    if let Some(Token::Words(words)) = out.get_mut(first) {
        *words = words.trim_start_matches(super::shape::BLANKS).to_owned();
        if words.is_empty() {
            out.remove(first);
        }
    }
    if out.len() > first
        && let Some(Token::Words(words)) = out.last_mut()
    {
        *words = trimmed(words).to_owned();
        if words.is_empty() {
            out.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse;

    /// The words of the first line that differs.
    fn difference<'a>(before: &'a str, after: &str) -> Option<&'a str> {
        let (left, right) = (SourceText::new(before.to_owned()), SourceText::new(after.to_owned()));
        let (trees, other) = (parse(&left).lines, parse(&right).lines);
        let span =
            first_difference(Tree { text: &left, lines: &trees }, Tree { text: &right, lines: &other })?;
        before.get(span.range())
    }

    #[test]
    fn layout_is_no_difference_and_everything_else_is() {
        assert_eq!(difference("##小组:甲\n\n\n乙{ 数 : 7个 }", "## 小组：甲\n乙{数：7个}\n"), None);
        assert_eq!(difference("// 甲\n// 乙", "// 乙\n// 甲"), Some("// 甲"), "comments in another order");
        assert_eq!(difference("甲\n//! 乙", "甲"), Some("//! 乙"), "a permission lost");
        assert_eq!(difference("甲", "甲\n// 乙"), Some(""), "a line too many");
        assert_eq!(difference("- 甲\n  - 乙", "- 甲\n- 乙"), Some("- 乙"), "another depth");
        assert_eq!(difference("标题：甲\n  乙", "标题：甲\n乙"), Some("乙"), "no longer a continued value");
        assert_eq!(difference("# 甲", "## 甲"), Some("# 甲"));
        assert_eq!(difference("# 甲", "= 甲"), Some("# 甲"));
        assert_eq!(difference("甲，乙", "甲,乙"), Some("甲，乙"), "a comma of the drafter's");
        assert_eq!(difference("甲{数：乙}", "甲{数：乙"), Some("甲{数：乙}"));
        assert_eq!(difference("甲\\{乙", "甲{乙"), Some("甲\\{乙"));
        assert_eq!(difference("| 甲 | | 乙 |", "| 甲 | 乙 |"), Some("| 甲 | | 乙 |"));
        assert_eq!(difference("--- 附件：", "--- 附件"), Some("--- 附件："), "a title");
    }
}
