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
    /// Characters that begin a word.
    begins: Box<Bits<{ 1 << 10 }>>,
    /// Characters that are a word by themselves.
    alone: Box<Bits<{ 1 << 10 }>>,
    /// The first two characters of words.
    pairs: Box<Bits<{ 1 << 6 }>>,
}

impl WordIndex {
    /// An index of words in order, of which none is empty or stands twice.
    pub(super) fn new(words: Vec<&'static str>) -> Self {
        let mut index = Self {
            words: Vec::new(),
            by_first: FxHashMap::default(),
            begins: Box::new(Bits::none()),
            alone: Box::new(Bits::none()),
            pairs: Box::new(Bits::none()),
        };
        for (at, word) in words.iter().enumerate() {
            let mut characters = word.chars();
            let Some(first) = characters.next() else { continue };
            index.begins.set(u32::from(first));
            match characters.next() {
                Some(second) => index.pairs.set(pair(u32::from(first), u32::from(second))),
                None => index.alone.set(u32::from(first)),
            }
            index.by_first.entry(first).or_insert(at..at).end = at + 1;
        }
        index.words = words;
        index
    }

    /// Where words stand in a text, overlapping ones as well: which word, and its bytes. Those that end
    /// first come first, of those that end together the longest.
    pub(super) fn find(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let mut found = Vec::new();
        // The character before, when it may begin a longer word.
        let mut open: Option<(usize, u32)> = None;
        let mut rest = text.as_bytes();
        while let Some((c, after)) = first_of(rest) {
            let at = text.len() - rest.len();
            rest = after;
            if let Some((start, first)) = open.take()
                && self.pairs.has(pair(first, c))
            {
                self.add_words_at(start, text, &mut found);
            }
            if self.begins.has(c) {
                if self.alone.has(c) {
                    self.add_words_at(at, text, &mut found);
                } else {
                    open = Some((at, c));
                }
            }
        }
        found.sort_unstable_by_key(|(_, range)| (range.end, range.start));
        found
    }

    /// Adds the words that stand at a byte of a text.
    fn add_words_at(&self, start: usize, text: &str, found: &mut Vec<(usize, Range<usize>)>) {
        let Some(rest) = text.get(start..) else { return };
        let own =
            rest.chars().next().and_then(|first| self.by_first.get(&first)).cloned().unwrap_or_default();
        let words = self.words.get(own.clone()).unwrap_or_default().iter();
        let here = own.zip(words).filter(|(_, word)| rest.starts_with(*word));
        found.extend(here.map(|(which, word)| (which, start..start + word.len())));
    }
}

/// The first character of a text that is left, by its number, and what follows it. Nearly all characters
/// take three bytes.
fn first_of(text: &[u8]) -> Option<(u32, &[u8])> {
    let low = |byte: &u8| u32::from(byte & 0x3F);
    Some(match text {
        [first @ 0xE0..=0xEF, b, c, rest @ ..] => ((low(first) % 16) << 12 | low(b) << 6 | low(c), rest),
        [first @ ..=0x7F, rest @ ..] => (u32::from(*first), rest),
        [first @ 0xC0..=0xDF, b, rest @ ..] => ((low(first) % 32) << 6 | low(b), rest),
        [first, b, c, d, rest @ ..] => ((low(first) % 8) << 18 | low(b) << 12 | low(c) << 6 | low(d), rest),
        _ => return None,
    })
}

/// The bit of two characters.
fn pair(first: u32, second: u32) -> u32 {
    first.wrapping_mul(61).wrapping_add(second)
}

/// A set of numbers that takes those for one which are the same modulo 64 for each word of it.
struct Bits<const WORDS: usize>([u64; WORDS]);

impl<const WORDS: usize> Bits<WORDS> {
    fn none() -> Self {
        Self([0; WORDS])
    }

    fn set(&mut self, number: u32) {
        let number = number as usize;
        if let Some(bits) = self.0.get_mut(number / 64 % WORDS) {
            *bits |= 1 << (number % 64);
        }
    }

    fn has(&self, number: u32) -> bool {
        let number = number as usize;
        self.0.get(number / 64 % WORDS).is_some_and(|bits| bits >> (number % 64) & 1 != 0)
    }
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
