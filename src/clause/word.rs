//! Rows of the word tables: a word, and the characters around it that make it part of another one.

use super::piece::{char_before, from};
use crate::source::ten_bits;

/// A word of a table.
pub(super) struct Word {
    pub(super) words: &'static str,
    /// Characters before it that make it part of another word: 舆 before 情.
    unless_after: &'static str,
    /// Characters after it that do.
    unless_before: &'static str,
}

/// A row without conditions.
pub(super) const fn word(words: &'static str) -> Word {
    Word { words, unless_after: "", unless_before: "" }
}

/// A row with the characters that must not stand before and after it.
pub(super) const fn guarded(
    words: &'static str,
    unless_after: &'static str,
    unless_before: &'static str,
) -> Word {
    Word { words, unless_after, unless_before }
}

impl Word {
    /// Whether the word stands at a byte.
    #[inline] // tables are tried row by row, and nearly all rows fail at the first character
    pub(super) fn stands(&self, words: &str, at: usize) -> bool {
        begins(words, at, self.words) && self.stands_alone(words, at)
    }

    /// Whether the word that begins at a byte is no part of another one.
    #[inline(never)] // few rows get so far
    fn stands_alone(&self, words: &str, at: usize) -> bool {
        let tail = from(words, at + self.words.len());
        !tail.starts_with(|c| self.unless_before.contains(c))
            && !char_before(words, at).is_some_and(|c| self.unless_after.contains(c))
    }
}

/// Words that are sought together. None of them is empty.
pub(super) struct Table {
    pub(super) words: &'static [&'static str],
    firsts: Firsts,
    lasts: Firsts,
}

impl Table {
    pub(super) const fn new(words: &'static [&'static str]) -> Self {
        Self { words, firsts: Firsts::of(words), lasts: Firsts::of_last(words) }
    }

    /// The longest word that stands at a byte.
    pub(super) fn at(&self, words: &str, at: usize) -> Option<&'static str> {
        let rest = words.as_bytes().get(at..)?;
        let longest =
            || self.words.iter().filter(|word| begins(words, at, word)).max_by_key(|word| word.len());
        self.firsts.hold(rest).then(longest).flatten().copied()
    }

    /// The longest word that ends the words.
    pub(super) fn at_end(&self, words: &str) -> Option<&'static str> {
        let longest = || self.words.iter().filter(|word| ends(words, word)).max_by_key(|word| word.len());
        self.lasts.hold_last(words.as_bytes()).then(longest).flatten().copied()
    }

    /// The bytes at which a word may stand.
    pub(super) fn places<'w>(&'w self, words: &'w str) -> impl Iterator<Item = usize> + 'w {
        self.firsts.places(words)
    }
}

/// The characters that words of a table begin with, as 1,024 bits told by the two bytes in which Han characters
/// differ. Few other characters share a bit with them.
pub(super) struct Firsts([u64; 16]);

impl Firsts {
    /// The first characters of words.
    pub(super) const fn of(words: &[&str]) -> Self {
        let mut firsts = Self::none();
        let mut rest = words;
        while let [word, after @ ..] = rest {
            firsts = firsts.and(word);
            rest = after;
        }
        firsts
    }

    /// The first characters of the rows of a table.
    pub(super) const fn of_rows(rows: &[Word]) -> Self {
        let mut firsts = Self::none();
        let mut rest = rows;
        while let [row, after @ ..] = rest {
            firsts = firsts.and(row.words);
            rest = after;
        }
        firsts
    }

    const fn none() -> Self {
        Self([0; 16])
    }

    const fn and(self, word: &str) -> Self {
        self.with(place(word.as_bytes()))
    }

    #[expect(clippy::indexing_slicing, reason = "a place is below 1,024")]
    const fn with(mut self, place: usize) -> Self {
        self.0[place / 64] |= 1 << (place % 64);
        self
    }

    /// The last characters of words, where they are Han characters; the shorter ones by their last byte.
    const fn of_last(words: &[&str]) -> Self {
        let mut lasts = Self::none();
        let mut rest = words;
        while let [word, after @ ..] = rest {
            lasts = lasts.with(last(word.as_bytes()));
            rest = after;
        }
        lasts
    }

    /// Whether words may begin with one of the characters.
    fn hold(&self, words: &[u8]) -> bool {
        self.has(place(words))
    }

    /// Whether words may end in one of the characters of [`Firsts::of_last`].
    fn hold_last(&self, words: &[u8]) -> bool {
        self.has(last(words))
    }

    fn has(&self, place: usize) -> bool {
        self.0.get(place / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1)
    }

    /// The bytes at which a word of the table may stand: all at which one does.
    pub(super) fn places<'w>(&'w self, words: &'w str) -> impl Iterator<Item = usize> + 'w {
        let mut rest = words.as_bytes();
        std::iter::from_fn(move || {
            loop {
                let at = words.len() - rest.len();
                // Nearly all characters have three bytes.
                let (here, behind) = match rest {
                    [0xE0..=0xEF, second, third, behind @ ..] => {
                        (self.has(ten_bits(*second, *third)), behind)
                    }
                    [] => return None,
                    [0xC0..=0xDF, _, behind @ ..]
                    | [0xF0..=0xFF, _, _, _, behind @ ..]
                    | [_, behind @ ..] => (self.hold(rest), behind),
                };
                rest = behind;
                if here {
                    return Some(at);
                }
            }
        })
    }
}

/// Below 1,024.
const fn place(words: &[u8]) -> usize {
    match words {
        [lead, ..] if *lead < 0xE0 => *lead as usize,
        [_, second, third, ..] => ten_bits(*second, *third),
        _ => 0,
    }
}

/// The same for their last character.
const fn last(words: &[u8]) -> usize {
    match words {
        [.., 0xE0..=0xEF, second, third] => ten_bits(*second, *third),
        [.., last] => *last as usize,
        [] => 0,
    }
}

/// Whether words end in `sign`: its last character is compared before anything is called.
pub(super) fn ends(words: &str, sign: &str) -> bool {
    match (words.as_bytes().last_chunk::<3>(), sign.as_bytes().last_chunk::<3>()) {
        (Some(here), Some(last)) => here == last && words.ends_with(sign),
        _ => words.ends_with(sign),
    }
}

/// Whether `sign` stands at a byte. Tables are tried at every character, so the first character is
/// compared before anything is called: it decides nearly always.
pub(super) fn begins(words: &str, at: usize, sign: &str) -> bool {
    let Some(rest) = words.as_bytes().get(at..) else { return false };
    match (rest.first_chunk::<3>(), sign.as_bytes().first_chunk::<3>()) {
        (Some(here), Some(first)) => here == first && rest.starts_with(sign.as_bytes()),
        _ => rest.starts_with(sign.as_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &[&str] = &["报送", "1", "０", "年底", "é"];
    static FIRSTS: Firsts = Firsts::of(WORDS);

    proptest::proptest! {
        #[test]
        fn every_place_at_which_a_word_stands_is_among_the_places(words in "[报送年底甲乙，。01０９aé𠮷]{0,12}") {
            let places: Vec<usize> = FIRSTS.places(&words).collect();
            for (at, _) in words.char_indices() {
                let stands = WORDS.iter().any(|word| begins(&words, at, word));
                proptest::prop_assert!(!stands || places.contains(&at), "{} at {}", words, at);
            }
            proptest::prop_assert!(places.iter().all(|at| words.is_char_boundary(*at)));
        }
    }
}
