//! `target-unverifiable`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::model::{Block, BlockKind, Inline};
use crate::problem::{Level, Problem};
use crate::vocabulary::{Label, Sense};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "target-unverifiable",
    level: Level::Warning,
    page: Page {
        what: Both(
            "指标没有办法核对：“明显提升”“足够的时间”没有数，“四分之一时间”没有人计时。",
            "A target that cannot be checked: no number, or a share of time that nobody measures.",
        ),
        why: Both(
            "核对不了的指标，完成了没有全凭各人说。",
            "Whether it was reached is whatever each one says.",
        ),
        wrong: "{承担：县商务局局长}{指标：全年外出招商不少于四分之一时间}。\n{考核：县人民政府每年12月对县商务局进行1次考核}。",
        right: "{承担：县商务局局长}{指标：全年外出招商不少于60天}。\n{考核：县人民政府每年12月对县商务局进行1次考核}。",
        source: "指标要能核对的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(
        &[
            "分之一时间",
            "/4时间",
            "/3时间",
            "/2时间",
            "/5时间",
            "一半时间",
            "明显",
            "显著",
            "大幅",
            "足够",
            "较快",
            "较大",
        ],
        look,
    ),
};

fn look(case: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    if !hit.line.block.is_some_and(|block| in_target(case, block, hit.line.text, hit.range.start)) {
        return;
    }
    let stop = |c: char| "，。；、：".contains(c);
    let start = hit.before().char_indices().rfind(|(_, c)| stop(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    let end = hit.after().find(stop).map_or(hit.line.text.len(), |at| hit.range.end + at);
    let words = hit.line.text.get(start..end).unwrap_or("");
    let share = hit.word().ends_with("时间");
    if !share && words.contains(|c: char| c.is_ascii_digit()) {
        return;
    }
    let (range, zh, en) = if share {
        let number = hit
            .before()
            .char_indices()
            .rev()
            .take_while(|(_, c)| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c));
        let from = number.last().map_or(hit.range.start, |(at, _)| at);
        let words = hit.line.text.get(from..hit.range.end).unwrap_or("");
        let zh = format!("“{words}”怎么算、由谁记，文中没有说，核对不了");
        (from..hit.range.end, zh, "nobody measures this share of time".to_owned())
    } else {
        let zh = format!("“{words}”没有数，核对不了");
        (start..end, zh, format!("{words} has no number to be held against"))
    };
    found.push(RULE.at(hit.line.span(range), zh, en).help(
        "换成数得出来的：多少次、多少天、多少亿元、百分之几",
        "put something that can be counted: times, days, amounts, per cent",
    ));
}

/// Whether a byte of a line stands in words that are marked as a target.
fn in_target(case: &Case<'_>, block: &Block, line: &str, at: usize) -> bool {
    let is_target = |label: &str| matches!(case.vocabulary.label(label), Some(Label::Mark(Sense::Target)));
    let marked = |inlines: &[Inline], at: Option<usize>| {
        at.and_then(|at| inline_at(inlines, at)).and_then(|i| i.mark.as_deref()).is_some_and(is_target)
    };
    match &block.kind {
        BlockKind::Heading { text, run_in, .. } => {
            let head: usize = text.iter().map(|inline| inline.text.len()).sum();
            marked(text, Some(at)) || marked(run_in, at.checked_sub(head))
        }
        BlockKind::Paragraph { text } | BlockKind::Item { text, .. } => marked(text, Some(at)),
        BlockKind::Field { label, .. } => line.starts_with(label.as_str()) && is_target(label),
        _ => false,
    }
}

/// The words that a byte stands in.
fn inline_at(inlines: &[Inline], at: usize) -> Option<&Inline> {
    let mut end = 0;
    inlines.iter().find(|inline| {
        end += inline.text.len();
        at < end
    })
}
