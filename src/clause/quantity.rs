//! Quantities: a number or a range of numbers, its unit, and how it is meant.

use super::figure::{self, Figure};
use super::number::{self, Ends, Read};
use super::parse::{Node, Rule, read_at};
use super::{bound, piece};
use crate::model::{Amount, Comparator, Quantity};
use std::ops::Range;

/// A quantity found in a clause.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Measured {
    /// Its value and unit.
    pub(super) quantity: Quantity,
    /// The number alone: 1-2.
    pub(super) number: Range<usize>,
    /// With its unit and the words around that say how it is meant.
    pub(super) whole: Range<usize>,
    /// Whether the number is 1/4 or 四分之一.
    pub(super) fraction: bool,
    /// Whether a word says how it is meant.
    pub(super) bounded: bool,
}

/// Units that make a quantity only with Arabic numbers: 一级, 一组, 十分 are words.
const AFTER_FIGURES_ONLY: &[&str] = &[
    "期", "级", "组", "轮", "届", "分", "批", "片", "块", "层", "间", "门", "面", "度", "只", "头", "架",
    "村", "镇", "县", "米", "克", "升", "日元",
];

/// Words that begin like a quantity and are none. All of them begin with 一.
const NO_QUANTITY: &[&str] = &["一次性", "一条龙", "一本通", "一张网", "一名一", "一批", "一大批", "一大"];

/// The quantity at byte `at`. `floor` is where the words before it stop being its own.
pub(super) fn measured(words: &str, at: usize, floor: usize) -> Option<Measured> {
    let rest = piece::from(words, at);
    let parts = match figure::read(rest) {
        Some(figure) => Parts::plain(&figure, at)?,
        None => Parts::read(&read_at(Rule::quantity, words, at)?)?,
    };
    let none = rest.starts_with('一') && NO_QUANTITY.iter().any(|w| rest.starts_with(w));
    if none || !parts.allows_unit() || parts.is_name(words) {
        return None;
    }
    let (mut means, start) = bound::before_quantity(words, floor, at);
    let (after, end) = bound::after_quantity(words, parts.end);
    let bounded = start < at || end > parts.end;
    if means == Comparator::Exactly {
        means = if after == Comparator::Exactly && parts.more { Comparator::MoreThan } else { after };
    }
    let amount = Amount { low: parts.low, high: parts.high, comparator: means };
    Some(Measured {
        number: at..parts.number_end,
        whole: start..end,
        fraction: parts.fraction,
        bounded: bounded || parts.more,
        quantity: Quantity { amount, unit: parts.unit.into() },
    })
}

/// What a `quantity` node holds.
struct Parts<'i> {
    low: f64,
    high: f64,
    unit: &'i str,
    number_end: usize,
    end: usize,
    han: bool,
    fraction: bool,
    more: bool,
}

impl<'i> Parts<'i> {
    fn plain(figure: &Figure<'i>, at: usize) -> Option<Self> {
        let Ends { low, high } = number::plain(figure.number, figure.han)?;
        let number_end = at + figure.number.len();
        let (unit, end) = (figure.unit, number_end + figure.unit.len());
        let high = high.max(low);
        Some(Self { low, high, unit, number_end, end, han: figure.han, fraction: false, more: false })
    }

    fn read(node: &Node<'i>) -> Option<Self> {
        let mut numbers: [Option<Read>; 2] = [None, None];
        let mut units: [Option<&'i str>; 2] = [None, None];
        let (mut number_end, mut more, mut scale) = (0, false, None);
        for part in node.inner() {
            let second = usize::from(numbers[0].is_some());
            match part.rule() {
                Rule::number => {
                    *numbers.get_mut(second)? = Some(number::read(&part)?);
                    number_end = part.range().end;
                }
                Rule::unit if numbers[1].is_some() => units[1] = Some(part.text()),
                Rule::unit => units[0] = Some(part.text()),
                Rule::more => more = true,
                Rule::inner_scale => scale = Some(part.text()),
                _ => {}
            }
        }
        let [first, last] = numbers;
        let first = first?;
        let last = last.as_ref().unwrap_or(&first);
        let percent = units == [None, None] && last.percent.is_some();
        let unit = units[1].or(units[0]).unwrap_or(if percent { "%" } else { "" });
        let factor = units[1].zip(units[0]).map_or(1.0, |(to, from)| multiple(from) / multiple(to));
        let value = |read: &Read| match read.percent {
            Some(value) if percent => Ends { low: value, high: value },
            _ => read.ends,
        };
        let (mut low, mut high) = (value(&first).low * factor, value(last).high);
        // 3亿5000万元 is one amount, told in its last unit.
        if let Some(scale) = scale {
            high += value(&first).low * (multiple(scale) / multiple(unit));
            low = high;
        }
        let (han, fraction) = (first.han || last.han, first.fraction || last.fraction);
        let end = node.range().end;
        Some(Self { low, high: high.max(low), unit, number_end, end, han, fraction, more })
    }

    /// A Chinese numeral counts only with a unit that is not half of a word, or as a fraction.
    fn allows_unit(&self) -> bool {
        !self.han || self.fraction || (!self.unit.is_empty() && !AFTER_FIGURES_ONLY.contains(&self.unit))
    }

    /// 500强, 5G, 1号: a number that is part of a name.
    fn is_name(&self, words: &str) -> bool {
        self.unit.is_empty()
            && piece::from(words, self.end).starts_with(|c: char| {
                c.is_ascii_alphabetic() || matches!(c, '强' | '号' | '+' | '＋' | '：' | ':')
            })
    }
}

/// What a unit's multiple multiplies by: 万元 is 10,000.
fn multiple(unit: &str) -> f64 {
    unit.chars()
        .map_while(|c| match c {
            '百' => Some(100.0),
            '千' => Some(1000.0),
            '万' => Some(10_000.0),
            '亿' => Some(100_000_000.0),
            _ => None,
        })
        .product()
}
