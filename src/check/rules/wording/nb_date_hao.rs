//! `nb-date-hao`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "nb-date-hao",
    level: Level::Warning,
    page: Page {
        what: Both("日期写成了几月几号。", "A date with 号 in place of 日."),
        why: Both("公文里的日期写“日”；“号”是口语。", "Documents write 日; 号 is spoken."),
        wrong: "请于3月5号前报送。",
        right: "请于3月5日前报送。",
        source: "公文用语的通例；GB/T 15835—2011，4.1",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["号"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let before = hit.before();
    let head = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let month = head.strip_suffix('月').unwrap_or("");
    if head.len() == before.len() || !month.ends_with(|c: char| c.is_ascii_digit() || c == '每') {
        return;
    }
    let day = before.get(head.len()..).unwrap_or("");
    let right = format!("{day}日");
    let span = hit.line.span(head.len()..hit.range.end);
    found.push(RULE.at(span, format!("日期写“{right}”"), format!("write {right}")).fix(
        true,
        hit.span(),
        "日",
        "改成“日”",
        "write 日",
    ));
}
