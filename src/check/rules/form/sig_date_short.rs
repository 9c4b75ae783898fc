//! `sig-date-short`.

use super::date_form::{self, Form};
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "sig-date-short",
    level: Level::Error,
    page: Page {
        what: Both("成文日期没有写全年、月、日。", "The date of the document is not written in full."),
        why: Both(
            "国家标准规定写全年月日：2026年1月5日。写成2026.1.5、26年1月5日都不行。",
            "The standard has year, month and day in full: 2026年1月5日.",
        ),
        wrong: "成文日期：2026.3.6\n--- 正文\n现将有关事项通知如下：",
        right: "成文日期：2026年3月6日\n--- 正文\n现将有关事项通知如下：",
        source: "GB/T 9704-2012，7.3.5.4",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Date, LineKind::PrintDate], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    if date_form::form(line.text).0 == Form::Short {
        found.push(date_form::report(
            case,
            line,
            &RULE,
            "没有写全年、月、日",
            "year, month and day are written in full",
        ));
    }
}
