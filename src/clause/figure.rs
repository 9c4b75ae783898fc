//! Quantities that need no parser: a short numeral and a unit of the table.
//!
//! In: words. Out: what the `quantity` rule of `grammar/clause.pest` makes of them, or nothing, and then
//! the rule is asked. Must not: answer anything the rule would not; a property holds both together.

use super::number::{is_digit, is_han_numeral};
use super::piece::is_blank;

/// A numeral and the unit right behind it, which may be empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figure<'i> {
    pub(super) number: &'i str,
    pub(super) unit: &'i str,
    pub(super) han: bool,
}

/// Bytes of the longest numeral read here: nine figures or eight Chinese numerals.
const LONGEST: usize = 24;

/// The quantity at the head of words.
pub(super) fn read(rest: &str) -> Option<Figure<'_>> {
    let han = !rest.as_bytes().first()?.is_ascii_digit();
    let end = if han {
        rest.find(|c| !is_han_numeral(c)).unwrap_or(rest.len())
    } else {
        rest.bytes().take_while(u8::is_ascii_digit).count()
    };
    let (number, tail) = rest.split_at_checked(end)?;
    let next = tail.chars().next();
    let starts = !number.starts_with(['百', '千']);
    if number.is_empty() || number.len() > LONGEST || !starts || next.is_some_and(|c| goes_on(c, han)) {
        return None;
    }
    let unit = tail.get(..unit(tail)?)?;
    let behind = tail.get(unit.len()..)?.chars().next();
    let several = behind.is_some_and(|c| is_range(c) || is_numeral(c) && unit.ends_with(['万', '亿']));
    (!several).then_some(Figure { number, unit, han })
}

/// Characters behind a numeral with which it, or the quantity, may go on in ways not read here.
fn goes_on(c: char, han: bool) -> bool {
    is_blank(c)
        || is_digit(c)
        || is_range(c)
        || matches!(c, ',' | '.' | '．' | '/' | '／' | '多' | '余')
        || han && matches!(c, '万' | '分')
}

fn is_range(c: char) -> bool {
    matches!(c, '-' | '－' | '–' | '—' | '～' | '~' | '〜' | '至' | '到')
}

fn is_numeral(c: char) -> bool {
    is_digit(c) || is_han_numeral(c) || c == '万'
}

/// The length of the unit at the head of words, 0 for none; none where only the rule can tell.
fn unit(rest: &str) -> Option<usize> {
    let first = rest.chars().next();
    let scale = match first {
        Some('亿') => '亿'.len_utf8(),
        Some('万') if rest.get(3..)?.starts_with('亿') => 6,
        Some('千' | '百') if rest.get(3..)?.starts_with('万') => 6,
        Some('万' | '千' | '百') => 3,
        _ => 0,
    };
    Some(scale + measure(rest.get(scale..)?))
}

/// The length of the measure word at the head of words, 0 for none.
fn measure(rest: &str) -> usize {
    let Some(first) = rest.chars().next() else { return 0 };
    let own = first.len_utf8();
    let tail = rest.get(own..).unwrap_or("");
    // The second part of a measure word: the first of these that stands there.
    let with = |parts: &[&str]| parts.iter().find(|p| tail.starts_with(**p)).map(|p| p.len());
    let or_alone = |parts: &[&str]| own + with(parts).unwrap_or(0);
    let only = |parts: &[&str]| with(parts).map_or(0, |length| own + length);
    match first {
        '个' if tail.starts_with('月') && !tail.starts_with("月度") => own + '月'.len_utf8(),
        '个' => or_alone(&["百分点", "工作日", "小时", "季度"]),
        '人' => or_alone(&["次", "天"]),
        '台' => or_alone(&["次", "套"]),
        '家' | '项' | '户' | '场' | '件' | '批' => or_alone(&["次"]),
        '瓦' => or_alone(&["时"]),
        '日' => or_alone(&["元"]),
        '分' => or_alone(&["钟"]),
        '美' | '欧' | '港' => only(&["元"]),
        '公' => only(&["里", "斤", "顷", "吨"]),
        '平' => only(&["方公里", "方千米", "方米"]),
        '立' => only(&["方米"]),
        '兆' => only(&["瓦"]),
        '小' => only(&["时"]),
        '工' => only(&["作日"]),
        '季' => only(&["度"]),
        '年' if tail.starts_with(['底', '末', '终', '初']) => 0,
        _ if is_measure(first) => own,
        _ => 0,
    }
}

/// Measure words of one character.
#[rustfmt::skip] // one character a line would hide the table
fn is_measure(c: char) -> bool {
    matches!(
        c,
        '元' | '次' | '%' | '名' | '位' | '条' | '支' | '套' | '本' | '类' | '大' | '张' | '座' | '处'
        | '种' | '所' | '份' | '篇' | '例' | '宗' | '栋' | '辆' | '倍' | '期' | '级' | '组' | '轮' | '届'
        | '片' | '块' | '层' | '间' | '门' | '面' | '株' | '头' | '只' | '艘' | '架' | '村' | '镇' | '县'
        | '％' | '‰' | '亩' | '吨' | '米' | '克' | '升' | '度' | '天' | '周' | '年'
    )
}

#[cfg(test)]
mod tests {
    use super::super::parse::{Rule, read_at};
    use super::*;

    fn by_rule(words: &str) -> Option<(String, String)> {
        let node = read_at(Rule::quantity, words, 0)?;
        let inner = |rule| node.child(rule).map(|n| n.text().to_owned()).unwrap_or_default();
        assert_eq!(node.text(), format!("{}{}", inner(Rule::number), inner(Rule::unit)));
        Some((inner(Rule::number), inner(Rule::unit)))
    }

    #[test]
    fn usual_quantities_need_no_parser() {
        for words in ["5个以上", "30亿元", "十二家单位", "100%", "3次", "两名", "15", "2万人次", "一体"]
        {
            assert!(read(words).is_some(), "{words}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_figure_is_what_the_rule_reads(
            words in "[0-9一二十百千两]{1,4}[万亿千百个工作日小时季度月百分点元人次天家台套公里平方米立美欧年底末大村分之钟多至到,.0-9 /％%瓦兆克]{0,4}[一的至5]?",
        ) {
            if let Some(figure) = read(&words) {
                let parts = Some((figure.number.to_owned(), figure.unit.to_owned()));
                proptest::prop_assert_eq!(parts, by_rule(&words), "{}", words);
            }
        }
    }
}
