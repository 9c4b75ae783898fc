//! `pn-dup`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-dup",
    level: Level::Error,
    page: Page {
        what: Both("两个标点叠在一起。", "Two marks in a row."),
        why: Both(
            "多半是改稿时留下的，读的人不知道以哪个为准。",
            "Mostly left by editing; a reader cannot tell which is meant.",
        ),
        wrong: "各单位要抓好落实，。",
        right: "各单位要抓好落实。",
        source: "GB/T 15834—2011",
    },
    settings: &[],
    yields_to: &["pn-ellipsis"],
    reads: Reads::Words(
        &["。。", "，，", "、、", "；；", "：：", "，。", "、。", "；。", "、，", "，、", "。，", "。；"],
        look,
    ),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let word = hit.word();
    // Of three in a row the first two are told.
    let first = word.chars().next().unwrap_or('。');
    if hit.before().ends_with(first) {
        return;
    }
    let mut problem = RULE.at(
        hit.span(),
        format!("标点“{word}”叠在一起，只留一个"),
        format!("{word}: two marks in a row, keep one"),
    );
    let last = word.chars().next_back().unwrap_or('。');
    if first == last || last == '。' {
        problem =
            problem.fix(first == last, hit.span(), last, format!("只留“{last}”"), format!("keep {last}"));
    }
    found.push(problem);
}
