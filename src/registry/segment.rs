//! Unit lists cut into segments, before anything is known of the names in them.

use super::endings;
use super::list::ends_count;
use super::lookup::LONGEST_NAME;
use crate::source::{beside_han, has_no_blank_ends};
use std::ops::Range;

/// What stands between two 、.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Segment {
    pub range: Range<usize>,
    /// Whether it is plainly one name: common Han characters alone, and none that joins names, ends a list or
    /// counts. Nothing is cut off it then. Most segments are such names.
    pub bare: bool,
}

/// The segments of words: cut at 、，；。 and line breaks outside brackets and quotes. 各委、办、局 stays one.
pub(super) fn segments(words: &str) -> Vec<Segment> {
    plain(words).unwrap_or_else(|| any(words))
}

/// The segments of words that are common Han characters, marks and pairs of brackets alone, as most lists are, by
/// one look at each character; none for other words.
fn plain(words: &str) -> Option<Vec<Segment>> {
    let (characters, rest) = words.as_bytes().as_chunks::<3>();
    if !rest.is_empty() {
        return None;
    }
    // Names have some six characters.
    let mut found: Vec<Segment> = Vec::with_capacity(characters.len() / 6 + 1);
    let (mut start, mut bare, mut listing, mut depth) = (0, true, false, 0_usize);
    // Only a class, which begins with 各, goes on behind 、.
    let mut classes = false;
    for (place, character) in characters.iter().enumerate() {
        match character {
            &(CLOSER | AND | TO | WITH | ALSO) => bare = false,
            &EACH => classes = true,
            [0xE4..=0xE9, ..] => {}
            _ if *character == OPEN => (bare, depth) = (false, depth + 1),
            // With a bracket missing, brackets tell nothing.
            _ if *character == CLOSE => depth = depth.checked_sub(1)?,
            _ => {
                let lists = match *character {
                    LIST => true,
                    COMMA | SEMICOLON | STOP => false,
                    _ => return None,
                };
                if depth == 0 {
                    push_segment(words, &mut found, start..place * 3, bare, listing && classes);
                    (start, bare, listing) = (place * 3 + 3, true, lists);
                }
            }
        }
    }
    push_segment(words, &mut found, start..words.len(), bare, listing && classes);
    (depth == 0).then_some(found)
}

/// Adds a segment, or lets the last one go on. `listing` tells whether 、 stands between them.
fn push_segment(words: &str, found: &mut Vec<Segment>, range: Range<usize>, bare: bool, listing: bool) {
    match found.last_mut() {
        Some(last) if listing && continues(words, &last.range, &range) => {
            *last = Segment { range: last.range.start..range.end, bare: false };
        }
        _ => {
            let counts = || words.get(range.clone()).is_some_and(|own| own.ends_with(ends_count));
            let bare = bare && !range.is_empty() && !counts();
            found.push(Segment { range, bare });
        }
    }
}

/// What closes a list, and the characters of which every connector has one.
const CLOSER: [u8; 3] = han("等");
pub(super) const AND: [u8; 3] = han("和");
pub(super) const TO: [u8; 3] = han("及");
pub(super) const WITH: [u8; 3] = han("与");
pub(super) const ALSO: [u8; 3] = han("并");

const EACH: [u8; 3] = han("各");
const OPEN: [u8; 3] = han("（");
const CLOSE: [u8; 3] = han("）");

/// What 、 joins may go on.
const LIST: [u8; 3] = han("、");
const COMMA: [u8; 3] = han("，");
const SEMICOLON: [u8; 3] = han("；");
const STOP: [u8; 3] = han("。");

/// The bytes of a character that has three.
pub(super) const fn han(character: &str) -> [u8; 3] {
    match character.as_bytes() {
        [first, second, third] => [*first, *second, *third],
        _ => [0; 3],
    }
}

/// The segments of any words.
fn any(words: &str) -> Vec<Segment> {
    let open = |c: char| matches!(c, '（' | '(' | '“' | '《' | '〔');
    let close = |c: char| matches!(c, '）' | ')' | '”' | '》' | '〕');
    // With a bracket missing, brackets tell nothing.
    let balance: i64 = beside_han(words).map(|(_, c)| i64::from(open(c)) - i64::from(close(c))).sum();
    let balanced = balance == 0;
    let mut found: Vec<Segment> = Vec::new();
    let (mut start, mut depth, mut listing) = (0, 0_usize, false);
    let is_blank = |c: char| matches!(c, ' ' | '\u{3000}');
    let solid = |range: Range<usize>| {
        words.get(range).is_some_and(|own| own.chars().filter(|c| !is_blank(*c)).nth(1).is_some())
    };
    for (at, c) in beside_han(words) {
        if balanced && open(c) {
            depth += 1;
        } else if balanced && close(c) {
            depth = depth.saturating_sub(1);
        }
        let after = at + c.len_utf8();
        let between = || is_blank(c) && solid(start..at) && begins_name(words, after);
        if depth == 0 && (is_mark(c) || between()) {
            push_segment(words, &mut found, start..at, false, listing);
            (start, listing) = (after, c == '、');
        }
    }
    push_segment(words, &mut found, start..words.len(), false, listing);
    found
}

fn is_mark(c: char) -> bool {
    matches!(c, '、' | '，' | ',' | '；' | ';' | '。' | '\n' | '\r' | '\t')
}

/// Columns and cells hold units apart by blanks; a single character apart is a broken word.
fn begins_name(words: &str, at: usize) -> bool {
    let mut next = words.get(at..).unwrap_or("").chars();
    next.by_ref().take(2).all(|c| !c.is_whitespace() && !is_mark(c)) && at < words.len()
}

/// Whether a segment goes on with the class before it: 各委 + 办, 各乡 + 镇人民政府.
fn continues(words: &str, last: &Range<usize>, next: &Range<usize>) -> bool {
    let (Some(last), Some(next)) = (words.get(last.clone()), words.get(next.clone())) else { return false };
    // Most names begin with no kind of place or organ, which need not be looked for in the name before then.
    let begins = if has_no_blank_ends(next) { next } else { next.trim_start() };
    if !begins.starts_with(is_kind) {
        return false;
    }
    let Some((_, kinds)) = last.rsplit_once('各').filter(|_| last.len() <= LONGEST_NAME) else {
        return false;
    };
    let kind = kinds.rsplit('、').next().unwrap_or(kinds);
    let next = next.trim();
    let closes = ["人民政府", "政府", "办事处", "党委", "部门", "单位", "机构"];
    KINDS.contains(&kind)
        && (KINDS.contains(&next)
            || KINDS.iter().any(|k| next.starts_with(k)) && closes.iter().any(|e| next.ends_with(e)))
}

/// Whether a character begins one of [`KINDS`].
fn is_kind(c: char) -> bool {
    endings::is_level(c) || matches!(c, '自' | '直' | '街' | '委' | '办' | '局' | '厅' | '部')
}

#[rustfmt::skip] // one word a line would hide the table
const KINDS: &[&str] = &[
    "省", "自治区", "直辖市", "市", "州", "盟", "县", "区", "旗", "乡", "镇", "街道", "委", "办", "局",
    "厅", "部委",
];

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn plain_words_are_cut_as_any_are(
            words in "([县市各委办局乡镇区街道财政和等门]{1,4}|、|，|；|。|各委、办、局|各乡、镇人民政府| |（|（负责招商、引资）|）|a){0,8}",
        ) {
            if let Some(plain) = plain(&words) {
                let ranges = |segments: Vec<Segment>| segments.into_iter().map(|s| s.range).collect::<Vec<_>>();
                proptest::prop_assert_eq!(ranges(plain), ranges(super::any(&words)), "{}", words);
            }
        }
    }

    #[test]
    fn a_class_goes_on_with_words_that_begin_with_a_kind() {
        for kind in KINDS {
            assert!(kind.chars().next().is_some_and(is_kind), "{kind}");
        }
    }
}
