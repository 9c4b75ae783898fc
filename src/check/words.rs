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
    /// The same for those that are a word by themselves.
    alone: Vec<u64>,
    /// A bit for the first two characters of each word, shared with others.
    pairs: Vec<u64>,
}

/// Bits of the lower half of a character.
const LOWER: usize = 1 << 16;

/// Bits of the table of pairs.
const PAIRS: usize = 1 << 12;

impl WordIndex {
    /// An index of words in order, of which none is empty or stands twice.
    pub(super) fn new(words: Vec<&'static str>) -> Self {
        let (mut begins, mut alone) = (vec![0; LOWER / 64], vec![0; LOWER / 64]);
        let mut pairs = vec![0; PAIRS / 64];
        let mut by_first: FxHashMap<char, Range<usize>> = FxHashMap::default();
        for (at, word) in words.iter().enumerate() {
            let mut characters = word.chars();
            let Some(first) = characters.next() else { continue };
            set(&mut begins, lower(first));
            match characters.next() {
                Some(second) => set(&mut pairs, pair(first, second)),
                None => set(&mut alone, lower(first)),
            }
            by_first.entry(first).or_insert(at..at).end = at + 1;
        }
        Self { words, by_first, begins, alone, pairs }
    }

    /// Where words stand in a text, overlapping ones as well: which word, and its bytes. Those that end
    /// first come first, of those that end together the longest.
    pub(super) fn find(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let mut found = Vec::new();
        // The character before, when it may begin a longer word.
        let mut open: Option<(usize, char)> = None;
        for (at, c) in text.char_indices() {
            if let Some((start, first)) = open.take()
                && is_set(&self.pairs, pair(first, c))
            {
                self.add_words_at(start, first, text, &mut found);
            }
            if !is_set(&self.begins, lower(c)) {
                continue;
            }
            if is_set(&self.alone, lower(c)) {
                self.add_words_at(at, c, text, &mut found);
            } else {
                open = Some((at, c));
            }
        }
        found.sort_unstable_by_key(|(_, range)| (range.end, range.start));
        found
    }

    /// Adds the words that stand at a byte of a text.
    fn add_words_at(&self, start: usize, first: char, text: &str, found: &mut Vec<(usize, Range<usize>)>) {
        let (Some(own), Some(rest)) = (self.by_first.get(&first), text.as_bytes().get(start..)) else {
            return;
        };
        let words = self.words.get(own.clone()).unwrap_or_default().iter();
        let here = own.clone().zip(words).filter(|(_, word)| rest.starts_with(word.as_bytes()));
        found.extend(here.map(|(which, word)| (which, start..start + word.len())));
    }
}

/// The bit of a character.
fn lower(character: char) -> usize {
    character as usize % LOWER
}

/// The bit of two characters.
fn pair(first: char, second: char) -> usize {
    (first as usize * 61 + second as usize) % PAIRS
}

fn set(bits: &mut [u64], bit: usize) {
    if let Some(bits) = bits.get_mut(bit / 64) {
        *bits |= 1 << (bit % 64);
    }
}

fn is_set(bits: &[u64], bit: usize) -> bool {
    bits.get(bit / 64).is_some_and(|bits| bits & 1 << (bit % 64) != 0)
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
