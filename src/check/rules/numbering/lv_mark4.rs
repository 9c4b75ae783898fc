//! `lv-mark4`.

use super::marks::{MarkKind, TYPED};
use crate::check::{Both, Case, Line, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lv-mark4",
    level: Level::Error,
    page: Page {
        what: Both(
            "第四级序号“（1）”用了半角括号，或者后面又加了标点。",
            "（1） with half-width brackets or a sign after it.",
        ),
        why: Both(
            "各级序号后面用什么标点，国家标准有规定；用错了，目录、引用都乱。",
            "The standard says which sign follows a number of each level.",
        ),
        wrong: "--- 正文\n编号：无\n一、工作要求\n1.组织保障。\n(1)提高认识。\n(2)抓好落实。\n2.技术保障。\n二、附则\n本机制由县商务局解释。",
        right: "--- 正文\n编号：无\n一、工作要求\n1.组织保障。\n（1）提高认识。\n（2）抓好落实。\n2.技术保障。\n二、附则\n本机制由县商务局解释。",
        source: "GB/T 15834—2011，附录B.3.4",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(TYPED, look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let Some(mark) = case.typed(line).filter(|mark| mark.kind == MarkKind::ArabicInBrackets) else { return };
    let number = line.text.get(..mark.len).unwrap_or("");
    let half = number.contains(['(', ')']);
    if !half && mark.sign.is_none() {
        return;
    }
    let range = 0..mark.len + mark.sign.map_or(0, char::len_utf8);
    let right = format!("（{}）", mark.value);
    let span = line.span(range);
    found.push(RULE.at(span, format!("这一级序号写“{right}”"), format!("write {right}")).fix(
        true,
        span,
        right.clone(),
        format!("改成“{right}”"),
        format!("write {right}"),
    ));
}
