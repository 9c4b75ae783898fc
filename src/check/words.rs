//! Words that set rules off, found in one pass over the characters of a text.
//!
//! Few pairs of characters begin a word, and a bit for each pair tells; words are looked for only then. A state
//! machine would take a step for each of the three bytes of a character.

use rustc_hash::FxHashMap;
use std::ops::Range;

/// Whether words end in one of these. Endings mostly differ in their last byte, which is compared without a
/// call.
pub(super) fn ends_in(words: &str, endings: &[&str]) -> bool {
    let last = words.as_bytes().last();
    endings.iter().any(|end| end.as_bytes().last() == last && words.ends_with(end))
}

/// Words by their first characters.
pub(super) struct WordIndex {
    /// In order, none twice.
    words: Vec<Word>,
    /// The words that begin with a character.
    by_first: FxHashMap<u64, Range<usize>>,
    openings: Openings,
}

/// A word with the first eight bytes of it, as [`ahead`] reads them.
struct Word {
    text: &'static str,
    head: u64,
}

impl Word {
    /// Whether its first eight bytes are ahead, or all when it is shorter.
    fn begins(&self, ahead: u64) -> bool {
        (self.head ^ ahead) << (64 - 8 * self.text.len().clamp(1, 8)) == 0
    }
}

impl WordIndex {
    /// An index of words in order, of which none is empty or stands twice.
    pub(super) fn new(words: Vec<&'static str>) -> Self {
        let mut by_first = FxHashMap::default();
        let mut openings = Openings::default();
        for (at, word) in words.iter().enumerate() {
            openings.add(word.as_bytes());
            by_first.entry(first_of(ahead(word.as_bytes(), 0))).or_insert(at..at).end = at + 1;
        }
        let head = |text: &'static str| Word { text, head: ahead(text.as_bytes(), 0) };
        Self { words: words.into_iter().map(head).collect(), by_first, openings }
    }

    /// Where words stand in a text, overlapping ones as well: which word, and its bytes. Those that end
    /// first come first, of those that end together the longest.
    pub(super) fn find(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let mut found = Vec::with_capacity(text.len() / 256);
        let mut rest = text.as_bytes();
        while let [first, second, third, _, _, sixth, ..] = rest {
            if !matches!(first, 0xE0..=0xEF) {
                // What follows the first byte of other characters begins nothing.
                if self.openings.has_other(*first) {
                    self.add_words_at(text.len() - rest.len(), text, &mut found);
                }
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            if self.openings.has(*second, *third, *sixth) {
                self.add_words_at(text.len() - rest.len(), text, &mut found);
            }
            rest = rest.get(3..).unwrap_or_default();
        }
        for at in text.len() - rest.len()..text.len() {
            self.add_words_at(at, text, &mut found);
        }
        found
    }

    /// Adds the words that stand at a byte of a text.
    fn add_words_at(&self, at: usize, text: &str, found: &mut Vec<(usize, Range<usize>)>) {
        let ahead = ahead(text.as_bytes(), at);
        if !self.openings.holds(ahead) {
            return;
        }
        let Some(own) = self.by_first.get(&first_of(ahead)) else { return };
        for (which, word) in own.clone().zip(self.words.get(own.clone()).unwrap_or_default()) {
            if word.begins(ahead) && text.get(at..).is_some_and(|rest| rest.starts_with(word.text)) {
                let range = at..at + word.text.len();
                // Words that begin before it and end behind it are few, and were added last.
                let before = found.iter().rposition(|(_, other)| other.end <= range.end);
                found.insert(before.map_or(0, |last| last + 1), (which, range));
            }
        }
    }
}

/// What words begin with, and some other things: cheap to ask at each character.
struct Openings {
    /// For characters of three bytes, by ten bits of the last two: a bit for six bits of the last byte of each
    /// second character, of three bytes as well. Where it is another, or there is none, all bits.
    by_first: Box<[u64; 1 << 10]>,
    /// Other characters, by their first byte.
    others: [bool; 1 << 8],
    /// For the few places that pass, a bit at a place that all bytes of the opening make: hardly ever one more
    /// passes at which no word begins.
    exact: Box<[u64; 1 << 10]>,
}

impl Default for Openings {
    fn default() -> Self {
        Self { by_first: Box::new([0; 1 << 10]), others: [false; 1 << 8], exact: Box::new([0; 1 << 10]) }
    }
}

impl Openings {
    fn add(&mut self, word: &[u8]) {
        match word {
            [0xE0..=0xEF, second, third, rest @ ..] => {
                let seconds = match rest {
                    [0xE0..=0xEF, _, sixth, ..] => 1 << (sixth % 64),
                    _ => u64::MAX,
                };
                if let Some(own) = self.by_first.get_mut(Self::place(*second, *third)) {
                    *own |= seconds;
                }
            }
            [first, ..] => {
                if let Some(own) = self.others.get_mut(usize::from(*first)) {
                    *own = true;
                }
            }
            [] => {}
        }
        let (place, bit) = Self::exact(ahead(word, 0), word.len());
        if let Some(own) = self.exact.get_mut(place) {
            *own |= bit;
        }
    }

    /// Whether a word may begin with a character of three bytes, by what follows its first byte.
    fn has(&self, second: u8, third: u8, sixth: u8) -> bool {
        let own = self.by_first.get(Self::place(second, third));
        own.is_some_and(|seconds| seconds >> (sixth % 64) & 1 != 0)
    }

    fn has_other(&self, first: u8) -> bool {
        self.others.get(usize::from(first)).is_some_and(|begins| *begins)
    }

    fn place(second: u8, third: u8) -> usize {
        usize::from(second % 16) << 6 | usize::from(third % 64)
    }

    /// Whether a word may begin with what is ahead, by all bytes of its opening: long words have long ones.
    fn holds(&self, ahead: u64) -> bool {
        let holds = |len: usize| {
            let (place, bit) = Self::exact(ahead, len);
            self.exact.get(place).is_some_and(|own| own & bit != 0)
        };
        holds(OPENING) || holds(1)
    }

    /// The number that holds the bit of the opening of a word of so many bytes, and the bit. The opening is
    /// six bytes, or three of a shorter word; two or one where the first character takes another length.
    fn exact(ahead: u64, len: usize) -> (usize, u64) {
        let of_three = matches!(ahead & 0xFF, 0xE0..=0xEF);
        let bytes = match (of_three, len) {
            (true, OPENING..) => OPENING,
            (true, _) => 3,
            (false, 2..) => 2,
            (false, _) => 1,
        };
        let opening = ahead & (u64::MAX >> (64 - 8 * bytes));
        // Of a product with such an odd number the highest bits depend on all bits of the other.
        let mixed = opening.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        ((mixed >> 54) as usize, 1 << (mixed >> 48 & 63))
    }
}

/// Bytes of the longest opening: of two characters of three bytes.
const OPENING: usize = 6;

/// The eight bytes from a place on, the first of them lowest; zeros behind the end.
fn ahead(text: &[u8], at: usize) -> u64 {
    let rest = text.get(at..).unwrap_or_default();
    let last = || {
        let mut bytes = [0; 8];
        bytes.iter_mut().zip(rest).for_each(|(byte, own)| *byte = *own);
        bytes
    };
    u64::from_le_bytes(rest.first_chunk().copied().unwrap_or_else(last))
}

/// The character ahead, by its bytes. Nearly all characters take three.
fn first_of(ahead: u64) -> u64 {
    let len = match ahead & 0xFF {
        0xE0..=0xEF => 3,
        ..=0x7F => 1,
        0xC0..=0xDF => 2,
        _ => 4,
    };
    ahead & ((1 << (8 * len)) - 1)
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
