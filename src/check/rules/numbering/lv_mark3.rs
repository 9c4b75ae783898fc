//! `lv-mark3`.

use super::marks::{MarkKind, TYPED};
use crate::check::{Both, Case, Line, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lv-mark3",
    level: Level::Error,
    page: Page {
        what: Both("第三级序号“1”后面没有用下脚点。", "A number 1 not followed by a full point."),
        why: Both(
            "各级序号后面用什么标点，国家标准有规定；用错了，目录、引用都乱。",
            "The standard says which sign follows a number of each level.",
        ),
        wrong: "--- 正文\n编号：无\n一、工作要求\n1、提高认识。\n2、抓好落实。\n二、附则\n本机制由县商务局解释。",
        right: "--- 正文\n编号：无\n一、工作要求\n1.提高认识。\n2.抓好落实。\n二、附则\n本机制由县商务局解释。",
        source: "GB/T 15834—2011，附录B.3.3",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(TYPED, look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let Some(mark) = case.typed(line).filter(|mark| mark.kind == MarkKind::Arabic) else { return };
    let Some(sign) = mark.sign.filter(|sign| *sign != '.') else { return };
    let span = line.span(0..mark.len + sign.len_utf8());
    let number = line.text.get(..mark.len).unwrap_or("");
    found.push(
        RULE.at(
            span,
            format!("阿拉伯数字序号后面用下脚点“.”，写“{number}.”"),
            format!(". follows an Arabic number: {number}."),
        )
        .fix(
            true,
            line.span(mark.len..mark.len + sign.len_utf8()),
            ".",
            "改标点",
            "put the sign right",
        ),
    );
}
