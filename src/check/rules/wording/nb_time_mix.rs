//! `nb-time-mix`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "nb-time-mix",
    level: Level::Error,
    page: Page {
        what: Both("24小时制的时刻前面又写了下午、晚上。", "A 24-hour time with 下午 or 晚上 before it."),
        why: Both(
            "两种计时法混用，国家标准要求用一种。",
            "Two ways of telling time are mixed; the standard asks for one.",
        ),
        wrong: "定于3月5日下午15:00召开会议。",
        right: "定于3月5日15:00召开会议。",
        source: "GB/T 15835—2011，4.1.3",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["下午", "晚上", "傍晚"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let after = hit.after();
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let hour: u8 = after.get(..after.len() - rest.len()).and_then(|h| h.parse().ok()).unwrap_or(0);
    if !(13..=24).contains(&hour) || !rest.starts_with([':', '：', '时', '点']) {
        return;
    }
    let word = hit.word();
    found.push(
        RULE.at(
            hit.span(),
            format!("{hour}时就是{word}，不再写“{word}”"),
            format!("{hour} o'clock needs no {word}"),
        )
        .fix(true, hit.span(), "", format!("删去“{word}”"), format!("delete {word}")),
    );
}
