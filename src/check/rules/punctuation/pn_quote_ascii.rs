//! `pn-quote-ascii`.

use super::characters::is_han;
use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Edit, Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-quote-ascii",
    level: Level::Error,
    page: Page {
        what: Both("中文里用了半角直引号。", "Straight quotation marks in Chinese text."),
        why: Both(
            "直引号不分左右，国家标准规定用“”和‘’。",
            "Straight marks do not tell left from right; the standard prescribes “” and ‘’.",
        ),
        wrong: "打造\"一站式\"服务窗口。",
        right: "打造“一站式”服务窗口。",
        source: "GB/T 15834—2011，4.8",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["\"", "'"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let word = hit.word();
    if hit.before().contains(word) {
        return;
    }
    let places: Vec<usize> = hit.line.text.match_indices(word).map(|(at, _)| at).collect();
    let chinese = |at: &usize| {
        let (before, after) = hit.line.text.split_at_checked(*at).unwrap_or_default();
        before.chars().next_back().is_some_and(is_han) || after.chars().nth(1).is_some_and(is_han)
    };
    if !places.iter().any(chinese) {
        return;
    }
    let pair = if word == "\"" { ["“", "”"] } else { ["‘", "’"] };
    let mut problem = RULE.at(
        hit.span(),
        format!("这里用了半角直引号，中文里要用“{}{}”", pair[0], pair[1]),
        format!("straight quotation mark; write {} and {}", pair[0], pair[1]),
    );
    if places.len().is_multiple_of(2) {
        problem = problem.fix(
            true,
            hit.span(),
            pair[0],
            "成对改成中文引号",
            "write Chinese quotation marks in pairs",
        );
        if let Some(fix) = &mut problem.fix {
            let rest = places.iter().zip(pair.iter().cycle()).skip(1);
            fix.edits.extend(
                rest.map(|(at, sign)| Edit { span: hit.line.span(*at..at + 1), text: (*sign).to_owned() }),
            );
        }
    } else {
        problem = problem
            .help("这一段的直引号不成对，先补齐再改", "they are not in pairs here; add the missing one");
    }
    found.push(problem);
}
