//! Cuts words into sentences, segments and pieces, and finds words outside brackets and quotes.

use crate::source::beside_han;
use std::ops::Range;

fn step(c: char) -> i32 {
    match c {
        '（' | '(' | '“' | '《' | '〔' | '〈' => 1,
        '）' | ')' | '”' | '》' | '〕' | '〉' => -1,
        _ => 0,
    }
}

/// The ranges between stops outside brackets and quotes, stops left out.
pub(super) fn cut(words: &str, range: Range<usize>, stops: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut depth) = (range.start, 0_i32);
    let inside = words.get(range.clone()).unwrap_or("");
    for (offset, c) in beside_han(inside) {
        depth = (depth + step(c)).max(0);
        let at = range.start + offset;
        // A full stop ends a sentence even where a bracket was never closed.
        if stops.contains(&c) && (depth == 0 || c == '。' && depth > 3) {
            found.push(start..at);
            start = at + c.len_utf8();
        }
    }
    found.push(start..range.end);
    found.into_iter().map(|r| trimmed(words, r)).filter(|r| !r.is_empty()).collect()
}

/// A range without blanks at its ends.
pub(super) fn trimmed(words: &str, range: Range<usize>) -> Range<usize> {
    let inside = words.get(range.clone()).unwrap_or("");
    let start = range.start + inside.len() - inside.trim_start().len();
    start..(range.start + inside.trim_end().len()).max(start)
}

/// The words of a range.
pub(super) fn text<'t>(words: &'t str, range: &Range<usize>) -> &'t str {
    words.get(range.clone()).unwrap_or("")
}

/// Round brackets of words: from bracket to bracket.
pub(super) fn brackets(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, c) in beside_han(words) {
        match c {
            '（' | '(' => open = open.or(Some(at)),
            '）' | ')' => found.extend(open.take().map(|start| start..at + c.len_utf8())),
            _ => {}
        }
    }
    found
}

/// Titles of documents in words: from 《 to 》, outermost ones.
pub(super) fn titles(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut open, mut depth) = (0, 0_u32);
    for (at, c) in beside_han(words) {
        match c {
            '《' => {
                if depth == 0 {
                    open = at;
                }
                depth += 1;
            }
            '》' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.push(open..at + c.len_utf8());
                }
            }
            _ => {}
        }
    }
    found
}
