//! The level before a name: 市 in 市商务局, 自治区 in 自治区商务厅.

use super::endings;
use crate::model::AdminLevel;
use crate::source::beside_han;
use smol_str::{SmolStr, SmolStrBuilder};
use std::borrow::Cow;

/// A level as one character: 省 市 县 …; 自 stands for 自治区, 地 for 地区, 街 for 街道, 国 for 国家.
pub(super) type Prefix = char;

/// Levels written with more than one character.
const LONG: &[(&str, Prefix)] = &[("自治区", '自'), ("地区", '地'), ("街道", '街'), ("国家", '国')];

/// The level and the name after it. Whether the level is no part of the name is for the caller to
/// tell: 市场监管局 gives 市 + 场监管局.
pub(super) fn split(surface: &str) -> Option<(Prefix, &str)> {
    let first = surface.chars().next()?;
    let long = || LONG.iter().find_map(|(word, p)| Some((*p, surface.strip_prefix(word)?)));
    let may_be_long = matches!(first, '自' | '地' | '街' | '国');
    let (prefix, core) = match may_be_long.then(long).flatten() {
        Some(long) => long,
        None if endings::is_level(first) => (first, surface.get(first.len_utf8()..)?),
        None => return None,
    };
    (!core.is_empty()).then_some((prefix, core))
}

/// 团市委 and 共青团市委: the league's committee carries its level inside its name.
pub(super) fn league(surface: &str) -> Option<Prefix> {
    let inner = endings::after(surface, "共青团").or_else(|| surface.strip_prefix('团'))?;
    let (prefix, core) = split(inner)?;
    matches!(core, "委" | "委员会").then_some(prefix)
}

/// A level before a name without one.
pub(super) fn join(prefix: Option<Prefix>, core: &str) -> SmolStr {
    let Some(prefix) = prefix else { return core.into() };
    let mut name = SmolStrBuilder::new();
    let league = core == "团委";
    if league {
        name.push('团');
    }
    match LONG.iter().find(|(_, p)| *p == prefix) {
        Some((level, _)) => name.push_str(level),
        None => name.push(prefix),
    }
    // 自治区委 is nobody's name.
    if prefix == '自' && core.starts_with('委') {
        name.push('党');
    }
    name.push_str(if league { "委" } else { core });
    name.finish()
}

/// The level that the name of a division ends in.
pub(super) fn of_division(name: &str) -> Option<Prefix> {
    let last = name.chars().next_back()?;
    LONG.iter()
        .find(|(word, _)| name.ends_with(word))
        .map(|(_, p)| *p)
        .or_else(|| endings::is_level(last).then_some(last))
}

/// The level that a prefix means where the region does not tell.
pub(super) fn usual_level(prefix: Prefix) -> Option<AdminLevel> {
    Some(match prefix {
        '国' => AdminLevel::Central,
        '省' | '自' => AdminLevel::Province,
        '市' | '州' | '盟' | '地' => AdminLevel::City,
        '县' | '区' | '旗' => AdminLevel::County,
        '镇' | '乡' | '街' => AdminLevel::Township,
        _ => return None,
    })
}

/// The part of a division's name that other names are made with: 沁水 of 沁水县, 秀山 of
/// 秀山土家族苗族自治县. Empty for names of one character.
pub(super) fn stem(name: &str) -> &str {
    let long = ["自治区", "自治州", "自治县", "自治旗"].iter().any(|e| name.ends_with(e));
    let characters = match name.chars().count() {
        _ if long => 2,
        count => count.saturating_sub(1),
    };
    let end = name.char_indices().nth(characters).map_or(name.len(), |(at, _)| at);
    if characters < 2 { "" } else { name.get(..end).unwrap_or("") }
}

/// Brackets in the form names are compared and printed in.
pub(super) fn tidy(surface: &str) -> Cow<'_, str> {
    if !beside_han(surface).any(|(_, c)| c == '(' || c == ')' || c.is_whitespace()) {
        return Cow::Borrowed(surface);
    }
    let tidied = surface.chars().filter(|c| !c.is_whitespace()).map(|c| match c {
        '(' => '（',
        ')' => '）',
        other => other,
    });
    Cow::Owned(tidied.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_split_off_and_put_back() {
        assert_eq!(split("市市场监管局"), Some(('市', "市场监管局")));
        assert_eq!(split("自治区商务厅"), Some(('自', "商务厅")));
        assert_eq!(split("财政局"), None);
        assert_eq!(split("市"), None);
        assert_eq!(join(Some('自'), "委宣传部"), "自治区党委宣传部");
        assert_eq!(join(Some('县'), "团委"), "团县委");
        assert_eq!(league("团市委"), Some('市'));
        assert_eq!(league("团结区财政局"), None);
    }

    #[test]
    fn stems_leave_out_the_level_and_the_peoples() {
        assert_eq!(stem("沁水县"), "沁水");
        assert_eq!(stem("秀山土家族苗族自治县"), "秀山");
        assert_eq!(stem("沁县"), "");
        assert_eq!(stem("某县"), "");
    }
}
