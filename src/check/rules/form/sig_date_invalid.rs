//! `sig-date-invalid`.

use super::date_form::{self, Form};
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::clause;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "sig-date-invalid",
    level: Level::Error,
    page: Page {
        what: Both("成文日期是日历上没有的一天。", "The date of the document is a day that does not exist."),
        why: Both("多半是改月份时没有改日子。", "Mostly the month was changed and the day was not."),
        wrong: "成文日期：2026年2月30日\n--- 正文\n现将有关事项通知如下：",
        right: "成文日期：2026年2月28日\n--- 正文\n现将有关事项通知如下：",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Date, LineKind::PrintDate], look),
};

fn look(_: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let (form, range) = date_form::form(line.text);
    let words = line.text.get(range.clone()).unwrap_or("");
    let Some((year, month, day)) = clause::meant_date(words).filter(|_| form == Form::Right) else { return };
    if date_form::exists(year, month, day) {
        return;
    }
    found.push(
        RULE.at(line.span(range), format!("没有{words}这一天"), format!("there is no day {words}"))
            .help("核对月份和日子", "check month and day"),
    );
}
