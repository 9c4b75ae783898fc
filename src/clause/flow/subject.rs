//! Who acts: the words before the period, the modal verb or the verb.

use super::verbs;
use crate::clause::party;
use crate::clause::piece::{self, strip_back, strip_front, text, trim};
use crate::clause::scan::Token;
use crate::clause::word::{Firsts, Table, Word, guarded, word};
use std::ops::Range;

/// Words that end a subject. 市应急管理局, 市对外开放领导小组办公室 and 要素保障部门 hold such characters in their names.
const MARKERS: &[Word] = &[
    guarded("要", "主需重", "素闻客害员求"),
    guarded("应", "供相适反对响效", "急用对收届"),
    guarded("须", "必", ""),
    word("必须"),
    guarded("需", "", "求"),
    guarded("将", "", "军"),
    guarded("把", "一", ""),
    guarded("向", "方定意面导走动", ""),
    guarded("对", "相针面应反", "外口接台华"),
    guarded("以", "可予", "上下内外及工"),
    word("每"),
    word("根据"),
    word("按照"),
    guarded("按", "", "摩"),
    word("依据"),
    word("结合"),
    word("围绕"),
    word("针对"),
    word("通过"),
    word("定期"),
    word("及时"),
    word("适时"),
    guarded("负责", "", "人同"),
    guarded("牵头", "", "单部领负"),
    guarded("统筹", "", "办"),
    guarded("组织", "相关各专社业级党经", "部机委"),
    word("主持"),
    word("明确"),
    word("至少"),
    word("原则上"),
    word("广泛"),
    word("积极"),
    word("认真"),
    word("切实"),
    word("进一步"),
    word("不定期"),
    word("实行"),
    word("建立"),
    word("坚持"),
    word("加强"),
    guarded("为", "", "民企"),
    word("进行"),
    word("开展"),
    word("予以"),
    word("给予"),
    word("实施"),
];

static MARKER_FIRSTS: Firsts = Firsts::of_rows(MARKERS);

/// Small words around a subject that are no part of it.
static LEADS: Table = Table::new(&["原则上", "由", "于", "在", "并", "并且", "同时", "以及"]);
static TAILS: Table = Table::new(&[
    "要", "应", "应当", "须", "于", "也", "也要", "均", "均要", "都", "都要", "还", "还要", "可", "再", "会",
    "在", "等",
]);

/// The subject of the clause, looked for in its pieces up to the one that holds the verb.
pub(super) fn find(words: &str, tokens: &[Token], verb: &Range<usize>) -> Option<Range<usize>> {
    for piece in piece::pieces(words) {
        let last = piece.end > verb.start;
        if piece.start > verb.start {
            return None;
        }
        let end = if last { verb.start.max(piece.start) } else { piece.end };
        let found = in_piece(words, tokens, piece.start..end);
        let name = text(words, found.clone());
        // 每月督查、通报: the first of two verbs is no subject.
        if party::is_actor(name) && !verbs::are_verbs(name) {
            return Some(found);
        }
        if last {
            return None;
        }
    }
    None
}

/// The words at the front of a piece up to a marker or a value.
fn in_piece(words: &str, tokens: &[Token], piece: Range<usize>) -> Range<usize> {
    let mut start = piece.start;
    loop {
        let lead = strip_front(words, start..piece.end, &LEADS).start;
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
    let places = MARKER_FIRSTS.places(text(words, range.clone())).map(|offset| range.start + offset);
    let marker = places.into_iter().find(|at| stands_marker(words, *at));
    let stop = [token, marker].into_iter().flatten().min();
    strip_back(words, range.start..stop.unwrap_or(range.end), &TAILS)
}

fn stands_marker(words: &str, at: usize) -> bool {
    MARKERS.iter().any(|row| row.stands(words, at))
}
