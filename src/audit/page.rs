//! A finished document as it is compared: its words line by line, and a text with one paragraph a line, so
//! that a place in it is the number of a paragraph.

use crate::import::{Form, Found, Intake, Words};
use crate::source::{SourceText, Span};

/// A paragraph or row without blanks, each character with its place in the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) signs: Vec<char>,
    /// Where each character stands, and one past the last.
    pub(super) at: Vec<u32>,
    /// How many characters at its head are a number: 一、 （二） 3.
    pub(super) number: usize,
}

/// A finished document.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its paragraphs: line 12 is paragraph 12 of a DOCX, line 12 of a text or web page.
    pub text: SourceText,
    pub(super) lines: Vec<Line>,
}

impl Page {
    /// Lays out what was read of a file.
    #[must_use]
    pub fn of(intake: &Intake) -> Self {
        let (mut text, mut row) = (String::new(), 1_u32);
        let mut lines = Vec::new();
        let mut put = |words: &str, place: u32| {
            if row < place {
                // A place past all reason would make a text of nothing but line feeds.
                let feeds = (place - row).min(100_000);
                text.extend(std::iter::repeat_n('\n', feeds as usize));
                row = place;
            } else if !text.is_empty() && !text.ends_with('\n') {
                text.push('\u{3000}');
            }
            let line = Line::new(words, text.len());
            text.push_str(words);
            if !line.signs.is_empty() {
                lines.push(line);
            }
        };
        for block in intake.blocks.chunk_by(|a, b| goes_on(intake.form, a, b)) {
            let Some(first) = block.first() else { continue };
            match &first.words {
                Words::Paragraph(_) => {
                    let lines: Vec<String> = block.iter().filter_map(Found::text).map(flat).collect();
                    let number = first.hints.number.as_deref().unwrap_or("");
                    put(&format!("{number}{}", lines.join("\u{3000}")), first.place);
                }
                Words::Table(rows) => {
                    for cells in rows {
                        let cells: Vec<String> = cells.iter().map(|c| flat(&c.text)).collect();
                        put(&cells.join("\u{3000}"), first.place);
                    }
                }
            }
        }
        lines.retain(|line| !is_page_number(&line.signs));
        Self { text: SourceText::new(text), lines }
    }
}

/// Whether a block goes on in the next one: a paragraph of a DOCX in which a line was broken.
fn goes_on(form: Form, block: &Found, next: &Found) -> bool {
    let paragraphs = block.text().is_some() && next.text().is_some();
    form == Form::Docx && paragraphs && block.place == next.place && !next.hints.apart
}

/// Words without line breaks.
fn flat(words: &str) -> String {
    words.replace('\n', "\u{3000}")
}

impl Line {
    /// Words that begin at an offset of a text.
    fn new(words: &str, start: usize) -> Self {
        let mut line = Self::default();
        for (at, sign) in words.char_indices().filter(|(_, c)| shows(*c)) {
            line.signs.push(sign);
            line.at.push(u32::try_from(start + at).unwrap_or(u32::MAX));
        }
        line.at.push(u32::try_from(start + words.trim_end().len()).unwrap_or(u32::MAX));
        line.number = number_of(&line.signs);
        line
    }

    /// The bytes that characters stand on; an empty place for none.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.at.get(from).or(self.at.last()).copied().unwrap_or(0) as usize;
        let last = (to > from).then(|| self.at.get(to - 1).zip(self.signs.get(to - 1))).flatten();
        let end = last.map_or(start, |(at, sign)| *at as usize + sign.len_utf8());
        Span::new(start, end)
    }
}

/// Whether a character is one that is compared: blanks and signs without width are layout.
pub(super) fn shows(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// — 3 —, -3-, 3
fn is_page_number(signs: &[char]) -> bool {
    let inner: Vec<&char> =
        signs.iter().filter(|c| !matches!(c, '—' | '-' | '－' | '–' | '·' | '第' | '页')).collect();
    signs.len() <= 9 && inner.iter().all(|c| c.is_ascii_digit()) && signs.iter().any(char::is_ascii_digit)
        || signs.iter().all(|c| matches!(c, '—' | '-' | '－' | '–'))
}

/// How many characters at the head of a paragraph are its number.
pub(super) fn number_of(signs: &[char]) -> usize {
    const HAN: &str = "〇零一二三四五六七八九十百";
    let run = |from: usize, test: &dyn Fn(char) -> bool| {
        signs.iter().skip(from).take(5).take_while(|c| test(**c)).count()
    };
    let han = |from| run(from, &|c| HAN.contains(c));
    let digits = |from| run(from, &|c| c.is_ascii_digit());
    let sign = |at: usize| signs.get(at).copied().unwrap_or(' ');
    match sign(0) {
        '（' | '(' => {
            let inner = han(1).max(digits(1));
            if inner > 0 && matches!(sign(inner + 1), '）' | ')') { inner + 2 } else { 0 }
        }
        '第' => {
            let inner = han(1).max(digits(1));
            if inner > 0 && matches!(sign(inner + 1), '章' | '条' | '节') { inner + 2 } else { 0 }
        }
        '①'..='⑳' => 1,
        _ if han(0) > 0 => {
            if sign(han(0)) == '、' {
                han(0) + 1
            } else {
                0
            }
        }
        _ => {
            let count = digits(0);
            let closes = matches!(sign(count), '.' | '．' | '、');
            if count > 0 && closes && !sign(count + 1).is_ascii_digit() { count + 1 } else { 0 }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_at_the_head_of_a_paragraph_are_told_from_words() {
        let number = |words: &str| number_of(&words.chars().collect::<Vec<_>>());
        let found: Vec<usize> = [
            "一、总体",
            "（十二）甲",
            "3.乙",
            "1.5亿元",
            "第三条丙",
            "第三方",
            "（试行）",
            "2026年",
            "①丁",
            "十分重要",
        ]
        .map(number)
        .into();
        assert_eq!(found, [2, 4, 2, 0, 3, 0, 0, 0, 1, 0]);
    }

    #[test]
    fn page_numbers_are_no_words() {
        let page = |words: &str| is_page_number(&words.chars().collect::<Vec<_>>());
        assert!(page("—3—") && page("-12-") && page("7") && page("第3页") && page("——"));
        assert!(!page("3.建立") && !page("2026年3月6日"));
    }
}
