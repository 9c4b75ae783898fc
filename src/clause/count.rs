//! Counts: 7个招商小组, “六个一”工作机制, 五大转型产业.

use super::number::{is_digit, is_han_numeral};
use super::parse::{Rule, read_at};
use super::piece::{self, from, text, trim};
use super::quantity::Measured;
use super::scan::{Token, scan};
use super::word::Table;
use super::{ClauseError, number};
use crate::model::{Amount, Comparator};
use crate::problem::Message;
use std::ops::Range;

/// A count stated in words.
#[derive(Clone, Debug, PartialEq)]
pub struct CountClause {
    /// The number or the ends of a range.
    pub amount: Amount,
    /// Measure word: 个, 家; empty when there is none (“两区”).
    pub measure: String,
    /// The words that name what is counted; empty when the list stands before or after.
    pub noun: Range<usize>,
    /// The number: 7, 1-2.
    pub number: Range<usize>,
}

/// Reads the words of a 数 mark. Words may stand before the number (成立7个招商小组), quotes around it.
///
/// # Errors
/// When no definite number is there: 若干, 多个, 第3个, no numeral at all.
pub fn count(words: &str) -> Result<CountClause, ClauseError> {
    if let Some(error) = ClauseError::too_long(words) {
        return Err(error);
    }
    let tokens = scan(words);
    let with_unit =
        tokens.iter().filter_map(Token::quantity).find(|m| !m.quantity.unit.is_empty() && !m.fraction);
    if let Some(measured) = with_unit {
        return Ok(counted(words, measured));
    }
    // 7招商小组; but 1. and （1） are no counts.
    let stands = |m: &&Measured| {
        let next = from(words, m.whole.end).chars().find(|c| !piece::is_blank(*c));
        !m.fraction && next.is_none_or(char::is_alphabetic)
    };
    let figure = tokens.iter().filter_map(Token::quantity).find(stands);
    figure
        .map(|measured| counted(words, measured))
        .or_else(|| bare_numeral(words))
        .ok_or_else(|| fault(words))
}

fn counted(words: &str, measured: &Measured) -> CountClause {
    CountClause {
        amount: measured.quantity.amount,
        measure: measured.quantity.unit.to_string(),
        noun: noun(words, measured.whole.end),
        number: measured.number.clone(),
    }
}

/// What is counted: the words up to punctuation or the closing quote.
fn noun(words: &str, at: usize) -> Range<usize> {
    let end = piece::end_where(words, at, |c| piece::is_stop(c) || matches!(c, '、' | '"'));
    let start = if from(words, at).starts_with('的') { at + '的'.len_utf8() } else { at };
    trim(words, start..end.max(start))
}

/// “两区”, “三百”, 四个: a Chinese numeral at the head of the words, without a measure word.
fn bare_numeral(words: &str) -> Option<CountClause> {
    let head = piece::trim_by(words, 0..words.len(), |c| piece::is_blank(c) || matches!(c, '“' | '"' | '”'));
    let node = read_at(Rule::number, words, head.start)?;
    let quoted = piece::char_before(words, head.start).is_some_and(|c| matches!(c, '“' | '"'));
    let mut range = node.range();
    // “三百”行动: nothing but the numeral is quoted, so 百 is what is counted.
    if quoted && from(words, range.end).starts_with(['”', '"']) && node.text().ends_with(['百', '千']) {
        range.end -= '百'.len_utf8();
    }
    let ends = number::han(text(words, range.clone()))?;
    let noun = noun(words, range.end);
    let amount = Amount { low: ends.low, high: ends.high, comparator: Comparator::Exactly };
    // 一是…，二是… are no counts.
    let counts = !noun.is_empty() && !text(words, noun.clone()).starts_with('是');
    counts.then(|| CountClause { amount, measure: String::new(), noun, number: range })
}

/// Words that speak of an uncounted number.
static INDEFINITE: Table = Table::new(&[
    "若干",
    "多个",
    "几个",
    "数个",
    "数十",
    "数百",
    "几十",
    "十几",
    "一批",
    "一些",
    "一系列",
    "众多",
    "许多",
    "多家",
    "多项",
]);

fn fault(words: &str) -> ClauseError {
    let help = Message::new(
        "写成确切的数加量词，如“7个招商小组”“6家单位”“1-2个”“三至五家”“六个一”；数不定就不要标“数”",
        "write a definite number with its measure word, such as 7个招商小组, 6家单位, 1-2个, “六个一”; if the number is \
         open, do not mark it 数",
    );
    let all = piece::whole(words);
    if let Some(at) = piece::find_any(words, all.clone(), &INDEFINITE) {
        let word = text(words, at.clone()).to_owned();
        let message =
            Message::new(format!("“{word}”不是确切的数"), format!("“{word}” is not a definite number"));
        return ClauseError::new(at, message, help);
    }
    if let Some(at) = ordinal(words) {
        let message = Message::new("这是序数，不是数量", "this is an ordinal, not a count");
        return ClauseError::new(at, message, help);
    }
    let message = Message::new("这里应当有一个数", "a number was expected here");
    ClauseError::new(all, message, help)
}

fn ordinal(words: &str) -> Option<Range<usize>> {
    let start = words.find('第')?;
    let rest = from(words, start + '第'.len_utf8());
    let digits = rest.find(|c| !is_digit(c) && !is_han_numeral(c)).unwrap_or(rest.len());
    (digits > 0).then(|| start..start + '第'.len_utf8() + digits)
}

/// The single whole number of a quantity, for groups and patterns.
pub(super) fn single(measured: &Measured) -> Option<u32> {
    let amount = measured.quantity.amount;
    let whole =
        amount.comparator == Comparator::Exactly && amount.low >= amount.high && amount.low.fract() == 0.0;
    (whole && (0.0..=100_000.0).contains(&amount.low)).then_some(amount.low as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_with_their_measure_and_noun() {
        for (words, low, high, measure, noun, number) in [
            ("7个招商小组", 7.0, 7.0, "个", "招商小组", "7"),
            ("成立7个招商小组", 7.0, 7.0, "个", "招商小组", "7"),
            ("7 个招商小组", 7.0, 7.0, "个", "招商小组", "7"),
            ("７个招商小组", 7.0, 7.0, "个", "招商小组", "７"),
            ("6家单位", 6.0, 6.0, "家", "单位", "6"),
            ("“六个一”工作机制", 6.0, 6.0, "个", "一", "六"),
            ("“七个统筹”", 7.0, 7.0, "个", "统筹", "七"),
            ("七个统筹", 7.0, 7.0, "个", "统筹", "七"),
            ("4个产业链招商小组", 4.0, 4.0, "个", "产业链招商小组", "4"),
            ("等4个产业链招商小组", 4.0, 4.0, "个", "产业链招商小组", "4"),
            ("五大转型产业", 5.0, 5.0, "大", "转型产业", "五"),
            ("1名联络员", 1.0, 1.0, "名", "联络员", "1"),
            ("7位市政府副市长", 7.0, 7.0, "位", "市政府副市长", "7"),
            ("由7位市政府副市长", 7.0, 7.0, "位", "市政府副市长", "7"),
            ("明确1名责任领导", 1.0, 1.0, "名", "责任领导", "1"),
            ("1名责任领导和联络员", 1.0, 1.0, "名", "责任领导和联络员", "1"),
            ("一名区级领导", 1.0, 1.0, "名", "区级领导", "一"),
            ("一套招商支持政策", 1.0, 1.0, "套", "招商支持政策", "一"),
            ("一本招商地图", 1.0, 1.0, "本", "招商地图", "一"),
            ("六条重点产业链", 6.0, 6.0, "条", "重点产业链", "六"),
            ("两个", 2.0, 2.0, "个", "", "两"),
            ("十二个", 12.0, 12.0, "个", "", "十二"),
            ("二十三个乡镇", 23.0, 23.0, "个", "乡镇", "二十三"),
            ("1-2个", 1.0, 2.0, "个", "", "1-2"),
            ("3～5家", 3.0, 5.0, "家", "", "3～5"),
            ("1至2名", 1.0, 2.0, "名", "", "1至2"),
            ("一至两家企业", 1.0, 2.0, "家", "企业", "一至两"),
            ("三四个项目", 3.0, 4.0, "个", "项目", "三四"),
            ("“两区”", 2.0, 2.0, "", "区", "两"),
            ("“三百”行动", 3.0, 3.0, "", "百", "三"),
            ("“四个到位”", 4.0, 4.0, "个", "到位", "四"),
            ("第一批3个项目", 3.0, 3.0, "个", "项目", "3"),
            ("统一设置6个组", 6.0, 6.0, "个", "组", "6"),
            ("12个乡（镇）", 12.0, 12.0, "个", "乡（镇）", "12"),
        ] {
            let read = count(words).unwrap_or_else(|e| panic!("{words}: {e:?}"));
            assert_eq!((read.amount.low, read.amount.high), (low, high), "{words}");
            assert_eq!(read.measure, measure, "{words}");
            assert_eq!(piece::text(words, read.noun.clone()), noun, "{words}");
            assert_eq!(piece::text(words, read.number.clone()), number, "{words}");
        }
    }

    #[test]
    fn a_count_keeps_how_it_is_meant() {
        let read = |words| count(words).unwrap().amount.comparator;
        assert_eq!(read("1名以上业务骨干"), Comparator::AtLeast);
        assert_eq!(read("设置不少于4名农村公路专职管理人员"), Comparator::AtLeast);
        assert_eq!(read("不超过10人"), Comparator::AtMost);
        assert_eq!(read("100多家企业"), Comparator::MoreThan);
        assert_eq!(read("约20家企业"), Comparator::About);
        assert_eq!(read("1名联络员"), Comparator::Exactly);
        let words = "1名以上业务骨干";
        assert_eq!(piece::text(words, count(words).unwrap().noun), "业务骨干");
        let words = "不少于2名的专管员";
        assert_eq!(piece::text(words, count(words).unwrap().noun), "专管员");
    }

    #[test]
    fn an_indefinite_number_is_pointed_at() {
        for (words, under, zh) in [
            ("若干招商小组", "若干", "“若干”不是确切的数"),
            ("成立多个专班", "多个", "“多个”不是确切的数"),
            ("第3小组", "第3", "这是序数，不是数量"),
            ("招商小组", "招商小组", "这里应当有一个数"),
            ("7+X", "7+X", "这里应当有一个数"),
            ("1.加强统筹", "1.加强统筹", "这里应当有一个数"),
            ("一是完善管理体系", "一是完善管理体系", "这里应当有一个数"),
            ("每一个重大项目", "每一个重大项目", "这里应当有一个数"),
        ] {
            let error = count(words).map_or_else(|e| e, |c| panic!("{words}: {c:?}"));
            assert_eq!(piece::text(words, error.range), under, "{words}");
            assert_eq!(error.message.zh, zh);
            assert!(error.help.zh.contains("7个招商小组"));
        }
    }
}
