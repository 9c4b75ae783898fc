//! Numbers at the head of lines: those that are generated, and those that were typed.

use crate::check::{Case, Line, LineKind};
use crate::model::{BlockKind, Numbering, Part};
use crate::source::Span;

/// The kinds of number, GB/T 9704-2012, 7.3.3, and those that office software adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum MarkKind {
    /// 一、
    Chinese,
    /// （一）
    ChineseInBrackets,
    /// 1.
    Arabic,
    /// （1）
    ArabicInBrackets,
    /// ①, 1）, 1.1, a）: no number of a level in the standard.
    Foreign,
}

impl MarkKind {
    /// The level that the standard gives it.
    pub fn level(self) -> Option<u8> {
        match self {
            Self::Chinese => Some(1),
            Self::ChineseInBrackets => Some(2),
            Self::Arabic => Some(3),
            Self::ArabicInBrackets => Some(4),
            Self::Foreign => None,
        }
    }
}

/// A number typed at the head of a line.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// Its value.
    pub value: u32,
    /// Bytes of the number with its brackets, without the sign after it.
    pub len: usize,
    /// The sign right after it.
    pub sign: Option<char>,
}

/// The number that a line begins with, whatever sign follows it.
pub(super) fn mark(text: &str) -> Option<Mark> {
    // Most lines begin with words.
    if !may_begin(text.as_bytes()) {
        return None;
    }
    let first = text.chars().next()?;
    if !begins(first) {
        return None;
    }
    if let '①'..='⑳' = first {
        let value = u32::from(first) - u32::from('①') + 1;
        return Some(Mark { kind: MarkKind::Foreign, value, len: first.len_utf8(), sign: None });
    }
    let bracket = first == '（' || first == '(';
    let rest = if bracket { text.get(first.len_utf8()..)? } else { text };
    let chinese = !rest.starts_with(|c: char| c.is_ascii_digit());
    let digits: String =
        rest.chars().take_while(|c| if chinese { is_chinese(*c) } else { c.is_ascii_digit() }).collect();
    if digits.is_empty() || digits.chars().count() > 3 {
        return None;
    }
    let value = if chinese { chinese_value(&digits)? } else { digits.parse().ok()? };
    let after = rest.get(digits.len()..)?;
    let mut len = text.len() - after.len();
    let next = after.chars().next()?;
    if bracket {
        if next != '）' && next != ')' {
            return None;
        }
        len += next.len_utf8();
        let kind = if chinese { MarkKind::ChineseInBrackets } else { MarkKind::ArabicInBrackets };
        let sign = text.get(len..).and_then(|t| t.chars().next()).filter(|c| SIGNS.contains(*c));
        return Some(Mark { kind, value, len, sign });
    }
    if next == '）' || next == ')' {
        return Some(Mark { kind: MarkKind::Foreign, value, len: len + next.len_utf8(), sign: None });
    }
    if !chinese && next == '.' && after.get(1..)?.starts_with(|c: char| c.is_ascii_digit()) {
        let more = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        // 1.5亿元 is a number, 1.1 总体要求 a foreign mark.
        let blank = more.starts_with([' ', '\u{3000}']);
        return blank.then_some(Mark {
            kind: MarkKind::Foreign,
            value,
            len: text.len() - more.len(),
            sign: None,
        });
    }
    let kind = if chinese { MarkKind::Chinese } else { MarkKind::Arabic };
    SIGNS.contains(next).then_some(Mark { kind, value, len, sign: Some(next) })
}

/// Whether a number begins with a character.
fn begins(first: char) -> bool {
    matches!(first, '0'..='9' | '（' | '(' | '①'..='⑳') || is_chinese(first)
}

/// Whether it may do so, by the first bytes of a line; certain when it says no.
fn may_begin(line: &[u8]) -> bool {
    matches!(
        line,
        [b'0'..=b'9' | b'(', ..]
            | [0xEF, 0xBC, 0x88, ..]
            | [0xE2, 0x91, ..]
            | [0xE4, 0xB8..=0xBA, ..]
            | [0xE5, 0x85 | 0x8D | 0x9B, ..]
    )
}

const CHINESE: &str = "一二三四五六七八九十";

/// Whether a character is one of [`CHINESE`].
fn is_chinese(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

const SIGNS: &str = "、.．，,：:。";

/// 1 to 99.
fn chinese_value(digits: &str) -> Option<u32> {
    let one = |c: char| CHINESE.chars().position(|d| d == c).and_then(|at| u32::try_from(at + 1).ok());
    match digits.split_once('十') {
        None => {
            let mut characters = digits.chars();
            let value = one(characters.next()?)?;
            characters.next().is_none().then_some(value)
        }
        Some((tens, ones)) => {
            let tens = tens.chars().next().map_or(Some(1), one)?;
            let ones = ones.chars().next().map_or(Some(0), one)?;
            Some(tens * 10 + ones)
        }
    }
}

/// Lines on which a number may have been typed.
pub(super) const TYPED: &[LineKind] = &[LineKind::Heading, LineKind::Paragraph, LineKind::Item];

/// The lines at the head of which a number is typed, in order: few or none.
pub(in crate::check) fn marks(case: &Case<'_>) -> Vec<(usize, Mark)> {
    case.lines().filter_map(|line| Some((line.index, typed(&line)?))).collect()
}

/// The number typed at the head of a line whose number is not generated.
fn typed(line: &Line<'_>) -> Option<Mark> {
    let mark = mark(line.text)?;
    let generated = match &line.block?.kind {
        BlockKind::Heading { number, .. } => number.is_some(),
        BlockKind::Item { .. } | BlockKind::Field { .. } => true,
        _ => false,
    };
    (!generated).then_some(mark)
}

/// A numbered line of a part.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Numbered {
    /// Level, 1 the highest.
    pub level: u8,
    /// The typed number, none when it is generated.
    pub mark: Option<Mark>,
    /// Whether it is a heading, not an item.
    pub heading: bool,
    /// Which line it is.
    line: usize,
}

impl Numbered {
    /// Where its number, or the line whose number is generated, stands.
    pub fn span(&self, case: &Case<'_>) -> Span {
        let place = |line: Line<'_>| line.span(0..self.mark.map_or(line.text.len(), |mark| mark.len));
        case.line(self.line).map(place).unwrap_or_default()
    }
}

/// The numbered lines of each part whose numbers run as the standard says.
pub(in crate::check) fn numbered(case: &Case<'_>) -> Vec<Vec<Numbered>> {
    // One block of two or three is numbered.
    let part = |part: &Part| (part.numbering, Vec::with_capacity(part.blocks.len() / 2));
    let mut parts: Vec<(Numbering, Vec<Numbered>)> = case.mechanism.parts.iter().map(part).collect();
    for line in case.lines() {
        if let Some((numbering, found)) = line.part.and_then(|at| parts.get_mut(at)) {
            found.extend(number_of(case, &line, *numbering));
        }
    }
    parts.into_iter().map(|(_, found)| found).collect()
}

fn number_of(case: &Case<'_>, line: &Line<'_>, numbering: Numbering) -> Option<Numbered> {
    let generated = match line.kind {
        LineKind::Heading | LineKind::Item => generated(line, numbering),
        // Of most lines the block need not be looked at.
        _ => None,
    };
    generated.or_else(|| {
        let mark = case.typed(line)?;
        let level = mark.kind.level()?;
        Some(Numbered { level, mark: Some(mark), heading: true, line: line.index })
    })
}

/// A line whose number is generated as the standard says.
fn generated(line: &Line<'_>, numbering: Numbering) -> Option<Numbered> {
    if !matches!(numbering, Numbering::Standard | Numbering::Continuous) {
        return None;
    }
    let (level, heading) = match &line.block?.kind {
        BlockKind::Heading { level, number: Some(_), .. } => (*level, true),
        BlockKind::Item { level, .. } => (*level, false),
        _ => return None,
    };
    Some(Numbered { level, mark: None, heading, line: line.index })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_is_passed_over_by_its_first_bytes() {
        for first in (0..=0xFFFF).filter_map(char::from_u32).filter(|c| begins(*c)) {
            assert!(may_begin(first.to_string().as_bytes()), "{first}");
        }
    }

    #[test]
    fn numbers_are_told_from_words_and_sums() {
        let of = |text: &str| mark(text).map(|m| (m.kind, m.value, m.sign));
        assert_eq!(of("一、总体要求"), Some((MarkKind::Chinese, 1, Some('、'))));
        assert_eq!(of("二十一，总体"), Some((MarkKind::Chinese, 21, Some('，'))));
        assert_eq!(of("（三）总体"), Some((MarkKind::ChineseInBrackets, 3, None)));
        assert_eq!(of("(4)、总体"), Some((MarkKind::ArabicInBrackets, 4, Some('、'))));
        assert_eq!(of("5.总体"), Some((MarkKind::Arabic, 5, Some('.'))));
        assert_eq!(of("⑥总体"), Some((MarkKind::Foreign, 6, None)));
        assert_eq!(of("1.1 总体"), Some((MarkKind::Foreign, 1, None)));
        for words in ["1.5亿元", "一是总体", "2026年", "三家单位", "（见附件）", "（2026年）", ""]
        {
            assert_eq!(of(words), None, "{words}");
        }
    }
}
