//! `sig-date-pad`.

use super::date_form::{self, Form};
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "sig-date-pad",
    level: Level::Error,
    page: Page {
        what: Both("成文日期的月、日补了“0”。", "Month or day of the date has a leading zero."),
        why: Both("国家标准规定月、日不编虚位，1不写成01。", "The standard has no leading zeros there."),
        wrong: "成文日期：2026年03月06日\n--- 正文\n现将有关事项通知如下：",
        right: "成文日期：2026年3月6日\n--- 正文\n现将有关事项通知如下：",
        source: "GB/T 9704-2012，7.3.5.4",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Date, LineKind::PrintDate], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    if date_form::form(line.text).0 == Form::Padded {
        found.push(date_form::report(
            case,
            line,
            &RULE,
            "的月、日不补“0”",
            "no leading zeros in month and day",
        ));
    }
}
