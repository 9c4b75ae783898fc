//! `lv-mark1`.

use super::marks::{MarkKind, TYPED};
use crate::check::{Both, Case, Line, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lv-mark1",
    level: Level::Error,
    page: Page {
        what: Both("第一级序号“一”后面没有用顿号。", "A number 一 not followed by 、."),
        why: Both(
            "各级序号后面用什么标点，国家标准有规定；用错了，目录、引用都乱。",
            "The standard says which sign follows a number of each level.",
        ),
        wrong: "--- 正文\n编号：无\n一，提高认识\n各单位要高度重视。\n二，抓好落实\n各单位要抓好落实。",
        right: "--- 正文\n编号：无\n一、提高认识\n各单位要高度重视。\n二、抓好落实\n各单位要抓好落实。",
        source: "GB/T 15834—2011，附录B.3.2",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(TYPED, look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let Some(mark) = case.typed(line).filter(|mark| mark.kind == MarkKind::Chinese) else { return };
    let Some(sign) = mark.sign.filter(|sign| *sign != '、') else { return };
    let span = line.span(0..mark.len + sign.len_utf8());
    let number = line.text.get(..mark.len).unwrap_or("");
    found.push(
        RULE.at(
            span,
            format!("“一”“二”这一级序号后面用顿号，写“{number}、”"),
            format!("、 follows a number of the first level: {number}、"),
        )
        .fix(
            true,
            line.span(mark.len..mark.len + sign.len_utf8()),
            "、",
            "改标点",
            "put the sign right",
        ),
    );
}
