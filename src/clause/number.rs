//! Numerals: Arabic, full-width, Chinese, fractions.

use super::figure;
use super::parse::{Node, Rule, read_at};

/// The two ends of what one numeral says: equal, but for 三四个, which is three to four.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ends {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Ends {
    fn exact(value: f64) -> Self {
        Self { low: value, high: value }
    }
}

/// The number that the words begin with, and how many bytes it takes: 5, ５, 十二, 1/4, 四分之一,
/// 二〇二五, 百分之二十 (0.2). 万 and 亿 at its end belong to its unit and are left. `None` when the words
/// begin with no number, or with one that names no single value (三四个).
#[must_use]
pub fn number(words: &str) -> Option<(f64, usize)> {
    if let Some(figure) = figure::read(words) {
        let ends = plain(figure.number, figure.han)?;
        return (ends.low >= ends.high).then_some((ends.low, figure.number.len()));
    }
    let node = read_at(Rule::number, words, 0)?;
    let ends = read(&node)?.ends;
    (ends.low >= ends.high).then_some((ends.low, node.range().end))
}

/// What a `number` node says.
pub(super) struct Read {
    pub(super) ends: Ends,
    /// The numerator of 百分之N, for quantities in %.
    pub(super) percent: Option<f64>,
    /// Whether it is 1/4 or 四分之一.
    pub(super) fraction: bool,
    /// Whether it begins with a Chinese numeral.
    pub(super) han: bool,
}

/// Reads a `number` node; `None` when its numerals have no value.
pub(super) fn read(node: &Node<'_>) -> Option<Read> {
    let mut parts = node.inner();
    let first = parts.next()?;
    let han = first.rule() == Rule::han;
    let Some(second) = parts.next() else {
        return Some(Read { ends: part(&first)?, percent: None, fraction: false, han });
    };
    if first.rule() == Rule::out_of {
        let over = part(&second)?.low;
        let percent = first.text().starts_with('百').then_some(over);
        return Some(Read { ends: ratio(over, denominator(first.text()))?, percent, fraction: false, han });
    }
    let (first, last) = (part(&first)?.low, part(&parts.next()?)?.low);
    // 四分之一 names its denominator first, 1/4 its numerator.
    let ends = if second.rule() == Rule::parts { ratio(last, first)? } else { ratio(first, last)? };
    Some(Read { ends, percent: None, fraction: true, han })
}

/// The value of a `small` node, within a byte.
pub(super) fn small(node: &Node<'_>) -> Option<u8> {
    let text = node.text();
    let value = if text.starts_with(is_digit) { arabic(text)? } else { han(text)?.low };
    // Three characters hold at most 999; days, months and steps are far below.
    (value.fract() == 0.0 && (0.0..=200.0).contains(&value)).then_some(value as u8)
}

fn part(node: &Node<'_>) -> Option<Ends> {
    plain(node.text(), node.rule() != Rule::arabic)
}

/// The value of a numeral without strokes and 分之.
pub(super) fn plain(numeral: &str, chinese: bool) -> Option<Ends> {
    if chinese { han(numeral) } else { arabic(numeral).map(Ends::exact) }
}

fn denominator(words: &str) -> f64 {
    match words.chars().next() {
        Some('百') => 100.0,
        Some('千') => 1000.0,
        _ => 10_000.0,
    }
}

fn ratio(over: f64, under: f64) -> Option<Ends> {
    (under != 0.0).then(|| Ends::exact(over / under))
}

/// A half- or full-width digit.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// The digit in half width, other characters as they are.
pub(super) fn half_width(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            char::from_u32(u32::from(c).wrapping_sub(0xFEE0)).unwrap_or(c)
        }
        '．' => '.',
        _ => c,
    }
}

/// An Arabic numeral; `None` when it is beyond what a number holds.
pub(super) fn arabic(words: &str) -> Option<f64> {
    // Nearly all numerals are a few plain digits.
    if words.len() <= 9 && words.bytes().all(|b| b.is_ascii_digit()) {
        return words.parse::<u32>().ok().map(f64::from);
    }
    let plain: String = words.chars().filter(|c| *c != ',').map(half_width).collect();
    plain.parse::<f64>().ok().filter(|value| value.is_finite())
}

/// The value of one Chinese digit.
pub(super) fn han_digit(c: char) -> Option<u8> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn han_place(c: char) -> Option<f64> {
    Some(match c {
        '十' => 10.0,
        '百' => 100.0,
        '千' => 1000.0,
        _ => return None,
    })
}

/// A character of a Chinese numeral below 万.
pub(super) fn is_han_numeral(c: char) -> bool {
    han_digit(c).is_some() || han_place(c).is_some()
}

/// A Chinese numeral.
pub(super) fn han(words: &str) -> Option<Ends> {
    if let Some((high, low)) = words.split_once('万') {
        let (high, low) = (section(high)?, section(low)?);
        return Some(Ends::exact(high * 10_000.0 + low));
    }
    if words.chars().any(|c| han_place(c).is_some()) {
        return section(words).map(Ends::exact);
    }
    positional(words)
}

/// Digits without places: 五; 二〇二五; 三四 (three to four), 三五 (three to five).
fn positional(words: &str) -> Option<Ends> {
    let digits: Vec<u8> = words.chars().map(han_digit).collect::<Option<_>>()?;
    match digits.as_slice() {
        [one] => Some(Ends::exact(f64::from(*one))),
        [low, high] if *low > 0 && (*high == low + 1 || (*low, *high) == (3, 5)) => {
            Some(Ends { low: f64::from(*low), high: f64::from(*high) })
        }
        [_, last] if *last != 0 => None,
        _ if digits.len() <= 15 => {
            Some(Ends::exact(digits.iter().fold(0.0, |value, d| value * 10.0 + f64::from(*d))))
        }
        _ => None,
    }
}

/// A numeral with places below 万: 十二, 一百零五, 三千五 (3500).
fn section(words: &str) -> Option<f64> {
    let (mut value, mut last_place, mut zero) = (0.0, 10_000.0, false);
    let mut digit: Option<f64> = None;
    for c in words.chars() {
        if let Some(place) = han_place(c) {
            if place >= last_place {
                return None;
            }
            let before = digit.take().or((place == 10.0).then_some(1.0))?;
            value += before * place;
            (last_place, zero) = (place, false);
        } else {
            let one = f64::from(han_digit(c)?);
            if digit.is_some() {
                return None;
            }
            if one == 0.0 {
                zero = true;
            } else {
                digit = Some(one);
            }
        }
    }
    // 一百五 is 150; after 零 the digit counts ones.
    let short = (100.0..10_000.0).contains(&last_place) && !zero;
    value += digit.unwrap_or(0.0) * if short { last_place / 10.0 } else { 1.0 };
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_of_every_script_have_their_value_and_length() {
        for (words, value, rest) in [
            ("5个", 5.0, "个"),
            ("５家", 5.0, "家"),
            ("12", 12.0, ""),
            ("0.5%", 0.5, "%"),
            ("3.45亿元", 3.45, "亿元"),
            ("３．５", 3.5, ""),
            ("10,000元", 10_000.0, "元"),
            ("1/4时间", 0.25, "时间"),
            ("四分之一时间", 0.25, "时间"),
            ("三分之二以上", 2.0 / 3.0, "以上"),
            ("百分之二十", 0.2, ""),
            ("千分之5", 0.005, ""),
            ("五大", 5.0, "大"),
            ("两个", 2.0, "个"),
            ("十个", 10.0, "个"),
            ("十二个", 12.0, "个"),
            ("二十", 20.0, ""),
            ("九十九名", 99.0, "名"),
            ("一百零五", 105.0, ""),
            ("一百一十", 110.0, ""),
            ("一百五", 150.0, ""),
            ("三千", 3000.0, ""),
            ("三千零五十", 3050.0, ""),
            ("一万二千人", 12_000.0, "人"),
            ("三万元", 3.0, "万元"),
            ("二十亿", 20.0, "亿"),
            ("二〇二五年", 2025.0, "年"),
            ("二零二五", 2025.0, ""),
        ] {
            let (read, used) = number(words).unwrap_or((f64::NAN, 0));
            assert!((read - value).abs() < 1e-12, "{words}: {read}");
            assert_eq!(words.get(used..).unwrap_or(""), rest, "{words}");
        }
    }

    #[test]
    fn words_that_are_no_single_number_are_none() {
        for words in ["", "个", "若干", "三四个", "十十", "百个", "每月", "1/0", "二五", "一一百"]
        {
            assert_eq!(number(words), None, "{words}");
        }
        assert_eq!(number(&"9".repeat(1000)).map(|(v, _)| v.is_finite()), Some(true));
    }

    #[test]
    fn two_neighbouring_digits_are_a_range() {
        assert_eq!(han("三四"), Some(Ends { low: 3.0, high: 4.0 }));
        assert_eq!(han("三五"), Some(Ends { low: 3.0, high: 5.0 }));
    }
}
