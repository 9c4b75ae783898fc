//! `li-count`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::model::BlockKind;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "li-count",
    level: Level::Error,
    page: Page {
        what: Both("“以下三项”说的数，与后面列的项数不一样。", "以下三项 before another number of items."),
        why: Both("少列一项，读的人以为漏印了。", "With one item less a reader thinks it was not printed."),
        wrong: "各单位要做好以下三项工作：一是加强领导；二是落实责任。",
        right: "各单位要做好以下两项工作：一是加强领导；二是落实责任。",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["以下", "下列"], look),
};

fn look(case: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let after = hit.after();
    let Some((stated, len)) = count(after) else { return };
    let rest = after.get(len..).unwrap_or("");
    let Some(measure) =
        ["项", "个方面", "个", "条", "点", "类"].iter().find(|measure| rest.starts_with(**measure))
    else {
        return;
    };
    let clause = rest.split(['。', '；']).next().unwrap_or("");
    let listed = match clause.split_once("一是") {
        Some(_) => ORDER.iter().take_while(|word| rest.contains(**word)).count(),
        None if rest.ends_with('：') => items_after(case, hit.line.index),
        None => 0,
    };
    if listed < 2 || u32::try_from(listed).is_ok_and(|listed| listed == stated) {
        return;
    }
    let end = hit.range.end + len + measure.len();
    found.push(
        RULE.at(
            hit.line.span(hit.range.start..end),
            format!("这里说{stated}{measure}，后面列了{listed}{measure}"),
            format!("{stated} are announced, {listed} are listed"),
        )
        .help("补上缺的，或者改数", "add what is missing or change the number"),
    );
}

const ORDER: [&str; 10] = ["一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是"];

/// A number at the head of the words, and its length.
fn count(words: &str) -> Option<(u32, usize)> {
    let first = words.chars().next()?;
    let value = match first {
        '两' => 2,
        _ => 1 + u32::try_from("一二三四五六七八九十".chars().position(|c| c == first)?).ok()?,
    };
    let next = words.chars().nth(1)?;
    (!"一二三四五六七八九十".contains(next)).then_some((value, first.len_utf8()))
}

/// How many items stand right below a line.
fn items_after(case: &Case<'_>, line: usize) -> usize {
    let below = case.lines().skip(line + 1);
    below.take_while(|l| l.block.is_some_and(|b| matches!(b.kind, BlockKind::Item { .. }))).count()
}
