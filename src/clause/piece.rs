//! Cuts words at their punctuation, and reads parts of them.

use super::word::Table;
use crate::source::{beside_han, beside_han_in, is_trim};
use smallvec::SmallVec;
use std::ops::Range;

/// The words of a range; empty when it is none.
pub(super) fn text(words: &str, range: Range<usize>) -> &str {
    words.get(range).unwrap_or("")
}

/// The words from a byte on.
pub(super) fn from(words: &str, at: usize) -> &str {
    words.get(at..).unwrap_or("")
}

/// The words before a byte.
pub(super) fn until(words: &str, at: usize) -> &str {
    words.get(..at).unwrap_or("")
}

/// The last character before a byte.
pub(super) fn char_before(words: &str, at: usize) -> Option<char> {
    until(words, at).chars().next_back()
}

/// A blank that a paragraph may hold.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{3000}'
}

/// The words without blanks before them.
pub(super) fn without_blanks(words: &str) -> &str {
    // Most words begin with a common Han character.
    match words.as_bytes() {
        [0xE4..=0xE9, ..] => words,
        _ => words.trim_start_matches(is_blank),
    }
}

/// The same without blanks behind them.
pub(super) fn without_blanks_behind(words: &str) -> &str {
    match words.as_bytes() {
        [.., 0xE4..=0xE9, _, _] => words,
        _ => words.trim_end_matches(is_blank),
    }
}

/// The range without characters at its ends for which `outside` holds.
pub(super) fn trim_by(words: &str, range: Range<usize>, outside: impl Fn(char) -> bool) -> Range<usize> {
    let inside = text(words, range.clone());
    let start = range.start + (inside.len() - inside.trim_start_matches(&outside).len());
    let end = range.start + inside.trim_end_matches(&outside).len();
    start..end.max(start)
}

/// The range without blanks and closing punctuation at its ends.
pub(super) fn trim(words: &str, range: Range<usize>) -> Range<usize> {
    if is_trim(text(words, range.clone())) {
        return range;
    }
    trim_by(words, range, |c| is_blank(c) || is_stop(c) || c == '、')
}

/// All the words, trimmed; never empty unless there are no words, so that an error has a place.
pub(super) fn whole(words: &str) -> Range<usize> {
    let trimmed = trim(words, 0..words.len());
    if trimmed.is_empty() { 0..words.len() } else { trimmed }
}

/// Punctuation that ends a piece of a clause. A half-width full stop is not one: it may be a decimal
/// point.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '，' | '；' | '。' | ',' | ';' | '：' | ':' | '！' | '？')
}

fn opens(c: char) -> bool {
    matches!(c, '（' | '(' | '“' | '《' | '〔' | '「')
}

fn closes(c: char) -> bool {
    matches!(c, '）' | ')' | '”' | '》' | '〕' | '」')
}

/// The pieces between stops, trimmed, empty ones dropped; a stop between brackets or quotes, or
/// within a number like 10,000, does not cut.
pub(super) fn pieces(words: &str) -> SmallVec<[Range<usize>; 6]> {
    pieces_and_opening(words).0
}

/// The same, and whether a bracket or a quote opens anywhere: where none does there are no brackets to look for.
pub(super) fn pieces_and_opening(words: &str) -> (SmallVec<[Range<usize>; 6]>, bool) {
    let mut pieces: SmallVec<[Range<usize>; 6]> = SmallVec::new();
    let (mut start, mut depth, mut opening) = (0, 0_usize, false);
    for (at, c) in beside_han_in(words, 0..words.len()) {
        if opens(c) {
            (depth, opening) = (depth + 1, true);
        } else if closes(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && is_stop(c) && !groups_digits(words, at, c) {
            pieces.push(trim(words, start..at));
            start = at + c.len_utf8();
        }
    }
    pieces.push(trim(words, start..words.len()));
    pieces.retain(|piece| piece.start < piece.end);
    (pieces, opening)
}

fn groups_digits(words: &str, at: usize, c: char) -> bool {
    c == ','
        && char_before(words, at).is_some_and(|d| d.is_ascii_digit())
        && from(words, at + 1).bytes().take_while(u8::is_ascii_digit).count() == 3
}

/// Where the words from `at` on reach a stop or a closing bracket or quote, or their end.
pub(super) fn end_from(words: &str, at: usize) -> usize {
    end_where(words, at, is_stop)
}

/// Where the words from `at` on reach a sign, which is no Han character, outside brackets and quotes, or a closing bracket or quote,
/// or their end.
pub(super) fn end_where(words: &str, at: usize, stops: impl Fn(char) -> bool) -> usize {
    let mut depth = 0_usize;
    for (offset, c) in beside_han(from(words, at)) {
        if opens(c) {
            depth += 1;
        } else if closes(c) {
            if depth == 0 {
                return at + offset;
            }
            depth -= 1;
        } else if depth == 0 && stops(c) {
            return at + offset;
        }
    }
    words.len()
}

/// The places between round brackets, brackets included.
pub(super) fn brackets(words: &str) -> Vec<Range<usize>> {
    between(words, &['（', '('], &['）', ')'])
}

/// The places between quotes, quotes included.
pub(super) fn quoted(words: &str) -> Vec<Range<usize>> {
    between(words, &['“'], &['”'])
}

fn between(words: &str, opening: &[char], closing: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, c) in beside_han(words) {
        if opening.contains(&c) {
            open = open.or(Some(at));
        } else if closing.contains(&c) {
            found.extend(open.take().map(|start| start..at + c.len_utf8()));
        }
    }
    found
}

/// The first place at or after `at`, and before `end`, where one of `signs` stands.
pub(super) fn find_any(words: &str, range: Range<usize>, signs: &Table) -> Option<Range<usize>> {
    let inside = text(words, range.clone());
    let found = signs.places(inside).find_map(|at| Some((at, signs.at(inside, at)?)));
    found.map(|(at, sign)| range.start + at..range.start + at + sign.len())
}

/// Drops words of a table from the front, as long as one stands there.
pub(super) fn strip_front(words: &str, mut range: Range<usize>, table: &Table) -> Range<usize> {
    loop {
        range = trim(words, range);
        match table.at(text(words, range.clone()), 0) {
            Some(word) => range.start += word.len(),
            None => return range,
        }
    }
}

/// Drops words of a table from the back, as long as one stands there.
pub(super) fn strip_back(words: &str, mut range: Range<usize>, table: &Table) -> Range<usize> {
    loop {
        range = trim(words, range);
        match table.at_end(text(words, range.clone())) {
            Some(word) => range.end -= word.len(),
            None => return range,
        }
    }
}
