//! `lv-circ`.

use super::marks::{MarkKind, TYPED};
use crate::check::{Both, Case, Line, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lv-circ",
    level: Level::Warning,
    page: Page {
        what: Both(
            "用了①、1）、1.1这样的序号，标准的四级里没有。",
            "Numbers such as ①, 1） or 1.1 that are none of the four levels.",
        ),
        why: Both(
            "国家标准规定四级序号是“一、”“（一）”“1.”“（1）”。",
            "The standard has four: 一、 （一） 1. （1）.",
        ),
        wrong: "--- 正文\n编号：无\n一、工作要求\n①提高认识。\n②抓好落实。\n二、附则\n本机制由县商务局解释。",
        right: "--- 正文\n编号：无\n一、工作要求\n（一）提高认识。\n（二）抓好落实。\n二、附则\n本机制由县商务局解释。",
        source: "GB/T 9704-2012，7.3.3",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(TYPED, look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let Some(mark) = case.typed(line).filter(|mark| mark.kind == MarkKind::Foreign) else { return };
    let number = line.text.get(..mark.len).unwrap_or("");
    found.push(
        RULE.at(
            line.span(0..mark.len),
            format!("“{number}”不是公文的序号"),
            format!("{number} is no number of an official document"),
        )
        .help("各级依次用“一、”“（一）”“1.”“（1）”", "the levels are 一、 （一） 1. （1）"),
    );
}
