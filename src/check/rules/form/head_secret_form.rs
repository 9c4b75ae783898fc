//! `head-secret-form`.

use super::secrecy;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "head-secret-form",
    level: Level::Error,
    page: Page {
        what: Both(
            "密级和保密期限的写法不对。",
            "The secrecy grade and its term are not in the prescribed form.",
        ),
        why: Both(
            "国家标准规定写成“密级★期限”，中间用“★”，没有空格，数字用阿拉伯数字；写法不对，保密期限就不明确。",
            "The standard has grade★term, without blanks and with Arabic digits; otherwise the term is not certain.",
        ),
        wrong: "份号：000017\n密级：机密 1年\n--- 正文\n现将有关事项通知如下：",
        right: "份号：000017\n密级：机密★1年\n--- 正文\n现将有关事项通知如下：",
        source: "GB/T 9704-2012，7.2.2",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Secrecy], look),
};

fn look(_: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    if secrecy::is_right(line.text) {
        return;
    }
    let problem = RULE.at(
        line.whole(),
        format!("“{}”不是密级和保密期限的写法", line.text),
        format!("`{}` is not how a grade and its term are written", line.text),
    );
    found.push(match secrecy::read(line.text) {
        Some((grade, Some((number, unit)))) => {
            let right = format!("{grade}★{number}{unit}");
            problem.fix(
                false,
                line.whole(),
                right.clone(),
                format!("改成“{right}”"),
                format!("write {right}"),
            )
        }
        _ => problem.help(
            "写成“绝密★30年”“机密★1年”“秘密★6个月”或者“机密★长期”",
            "write it like 绝密★30年, 机密★1年, 秘密★6个月 or 机密★长期",
        ),
    });
}
