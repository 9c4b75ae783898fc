//! `sig-date-cn`.

use super::date_form::{self, Form};
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "sig-date-cn",
    level: Level::Error,
    page: Page {
        what: Both("成文日期用了汉字数字。", "The date of the document is written with Chinese numerals."),
        why: Both("2012年起，成文日期用阿拉伯数字。", "Since 2012 the date has Arabic digits."),
        wrong: "成文日期：二〇二六年三月六日\n--- 正文\n现将有关事项通知如下：",
        right: "成文日期：2026年3月6日\n--- 正文\n现将有关事项通知如下：",
        source: "GB/T 9704-2012，7.3.5.4",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Date, LineKind::PrintDate], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    if date_form::form(line.text).0 == Form::Chinese {
        found.push(date_form::report(case, line, &RULE, "要用阿拉伯数字", "the date has Arabic digits"));
    }
}
