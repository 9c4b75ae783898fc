//! `imp-period`.

use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "imp-period",
    level: Level::Error,
    page: Page {
        what: Both("抄送机关末尾用了句号以外的标点。", "The copies end with another mark than a full stop."),
        why: Both(
            "国家标准规定最后一个抄送机关后面标句号；底稿里可以不写，印出来自动加，写了别的就成了“；。”。",
            "The standard ends them with a full stop, which is added in print; another mark would stand before it.",
        ),
        wrong: "抄送：县委办公室，县人大常委会办公室；\n--- 正文\n现将有关事项通知如下：",
        right: "抄送：县委办公室，县人大常委会办公室\n--- 正文\n现将有关事项通知如下：",
        source: "GB/T 9704-2012，7.4.2",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Copies], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let kept = line.text.trim_end_matches(['；', '，', '、', ';', ',', '.', '：', ':']);
    // Earlier lines of the list may go on.
    let last =
        case.mechanism.document.copies.last().is_some_and(|copies| copies.span.end == line.whole().end);
    if kept.len() == line.text.len() || kept.is_empty() || !last {
        return;
    }
    let mark = line.text.get(kept.len()..).unwrap_or("");
    let span = line.span(kept.len()..line.text.len());
    found.push(
        RULE.at(
            span,
            format!("抄送末尾用句号，不用“{mark}”"),
            format!("the copies end with a full stop, not with `{mark}`"),
        )
        .fix(true, span, "。", "改成句号", "write a full stop"),
    );
}
