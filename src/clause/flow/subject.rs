//! Who acts: the words before the period, the modal verb or the verb.

use super::{party, verbs};
use crate::clause::piece::{self, char_before, from, strip_back, strip_front, text, trim};
use crate::clause::scan::Token;
use std::ops::Range;

/// A word that ends a subject, and the characters around it that make it part of a name.
struct Marker {
    words: &'static str,
    unless_after: &'static str,
    unless_before: &'static str,
}

const fn marker(words: &'static str, unless_after: &'static str, unless_before: &'static str) -> Marker {
    Marker { words, unless_after, unless_before }
}

/// 市应急管理局, 市对外开放领导小组办公室 and 要素保障部门 hold such characters in their names.
const MARKERS: &[Marker] = &[
    marker("要", "主需重", "素闻客害员求"),
    marker("应", "供相适反对响效", "急用对收届"),
    marker("须", "必", ""),
    marker("必须", "", ""),
    marker("需", "", "求"),
    marker("将", "", "军"),
    marker("把", "一", ""),
    marker("向", "方定意面导走动", ""),
    marker("对", "相针面应反", "外口接台华"),
    marker("以", "可予", "上下内外及工"),
    marker("每", "", ""),
    marker("根据", "", ""),
    marker("按照", "", ""),
    marker("按", "", "摩"),
    marker("依据", "", ""),
    marker("结合", "", ""),
    marker("围绕", "", ""),
    marker("针对", "", ""),
    marker("通过", "", ""),
    marker("定期", "", ""),
    marker("及时", "", ""),
    marker("适时", "", ""),
    marker("负责", "", "人同"),
    marker("牵头", "", "单部领负"),
    marker("统筹", "", "办"),
    marker("组织", "相关各专社业级党经", "部机委"),
    marker("主持", "", ""),
    marker("明确", "", ""),
    marker("至少", "", ""),
    marker("原则上", "", ""),
    marker("广泛", "", ""),
    marker("积极", "", ""),
    marker("认真", "", ""),
    marker("切实", "", ""),
    marker("进一步", "", ""),
    marker("不定期", "", ""),
    marker("实行", "", ""),
    marker("建立", "", ""),
    marker("坚持", "", ""),
    marker("加强", "", ""),
    marker("为", "", "民企"),
    marker("进行", "", ""),
    marker("开展", "", ""),
    marker("予以", "", ""),
    marker("给予", "", ""),
    marker("实施", "", ""),
];

/// Small words around a subject that are no part of it.
const LEADS: &[&str] = &["原则上", "由", "于", "在", "并", "并且", "同时", "以及"];
const TAILS: &[&str] = &[
    "要", "应", "应当", "须", "于", "也", "也要", "均", "均要", "都", "都要", "还", "还要", "可", "再", "会",
    "在", "等",
];

/// The subject of the clause, looked for in its pieces up to the one that holds the verb.
pub(super) fn find(words: &str, tokens: &[Token], verb: &Range<usize>) -> Option<Range<usize>> {
    for piece in piece::pieces(words) {
        let last = piece.end > verb.start;
        if piece.start > verb.start {
            return None;
        }
        let end = if last { verb.start.max(piece.start) } else { piece.end };
        let (found, stopped) = in_piece(words, tokens, piece.start..end);
        let sure = last || stopped || party::ends_with_party(text(words, found.clone()));
        if !found.is_empty() && sure && is_name(text(words, found.clone())) {
            return Some(found);
        }
        if last {
            return None;
        }
    }
    None
}

/// The words at the front of a piece up to a marker, and whether one stood there.
fn in_piece(words: &str, tokens: &[Token], piece: Range<usize>) -> (Range<usize>, bool) {
    let mut start = piece.start;
    loop {
        let lead = strip_front(words, start..piece.end, LEADS).start;
        match tokens.iter().find(|t| t.is_time() && t.range.start <= lead && t.range.end > lead) {
            Some(token) => start = token.range.end,
            None => {
                start = lead;
                break;
            }
        }
    }
    let range = trim(words, start.min(piece.end)..piece.end);
    let token = tokens.iter().map(|t| t.range.start).find(|at| (range.start..range.end).contains(at));
    let marker = text(words, range.clone())
        .char_indices()
        .map(|(offset, _)| range.start + offset)
        .find(|at| stands_marker(words, *at));
    let stop = [token, marker].into_iter().flatten().min();
    let found = strip_back(words, range.start..stop.unwrap_or(range.end), TAILS);
    (found, stop.is_some())
}

fn stands_marker(words: &str, at: usize) -> bool {
    let rest = from(words, at);
    MARKERS.iter().any(|row| {
        rest.strip_prefix(row.words).is_some_and(|tail| {
            !tail.starts_with(|c| row.unless_before.contains(c))
                && !char_before(words, at).is_some_and(|c| row.unless_after.contains(c))
        })
    })
}

/// At least two characters, not quoted, and not the first of two verbs: neither “月通报” nor 每月督查、通报
/// has a subject.
fn is_name(words: &str) -> bool {
    words.chars().nth(1).is_some() && !words.starts_with(['“', '”', '"']) && !verbs::are_verbs(words)
}
