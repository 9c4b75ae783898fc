//! `lv-style-mix`.

use super::marks::TYPED;
use crate::check::{Both, Case, Line, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lv-style-mix",
    level: Level::Warning,
    page: Page {
        what: Both("同一级的序号用了不同的写法。", "Numbers of one level written in different ways."),
        why: Both("“1.”后面接“（2）”，读的人以为（2）是1.的下一级。", "After 1. a （2） reads as its child."),
        wrong: "--- 正文\n编号：无\n一、工作要求\n1.提高认识。\n（2）抓好落实。\n二、附则\n本机制由县商务局解释。",
        right: "--- 正文\n编号：无\n一、工作要求\n1.提高认识。\n2.抓好落实。\n二、附则\n本机制由县商务局解释。",
        source: "GB/T 9704-2012，7.3.3",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(TYPED, look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let Some(own) = case.typed(line).filter(|own| own.value > 1) else { return };
    let lines = || case.lines().take(line.index);
    // The nearest typed numbers above, up to one of the same way of writing.
    let mut nearest = None;
    for above in lines().collect::<Vec<_>>().into_iter().rev() {
        let Some(number) = case.typed(&above) else { continue };
        if number.kind == own.kind {
            return;
        }
        nearest.get_or_insert((number, above));
        if number.kind.level().zip(own.kind.level()).is_some_and(|(above, level)| above < level) {
            break;
        }
    }
    let Some((before, above)) = nearest.filter(|(before, _)| before.value + 1 == own.value) else { return };
    let number = line.text.get(..own.len).unwrap_or("");
    let other = above.text.get(..before.len).unwrap_or("");
    found.push(
        RULE.at(
            line.span(0..own.len),
            format!("“{number}”与上一条“{other}”同级，写法却不同"),
            format!("{number} and {other} before it are of one level and written differently"),
        )
        .related(above.span(0..before.len), "上一条", "the one before"),
    );
}
