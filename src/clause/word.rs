//! Rows of the word tables: a word, and the characters around it that make it part of another one.

use super::piece::{char_before, from};

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
    pub(super) fn stands(&self, words: &str, at: usize) -> bool {
        if !begins(words, at, self.words) {
            return false;
        }
        let tail = from(words, at + self.words.len());
        !tail.starts_with(|c| self.unless_before.contains(c))
            && !char_before(words, at).is_some_and(|c| self.unless_after.contains(c))
    }
}

/// One bit of 64 for the first character of words, told by the two bytes in which characters differ.
pub(super) fn first_bit(words: &[u8]) -> u64 {
    match words {
        // Shorter characters, of which their first byte says enough.
        [lead, ..] if *lead < 0xE0 => 1 << (lead % 64),
        [_, second, third, ..] => 1 << ((second.wrapping_mul(29) ^ third) % 64),
        _ => 1,
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
