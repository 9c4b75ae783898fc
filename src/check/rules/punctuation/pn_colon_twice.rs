//! `pn-colon-twice`.

use crate::check::{Both, Case, Hit, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-colon-twice",
    level: Level::Warning,
    page: Page {
        what: Both("一句话里用了两个冒号。", "Two colons in one sentence."),
        why: Both(
            "一个冒号管到句末；再套一个，就看不出前一个管到哪里。",
            "A colon reaches to the end of its sentence; a second one hides how far the first reaches.",
        ),
        wrong: "具体要求如下：各单位要做到：主动对接，抓好落实。",
        right: "具体要求如下：各单位要主动对接，抓好落实。",
        source: "GB/T 15834—2011，4.7.3.3（冒号的提示范围）",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Paragraph, LineKind::Item, LineKind::Heading], look),
};

fn look(_: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    if !line.may_hold(&['：']) {
        return;
    }
    // The first colon of a line is not a second one.
    for (at, _) in line.signs().filter(|(_, sign)| *sign == '：').skip(1) {
        second(&Hit { range: at..at + '：'.len_utf8(), line: *line }, found);
    }
}

fn second(hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let before = hit.before();
    let sentence = before.rsplit(['。', '；', '！', '？']).next().unwrap_or("");
    let Some(first) = sentence.find('：') else { return };
    let (head, between) = sentence.split_at_checked(first + "：".len()).unwrap_or_default();
    // Quotations and brackets have sentences of their own; a label is no sentence.
    if between.contains(['“', '（', '”', '）', '《', '：']) || head.contains(['“', '（']) {
        return;
    }
    let last = between.rsplit('，').next().unwrap_or("");
    let label = |words: &str| words.trim_end_matches('：').chars().count() <= 5;
    if label(head) || label(last) || last.chars().all(|c| c.is_ascii_digit()) {
        return;
    }
    let start = hit.range.start - sentence.len() + first;
    found.push(
        RULE.at(hit.span(), "这句话里已经有一个冒号了", "a second colon in this sentence")
            .related(hit.line.span(start..start + "：".len()), "前一个在这里", "the first one")
            .help("去掉一个，或者断成两句", "drop one of them, or make two sentences"),
    );
}
