//! Posts: the words for a unit and the words for a title.

use super::endings::{self, Endings};
use super::lookup::RegionNames;
use crate::source::is_trim;
use std::ops::Range;

/// Titles by their last word.
#[rustfmt::skip] // one word a line would hide the table
static TITLES: Endings = Endings::new(&[
    "书记", "主任", "局长", "部长", "厅长", "县长", "区长", "市长", "省长", "州长", "盟长", "旗长",
    "乡长", "镇长", "主席", "院长", "检察长", "秘书长", "大队长", "支队长", "总队长", "中队长", "队长",
    "处长", "科长", "股长", "所长", "站长", "政委", "指导员", "教导员", "董事长", "总经理", "经理",
    "总裁", "行长", "校长", "馆长", "台长", "社长", "会长", "理事长", "专员", "参谋长", "司令员", "组长",
    "召集人", "总指挥", "指挥长", "负责人", "负责同志", "领导同志", "领导", "常委", "党组成员",
    "党委委员", "总工程师", "总经济师", "总规划师", "调研员", "巡视员", "主任科员", "联络员", "庭长",
    "园长", "总编辑", "署长", "总监", "街长", "场长",
]);

/// Words before a title that belong to it.
#[rustfmt::skip] // one word a line would hide the table
static BEFORE: Endings = Endings::new(&[
    "常务", "分管", "主要", "第一", "党组", "党委", "党工委", "党支部", "党总支", "专职", "执行", "协管",
    "主管", "代理", "有关", "相关", "一级", "二级", "三级", "四级", "副", "原", "总",
]);

/// Committees of the party that are a unit of their own in a town or a village.
const COMMITTEES: &[&str] = &["党委", "党工委", "党支部", "党总支"];

/// The first byte of 、, which no Han character has.
const LIST_LEAD: u8 = 0xE3;

/// How a list of units ends before the post that all of them share.
const LIST_ENDS: &[&str] = &["等有关单位", "等相关单位", "等成员单位", "等单位", "等部门", "等"];

impl RegionNames<'_> {
    /// Splits a post into unit and title: 市发改委 | 主任, 各县（区）政府 | 县（区）长. Ranges are bytes
    /// of `words`. None when no unit is named (分管招商引资工作的副县长) or no title (李民生).
    #[must_use]
    pub fn post(&self, words: &str) -> Option<(Range<usize>, Range<usize>)> {
        let idle =
            |c: char| c.is_whitespace() || matches!(c, '。' | '；' | ';' | '，' | ',' | '、' | '：' | ':');
        let (start, end) = if is_trim(words) {
            (0, words.len())
        } else {
            let end = words.trim_end_matches(idle).len();
            (end - words.get(..end)?.trim_start_matches(idle).len(), end)
        };
        let mut title = title_start(words.get(start..end)?)? + start;
        // 县委常委、常务副县长 is one unit with two titles.
        while let Some(before) = words.get(start..title)?.strip_suffix('、') {
            title = start + title_start(before)?;
        }
        let unit = words.get(start..title)?;
        let mut from = start;
        // 市政府党组成员、市发改委 | 主任: the unit of the last title.
        if memchr::memchr(LIST_LEAD, unit.as_bytes()).is_some()
            && let Some((before, _)) = unit.rsplit_once('、')
            && title_start(before).is_some()
        {
            from += before.len() + '、'.len_utf8();
        }
        if words.get(from..title)?.ends_with('的') {
            // 市政府分管招商引资工作的 | 副市长: the charge belongs to the title.
            let charge = ["分管", "负责", "联系", "主管", "协管"];
            let unit = words.get(from..title)?;
            let begins =
                |at: &usize| unit.get(*at..).is_some_and(|rest| charge.iter().any(|c| rest.starts_with(c)));
            title = from + unit.char_indices().map(|(at, _)| at).find(begins)?;
        }
        from += count_before(words.get(from..title)?);
        let unit = words.get(from..title)?;
        // 镇党委 | 书记: the committee is the unit where nothing else is one.
        if unit.is_empty() || unit.chars().nth(1).is_none() || unit == "街道" || unit == "社区" {
            let behind = words.get(title..end)?;
            let committee = COMMITTEES.iter().find(|c| endings::after(behind, c).is_some());
            title += committee.map_or(0, |c| c.len());
        }
        let unit = words.get(from..title)?;
        self.can_be_unit(without_list_end(unit)).then_some((from..title, title..end))
    }

    /// Whether words are a title and nothing else: 常务副县长, 镇长, 党组书记.
    #[must_use]
    pub fn is_title(&self, words: &str) -> bool {
        title_start(words) == Some(0)
    }

    fn can_be_unit(&self, unit: &str) -> bool {
        if unit.is_empty() || unit.starts_with("各自") || unit == "各" {
            return false;
        }
        let division = unit.chars().nth(1).is_some() && unit.ends_with(endings::is_level);
        unit.starts_with('各')
            || division
            || endings::is_complete(unit)
            || endings::is_class(unit)
            || self.find(unit).is_some()
    }
}

/// 县审计局 of 县审计局等单位: the last unit of a list that a post is given to.
#[must_use]
pub fn without_list_end(unit: &str) -> &str {
    LIST_ENDS.iter().find_map(|e| unit.strip_suffix(e)).unwrap_or(unit)
}

/// Length of 7位, 1名 at the start.
fn count_before(unit: &str) -> usize {
    let figure = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c);
    if !unit.starts_with(figure) {
        return 0;
    }
    let rest = unit.trim_start_matches(figure);
    match rest.strip_prefix(['位', '名', '个']) {
        Some(after) if rest.len() < unit.len() => unit.len() - after.len(),
        _ => 0,
    }
}

/// Where the title at the end of the words begins.
fn title_start(words: &str) -> Option<usize> {
    let mut left = match bracketed_title(words) {
        Some(start) => words.get(..start)?,
        None => words.strip_suffix(TITLES.longest(words)?)?,
    };
    while let Some(shorter) = BEFORE.longest(left).and_then(|word| left.strip_suffix(word)) {
        left = shorter;
    }
    Some(left.len())
}

/// 县（区）长, 乡（镇）长, 县（市、区）长.
fn bracketed_title(words: &str) -> Option<usize> {
    let level = |c: char| endings::is_level(c) || c == '、';
    let before = words.strip_suffix('长')?.trim_end_matches(level);
    let inner = before.strip_suffix(['）', ')'])?.trim_end_matches(level);
    Some(inner.strip_suffix(['（', '('])?.trim_end_matches(endings::is_level).len())
}
