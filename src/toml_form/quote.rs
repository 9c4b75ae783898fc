//! Words of a TOML string, and the same words between its quotation marks.

use crate::source::Span;

/// Bytes of a quotation mark.
const MARK: usize = 1;

/// A string as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quoted<'a> {
    token: &'a str,
    literal: bool,
}

impl<'a> Quoted<'a> {
    /// Takes a string with its marks; none for a string over several lines, which has marks of its own kind.
    pub(super) fn new(token: &'a str) -> Option<Self> {
        let long = ["\"\"\"", "'''"].iter().any(|mark| token.starts_with(mark));
        let literal = token.starts_with('\'');
        (!long && token.len() >= 2).then_some(Self { token, literal })
    }

    /// Where a place of the trimmed words stands in the string as it is written. None for a place that is
    /// not between characters.
    pub(super) fn place(&self, words: Span) -> Option<Span> {
        let characters = self.characters()?.into_iter().skip_while(|(c, _)| c.is_whitespace());
        let (mut at, mut last) = (0, u32::try_from(MARK).ok()?);
        let (mut start, mut end) = (None, None);
        for (c, raw) in characters {
            if at == words.start {
                start = Some(raw.start);
            }
            at += u32::try_from(c.len_utf8()).ok()?;
            if at == words.end {
                end = Some(raw.end);
            }
            last = raw.end;
        }
        let start = start.or((at == words.start).then_some(last))?;
        Some(Span { start, end: if words.is_empty() { start } else { end? } })
    }

    /// Words as they are written between these marks, if they can be.
    pub(super) fn written(&self, words: &str) -> Option<String> {
        if words.chars().any(char::is_control) {
            return None;
        }
        if self.literal {
            return (!words.contains('\'')).then(|| words.to_owned());
        }
        Some(words.replace('\\', "\\\\").replace('"', "\\\""))
    }

    /// Each character that the string says, with its place between the marks.
    fn characters(&self) -> Option<Vec<(char, Span)>> {
        let inner = self.token.get(MARK..self.token.len() - MARK)?;
        let mut rest = inner.char_indices();
        let mut found = Vec::new();
        while let Some((at, c)) = rest.next() {
            let said = if c == '\\' && !self.literal { escaped(&mut rest)? } else { c };
            let end = rest.offset();
            found.push((said, Span::new(MARK + at, MARK + end)));
        }
        Some(found)
    }
}

/// The character that an escape says, after its backslash.
fn escaped(rest: &mut std::str::CharIndices<'_>) -> Option<char> {
    let (_, kind) = rest.next()?;
    let digits = match kind {
        'b' => return Some('\u{8}'),
        't' => return Some('\t'),
        'n' => return Some('\n'),
        'f' => return Some('\u{c}'),
        'r' => return Some('\r'),
        'e' => return Some('\u{1b}'),
        '"' | '\\' => return Some(kind),
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => return None,
    };
    let mut code = 0_u32;
    for _ in 0..digits {
        code = code.checked_mul(16)?.checked_add(rest.next()?.1.to_digit(16)?)?;
    }
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The written words of a place, and the string with other words there.
    fn edited(token: &str, words: std::ops::Range<usize>, new: &str) -> Option<String> {
        let quoted = Quoted::new(token)?;
        let place = quoted.place(Span::new(words.start, words.end))?;
        let mut edited = token.to_owned();
        edited.replace_range(place.range(), &quoted.written(new)?);
        Some(edited)
    }

    #[test]
    fn words_are_put_between_the_marks_that_are_there() {
        for (token, words, new, expected) in [
            (r#""甲乙丙""#, 3..6, "丁", r#""甲丁丙""#),
            (r#""  甲乙  ""#, 0..3, "丁", r#""  丁乙  ""#),
            (r#""\"甲\" \u4e59丙""#, 1..4, "丁", r#""\"丁\" \u4e59丙""#),
            (r#""\"甲\" \u4e59丙""#, 6..9, "丁", r#""\"甲\" 丁丙""#),
            (r#""甲""#, 0..3, "\"丁\\", r#""\"丁\\""#),
            (r#""甲""#, 3..3, "丁", r#""甲丁""#),
            (r#""甲""#, 0..0, "丁", r#""丁甲""#),
            (r#""""#, 0..0, "丁", r#""丁""#),
            (r"'\{甲'", 1..2, "", r"'\甲'"),
            ("'甲'", 0..3, "\"丁\"", "'\"丁\"'"),
        ] {
            assert_eq!(edited(token, words, new).as_deref(), Some(expected), "{token}");
        }
    }

    #[test]
    fn words_that_cannot_stand_there_are_refused() {
        assert_eq!(edited("'甲'", 0..3, "'"), None);
        assert_eq!(edited("\"甲\"", 0..3, "乙\n丙"), None);
        assert_eq!(edited("\"甲\"", 1..3, "乙"), None, "inside a character");
        assert_eq!(edited("\"甲\"", 3..9, "乙"), None, "past the end");
        assert_eq!(edited("\"\"\"甲\"\"\"", 0..3, "乙"), None);
    }
}
