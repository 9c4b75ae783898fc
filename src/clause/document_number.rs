//! 发文字号: 机关代字〔年份〕序号号 (GB/T 9704-2012, 7.2.5).

use super::calendar;
use super::number::{self, is_digit};
use super::parse::{Node, Rule, read_all};
use super::{ClauseError, piece};
use crate::problem::Message;
use std::ops::Range;

/// Office, year and serial of a document number: 焦政办〔2020〕9号.
///
/// # Errors
/// For brackets other than 〔〕, a year without four Arabic digits, a serial with 第 or leading zeros, a
/// missing 号; the help gives the right form.
pub fn document_number(words: &str) -> Result<(Range<usize>, i32, u32), ClauseError> {
    if let Some(right) = right(words) {
        return Ok(right);
    }
    by_rule(words)
}

/// A number of the right form, which needs no parser: 焦政办〔2020〕9号.
fn right(words: &str) -> Option<(Range<usize>, i32, u32)> {
    let (office, rest) = words.split_once('〔')?;
    let (year, rest) = rest.split_once('〕')?;
    let serial = rest.strip_suffix('号')?;
    let is_office = !office.is_empty() && office.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
    let plain = |figures: &str, most: usize| (1..=most).contains(&figures.len()) && is_plain(figures);
    if !is_office || !plain(year, 4) || !plain(serial, 9) || year.len() < 4 {
        return None;
    }
    Some((0..office.len(), calendar::year(year)?.into(), serial.parse().ok()?))
}

/// The same by the grammar, which knows the usual wrong forms as well.
fn by_rule(words: &str) -> Result<(Range<usize>, i32, u32), ClauseError> {
    let inside = piece::trim_by(words, 0..words.len(), piece::is_blank);
    let Ok(node) = read_all(Rule::document_number, piece::text(words, inside.clone())) else {
        return Err(ClauseError::new(
            piece::whole(words),
            Message::new("这不是发文字号", "this is not a document number"),
            Message::new(
                "写成“机关代字〔年份〕序号号”，如“焦政办〔2020〕9号”",
                "write it like 焦政办〔2020〕9号",
            ),
        ));
    };
    let written = Written::read(&node, inside.start).ok_or_else(|| {
        ClauseError::new(
            piece::whole(words),
            Message::new(
                "发文字号的年份或序号读不出来",
                "year or serial of the document number cannot be read",
            ),
            Message::new(
                "年份四位、序号不超过九位，如“焦政办〔2020〕9号”",
                "a year of four digits and a serial of at most nine",
            ),
        )
    })?;
    match written.fault(words) {
        Some(error) => Err(error),
        None => Ok((written.office, written.year, written.serial)),
    }
}

/// The parts as they were written.
struct Written {
    all: Range<usize>,
    office: Range<usize>,
    opening: Range<usize>,
    year_range: Range<usize>,
    closing: Range<usize>,
    ordinal: Option<Range<usize>>,
    serial_range: Range<usize>,
    signed: bool,
    year: i32,
    serial: u32,
}

impl Written {
    fn read(node: &Node<'_>, offset: usize) -> Option<Self> {
        let at = |n: &Node<'_>| offset + n.range().start..offset + n.range().end;
        let place = |rule| node.child(rule).map(|n| at(&n));
        let mut numerals = node.inner().filter(|n| n.rule() == Rule::numerals);
        let (year, serial) = (numerals.next()?, numerals.next()?);
        Some(Self {
            all: at(node),
            office: place(Rule::office)?,
            opening: place(Rule::opening)?,
            year_range: at(&year),
            closing: place(Rule::closing_bracket)?,
            ordinal: place(Rule::ordinal_sign),
            serial_range: at(&serial),
            signed: node.child(Rule::number_sign).is_some(),
            year: calendar::year(year.text())?.into(),
            serial: serial_value(serial.text())?,
        })
    }

    fn fault(&self, words: &str) -> Option<ClauseError> {
        let text = |range: &Range<usize>| piece::text(words, range.clone());
        let office = text(&self.office);
        let right = format!("{}〔{}〕{}号", office.trim_matches(piece::is_blank), self.year, self.serial);
        let (range, zh, en) = if text(&self.opening) != "〔" || text(&self.closing) != "〕" {
            (self.opening.start..self.closing.end, "年份应当用六角括号〔〕括起来", "the year stands in 〔〕")
        } else if !is_plain(text(&self.year_range)) {
            (self.year_range.clone(), "年份应当用四位阿拉伯数字", "the year has four Arabic digits")
        } else if let Some(ordinal) = &self.ordinal {
            (ordinal.clone(), "序号前不加“第”", "no 第 before the serial")
        } else if !is_plain(text(&self.serial_range)) {
            (
                self.serial_range.clone(),
                "序号应当用阿拉伯数字，不编虚位",
                "the serial has Arabic digits, no leading zeros",
            )
        } else if !self.signed {
            (self.serial_range.clone(), "序号后应当有“号”", "the serial is followed by 号")
        } else if text(&self.all) != right {
            (
                self.all.clone(),
                "发文字号里不加空格和多余的字",
                "a document number holds no blanks or further words",
            )
        } else {
            return None;
        };
        let help = Message::new(format!("写成“{right}”"), format!("write {right}"));
        Some(ClauseError::new(range, Message::new(zh, en), help))
    }
}

/// Half-width digits without a leading zero.
fn is_plain(words: &str) -> bool {
    !words.starts_with('0') && words.bytes().all(|b| b.is_ascii_digit())
}

fn serial_value(words: &str) -> Option<u32> {
    let plain: String = words.chars().map(number::half_width).collect();
    if plain.chars().all(is_digit) {
        return plain.parse().ok().filter(|n| *n <= 999_999_999);
    }
    number::han(words)
        .filter(|ends| ends.low >= ends.high && ends.low <= 100_000.0)
        .map(|ends| ends.low as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_number_has_office_year_and_serial() {
        for (words, office, year, serial) in [
            ("焦政办〔2020〕9号", "焦政办", 2020, 9),
            ("沁政办发〔2022〕38号", "沁政办发", 2022, 38),
            ("皖开放办〔2022〕6号", "皖开放办", 2022, 6),
            (" 国办发〔2018〕129号 ", "国办发", 2018, 129),
        ] {
            let (at, y, s) = document_number(words).unwrap_or_else(|e| panic!("{words}: {e:?}"));
            assert_eq!((piece::text(words, at), y, s), (office, year, serial));
        }
    }

    proptest::proptest! {
        #[test]
        fn a_right_form_is_what_the_rule_reads(
            words in "[ ]?[焦政办发第十2年]{0,3}[〔\\[（][0-9二〇]{3,5}年?[〕\\]）][ 第]?[0-9九]{1,10}[号期]?[ 号]?",
        ) {
            if let Some(right) = right(&words) {
                proptest::prop_assert_eq!(by_rule(&words).ok(), Some(right), "{}", words);
            }
        }
    }

    #[test]
    fn a_wrong_form_is_pointed_at_and_the_right_one_is_given() {
        for (words, under, zh) in [
            ("焦政办[2020]9号", "[2020]", "年份应当用六角括号〔〕括起来"),
            ("焦政办(2020)9号", "(2020)", "年份应当用六角括号〔〕括起来"),
            ("焦政办（2020）9号", "（2020）", "年份应当用六角括号〔〕括起来"),
            ("焦政办【2020】9号", "【2020】", "年份应当用六角括号〔〕括起来"),
            ("焦政办〔2020〕第9号", "第", "序号前不加“第”"),
            ("焦政办〔2020〕09号", "09", "序号应当用阿拉伯数字，不编虚位"),
            ("焦政办〔2020〕九号", "九", "序号应当用阿拉伯数字，不编虚位"),
            ("焦政办〔二〇二〇〕9号", "二〇二〇", "年份应当用四位阿拉伯数字"),
            ("焦政办〔2020〕9", "9", "序号后应当有“号”"),
            ("焦政办 〔2020〕 9号", "焦政办 〔2020〕 9号", "发文字号里不加空格和多余的字"),
            ("焦政办〔2020年〕9号", "焦政办〔2020年〕9号", "发文字号里不加空格和多余的字"),
        ] {
            let error = document_number(words).map_or_else(|e| e, |n| panic!("{words}: {n:?}"));
            assert_eq!((piece::text(words, error.range), error.message.zh.as_str()), (under, zh), "{words}");
            assert_eq!(error.help.zh, "写成“焦政办〔2020〕9号”", "{words}");
        }
        for words in ["", "焦政办9号", "〔2020〕9号", "焦政办〔20〕9号", "焦政办〔2020〕99999999999号"]
        {
            assert!(document_number(words).is_err(), "{words}");
        }
    }
}
