//! The verbs of each kind of flow. A new verb is a new row.

use crate::clause::ClauseError;
use crate::clause::piece::{char_before, from};
use crate::clause::scan::Token;
use crate::model::FlowKind;
use crate::problem::Message;
use std::ops::Range;

/// A verb, and the characters before or after it that make it part of another word.
pub(super) struct Verb {
    pub(super) words: &'static str,
    unless_after: &'static str,
    unless_before: &'static str,
}

const fn verb(words: &'static str) -> Verb {
    Verb { words, unless_after: "", unless_before: "" }
}

const fn guarded(words: &'static str, unless_after: &'static str, unless_before: &'static str) -> Verb {
    Verb { words, unless_after, unless_before }
}

const REPORT: &[Verb] = &[
    verb("报送"),
    verb("上报"),
    verb("汇报"),
    verb("反馈"),
    verb("报备"),
    verb("提供"),
    verb("呈报"),
    verb("填报"),
    verb("报告"),
    verb("抄送"),
    verb("抄报"),
    verb("抄告"),
    verb("提交"),
    verb("上传"),
    verb("备案"),
    verb("通知"),
    verb("报请"),
    verb("报审"),
    verb("呈送"),
    verb("报批"),
    verb("函告"),
    verb("移送"),
    verb("推送"),
    verb("反映"),
    verb("述职"),
    guarded("报", "汇上呈申填通举简预情海警电公晚民", "道社导名批表刊酬考废复纸关"),
];
const MEETING: &[Verb] = &[
    verb("组织召开"),
    verb("主持召开"),
    verb("召集召开"),
    verb("牵头召开"),
    verb("召开"),
    verb("举行"),
    verb("举办"),
    verb("召集"),
    verb("开会"),
];
/// Nouns that stand for holding the meeting when there is no verb: 每月一次例会, 周调度.
const MEETING_NOUNS: &[Verb] = &[
    verb("联席会议"),
    verb("专题会议"),
    verb("例会"),
    verb("调度会"),
    verb("推进会"),
    verb("碰头会"),
    verb("座谈会"),
    verb("会商"),
    verb("调度"),
    verb("研判"),
    verb("议事"),
    verb("会议"),
];
const HEARING: &[Verb] = &[verb("听取"), verb("听汇报")];
const PUBLICATION: &[Verb] = &[
    verb("通报"),
    verb("发布"),
    verb("公布"),
    verb("公开"),
    verb("公示"),
    verb("印发"),
    verb("刊发"),
    verb("晾晒"),
    verb("排名"),
    verb("公告"),
    verb("编发"),
    verb("推送"),
    verb("动态"),
];
const ASSESSMENT: &[Verb] = &[
    verb("考核评定"),
    verb("考核评价"),
    verb("考核评比"),
    verb("考核排名"),
    verb("考核奖惩"),
    verb("考核验收"),
    verb("综合考核"),
    verb("督查考核"),
    verb("督导检查"),
    verb("督促检查"),
    verb("督查督办"),
    verb("打擂点评"),
    verb("考核"),
    verb("考评"),
    verb("督查"),
    verb("督导"),
    verb("督办"),
    verb("评价"),
    verb("评比"),
    verb("评定"),
    verb("点评"),
    verb("评议"),
    verb("评估"),
    verb("检查"),
    verb("巡查"),
    verb("测评"),
    verb("奖惩"),
    verb("排名"),
    verb("验收"),
    verb("审计"),
    verb("述职"),
    verb("考察"),
    verb("抽查"),
    verb("监测"),
];

/// Words that point to the verb that governs the clause: 进行考核, not the 考核 of 考核办法.
const GOVERNS: &[&str] = &["进行", "开展", "予以", "给予", "实施", "实行", "组织", "落实"];

/// The verb of a clause.
pub(super) fn find(kind: FlowKind, words: &str, tokens: &[Token]) -> Option<Range<usize>> {
    match kind {
        FlowKind::Report => report(words),
        FlowKind::Meeting => first(words, MEETING).or_else(|| first(words, MEETING_NOUNS)),
        FlowKind::Hearing => first(words, HEARING),
        FlowKind::Publication => governed(words, tokens, PUBLICATION),
        FlowKind::Assessment => governed(words, tokens, ASSESSMENT),
    }
}

/// All verbs of a table in a clause, the longest at each place.
fn all<'a>(words: &'a str, table: &'static [Verb]) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut done = 0;
    words.char_indices().filter_map(move |(at, _)| {
        if at < done {
            return None;
        }
        let row = table.iter().filter(|row| stands(words, at, row)).max_by_key(|row| row.words.len())?;
        done = at + row.words.len();
        Some(at..done)
    })
}

fn stands(words: &str, at: usize, row: &Verb) -> bool {
    let Some(tail) = from(words, at).strip_prefix(row.words) else { return false };
    !char_before(words, at).is_some_and(|c| row.unless_after.contains(c))
        && !tail.chars().next().is_some_and(|c| row.unless_before.contains(c))
}

/// Whether words are nothing but verbs of publication and assessment: 督查、.
pub(super) fn are_verbs(words: &str) -> bool {
    let known = |item: &str| PUBLICATION.iter().chain(ASSESSMENT).any(|row| row.words == item);
    words.split(['、', '和', '并', '及']).filter(|item| !item.is_empty()).all(known)
}

fn first(words: &str, table: &'static [Verb]) -> Option<Range<usize>> {
    all(words, table).next()
}

/// After 向 the first verb; after 将 the last one that has a recipient behind it; otherwise the first.
/// The short 报 counts only when there is no longer verb.
fn report(words: &str) -> Option<Range<usize>> {
    let long = |range: &Range<usize>| range.len() > '报'.len_utf8();
    let verbs: Vec<Range<usize>> = all(words, REPORT).collect();
    let start = super::shape::toward(words, 0..words.len()).map_or(0, |toward| toward.end);
    let after = |range: &&Range<usize>| range.start >= start;
    if start == 0
        && let Some(object) = super::shape::object_sign(words, 0..words.len())
    {
        let given = |range: &&Range<usize>| range.start >= object.end && !is_closing(words, range.end);
        let found = verbs.iter().rev().filter(|r| long(r)).find(given);
        if let Some(found) = found.or_else(|| verbs.iter().rev().find(given)) {
            return Some(found.clone());
        }
    }
    let found = verbs.iter().filter(after).find(|r| long(r)).or_else(|| verbs.iter().find(after));
    // 各单位报X备案: 报 governs, 备案 says what for.
    match found {
        Some(range) if crate::clause::piece::text(words, range.clone()) == "备案" => {
            verbs.iter().filter(after).find(|r| !long(r) && r.end < range.start).or(Some(range)).cloned()
        }
        other => other.cloned(),
    }
}

fn is_closing(words: &str, at: usize) -> bool {
    let rest = from(words, at);
    rest.is_empty() || rest.starts_with(['，', '；', '。', '的', '”', '、'])
}

/// The verb after 进行, 开展 … if there is one; otherwise the first outside quotes; otherwise the first.
fn governed(words: &str, tokens: &[Token], table: &'static [Verb]) -> Option<Range<usize>> {
    let verbs: Vec<Range<usize>> = all(words, table).collect();
    let led = |range: &&Range<usize>| {
        let head = words.get(..range.start).unwrap_or("");
        GOVERNS.iter().any(|w| head.ends_with(w))
    };
    // 每季度考核…: the period stands right before its verb.
    let timed = |range: &&Range<usize>| tokens.iter().any(|t| t.is_time() && t.range.end == range.start);
    let outside = |range: &&Range<usize>| {
        let head = words.get(..range.start).unwrap_or("");
        head.matches('“').count() <= head.matches('”').count()
    };
    let outer: Vec<&Range<usize>> = verbs.iter().filter(outside).collect();
    let pick = outer.iter().find(|r| timed(r)).or_else(|| outer.iter().find(|r| led(r))).or(outer.first());
    pick.copied().or(verbs.first()).cloned()
}

/// The error for a clause without a verb of its kind.
pub(super) fn missing(kind: FlowKind, range: Range<usize>) -> ClauseError {
    let (message, help) = match kind {
        FlowKind::Report => (
            Message::new("没有表示报送的词", "no word of reporting"),
            Message::new(
                "写明谁、何时、向谁报送什么，如“每月25日前向市商务局报送工作开展情况”；可以用报送、汇报、反馈、报备、上报",
                "say who reports what to whom by when, as in 每月25日前向市商务局报送工作开展情况",
            ),
        ),
        FlowKind::Meeting => (
            Message::new("没有表示开会的词", "no word of holding a meeting"),
            Message::new(
                "写明多久开什么会，如“每季度召开1次项目评估会议”；可以用召开、举行、例会、调度会",
                "say which meeting is held how often, as in 每季度召开1次项目评估会议",
            ),
        ),
        FlowKind::Hearing => (
            Message::new("没有“听取”", "no 听取"),
            Message::new(
                "写明谁多久听取谁的什么汇报，如“市政府每双月听取一次各招商小组工作情况汇报”",
                "say who hears whose report how often, as in 市政府每双月听取一次各招商小组工作情况汇报",
            ),
        ),
        FlowKind::Publication => (
            Message::new("没有表示通报的词", "no word of making known"),
            Message::new(
                "写明多久通报什么，如“每月通报工作进展”；可以用通报、发布、公布、公示、公开",
                "say what is made known how often, as in 每月通报工作进展",
            ),
        ),
        FlowKind::Assessment => (
            Message::new("没有表示考核的词", "no word of assessing"),
            Message::new(
                "写明谁何时对谁考核什么，如“年末对各招商专班进行考核评定”；可以用考核、督查、评价、评比、点评",
                "say who assesses whom and when, as in 年末对各招商专班进行考核评定",
            ),
        ),
    };
    ClauseError::new(range, message, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_verb_stands_twice_in_its_table() {
        for table in [REPORT, MEETING, MEETING_NOUNS, HEARING, PUBLICATION, ASSESSMENT] {
            for (i, row) in table.iter().enumerate() {
                assert!(!table[..i].iter().any(|other| other.words == row.words), "{}", row.words);
            }
        }
    }
}
