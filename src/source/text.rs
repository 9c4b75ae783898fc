//! One file's text: decoding with an answer for every encoding people send, lines and columns.

use super::Span;
use std::ops::Range;
use std::sync::OnceLock;
use unicode_width::UnicodeWidthChar;

/// Why bytes are not a text we can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Not UTF-8, and the bytes look like GB 18030 or GBK, as older editors and WPS save them.
    LooksLikeGbk {
        /// First byte that is not UTF-8.
        at: usize,
    },
    /// UTF-16 with a byte-order mark, as Windows Notepad's “Unicode” saves it.
    Utf16,
    /// Zero bytes: a Word file, a picture or another binary file.
    Binary,
    /// Larger than [`SourceText::LIMIT`].
    TooLarge {
        /// Length in bytes.
        bytes: usize,
    },
    /// Neither UTF-8 nor anything recognised.
    NotUtf8 {
        /// First byte that is not UTF-8.
        at: usize,
    },
}

/// A readable text and its line starts. The byte-order mark, if any, is not part of it.
#[derive(Clone, Debug, Default)]
pub struct SourceText {
    text: String,
    /// Found when a place is first asked for: most texts have nothing to report.
    line_starts: OnceLock<Vec<u32>>,
}

/// A place as people count it: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl SourceText {
    /// The longest text we take: 64 MiB; spans are 32-bit.
    pub const LIMIT: usize = 64 << 20;

    /// Decodes a file's bytes.
    ///
    /// # Errors
    /// [`Unreadable`] says what the bytes are instead, so that the message can say what to do.
    pub fn decode(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() > Self::LIMIT {
            return Err(Unreadable::TooLarge { bytes: bytes.len() });
        }
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            return Err(Unreadable::Utf16);
        }
        // Copying validated words is much cheaper than validating them again with std.
        let Ok(text) = simdutf8::basic::from_utf8(bytes) else {
            return Err(diagnose(bytes));
        };
        if memchr::memchr(0, bytes).is_some() {
            return Err(Unreadable::Binary);
        }
        Ok(Self::new(text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned()))
    }

    /// Takes a text that is already decoded.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self { text, line_starts: OnceLock::new() }
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let breaks = memchr::memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0).chain(breaks.map(|i| u32::try_from(i + 1).unwrap_or(u32::MAX))).collect()
        })
    }

    /// The whole text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The words under a span; empty when the span is not in this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Number of lines, the last one included even when empty.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.line_starts().len()
    }

    /// Line and column of a byte offset; past the end counts as the end.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> LineColumn {
        let offset = offset.min(self.text.len());
        let line = self.line_starts().partition_point(|s| *s as usize <= offset);
        let start = self.line_starts().get(line.saturating_sub(1)).copied().unwrap_or(0) as usize;
        let column = self.text.get(start..offset).map_or(0, |s| s.chars().count());
        LineColumn { line, column: column + 1 }
    }

    /// The span of a line, from 1, without its line break.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Span {
        let start = self.line_starts().get(line.saturating_sub(1)).copied().unwrap_or(0) as usize;
        let end = self.line_starts().get(line).map_or(self.text.len(), |s| *s as usize);
        let words = self.text.get(start..end).unwrap_or("");
        Span::new(start, start + words.trim_end_matches(['\n', '\r']).len())
    }

    /// Terminal cells that a string takes: two for wide characters.
    #[must_use]
    pub fn display_width(words: &str) -> usize {
        words.chars().map(|c| c.width().unwrap_or(0)).sum()
    }
}

/// The characters of words that are no common Han characters (U+4000 to U+9FFF), with their places. All
/// punctuation is among them; the rest, nearly all of a text, is passed over without decoding.
pub(crate) fn beside_han(words: &str) -> impl Iterator<Item = (usize, char)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        // Such characters are three bytes long, and no others begin with these bytes.
        while words.as_bytes().get(at).is_some_and(|first| matches!(first, 0xE4..=0xE9)) {
            at += 3;
        }
        let place = at;
        let c = words.get(at..)?.chars().next()?;
        at += c.len_utf8();
        Some((place, c))
    })
}

/// The same for a part of a text that holds many such characters: three are passed over at a time, which short
/// words do not repay. What is behind the part lets its end be passed over as fast as the rest.
pub(crate) fn beside_han_in(text: &str, part: Range<usize>) -> impl Iterator<Item = (usize, char)> {
    let mut rest = text.as_bytes().get(part.start..).unwrap_or_default();
    std::iter::from_fn(move || {
        rest = behind_han(rest);
        let place = text.len() - rest.len();
        if place >= part.end {
            return None;
        }
        let (c, behind) = match rest {
            [first @ 0xE0..=0xEF, second, third, behind @ ..] => {
                let bits = |byte: &u8| u32::from(byte & 0x3F);
                (char::from_u32(u32::from(first & 0xF) << 12 | bits(second) << 6 | bits(third))?, behind)
            }
            [byte @ ..=0x7F, behind @ ..] => (char::from(*byte), behind),
            _ => {
                let c = text.get(place..)?.chars().next()?;
                (c, rest.get(c.len_utf8()..)?)
            }
        };
        rest = behind;
        Some((place, c))
    })
}

/// What follows the common Han characters at the beginning of a text's bytes. They are three bytes long, and no others begin
/// with the bytes E4 to E9.
pub(crate) fn behind_han(mut rest: &[u8]) -> &[u8] {
    while let Some((nine, behind)) = rest.split_first_chunk::<9>() {
        let Some(eight) = nine.first_chunk() else { break };
        // The first bytes of three such characters, each with room beside it: E4 to E9 become 0 to 5, so that
        // two more do not reach the fourth bit either.
        let over = (u64::from_le_bytes(*eight) & 0x00FF_0000_FF00_00FF) + 0x001C_0000_1C00_001C;
        let other = (over | (over + 0x0002_0000_0200_0002)) & 0x00F8_0000_F800_00F8;
        if other != 0 {
            return rest.get((other.trailing_zeros() / 8) as usize..).unwrap_or_default();
        }
        rest = behind;
    }
    while let [0xE4..=0xE9, _, _, behind @ ..] = rest {
        rest = behind;
    }
    rest
}

/// Ten bits of a character of three bytes, from the two in which common Han characters differ: few others share
/// them, so that a table of 1,024 bits tells what may begin or end with it.
pub(crate) const fn ten_bits(second: u8, third: u8) -> usize {
    ((second as usize & 0x3F) << 4) ^ (third as usize & 0x3F)
}

/// Whether words begin and end in common Han characters, as most names and clauses do: then there is nothing
/// to trim. Certain when it says so.
pub(crate) fn is_trim(words: &str) -> bool {
    matches!((words.as_bytes(), words.as_bytes()), ([0xE4..=0xE9, ..], [.., 0xE4..=0xE9, _, _]))
}

/// Whether words begin and end in characters that are plainly no blanks: ASCII signs and letters, the marks of
/// Chinese, or characters from U+4000 on, as Han characters and full-width marks are. Then there are no blanks to
/// trim. Certain when it says so.
pub(crate) fn has_no_blank_ends(words: &str) -> bool {
    let words = words.as_bytes();
    // 、。《》 and their kin, and dashes and quotes, stand among blanks of other kinds.
    let begins = match words {
        [0x21..=0x7E | 0xE4..=0xEF, ..] => true,
        [0xE3, 0x80, third, ..] => *third > 0x80,
        [0xE2, 0x80, third, ..] => matches!(third, 0x90..=0xA7),
        _ => false,
    };
    begins
        && match words {
            [.., 0xE4..=0xEF, _, 0x80..=0xFF] | [.., 0x21..=0x7E] => true,
            [.., 0xE3, 0x80, third] => *third > 0x80,
            [.., 0xE2, 0x80, third] => matches!(third, 0x90..=0xA7),
            _ => false,
        }
}

/// Tells apart the usual ways of not being UTF-8.
fn diagnose(bytes: &[u8]) -> Unreadable {
    let at = std::str::from_utf8(bytes).err().map_or(0, |e| e.valid_up_to());
    let sample = bytes.get(..bytes.len().min(64 << 10)).unwrap_or(bytes);
    if sample.contains(&0) {
        return Unreadable::Binary;
    }
    if looks_like_gbk(sample) { Unreadable::LooksLikeGbk { at } } else { Unreadable::NotUtf8 { at } }
}

/// GBK writes a Han character as a lead byte 81–FE and a trail byte 40–FE; Chinese text is mostly
/// such pairs. The sample may end in the middle of one.
fn looks_like_gbk(sample: &[u8]) -> bool {
    let (mut pairs, mut broken) = (0_usize, 0_usize);
    let mut bytes = sample.iter().copied();
    while let Some(lead) = bytes.next() {
        if lead < 0x80 {
            continue;
        }
        match bytes.next() {
            Some(trail) if (0x81..=0xFE).contains(&lead) && trail >= 0x40 && trail != 0x7F => pairs += 1,
            Some(_) => broken += 1,
            None => {}
        }
    }
    pairs > 0 && broken * 20 <= pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_end_before_their_break() {
        let text = SourceText::new("标题：通知\r\n机制：甲\n".into());
        assert_eq!(text.line_column("标题：通知\r\n机制：".len()), LineColumn { line: 2, column: 4 });
        assert_eq!(text.slice(text.line_span(1)), "标题：通知");
        assert_eq!(text.slice(text.line_span(2)), "机制：甲");
    }

    proptest::proptest! {
        #[test]
        fn no_punctuation_is_passed_over(words in "[招商局䷀䀀㐀鿿。；（“《、a1é\\u{20000}ꀀꯀ가\\u{E000}]{0,20}") {
            let beside = words.char_indices().filter(|(_, c)| !matches!(c, '\u{4000}'..='\u{9FFF}'));
            proptest::prop_assert_eq!(beside_han(&words).collect::<Vec<_>>(), beside.collect::<Vec<_>>());
        }

        #[test]
        fn of_a_part_all_punctuation_is_told_and_none_behind_it(lines in "([招商局鿿。、a1é\\u{20000}가]{0,9}\n){0,6}") {
            let mut at = 0;
            for line in lines.split('\n') {
                let own = beside_han_in(&lines, at..at + line.len()).map(|(place, c)| (place - at, c));
                proptest::prop_assert_eq!(own.collect::<Vec<_>>(), beside_han(line).collect::<Vec<_>>());
                at += line.len() + 1;
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn words_that_are_trim_begin_and_end_in_han(words in "[招商局䷀䀀鿿。；（“ 　a1é\\u{20000}]{0,4}") {
            let han = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{4000}'..='\u{9FFF}'));
            let both = han(words.chars().next()) && han(words.chars().next_back());
            proptest::prop_assert_eq!(is_trim(&words), both);
        }
    }

    proptest::proptest! {
        #[test]
        fn words_without_blank_ends_need_no_trimming(words in "[招商；。（“《— \t\u{A0}\u{2003}\u{200F}\u{2010}\u{2027}\u{2028}\u{202F}\u{3001}\u{303F}\u{3040}　a1é\u{20000}\u{FEFF}]{0,4}") {
            proptest::prop_assert!(!has_no_blank_ends(&words) || words.trim() == words, "{:?}", words);
        }
    }

    #[test]
    fn no_blank_passes_for_something_else() {
        for blank in (0..=0x1_0000).filter_map(char::from_u32).filter(|c| c.is_whitespace()) {
            assert!(
                !has_no_blank_ends(&format!("{blank}招")) && !has_no_blank_ends(&format!("招{blank}")),
                "{blank:?}"
            );
        }
        for solid in ["招", "a", "。", "“招”", "《招》", "招；", "——"] {
            assert!(has_no_blank_ends(solid), "{solid}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_dropped_and_gbk_is_named() {
        let marked = SourceText::decode("\u{FEFF}机制：甲".as_bytes()).map(|t| t.as_str().to_owned());
        assert_eq!(marked, Ok("机制：甲".to_owned()));
        // “机制：招商” in GBK
        let gbk = [0xBB, 0xFA, 0xD6, 0xC6, 0xA3, 0xBA, 0xD5, 0xD0, 0xC9, 0xCC];
        assert!(matches!(SourceText::decode(&gbk), Err(Unreadable::LooksLikeGbk { at: 0 })));
        assert!(matches!(SourceText::decode(&[0xFF, 0xFE, 0x3A, 0x67]), Err(Unreadable::Utf16)));
        assert!(matches!(SourceText::decode(b"PK\x03\x04\x00\xFF"), Err(Unreadable::Binary)));
    }
}
