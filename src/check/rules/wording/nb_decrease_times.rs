//! `nb-decrease-times`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "nb-decrease-times",
    level: Level::Warning,
    page: Page {
        what: Both("减少、下降、缩短用了“倍”。", "A decrease counted in 倍."),
        why: Both(
            "减少一倍就是零；减少多少要用分数、百分数说。",
            "To decrease by once is zero; say a decrease in fractions or per cent.",
        ),
        wrong: "办理时限缩短2倍。",
        right: "办理时限缩短三分之二。",
        source: "公文用语的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["倍"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let clause = hit.before().rsplit(['。', '，', '；', '、', '：']).next().unwrap_or("");
    let head =
        clause.trim_end_matches(|c: char| c.is_ascii_digit() || ".一二三四五六七八九十两数几".contains(c));
    if head.len() == clause.len() {
        return;
    }
    let verbs = ["减少", "下降", "缩短", "降低", "减少了", "下降了", "缩短了", "降低了", "压缩", "缩减"];
    let Some(verb) = verbs.iter().filter(|verb| head.ends_with(**verb)).max_by_key(|verb| verb.len()) else {
        return;
    };
    let start = hit.range.start - clause.len() + head.len() - verb.len();
    found.push(
        RULE.at(
            hit.line.span(start..hit.range.end),
            format!("“{verb}”不能用“倍”，改用分数或者百分数"),
            "say a decrease in fractions or per cent, not in 倍",
        )
        .help("减到原来的三分之一，就是减少三分之二", "down to a third is a decrease by two thirds"),
    );
}
