//! `wd-doubled`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::problem::{Level, Problem};
use std::ops::Range;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wd-doubled",
    level: Level::Warning,
    page: Page {
        what: Both("一个词连着写了两遍。", "A word written twice in a row."),
        why: Both("多半是改稿时留下的。", "Mostly left by editing."),
        wrong: "成立招商工作小组小组。",
        right: "成立招商工作小组。",
        source: "校对",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Bytes of two Chinese characters.
const WORD: usize = 6;
/// Bytes whose repetition is looked for together.
const BLOCK: usize = 24;

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let text = case.prose.text();
    for at in repeated(text) {
        if let Some(word) = text.get(at..at + WORD)
            && says_twice(word, text.get(..at).unwrap_or(""), text.get(at + 2 * WORD..).unwrap_or(""))
        {
            let second = case.prose.span(at + WORD..at + 2 * WORD);
            found.push(
                RULE.at(
                    case.prose.span(at..at + 2 * WORD),
                    format!("“{word}”写了两遍"),
                    format!("{word} stands twice"),
                )
                .fix(false, second, "", "删去一个", "delete one"),
            );
        }
    }
}

/// Where a word of two characters begins that stands there twice, none within another.
fn repeated(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let repeats = |at: usize| {
        let twice = bytes.get(at..).and_then(<[u8]>::first_chunk::<{ 2 * WORD }>);
        twice.is_some_and(|twice| {
            matches!(twice, [0xE4..=0xE9, ..]) && twice.first_chunk::<WORD>() == twice.last_chunk::<WORD>()
        })
    };
    let (mut found, mut from) = (Vec::new(), 0);
    let mut look = |starts: Range<usize>| {
        for start in starts {
            if start >= from && repeats(start) {
                found.push(start);
                from = start + 2 * WORD;
            }
        }
    };
    // Each byte of such a word stands again a word on. Four bytes are compared at every third place: those at the
    // first place that is not before a word are in the word.
    let mut rest = bytes;
    while let Some(block) = rest.first_chunk::<{ BLOCK + WORD + 1 }>() {
        let four = |at: usize| block.get(at..).and_then(<[u8]>::first_chunk::<4>);
        let at = bytes.len() - rest.len();
        let again = |third: usize| four(3 * third) == four(3 * third + WORD);
        if (0..BLOCK / 3).any(again) {
            for place in (0..BLOCK / 3).filter(|third| again(*third)).map(|third| at + 3 * third) {
                look(place.saturating_sub(2)..place + 1);
            }
        }
        rest = rest.get(BLOCK..).unwrap_or_default();
    }
    let at = bytes.len() - rest.len();
    look(at.saturating_sub(2)..bytes.len());
    found
}

/// Whether a repetition is a slip: words that are doubled on purpose are not.
fn says_twice(word: &str, before: &str, after: &str) -> bool {
    let mut characters = word.chars();
    let (first, second) = (characters.next(), characters.next());
    let numeral =
        |c: Option<char>| c.is_some_and(|c| "一二三四五六七八九十百千万〇零两每逐步层年月日代".contains(c));
    // 考虑考虑, 研究研究: a verb doubled to soften it.
    let soft = ["研究", "考虑", "讨论", "商量", "学习", "了解", "体验", "休息"].contains(&word);
    // 促进招商 招商引资: the end of one word may be the beginning of the next.
    let seam = after.starts_with(|c: char| "引会局办组部所站中长".contains(c)) || before.is_empty();
    first != second && !numeral(first) && !numeral(second) && !soft && !seam
}

#[cfg(test)]
mod tests {
    use super::{WORD, repeated};

    proptest::proptest! {
        #[test]
        fn every_word_that_is_repeated_is_found_once(text in "[招商，aé\u{1F600}]{0,12}(招商|，招|招a){0,5}[招商引资，a]{0,20}") {
            let mut slow = Vec::new();
            let mut from = 0;
            for at in 0..text.len() {
                let word = text.as_bytes().get(at..at + WORD);
                let han = text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(|c| "招商引资".contains(c));
                if at >= from && han && word.is_some() && word == text.as_bytes().get(at + WORD..at + 2 * WORD) {
                    slow.push(at);
                    from = at + 2 * WORD;
                }
            }
            proptest::prop_assert_eq!(repeated(&text), slow);
        }
    }
}
