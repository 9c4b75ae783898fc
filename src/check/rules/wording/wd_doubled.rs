//! `wd-doubled`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wd-doubled",
    level: Level::Warning,
    page: Page {
        what: Both("一个词连着写了两遍。", "A word written twice in a row."),
        why: Both("多半是改稿时留下的。", "Mostly left by editing."),
        wrong: "成立招商工作小组小组。",
        right: "成立招商工作小组。",
        source: "校对",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let text = case.prose.text();
    let bytes = text.as_bytes();
    // Two Chinese characters, three bytes each, and the same two again.
    const WORD: usize = 6;
    let mut rest = bytes;
    // Most words differ from the next in the last byte of a character.
    while let [first, _, a, _, _, b, _, _, c, _, _, d, ..] = rest {
        let han = matches!(first, 0xE4..=0xE9);
        if !han || a != c || b != d || rest.get(..WORD) != rest.get(WORD..2 * WORD) {
            rest = rest.get(if han { 3 } else { 1 }..).unwrap_or_default();
            continue;
        }
        let at = bytes.len() - rest.len();
        if let Some(word) = text.get(at..at + WORD)
            && says_twice(word, text.get(..at).unwrap_or(""), text.get(at + 2 * WORD..).unwrap_or(""))
        {
            let second = case.prose.span(at + WORD..at + 2 * WORD);
            found.push(
                RULE.at(
                    case.prose.span(at..at + 2 * WORD),
                    format!("“{word}”写了两遍"),
                    format!("{word} stands twice"),
                )
                .fix(false, second, "", "删去一个", "delete one"),
            );
        }
        rest = rest.get(2 * WORD..).unwrap_or_default();
    }
}

/// Whether a repetition is a slip: words that are doubled on purpose are not.
fn says_twice(word: &str, before: &str, after: &str) -> bool {
    let mut characters = word.chars();
    let (first, second) = (characters.next(), characters.next());
    let numeral =
        |c: Option<char>| c.is_some_and(|c| "一二三四五六七八九十百千万〇零两每逐步层年月日代".contains(c));
    // 考虑考虑, 研究研究: a verb doubled to soften it.
    let soft = ["研究", "考虑", "讨论", "商量", "学习", "了解", "体验", "休息"].contains(&word);
    // 促进招商 招商引资: the end of one word may be the beginning of the next.
    let seam = after.starts_with(|c: char| "引会局办组部所站中长".contains(c)) || before.is_empty();
    first != second && !numeral(first) && !numeral(second) && !soft && !seam
}
