//! Counts to hold against what they count: 7个招商小组, “六个一”, 6家单位, 五大转型产业.

use super::known::Known;
use super::piece;
use crate::clause;
use crate::import::draft::{DraftLine, Shape};
use crate::model::HolderKind;
use std::ops::Range;

const NUMERALS: &str = "一二三四五六七八九十两";

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || NUMERALS.contains(c)
}

/// Marks counts where none of the words is marked yet, or a mark is wholly around or within.
pub(super) fn marks(line: &mut DraftLine, range: Range<usize>, known: &Known<'_>) {
    if let Some(found) = scores(line) {
        line.mark("分值", found);
    }
    for found in slogans(&line.text, range.clone()) {
        try_mark(line, found);
    }
    for found in counted(&line.text, range, known) {
        try_mark(line, found);
    }
}

fn try_mark(line: &mut DraftLine, range: Range<usize>) {
    let inside = line.marks.iter().any(|m| {
        matches!(m.label.as_str(), "统称" | "指标" | "目标" | "会议" | "经费" | "数" | "完成时限")
            && m.range.start < range.end
            && range.start < m.range.end
    });
    if !inside && clause::count(piece::text(&line.text, &range)).is_ok() {
        line.mark("数", range);
    }
}

/// `组织体系（20分）`: what the items below a heading come to.
fn scores(line: &DraftLine) -> Option<Range<usize>> {
    let (_, inner) = line.text.strip_suffix('）')?.rsplit_once('（')?;
    let number = inner.strip_suffix('分')?;
    let start = line.text.len() - '）'.len_utf8() - inner.len();
    let sum = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    (sum && matches!(line.shape, Shape::Heading { .. })).then(|| start..start + inner.len())
}

/// Quoted words with a number that counts: “七个统筹”, “两区”, “六区建设”. One of a kind (“一盘棋”) counts nothing.
fn slogans(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let words = piece::text(text, &range);
    for (at, quote) in words.match_indices('“') {
        let start = range.start + at + quote.len();
        let Some(end) = text.get(start..).and_then(|rest| rest.find('”')).map(|at| start + at) else {
            break;
        };
        let inner = piece::text(text, &(start..end));
        let length = inner.chars().count();
        let mut letters = inner.chars();
        let (first, second) = (letters.next(), letters.next());
        let more = inner.chars().skip(1).filter(|c| "二三四五六七八九十两".contains(*c)).count();
        let counts = first.is_some_and(|c| "二三四五六七八九十两".contains(c) || c == '一' && more > 0)
            && second.is_some_and(|c| !is_numeral(c) && !matches!(c, '、' | '+' | '·'));
        if (2..=8).contains(&length) && counts && !inner.contains(['、', '，', '；']) {
            let letters: Vec<(usize, char)> = inner.char_indices().collect();
            match letters.as_slice() {
                // “两懂两会” counts twice.
                [(_, one), _, (at, two), _] if *one != '一' && is_numeral(*two) => {
                    // “五位一体” counts nothing.
                    if *two != '一' {
                        found.extend([start..start + at, start + at..end]);
                    }
                }
                _ => found.push(start - quote.len()..end + '”'.len_utf8()),
            }
        }
    }
    found
}

/// A number, a measure of things that are set up or named, and a noun.
fn counted(text: &str, range: Range<usize>, known: &Known<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let words = piece::text(text, &range);
    let mut done = 0;
    for (offset, c) in words.char_indices() {
        if !is_numeral(c) || offset < done {
            continue;
        }
        let rest = words.get(offset..).unwrap_or("");
        let digits = rest.len() - rest.trim_start_matches(is_numeral).len();
        done = offset + digits;
        let before = words.get(..offset).and_then(|b| b.chars().next_back());
        let single = rest.starts_with('一') && digits == '一'.len_utf8();
        if single
            || before.is_some_and(|c| "第十统同唯单每+＋〔“至-－—.".contains(c) || c.is_ascii_alphanumeric())
        {
            continue;
        }
        let after = rest.get(digits..).unwrap_or("");
        let after = after.trim_start_matches(' ');
        if let Some(length) = noun(after, known) {
            let end = range.start + offset + (rest.len() - after.len()) + length;
            let bound = ["不少于", "不超过", "不低于", "至少"].iter();
            let before = words.get(..offset).unwrap_or("");
            let lead = bound.filter(|w| before.ends_with(**w)).map(|w| w.len()).max().unwrap_or(0);
            found.push(range.start + offset - lead..end);
            done = end - range.start;
        }
    }
    found
}

/// Bytes of a measure and a noun that are worth counting.
fn noun(after: &str, known: &Known<'_>) -> Option<usize> {
    let unit = after.chars().next().filter(|c| "个家位名大条支类".contains(*c))?;
    let rest = after.get(unit.len_utf8()..)?;
    let bound =
        ["以上", "以下", "以内", "左右"].iter().find(|w| rest.starts_with(**w)).map_or(0, |w| w.len());
    let noun = rest.get(bound..)?;
    let length = noun
        .char_indices()
        .find(|(_, c)| "的和及为由".contains(*c) || !is_letter(*c))
        .map_or(noun.len(), |(at, _)| at);
    let words = noun.get(..length)?;
    // 10个工作日内向办公室报告 counts days.
    if words.starts_with("工作日") {
        return None;
    }
    let ends = |list: &[&str]| list.iter().filter_map(|e| words.find(e).map(|at| at + e.len())).max();
    let kept = match unit {
        '家' => ends(&["成员单位", "单位", "部门", "企业"])?,
        '位' => ends(&["副市长", "副县长", "副区长", "市领导", "县领导", "区领导", "领导"])?,
        '名' if noun.get(length..).is_some_and(|r| r.starts_with("和联络员")) => {
            length + "和联络员".len()
        }
        // 2名专管员: people in a role of the language.
        '名' if known.role(words).is_some_and(|r| r.holder == HolderKind::Person) => length,
        '名' => ends(&["联络员", "业务骨干", "分管领导", "领导", "骨干", "工作人员", "负责人", "干部"])?,
        '大' | '条' | '类' | '支' => {
            ends(&["转型产业", "主导产业", "产业链", "产业", "工程", "行动", "领域", "队伍"])?
        }
        _ => {
            let body = (0..=words.len()).rev().find(|end| {
                words.get(..*end).is_some_and(|w| known.class_of(w).is_some() || known.groups.contains(w))
            });
            body.or_else(|| ends(&["单位", "部门"])).map(|kept| joined_noun(noun, kept))?
        }
    };
    Some(unit.len_utf8() + bound + kept)
}

/// 部门 of 12个部门和单位 goes on.
fn joined_noun(noun: &str, kept: usize) -> usize {
    let rest = noun.get(kept..).unwrap_or("");
    let more = ["和单位", "及单位", "和部门", "及部门", "（单位）"].iter().find(|w| rest.starts_with(**w));
    kept + more.map_or(0, |w| w.len())
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}') || c.is_ascii_alphanumeric()
}
