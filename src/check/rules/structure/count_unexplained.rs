//! `count-unexplained`.

use super::count_phrase::{exact, group_of, of_one_kind, short};
use super::sentence;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{BlockKind, CountPhrase};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "count-unexplained",
    level: Level::Hint,
    page: Page {
        what: Both(
            "“六区建设”“六条重点产业链”这样的数，文中哪里也没有列出是哪几项，也没有说出自哪份文件。",
            "A numeric slogan whose items are listed nowhere and that cites no other document.",
        ),
        why: Both(
            "没有跟着上级文件一路看下来的人，不知道说的是哪几项，落实时各说各的。",
            "Who did not read the papers before does not know which items are meant.",
        ),
        wrong: "各乡（镇）要围绕{数：六条重点产业链}开展招商，每月召开一次专题会。",
        right: "各乡（镇）要围绕建材、食品、物流{数：三条重点产业链}开展招商，每月召开一次专题会。",
        source: "起草惯例：概括性的提法首次出现应当说明内容",
    },
    settings: &[],
    yields_to: &["count-phrase"],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let mut told: Vec<&str> = Vec::new();
    for count in &case.mechanism.counts {
        if count.listed.is_some() || !is_slogan(count) || told.contains(&count.text.as_str()) {
            continue;
        }
        told.push(&count.text);
        if is_explained(case, count) {
            continue;
        }
        let words = short(&count.text);
        let problem = RULE
            .at(
                count.span,
                format!("“{words}”是哪几项，文中没有列出"),
                format!("nowhere does the text say which items “{words}” are"),
            )
            .help(
                "第一次出现时写明，例如“……、……和……”；或者写出提出它的文件的标题和文号",
                "list the items where it first appears, or cite the document that lists them",
            );
        found.push(problem);
    }
}

/// Whether a count speaks of certain things that could be named, not of how many to take.
fn is_slogan(count: &CountPhrase) -> bool {
    let Some(stated) = exact(count) else { return false };
    let quoted = count.text.starts_with('“') && !count.text.contains('、');
    let counted = |c: &char| "一二两三四五六七八九十".contains(*c);
    // “一区六园”, but not “一”带动.
    if stated == 1 {
        return quoted && count.text.chars().filter(counted).count() > 1;
    }
    let bare = count.measure.is_empty() && !count.noun.is_empty();
    quoted && (bare || count.measure == "个") || matches!(count.measure.as_str(), "大" | "条")
}

fn is_explained(case: &Case<'_>, count: &CountPhrase) -> bool {
    let stated = exact(count).unwrap_or(0) as usize;
    let tail = ending(&count.noun);
    let speaks = |name: &str| !tail.is_empty() && name.contains(tail);
    if group_of(case, &count.noun).is_some() || of_one_kind(case, count).is_some() {
        return true;
    }
    let bodies = case.mechanism.bodies.iter().filter(|b| speaks(&b.name.value)).count();
    bodies == stated || headed(case, &speaks) == stated || listed_beside(case, count, stated)
}

/// The last two characters of what is counted: 产业 of 转型产业. A single one names too much.
fn ending(noun: &str) -> &str {
    noun.char_indices().rev().nth(1).and_then(|(at, _)| noun.get(at..)).unwrap_or("")
}

/// How many headings speak of what is counted.
fn headed(case: &Case<'_>, speaks: &dyn Fn(&str) -> bool) -> usize {
    let blocks = case.mechanism.parts.iter().flat_map(|part| &part.blocks);
    let headings = blocks.filter(|b| match &b.kind {
        BlockKind::Heading { text, number: Some(_), .. } => speaks(&BlockKind::plain(text)),
        _ => false,
    });
    headings.count()
}

/// A list of the items before the phrase or, led in by 即, after it; or another document that is cited.
fn listed_beside(case: &Case<'_>, count: &CountPhrase, stated: usize) -> bool {
    let Some((line, at)) = sentence::around(case, count.span) else { return true };
    let before = sentence::before(&line, at);
    let after = sentence::after(&line, at);
    if before.contains('》') || after.contains('《') {
        return true;
    }
    let near = before.rsplit(['，', '：']).next().unwrap_or("");
    if near.contains('、') && near.matches('、').count() + 1 == stated {
        return true;
    }
    ["即", "包括", "分别是", "是指", "（"].iter().any(|lead| {
        let list = after.split_once(lead).map(|(_, list)| list);
        list.is_some_and(|list| list.matches(['、', '，']).count() + 1 >= stated)
    })
}
