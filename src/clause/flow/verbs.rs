//! The verbs of each kind of flow. A new verb is a new row.

use crate::clause::ClauseError;
use crate::clause::piece::{self, from};
use crate::clause::scan::Token;
use crate::clause::word::{Firsts, Word, guarded, word};
use crate::model::FlowKind;
use crate::problem::Message;
use std::ops::Range;

/// Verbs of one kind.
struct Verbs {
    rows: &'static [Word],
    firsts: Firsts,
}

impl Verbs {
    const fn new(rows: &'static [Word]) -> Self {
        Self { rows, firsts: Firsts::of_rows(rows) }
    }
}

static REPORT: Verbs = Verbs::new(&[
    word("报送"),
    word("上报"),
    word("汇报"),
    word("反馈"),
    word("报备"),
    word("提供"),
    word("呈报"),
    word("填报"),
    word("报告"),
    word("抄送"),
    word("抄报"),
    word("抄告"),
    word("提交"),
    word("上传"),
    word("备案"),
    word("通知"),
    word("报请"),
    word("报审"),
    word("呈送"),
    guarded("报批", "通", ""),
    word("函告"),
    word("移送"),
    word("推送"),
    word("反映"),
    word("述职"),
    guarded("报", "汇上呈申填通举简预情海警电公晚民", "道社导名批表刊酬考废复纸关"),
]);
static MEETING: Verbs = Verbs::new(&[
    word("组织召开"),
    word("主持召开"),
    word("召集召开"),
    word("牵头召开"),
    word("召开"),
    word("举行"),
    word("举办"),
    word("召集"),
    word("开会"),
]);
/// Nouns that stand for holding the meeting when there is no verb: 每月一次例会, 周调度.
static MEETING_NOUNS: Verbs = Verbs::new(&[
    word("联席会议"),
    word("专题会议"),
    word("例会"),
    word("调度会"),
    word("推进会"),
    word("碰头会"),
    word("座谈会"),
    word("会商"),
    word("调度"),
    word("研判"),
    word("议事"),
    word("会议"),
]);
static HEARING: Verbs = Verbs::new(&[word("听取"), word("听汇报")]);
static PUBLICATION: Verbs = Verbs::new(&[
    word("通报"),
    word("发布"),
    word("公布"),
    word("公开"),
    word("公示"),
    word("印发"),
    word("刊发"),
    word("晾晒"),
    word("排名"),
    word("公告"),
    word("编发"),
    word("推送"),
    guarded("动态", "", "调管监变"),
]);
static ASSESSMENT: Verbs = Verbs::new(&[
    word("考核评定"),
    word("考核评价"),
    word("考核评比"),
    word("考核排名"),
    word("考核奖惩"),
    word("考核验收"),
    word("综合考核"),
    word("督查考核"),
    word("督导检查"),
    word("督促检查"),
    word("督查督办"),
    word("打擂点评"),
    word("考核"),
    word("考评"),
    word("督查"),
    word("督导"),
    word("督办"),
    word("评价"),
    word("评比"),
    word("评定"),
    word("点评"),
    word("评议"),
    word("评估"),
    word("检查"),
    word("巡查"),
    word("测评"),
    word("奖惩"),
    word("排名"),
    word("验收"),
    word("审计"),
    word("述职"),
    word("考察"),
    word("抽查"),
    word("监测"),
]);

/// Words that point to the verb that governs the clause: 进行考核, not the 考核 of 考核办法.
const GOVERNS: &[&str] = &["进行", "开展", "予以", "给予", "实施", "实行", "组织", "落实"];

/// The verb of a clause.
pub(super) fn find(kind: FlowKind, words: &str, tokens: &[Token]) -> Option<Range<usize>> {
    match kind {
        FlowKind::Report => report(words),
        FlowKind::Meeting => first(words, &MEETING).or_else(|| first(words, &MEETING_NOUNS)),
        FlowKind::Hearing => first(words, &HEARING),
        FlowKind::Publication => governed(words, tokens, &PUBLICATION),
        FlowKind::Assessment => governed(words, tokens, &ASSESSMENT),
    }
}

/// All verbs of a table in a clause, the longest at each place.
fn all<'a>(words: &'a str, table: &'static Verbs) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut done = 0;
    // Most characters begin no word of the table.
    table.firsts.places(words).filter_map(move |at| {
        if at < done {
            return None;
        }
        let row = table.rows.iter().filter(|row| row.stands(words, at)).max_by_key(|row| row.words.len())?;
        done = at + row.words.len();
        Some(at..done)
    })
}

/// Whether words are nothing but verbs of publication and assessment: 督查、.
pub(super) fn are_verbs(words: &str) -> bool {
    let known = |item: &str| PUBLICATION.rows.iter().chain(ASSESSMENT.rows).any(|row| row.words == item);
    words.split(['、', '和', '并', '及']).filter(|item| !item.is_empty()).all(known)
}

fn first(words: &str, table: &'static Verbs) -> Option<Range<usize>> {
    all(words, table).next()
}

/// After 向 the first verb; after 将 the last one that has a recipient behind it; otherwise the first.
/// The short 报 counts only when there is no longer verb.
fn report(words: &str) -> Option<Range<usize>> {
    let long = |range: &Range<usize>| range.len() > '报'.len_utf8();
    let verbs: Vec<Range<usize>> = all(words, &REPORT).collect();
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
        Some(range) if piece::text(words, range.clone()) == "备案" => {
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
fn governed(words: &str, tokens: &[Token], table: &'static Verbs) -> Option<Range<usize>> {
    let verbs: Vec<Range<usize>> = all(words, table).collect();
    let led = |range: &&Range<usize>| {
        let head = words.get(..range.start).unwrap_or("");
        GOVERNS.iter().any(|w| head.ends_with(w))
    };
    // 每季度考核…: the period stands right before its verb.
    let timed = |range: &&Range<usize>| {
        tokens
            .binary_search_by_key(&range.start, |t| t.range.end)
            .is_ok_and(|i| tokens.get(i).is_some_and(Token::is_time))
    };
    let quotes = piece::quoted(words);
    let outside = |range: &&Range<usize>| !quotes.iter().any(|q| q.contains(&range.start));
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
        for table in [&REPORT, &MEETING, &MEETING_NOUNS, &HEARING, &PUBLICATION, &ASSESSMENT] {
            for (i, row) in table.rows.iter().enumerate() {
                assert!(!table.rows[..i].iter().any(|other| other.words == row.words), "{}", row.words);
            }
        }
    }
}
