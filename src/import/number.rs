//! Numbers at the head of a paragraph: 一、 （一） 1. （1） ① 第一章 第一条.

/// What kind of number it is; the order is that of the levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NumberKind {
    /// 第一章.
    Chapter,
    /// 第一条.
    Article,
    /// 一、
    One,
    /// （一）
    Two,
    /// 1.
    Three,
    /// （1）
    Four,
    /// ①
    Five,
}

/// A number at the head of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub kind: NumberKind,
    pub value: u32,
    /// Bytes of it, blanks behind it included.
    pub length: usize,
    /// Whether it is written as GB/T 9704-2012, 7.3.3 has it, the width of its signs left aside.
    pub standard: bool,
}

/// The number that words begin with.
pub(super) fn number(words: &str) -> Option<Number> {
    let first = words.chars().next()?;
    let found = match first {
        '（' | '(' => bracketed(words),
        '第' => article(words),
        '①'..='⑳' => Some((NumberKind::Five, u32::from(first) - 0x245F, first.len_utf8(), true)),
        '⑴'..='⒇' => Some((NumberKind::Four, u32::from(first) - 0x2473, first.len_utf8(), false)),
        c if is_numeral(c) => stopped(words, is_numeral, NumberKind::One),
        c if is_digit(c) => stopped(words, is_digit, NumberKind::Three),
        _ => None,
    };
    let (kind, value, end, standard) = found?;
    let rest = words.get(end..)?;
    let blanks = rest.len() - rest.trim_start().len();
    Some(Number { kind, value, length: end + blanks, standard })
}

type Parts = (NumberKind, u32, usize, bool);

/// （一）, (1), and 1) without its first half.
fn bracketed(words: &str) -> Option<Parts> {
    let open = words.chars().next()?.len_utf8();
    let inner = words.get(open..)?;
    let close = inner.char_indices().take(8).find(|(_, c)| matches!(c, '）' | ')'))?;
    let digits = inner.get(..close.0)?.trim();
    let end = open + close.0 + close.1.len_utf8();
    let kind = if digits.chars().all(is_numeral) { NumberKind::Two } else { NumberKind::Four };
    Some((kind, value(digits)?, end, true))
}

/// 一、 and 1. and what people write in their place.
fn stopped(words: &str, of: fn(char) -> bool, kind: NumberKind) -> Option<Parts> {
    let length = words.find(|c| !of(c))?;
    let digits = words.get(..length)?;
    let stop = words.get(length..)?.chars().next()?;
    let end = length + stop.len_utf8();
    let rest = words.get(end..)?;
    let (wanted, also) = match kind {
        NumberKind::One => ('、', ['．', '.', '，']),
        _ => ('.', ['．', '、', ')']),
    };
    let right = stop == wanted || stop == '．' && kind == NumberKind::Three;
    let next = rest.chars().next()?;
    // 一、二、三产业, 1.5亿元 and 2025.3.6 are words.
    let goes_on = is_numeral(next) && stop == '、' && next_stops(rest) || is_digit(next);
    (digits.chars().count() <= 3 && (right || also.contains(&stop)) && !goes_on).then_some((
        kind,
        value(digits)?,
        end,
        right,
    ))
}

/// Whether a list of numerals goes on: 二、三产业.
fn next_stops(rest: &str) -> bool {
    let after = rest.trim_start_matches(is_numeral);
    after.starts_with(['、', '产'])
}

fn article(words: &str) -> Option<Parts> {
    let inner = words.strip_prefix('第')?;
    let length = inner.find(|c| !is_numeral(c) && !is_digit(c))?;
    let unit = inner.get(length..)?.chars().next()?;
    let kind = match unit {
        '章' => NumberKind::Chapter,
        '条' => NumberKind::Article,
        _ => return None,
    };
    let digits = inner.get(..length)?;
    let end = '第'.len_utf8() + length + unit.len_utf8();
    // 第一条的规定 speaks of an article and is none.
    let rest = words.get(end..)?;
    (!rest.starts_with(['、', '和', '的', '第', '规', '款', '至'])).then_some((
        kind,
        value(digits)?,
        end,
        true,
    ))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十百零〇".contains(c)
}

/// The value of Arabic or Chinese digits, up to 999.
fn value(digits: &str) -> Option<u32> {
    if digits.is_empty() {
        return None;
    }
    if digits.chars().all(is_digit) {
        let digit = |c: char| c.to_digit(10).or_else(|| u32::from(c).checked_sub(u32::from('０')));
        let value = digits.chars().take(4).try_fold(0_u32, |value, c| Some(value * 10 + digit(c)?))?;
        return (value > 0 && value < 1000).then_some(value);
    }
    let (mut total, mut last) = (0_u32, 0_u32);
    for c in digits.chars() {
        match c {
            '百' => (total, last) = (total + last.max(1) * 100, 0),
            '十' => (total, last) = (total + last.max(1) * 10, 0),
            '零' | '〇' => last = 0,
            c => last = u32::try_from("一二三四五六七八九".chars().position(|d| d == c)?).ok()? + 1,
        }
    }
    let value = total + last;
    (value > 0 && value < 1000).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::NumberKind::*;
    use super::*;

    #[test]
    fn every_kind_of_number_is_read_and_words_are_not() {
        for (words, kind, value, standard) in [
            ("一、成立", One, 1, true),
            ("十二、成立", One, 12, true),
            ("（二十一）甲", Two, 21, true),
            ("(四)甲", Two, 4, true),
            ("1.甲", Three, 1, true),
            ("1．县级", Three, 1, true),
            ("10、甲", Three, 10, false),
            ("(12) 甲", Four, 12, true),
            ("③甲", Five, 3, true),
            ("第二章　职责", Chapter, 2, true),
            ("第一百零五条 为", Article, 105, true),
        ] {
            let found = number(words).unwrap_or_else(|| panic!("{words}"));
            assert_eq!((found.kind, found.value, found.standard), (kind, value, standard), "{words}");
        }
        for words in
            ["1.5亿元", "一、二、三产业", "2026年3月", "（负责甲）", "第一条的规定", "十四五规划", "1:即由"]
        {
            assert_eq!(number(words), None, "{words}");
        }
        assert_eq!(number("1. 县发改局").map(|n| n.length), Some(3));
    }
}
