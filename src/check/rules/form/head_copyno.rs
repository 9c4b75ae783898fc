//! `head-copyno`.

use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "head-copyno",
    level: Level::Warning,
    page: Page {
        what: Both("份号不是六位阿拉伯数字。", "The copy number has not six Arabic digits."),
        why: Both(
            "国家标准规定份号一般用六位数字，位数不够的前面补零，每一份一样长才好核对。",
            "The standard has six digits, with zeros in front, so that copies can be told apart at a glance.",
        ),
        wrong: "份号：17\n密级：秘密★5年\n--- 正文\n现将有关事项通知如下：",
        right: "份号：000017\n密级：秘密★5年\n--- 正文\n现将有关事项通知如下：",
        source: "GB/T 9704-2012，7.2.1（“一般用六位”）",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::CopyNumber], look),
};

fn look(_: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let words = line.text;
    let arabic = words.bytes().all(|b| b.is_ascii_digit());
    if arabic && words.len() == 6 || words.contains(['×', 'X']) {
        return;
    }
    let problem = RULE.at(
        line.whole(),
        format!("份号“{words}”应当是六位阿拉伯数字"),
        format!("the copy number `{words}` should have six Arabic digits"),
    );
    found.push(if arabic && words.len() < 6 {
        let right = format!("{words:0>6}");
        problem.fix(true, line.whole(), right.clone(), format!("改成“{right}”"), format!("write {right}"))
    } else {
        problem.help("写成“000017”这样", "write it like 000017")
    });
}
