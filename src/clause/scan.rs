//! Finds the values in a clause: where one may begin, by its first characters, and which rule reads it.

use super::calendar::{self, Point};
use super::number::{is_digit, is_han_numeral};
use super::parse::{Rule, read_at};
use super::period;
use super::piece::{self, char_before, from, is_blank, until};
use super::quantity::{self, Measured};
use super::usual;
use super::word::{Firsts, begins};
use crate::model::Period;
use std::ops::Range;

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// 每月25日前, 月 in 月通报, 全年.
    Periods(Vec<Period>),
    /// 年底前, 6月底前, 2026年: one day; where flows are meant, the day of each year.
    Point(Point, Option<Period>),
    /// 定期, 适时.
    Vague,
    /// 5个以上.
    Quantity(Measured),
}

impl Token {
    /// The quantity, if it is one.
    pub(super) fn quantity(&self) -> Option<&Measured> {
        match &self.kind {
            Kind::Quantity(measured) => Some(measured),
            _ => None,
        }
    }

    /// Whether it says when.
    pub(super) fn is_time(&self) -> bool {
        self.quantity().is_none()
    }
}

/// The values of a clause, in order, not overlapping. Linear in the length of the clause.
pub(super) fn scan(words: &str) -> Vec<Token> {
    scan_at(words, CANDIDATES.places(words))
}

/// The values that begin at some of these places.
fn scan_at(words: &str, places: impl Iterator<Item = usize>) -> Vec<Token> {
    // Nearly all clauses hold one value, and few many.
    let mut tokens: Vec<Token> = Vec::with_capacity(4);
    let mut done = 0;
    for at in places {
        let Some(c) = from(words, at).chars().next().filter(|_| at >= done) else { continue };
        let floor = tokens.last().map_or(0, |t| t.range.end);
        match candidate(words, at, c, floor) {
            Found::Token(token) => {
                done = token.range.end.max(at + c.len_utf8());
                tokens.push(token);
            }
            Found::Skip(end) => done = end,
            Found::Nothing => {}
        }
    }
    tokens
}

/// Characters that a value may begin with: those that [`candidate`] knows.
static CANDIDATES: Firsts = Firsts::of(&[
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "０", "１", "２", "３", "４", "５", "６", "７", "８",
    "９", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "两", "零", "〇", "百", "千", "万",
    "每", "第", "全", "今", "本", "当", "明", "上", "下", "年", "月", "季", "周", "日", "旬", "半", "双",
    "定", "适", "及", "随", "不", "经", "常", "视", "必", "按",
]);

enum Found {
    Token(Token),
    /// Words that look like a value and are none, up to here.
    Skip(usize),
    Nothing,
}

impl From<Option<Token>> for Found {
    fn from(token: Option<Token>) -> Self {
        token.map_or(Self::Nothing, Self::Token)
    }
}

fn candidate(words: &str, at: usize, c: char, floor: usize) -> Found {
    match c {
        '0'..='9' | '０'..='９' => figure(words, at, floor),
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '两' | '零' | '〇' => {
            figure(words, at, floor)
        }
        '百' | '千' | '万' if from(words, at + c.len_utf8()).starts_with("分之") => {
            measure(words, at, floor).into()
        }
        '每' => every(words, at).into(),
        '第' => ordinal(words, at),
        '全' | '今' | '本' | '当' | '明' => year_word(words, at).into(),
        '上' | '下' if from(words, at + c.len_utf8()).starts_with("半年") => point(words, at).into(),
        '年' | '月' | '季' | '周' | '日' | '旬' | '半' | '双' => bare(words, at).into(),
        '定' | '适' | '及' | '随' | '不' | '经' | '常' | '视' | '必' | '按' => {
            vague(words, at).into()
        }
        _ => Found::Nothing,
    }
}

/// A numeral: the words after it tell whether it begins a date, a period or a quantity.
fn figure(words: &str, at: usize, floor: usize) -> Found {
    let run = numeral_run(words, at);
    if is_inside_name(words, at) {
        return Found::Skip(run);
    }
    let token = match figure_rule(words, at, run) {
        Rule::interval => interval(words, at),
        Rule::calendar => point(words, at),
        _ => measure(words, at, floor),
    };
    token.map_or(Found::Skip(run), Found::Token)
}

/// Where the digits from `at` on end.
fn numeral_run(words: &str, at: usize) -> usize {
    let rest = from(words, at);
    let end = rest.find(|c| !is_digit(c) && !is_han_numeral(c)).unwrap_or(rest.len());
    at + end
}

/// 统一, 第一, 7+X, G20: a numeral behind such characters is no number of its own.
fn is_inside_name(words: &str, at: usize) -> bool {
    let Some(before) = char_before(words, at) else { return false };
    match from(words, at).chars().next() {
        Some('一') => {
            matches!(before, '统' | '唯' | '同' | '单' | '之' | '专' | '逐' | '任' | '某' | '进' | '每')
        }
        Some(c) if is_digit(c) => {
            before.is_ascii_alphabetic() || matches!(before, '+' | '＋' | '.' | '．' | '〔' | '/')
        }
        _ => false,
    }
}

fn figure_rule(words: &str, at: usize, run: usize) -> Rule {
    let digits = until(words, run).get(at..).unwrap_or("").chars().count();
    let rest = piece::without_blanks(from(words, run));
    let mut chars = rest.chars();
    let next = chars.next();
    let after = chars.as_str();
    match next {
        Some('个' | '日' | '天' | '周' | '月' | '季' | '年') if digits <= 3 && is_interval(rest) => {
            Rule::interval
        }
        Some('年') if digits == 4 => Rule::calendar,
        Some('月') if digits <= 3 && !after.starts_with('度') => Rule::calendar,
        Some('季') if digits <= 3 => Rule::calendar,
        Some('日' | '号') if digits <= 3 && ["前", "之前", "以前"].iter().any(|w| after.starts_with(w)) => {
            Rule::calendar
        }
        Some(_) if digits == 4 && is_year_range(rest) => Rule::calendar,
        _ => Rule::quantity,
    }
}

/// 月一通报 after 一: a unit and a small number that is no date.
fn is_interval(rest: &str) -> bool {
    let rest = rest.strip_prefix('个').unwrap_or(rest);
    let Some(unit) = rest.chars().next().filter(|c| matches!(c, '日' | '天' | '周' | '月' | '季' | '年'))
    else {
        return false;
    };
    let rest = from(rest, unit.len_utf8());
    let rest = if unit == '季' { rest.strip_prefix('度').unwrap_or(rest) } else { rest };
    let mut chars = rest.chars();
    let first = chars.next().is_some_and(|c| matches!(c, '一' | '两' | '二' | '三' | '1' | '2' | '3'));
    first
        && !chars
            .next()
            .is_some_and(|c| is_digit(c) || is_han_numeral(c) || matches!(c, '日' | '号' | '月' | '季'))
}

/// —2027年 after 2025.
fn is_year_range(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next().is_some_and(|c| matches!(c, '-' | '－' | '–' | '—' | '～' | '~' | '至' | '到'))
        && chars
            .as_str()
            .find('年')
            .is_some_and(|end| chars.as_str().get(..end).is_some_and(|y| y.chars().count() == 4))
}

fn measure(words: &str, at: usize, floor: usize) -> Option<Token> {
    let measured = quantity::measured(words, at, floor)?;
    Some(Token { range: measured.whole.clone(), kind: Kind::Quantity(measured) })
}

fn interval(words: &str, at: usize) -> Option<Token> {
    let node = read_at(Rule::interval, words, at)?;
    Some(Token { range: node.range(), kind: Kind::Periods(vec![period::interval(&node)?]) })
}

fn every(words: &str, at: usize) -> Option<Token> {
    if let Some((period, length)) = usual::every(from(words, at)) {
        return Some(Token { range: at..at + length, kind: Kind::Periods(vec![period]) });
    }
    if !usual::may_repeat(from(words, at)) {
        return None;
    }
    let node = read_at(Rule::every, words, at)?;
    Some(Token { range: node.range(), kind: Kind::Periods(period::periods(&node)) })
}

fn point(words: &str, at: usize) -> Option<Token> {
    if let Some((point, length)) = usual::calendar(from(words, at)) {
        return Some(Token { range: at..at + length, kind: Kind::Point(point, None) });
    }
    let node = read_at(Rule::calendar, words, at)?;
    Some(Token { range: node.range(), kind: Kind::Point(calendar::point(&node)?, None) })
}

/// 第三季度末 is a date; any other 第 makes the number an ordinal, which counts nothing.
fn ordinal(words: &str, at: usize) -> Found {
    let digits = at + '第'.len_utf8();
    let run = numeral_run(words, digits);
    if run == digits {
        return Found::Nothing;
    }
    let season = from(words, run).starts_with('季');
    season.then(|| point(words, at)).flatten().map_or(Found::Skip(run), Found::Token)
}

/// 全年 is a period, 今年6月底 a date.
fn year_word(words: &str, at: usize) -> Option<Token> {
    const WHOLE: &[&str] = &["全年度", "全年", "当年度", "本年度"];
    let rest = from(words, at);
    if let Some(word) = WHOLE.iter().find(|w| rest.starts_with(**w)) {
        return Some(Token { range: at..at + word.len(), kind: Kind::Periods(vec![period::year()]) });
    }
    ["今年", "本年", "当年", "明年"].iter().any(|w| rest.starts_with(w)).then(|| point(words, at)).flatten()
}

/// A unit without 每. It is a period at an edge (年底前), before a word of reporting (月通报), or
/// after 按 or 逐; anywhere else it is part of a word (日常, 月度, 周边).
fn bare(words: &str, at: usize) -> Option<Token> {
    let rest = from(words, at);
    let node = || read_at(Rule::bare, words, at);
    let token = |node: super::parse::Node<'_>| Token {
        range: node.range(),
        kind: Kind::Periods(period::periods(&node)),
    };
    if let Some(edge) = rest.strip_prefix('年').and_then(|r| r.chars().next())
        && matches!(edge, '底' | '末' | '终' | '初' | '中')
    {
        return year_end(words, at);
    }
    if rest.starts_with("月底") || rest.starts_with("月末") {
        let repeated = node().and_then(|n| period::periods(&n).first().copied());
        let point = point(words, at)?;
        let Kind::Point(day, _) = point.kind else { return None };
        return Some(Token { range: point.range, kind: Kind::Point(day, repeated) });
    }
    if rest.starts_with("半年") || ["季度末", "季度底", "季末"].iter().any(|w| rest.starts_with(w))
    {
        return free_before(words, at).then(node).flatten().map(token);
    }
    let read = if is_named(words, at) || is_slogan(words, at) { node()? } else { return None };
    Some(token(read))
}

/// 年底前: a day of this year, and of every year where something repeats.
fn year_end(words: &str, at: usize) -> Option<Token> {
    let node = read_at(Rule::bare, words, at)?;
    let ends_a_subject = node.text().ends_with('前') && joined(words, at);
    if !ends_a_subject && !free_before(words, at) {
        return None;
    }
    let repeated = period::periods(&node).first().copied();
    let point = calendar::point(&read_at(Rule::calendar, words, at)?)?;
    Some(Token { range: node.range(), kind: Kind::Point(point, repeated) })
}

/// Whether no word runs on into `at`: a start, punctuation, a quote, or a small word stands before.
fn free_before(words: &str, at: usize) -> bool {
    let Some(c) = char_before(words, at) else { return true };
    is_blank(c)
        || piece::is_stop(c)
        || matches!(
            c,
            '、' | '“'
                | '（'
                | '('
                | '”'
                | '"'
                | '于'
                | '在'
                | '到'
                | '至'
                | '自'
                | '从'
                | '期'
                | '和'
                | '及'
                | '与'
        )
        || ["原则上", "确保", "力争", "争取", "最迟", "截至"].iter().any(|w| until(words, at).ends_with(w))
}

/// Whether a subject may stand before: 各单位年底前…. Not 上年底, 近年末.
fn joined(words: &str, at: usize) -> bool {
    !char_before(words, at).is_some_and(|c| matches!(c, '上' | '去' | '前' | '近' | '往' | '历' | '隔'))
}

/// 按月, 逐月.
fn is_named(words: &str, at: usize) -> bool {
    matches!(char_before(words, at), Some('按' | '逐'))
}

/// 月通报, 季点评: a unit before what is done in it, with no word running into it.
fn is_slogan(words: &str, at: usize) -> bool {
    const BEFORE: &[&str] = &[
        "实行", "实施", "建立", "坚持", "执行", "落实", "开展", "健全", "完善", "按照", "严格", "制定",
        "推行", "召开", "组织", "采取", "进行", "提交", "报送",
    ];
    const DONE: &[&str] = &[
        "通报", "督查", "评比", "考核", "调度", "例会", "动态", "点评", "总结", "报", "分析", "排名", "研判",
        "会商", "督导", "评价", "讲评", "汇报", "奖惩", "会议", "反馈", "通气", "评", "检查", "巡查", "推进",
        "对接", "座谈", "碰头", "小结", "公示", "发布", "公布", "晾晒", "盘点", "考评", "清零", "巡河",
        "公开", "一", "打擂",
    ];
    let rest = from(words, at).strip_prefix('双').unwrap_or(from(words, at));
    let Some(unit) = rest.chars().next() else { return false };
    let rest = from(rest, unit.len_utf8());
    let rest = rest.strip_prefix('度').unwrap_or(rest);
    DONE.iter().any(|w| begins(rest, 0, w))
        && (free_before(words, at) || BEFORE.iter().any(|w| until(words, at).ends_with(w)))
}

/// Words for a time that cannot be held against a calendar.
fn vague(words: &str, at: usize) -> Option<Token> {
    const VAGUE: &[&str] = &[
        "不定期",
        "定期",
        "适时",
        "及时",
        "随时",
        "不定时",
        "经常性",
        "经常",
        "常态化",
        "视情况",
        "视情",
        "必要时",
        "适当时候",
        "适当时机",
        "按需",
    ];
    let rest = from(words, at);
    let word = VAGUE.iter().find(|w| begins(rest, 0, w))?;
    // 以及时间: 及 belongs to the word before it.
    let whole =
        !(rest.starts_with("及时间") || rest.starts_with("及时代") || until(words, at).ends_with('以'));
    whole.then(|| Token { range: at..at + word.len(), kind: Kind::Vague })
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn values_begin_at_no_other_characters(
            words in "(每|第|全|上|下|年|月|季|周|半|双|定|适|及|不|经|必|[0-9０-９一二十百千万甲乙，底前报开时期度半年个次元分之通]){0,12}",
        ) {
            let everywhere = words.char_indices().map(|(at, _)| at);
            proptest::prop_assert_eq!(scan(&words), scan_at(&words, everywhere), "{}", words);
        }
    }
}
