//! `pn-range-hyphen`.

use super::characters::is_han;
use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-range-hyphen",
    level: Level::Warning,
    page: Page {
        what: Both("数值、年份的起止用了半角连字符。", "A hyphen for a range of numbers or years."),
        why: Both(
            "国家标准规定起止用一字线“—”或浪纹线“～”；短横是连接号码用的。",
            "The standard prescribes — or ～ for ranges; a hyphen joins codes.",
        ),
        wrong: "规划期为2021-2025年。",
        right: "规划期为2021—2025年。",
        source: "GB/T 15834—2011，4.13",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["-"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let (before, after) = (hit.before(), hit.after());
    let left = digits(before.chars().rev());
    let right = digits(after.chars());
    if left == 0 || right == 0 || left > 4 || right > 4 {
        return;
    }
    let head = before.get(..before.len() - left).unwrap_or("");
    let rest = after.get(right..).unwrap_or("");
    let number = before.get(before.len() - left..).unwrap_or("");
    let code =
        head.ends_with(|c: char| c.is_ascii_alphanumeric() || "-./—".contains(c)) || number.starts_with('0');
    if code || !rest.starts_with(|c: char| is_han(c) || c == '%') || rest.starts_with('号') {
        return;
    }
    let right_sign = if left == 4 && right == 4 && rest.starts_with('年') { "—" } else { "～" };
    found.push(
        RULE.at(
            hit.span(),
            format!("起止用“{right_sign}”，不用半角的“-”"),
            format!("write {right_sign} for a range, not a hyphen"),
        )
        .fix(
            true,
            hit.span(),
            right_sign,
            format!("改成“{right_sign}”"),
            format!("write {right_sign}"),
        ),
    );
}

fn digits(from: impl Iterator<Item = char>) -> usize {
    from.take_while(char::is_ascii_digit).count()
}
