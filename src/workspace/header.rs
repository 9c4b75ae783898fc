//! The header of a document, read fast: only what other documents find it by.

use crate::source::{Span, Spanned};
use crate::vocabulary::squeeze;

/// What other documents find a document by. Kept for every file of a workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// 发文字号.
    pub number: Option<Spanned<String>>,
    /// 标题, its lines joined.
    pub title: Option<Spanned<String>>,
    /// 机制.
    pub mechanism: Option<Spanned<String>>,
}

impl Header {
    /// Reads the lines before the first `---`. What is not a header line is passed over: the
    /// compiler will report it.
    #[must_use]
    pub fn scan(text: &str) -> Self {
        let mut header = Self::default();
        // Whether the line before belongs to an element that a continued line adds to.
        let mut open: Option<Field> = None;
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let at = start;
            start += line.len();
            let words = line.trim();
            if words.starts_with("---") {
                break;
            }
            if words.is_empty() || words.starts_with("//") {
                continue;
            }
            if line.starts_with([' ', '\t', '\u{3000}']) {
                header.continue_value(open, words, at + line.trim_end().len());
                continue;
            }
            open = header.begin_value(words, at);
        }
        header
    }

    fn begin_value(&mut self, words: &str, at: usize) -> Option<Field> {
        // Most keys are others.
        if !words.starts_with(['发', '标', '机']) {
            return None;
        }
        let (key, value) = words.split_once(['：', ':'])?;
        let field = Field::named(&squeeze(key))?;
        let trimmed = value.trim();
        let from = at + words.len() - value.len() + (value.len() - value.trim_start().len());
        let span = Span::new(from, from + trimmed.len());
        *self.slot(field) =
            (!trimmed.is_empty() && trimmed != "无").then(|| Spanned::new(trimmed.to_owned(), span));
        Some(field)
    }

    fn continue_value(&mut self, open: Option<Field>, words: &str, end: usize) {
        let Some(field) = open else { return };
        if let Some(spanned) = self.slot(field) {
            spanned.value.push_str(words);
            spanned.span = spanned.span.join(Span::new(end, end));
        }
    }

    fn slot(&mut self, field: Field) -> &mut Option<Spanned<String>> {
        match field {
            Field::Number => &mut self.number,
            Field::Title => &mut self.title,
            Field::Mechanism => &mut self.mechanism,
        }
    }
}

#[derive(Clone, Copy)]
enum Field {
    Number,
    Title,
    Mechanism,
}

impl Field {
    fn named(key: &str) -> Option<Self> {
        match key {
            "发文字号" => Some(Self::Number),
            "标题" => Some(Self::Title),
            "机制" => Some(Self::Mechanism),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_read_up_to_the_first_part_with_places() {
        let text = "// 甲\r\n机制：甲机制\r\n发文字号 : 某政办〔2026〕9号\r\n标题：关于建立\r\n　甲机制的通知\r\n\
                    --- 正文\r\n发文字号：假\r\n";
        let header = Header::scan(text);
        let number = header.number.unwrap();
        assert_eq!(number.value, "某政办〔2026〕9号");
        assert_eq!(text.get(number.span.range()), Some("某政办〔2026〕9号"));
        assert_eq!(header.title.unwrap().value, "关于建立甲机制的通知");
        assert_eq!(header.mechanism.unwrap().value, "甲机制");
    }

    #[test]
    fn an_omitted_number_is_none() {
        assert_eq!(Header::scan("发文字号：无\n标题：\n"), Header::default());
    }
}
