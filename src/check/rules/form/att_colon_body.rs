//! `att-colon-body`.

use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "att-colon-body",
    level: Level::Error,
    page: Page {
        what: Both("附件说明的“附件”后面没有冒号。", "No colon after 附件 in the note of annexes."),
        why: Both(
            "国家标准规定“附件”后标全角冒号，再写附件名称。",
            "The standard has a full-width colon between 附件 and the name.",
        ),
        wrong: "现将有关事项通知如下：\n请按要求报送。\n附件 1.某县招商项目表",
        right: "现将有关事项通知如下：\n请按要求报送。\n附件：某县招商项目表",
        source: "GB/T 9704-2012，7.3.4",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::AnnexNote, LineKind::Paragraph], look),
};

fn look(_: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let Some(after) = line.text.strip_prefix("附件") else { return };
    let name = after.trim_start();
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = digits > 0 && name.get(digits..).is_some_and(|rest| rest.starts_with(['.', '．', '、']));
    // 附件1 alone heads an annex.
    if !numbered && name.len() == after.len() || name.starts_with([':', '：']) {
        return;
    }
    let end = line.text.len() - name.len();
    let span = line.span(0..end);
    found.push(RULE.at(span, "“附件”后面要加冒号", "a colon follows 附件").fix(
        true,
        span,
        "附件：",
        "改成“附件：”",
        "write 附件：",
    ));
}
