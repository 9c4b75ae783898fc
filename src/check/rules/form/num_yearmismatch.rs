//! `num-yearmismatch`.

use super::written_number;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::clause;
use crate::model::Element;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "num-yearmismatch",
    level: Level::Warning,
    page: Page {
        what: Both(
            "发文字号的年份与成文日期的年份不一样。",
            "The year of the document number differs from that of its date.",
        ),
        why: Both(
            "文号按成文的年份编；两处不一样，多半是照去年的稿子改的，有一处忘了改。",
            "Numbers are given by the year of the date; mostly one of the two was left over from an older text.",
        ),
        wrong: "发文字号：某政办〔2025〕9号\n成文日期：2026年3月6日\n--- 正文\n现将有关事项通知如下：",
        right: "发文字号：某政办〔2026〕9号\n成文日期：2026年3月6日\n--- 正文\n现将有关事项通知如下：",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Number], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let Some((before, _)) = line.text.rsplit_once('〕') else { return };
    let Some(numbered) = written_number::year(before) else { return };
    let Element::Given(date) = &case.mechanism.document.date else { return };
    let Ok((dated, ..)) = clause::date(&date.value) else { return };
    if i32::from(dated) == i32::from(numbered) {
        return;
    }
    let span = line.span(before.len() - 4..before.len());
    found.push(
        RULE.at(
            span,
            format!("文号是{numbered}年的，成文日期是{dated}年的"),
            format!("the number is of {numbered}, the date of {dated}"),
        )
        .related(date.span, "成文日期", "the date")
        .help("核对两处，改错的那一处", "see which of the two is wrong"),
    );
}
