//! `lv-mark2`.

use super::marks::{MarkKind, TYPED};
use crate::check::{Both, Case, Line, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lv-mark2",
    level: Level::Error,
    page: Page {
        what: Both("第二级序号“（一）”后面又加了标点。", "A sign after （一）."),
        why: Both(
            "各级序号后面用什么标点，国家标准有规定；用错了，目录、引用都乱。",
            "The standard says which sign follows a number of each level.",
        ),
        wrong: "--- 正文\n编号：无\n（一）、提高认识。各单位要高度重视。\n（二）、抓好落实。各单位要抓好落实。",
        right: "--- 正文\n编号：无\n一、工作要求\n（一）提高认识。各单位要高度重视。\n（二）抓好落实。各单位要抓好落实。\n二、附则\n本机制由县商务局解释。",
        source: "GB/T 15834—2011，附录B.3.4",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(TYPED, look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let Some(mark) = case.typed(line).filter(|mark| mark.kind == MarkKind::ChineseInBrackets) else { return };
    let Some(sign) = mark.sign else { return };
    let (span, at) =
        (line.span(0..mark.len + sign.len_utf8()), line.span(mark.len..mark.len + sign.len_utf8()));
    found.push(RULE.at(span, "带括号的序号后面不加标点", "no sign follows a number in brackets").fix(
        true,
        at,
        "",
        "删去标点",
        "delete the sign",
    ));
}
