//! `head-secret-max`.

use super::secrecy;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "head-secret-max",
    level: Level::Error,
    page: Page {
        what: Both(
            "保密期限超过了这个密级的最长期限。",
            "The term of secrecy exceeds the longest that the grade allows.",
        ),
        why: Both(
            "保密法规定，除另有规定外，绝密不超过三十年，机密不超过二十年，秘密不超过十年。",
            "By law a top secret lasts at most 30 years, a secret 20, a confidential matter 10, unless provided otherwise.",
        ),
        wrong: "份号：000017\n密级：秘密★15年\n--- 正文\n现将有关事项通知如下：",
        right: "份号：000017\n密级：秘密★10年\n--- 正文\n现将有关事项通知如下：",
        source: "《中华人民共和国保守国家秘密法》关于保密期限的规定",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Secrecy], look),
};

fn look(_: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let Some((grade, Some((number, unit)))) = secrecy::read(line.text) else { return };
    let limit: u32 = match grade {
        "绝密" => 30,
        "机密" => 20,
        _ => 10,
    };
    let months = if unit == "年" { number.saturating_mul(12) } else { number };
    if months <= limit * 12 {
        return;
    }
    found.push(
        RULE.at(
            line.whole(),
            format!("{grade}最长保密{limit}年，这里写了{number}{unit}"),
            format!("{grade} lasts at most {limit} years, not {number}{unit}"),
        )
        .help("改短期限；另有规定的，先与保密部门核对", "shorten the term, or ask the secrecy office"),
    );
}
