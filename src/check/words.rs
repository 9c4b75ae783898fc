//! Words that set rules off, found in one pass over the characters of a text.
//!
//! Few characters begin a word, and a bit for each tells; what follows is looked at only then. A state
//! machine would take a step for each of the three bytes of a character.

use rustc_hash::FxHashMap;
use std::ops::Range;

/// Words by their first characters.
pub(super) struct WordIndex {
    /// In order, none twice.
    words: Vec<&'static str>,
    /// The words that begin with a character.
    by_first: FxHashMap<char, Range<usize>>,
    /// A bit for the lower half of each character that begins a word.
    begins: Vec<u64>,
}

/// Bits of the lower half of a character.
const LOWER: usize = 1 << 16;

impl WordIndex {
    /// An index of words in order, of which none is empty or stands twice.
    pub(super) fn new(words: Vec<&'static str>) -> Self {
        let mut begins = vec![0; LOWER / 64];
        let mut by_first: FxHashMap<char, Range<usize>> = FxHashMap::default();
        for (at, word) in words.iter().enumerate() {
            let Some(first) = word.chars().next() else { continue };
            let (place, bit) = bit(first);
            if let Some(bits) = begins.get_mut(place) {
                *bits |= bit;
            }
            by_first.entry(first).or_insert(at..at).end = at + 1;
        }
        Self { words, by_first, begins }
    }

    /// Where words stand in a text, overlapping ones as well: which word, and its bytes. Those that end
    /// first come first, of those that end together the longest.
    pub(super) fn find(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let mut found = Vec::new();
        for (start, first) in text.char_indices() {
            let (place, bit) = bit(first);
            if self.begins.get(place).is_none_or(|bits| bits & bit == 0) {
                continue;
            }
            let (Some(own), Some(rest)) = (self.by_first.get(&first), text.as_bytes().get(start..)) else {
                continue;
            };
            let words = self.words.get(own.clone()).unwrap_or_default().iter();
            let here = own.clone().zip(words).filter(|(_, word)| rest.starts_with(word.as_bytes()));
            found.extend(here.map(|(which, word)| (which, start..start + word.len())));
        }
        found.sort_unstable_by_key(|(_, range)| (range.end, range.start));
        found
    }
}

/// Where the bit of a character stands.
fn bit(character: char) -> (usize, u64) {
    let lower = character as usize % LOWER;
    (lower / 64, 1 << (lower % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn every_place_of_every_word_is_found_in_order(text in "[年底前月一二、，是aa\u{1F600}\u{F600}]{0,30}") {
            let words = vec!["a", "aa", "、二", "一", "年底", "年底前", "底", "，二是", "\u{1F600}"];
            let mut slow = Vec::new();
            for end in 0..=text.len() {
                for start in 0..end {
                    let word = text.as_bytes().get(start..end);
                    let which = words.iter().position(|known| word == Some(known.as_bytes()));
                    slow.extend(which.map(|which| (which, start..end)));
                }
            }
            proptest::prop_assert_eq!(WordIndex::new(words).find(&text), slow);
        }
    }
}
