//! `nb-year-short`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "nb-year-short",
    level: Level::Error,
    page: Page {
        what: Both("年份只写了两位数。", "A year written with two digits."),
        why: Both(
            "国家标准要求年份写全四位；“25年底”也可以读成第25年的年底。",
            "The standard asks for four digits; 25年底 may also be the 25th year.",
        ),
        wrong: "25年底前建成投用。",
        right: "2025年12月31日前建成投用。",
        source: "GB/T 15835—2011，5.1.3、附录",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["年底", "年初", "年末", "年上半年", "年下半年"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let before = hit.before();
    let head = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = before.get(head.len()..).unwrap_or("");
    if digits.len() != 2 || head.ends_with(['近', '约', '第', '前', '后', '～', '—', '-', '.', '/', '满'])
    {
        return;
    }
    let span = hit.line.span(head.len()..hit.range.start + "年".len());
    found.push(
        RULE.at(
            span,
            format!("年份要写全四位数，不写“{digits}年”"),
            format!("write the year {digits} with four digits"),
        )
        .fix(
            false,
            span,
            format!("20{digits}年"),
            format!("改成“20{digits}年”"),
            format!("write 20{digits}年"),
        ),
    );
}
