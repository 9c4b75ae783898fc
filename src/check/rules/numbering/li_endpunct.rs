//! `li-endpunct`.

use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::model::BlockKind;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "li-endpunct",
    level: Level::Warning,
    page: Page {
        what: Both("一组条目末尾的标点不一致。", "Items of one list that end differently."),
        why: Both(
            "各条用分号、末条用句号，或者都用句号；混着用，不知道到哪一条为止。",
            "Items end in ； and the last in 。, or all in 。; mixed, the end of the list is lost.",
        ),
        wrong: "各单位要做好下列工作：\n- 加强领导；\n- 落实责任。\n- 强化督查；",
        right: "各单位要做好下列工作：\n- 加强领导；\n- 落实责任；\n- 强化督查。",
        source: "GB/T 15834—2011，4.6；公文条目的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let mut list: Vec<Line<'_>> = Vec::new();
    let mut of: Option<u8> = None;
    for line in case.lines() {
        let level = level(&line);
        if level != of {
            tell(&list, found);
            list.clear();
            of = level;
        }
        if level.is_some() {
            list.push(line);
        }
    }
    tell(&list, found);
}

/// The level of an item; further entries of a field are printed as items, and are none.
fn level(line: &Line<'_>) -> Option<u8> {
    match &line.block.filter(|_| line.kind == LineKind::Item)?.kind {
        BlockKind::Item { level, .. } => Some(*level),
        _ => None,
    }
}

fn tell(list: &[Line<'_>], found: &mut Vec<Problem>) {
    let Some((last, others)) = list.split_last() else { return };
    let end = |line: &Line<'_>| {
        line.text.chars().next_back().filter(|c| ['；', '。', '，', '、', '：'].contains(c))
    };
    // Items that are paragraphs end each for itself; names and titles bear no mark.
    let paragraphs = list.iter().any(|line| line.text.trim_end_matches('。').contains('。'));
    if others.is_empty()
        || paragraphs
        || list.iter().all(|line| end(line) == end(last)) && end(last) != Some('；')
    {
        return;
    }
    let semicolons = others.iter().filter(|line| end(line) == Some('；')).count();
    let right = if semicolons * 2 >= others.len() { '；' } else { '。' };
    let odd = others.iter().find(|line| end(line) != Some(right));
    let (line, wanted) = match odd {
        Some(line) => (line, right),
        None if end(last) != Some('。') => (last, '。'),
        None => return,
    };
    let mark = end(line);
    let at = line.text.len() - mark.map_or(0, char::len_utf8);
    let word = line.text.char_indices().next_back().map_or(0, |(at, _)| at);
    let (zh, en) = match mark {
        Some(mark) => {
            (format!("这一条末尾是“{mark}”，应当是“{wanted}”"), format!("ends in {mark}, {wanted} is due"))
        }
        None => (format!("这一条末尾缺“{wanted}”"), format!("{wanted} is missing at its end")),
    };
    found.push(
        RULE.at(line.span(word..line.text.len()), zh, en)
            .help("各条末尾用“；”，最后一条用“。”", "items end in ；, the last in 。")
            .fix(
                true,
                line.span(at..line.text.len()),
                wanted,
                format!("改成“{wanted}”"),
                format!("write {wanted}"),
            ),
    );
}
