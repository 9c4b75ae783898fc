//! Words that set rules off, found in one pass over the characters of a text.
//!
//! Few pairs of characters begin a word, and one look at a table for each character tells; words are looked for
//! only then. A state machine would take a step for each of the three bytes of a character.

use std::ops::Range;

/// Whether words end in one of these. Endings mostly differ in their last byte, which is compared without a
/// call.
pub(super) fn ends_in(words: &str, endings: &[&str]) -> bool {
    let last = words.as_bytes().last();
    endings.iter().any(|end| end.as_bytes().last() == last && words.ends_with(end))
}

/// Words by their first characters.
pub(super) struct WordIndex {
    words: Vec<&'static str>,
    openings: Openings,
    /// By what they begin with, as [`first_of`] tells.
    by_first: Vec<Vec<Head>>,
}

/// What a word begins with.
struct Head {
    /// Its first eight bytes, as [`ahead`] reads them.
    bytes: u64,
    /// Bits of those that are not its own.
    cut: u32,
    /// Its place among the words.
    word: usize,
}

impl WordIndex {
    /// An index of words in order, of which none is empty or stands twice.
    pub(super) fn new(words: Vec<&'static str>) -> Self {
        let mut openings = Openings::default();
        let mut by_first: Vec<Vec<Head>> = Vec::new();
        by_first.resize_with(FIRSTS, Vec::new);
        for (word, text) in words.iter().enumerate() {
            openings.add(text.as_bytes());
            let cut = 64 - 8 * u32::try_from(text.len().clamp(1, 8)).unwrap_or(8);
            let bytes = ahead(text.as_bytes(), 0);
            if let Some(own) = by_first.get_mut(first_of(bytes)) {
                own.push(Head { bytes, cut, word });
            }
        }
        Self { words, openings, by_first }
    }

    /// Where words stand in a text, overlapping ones as well: which word, and its bytes. Those that end
    /// first come first, of those that end together the longest.
    pub(super) fn find(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let mut found = Vec::with_capacity(text.len() / 128);
        for at in self.openings.find(text) {
            let ahead = ahead(text.as_bytes(), at);
            let own = self.by_first.get(first_of(ahead)).map_or(&[][..], Vec::as_slice);
            for head in own {
                if (head.bytes ^ ahead) << head.cut == 0 {
                    self.add(head.word, at, text, &mut found);
                }
            }
        }
        found
    }

    /// Adds a word of which the first eight bytes stand at a byte of a text. Mostly none does.
    #[inline(never)]
    fn add(&self, word: usize, at: usize, text: &str, found: &mut Vec<(usize, Range<usize>)>) {
        let Some(own) = self.words.get(word) else { return };
        if text.get(at..).is_some_and(|rest| rest.starts_with(own)) {
            let range = at..at + own.len();
            // Words that begin before it and end behind it are few, and were added last.
            let before = found.iter().rposition(|(_, other)| other.end <= range.end);
            found.insert(before.map_or(0, |last| last + 1), (word, range));
        }
    }
}

/// What is looked at together: a character of three bytes by its last two, or one byte of another character.
/// Characters that differ in their first byte only are taken for one.
#[derive(Clone, Copy)]
struct Unit(u16);

impl Unit {
    fn of_three(second: u8, third: u8) -> Self {
        Self(u16::from_le_bytes([second, third]))
    }

    fn byte(byte: u8) -> Self {
        // The second byte of a character is never zero.
        Self(u16::from_le_bytes([0, byte]))
    }

    /// What words begin with, and the words behind it.
    fn first(words: &[u8]) -> Option<(Self, &[u8])> {
        match words {
            [0xE0..=0xEF, second, third, rest @ ..] => Some((Self::of_three(*second, *third), rest)),
            [byte, rest @ ..] => Some((Self::byte(*byte), rest)),
            [] => None,
        }
    }
}

/// What words begin with: cheap to ask at each character. Words are in seven groups by their first character;
/// characters have a bit for each group of which a word begins with them, and elsewhere one for each group of
/// which a word goes on with them.
struct Openings(Box<[u8; (1 << 16) + Openings::SECOND]>);

impl Default for Openings {
    fn default() -> Self {
        let mut groups = Box::new([0; (1 << 16) + Self::SECOND]);
        let seconds = groups.iter_mut().enumerate().filter(|(at, _)| at & Self::SECOND != 0);
        seconds.for_each(|(_, group)| *group = Self::ALONE);
        Self(groups)
    }
}

impl Openings {
    /// From where a character begins a word to where it goes on with one. It is a bit that no unit has.
    const SECOND: usize = 1 << 6;
    /// The group of the words of one unit: every character goes on with them.
    const ALONE: u8 = 1 << 7;

    fn add(&mut self, word: &[u8]) {
        let Some((first, rest)) = Unit::first(word) else { return };
        let mut group = Self::ALONE;
        if let Some((second, _)) = Unit::first(rest) {
            group = 1 << ((first.0 >> 8) % 7);
            if let Some(own) = self.0.get_mut(usize::from(second.0) + Self::SECOND) {
                *own |= group;
            }
        }
        if let Some(own) = self.0.get_mut(usize::from(first.0)) {
            *own |= group;
        }
    }

    /// The groups of which a word begins with this.
    fn begun(&self, unit: Unit) -> u8 {
        self.0.get(usize::from(unit.0)).copied().unwrap_or_default()
    }

    /// The groups of which a word may go on with this.
    fn continued(&self, unit: Unit) -> u8 {
        self.0.get(usize::from(unit.0) + Self::SECOND).copied().unwrap_or_default()
    }

    /// Where words may begin in a text, in order.
    // Apart from what is done with the places, it has all registers to itself.
    #[inline(never)]
    fn find(&self, text: &str) -> Vec<usize> {
        let mut found = Vec::with_capacity(text.len() / 32);
        let mut rest = text.as_bytes();
        // Of the character before, how many bytes are left from it on, and the groups of which a word begins
        // with it.
        let (mut before, mut open) = (0, 0);
        loop {
            while let Some(([first, second, third], behind)) = three(rest) {
                let left = rest.len();
                if self.continued(first) & open != 0 {
                    found.push(text.len() - before);
                }
                if self.continued(second) & self.begun(first) != 0 {
                    found.push(text.len() - left);
                }
                if self.continued(third) & self.begun(second) != 0 {
                    found.push(text.len() - (left - 3));
                }
                (before, open) = (left - 6, self.begun(third));
                rest = behind;
            }
            let Some((unit, behind)) = Unit::first(rest) else { break };
            if self.continued(unit) & open != 0 {
                found.push(text.len() - before);
            }
            (before, open) = (rest.len(), self.begun(unit));
            rest = behind;
        }
        if open != 0 {
            found.push(text.len() - before);
        }
        found
    }
}

/// The next characters when they take three bytes each, as nearly all do, and what is behind them.
fn three(rest: &[u8]) -> Option<([Unit; 3], &[u8])> {
    let (nine, behind) = rest.split_first_chunk::<9>()?;
    let (from_first, from_second) =
        (u64::from_le_bytes(*nine.first_chunk()?), u64::from_le_bytes(*nine.last_chunk()?));
    // What is said of the second and third bytes always holds; to say it saves taking the first bytes apart.
    if from_first & 0xC0F0_C0C0_F0C0_C0F0 != 0x80E0_8080_E080_80E0 {
        return None;
    }
    let unit = |bits: u32| Unit((from_second >> bits & 0xFFFF) as u16);
    Some(([unit(0), unit(24), unit(48)], behind))
}

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

/// How many numbers [`first_of`] gives.
const FIRSTS: usize = (1 << 12) + (1 << 8);

/// A number for the character ahead: characters of three bytes have their own by the last two, others share one
/// by their first byte.
fn first_of(ahead: u64) -> usize {
    let bits = |from: u32, many: u32| (ahead >> from) as usize & ((1 << many) - 1);
    if bits(4, 4) == 0xE { bits(8, 6) << 6 | bits(16, 6) } else { 1 << 12 | bits(0, 8) }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn every_place_of_every_word_is_found_in_order(text in "[年㹴底前月\u{7708}一二、，是aa4 é\u{1F600}\u{F600}]{0,30}") {
            // Two characters of the text have the last two bytes of others.
            let words = vec![
                " ", "4月", "a", "aa", "aa年底", "é", "、二", "一", "一a", "二\u{1F600}", "年底", "年底前", "年底前月", "年é", "底", "月",
                "，二是", "\u{1F600}", "\u{1F600}a",
            ];
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
