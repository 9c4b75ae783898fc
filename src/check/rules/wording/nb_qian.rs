//! `nb-qian`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "nb-qian",
    level: Level::Warning,
    page: Page {
        what: Both("阿拉伯数字后面接了“千”“百”。", "An Arabic number followed by 千 or 百."),
        why: Both(
            "国家标准只许“万”“亿”与阿拉伯数字连用；3千写3000或者三千。",
            "Only 万 and 亿 may follow Arabic digits: 3000 or 三千.",
        ),
        wrong: "新增就业3千人。",
        right: "新增就业3000人。",
        source: "GB/T 15835—2011，4.3",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["千", "百"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let before = hit.before();
    let head = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = before.get(head.len()..).unwrap_or("");
    let measure = hit.after().starts_with(['米', '克', '瓦', '赫', '卡', '帕', '伏', '安', '分', '强']);
    if digits.is_empty() || digits.len() > 3 || measure || head.ends_with(['.', '-']) {
        return;
    }
    let zeros = if hit.word() == "千" { "000" } else { "00" };
    let right = format!("{digits}{zeros}");
    let span = hit.line.span(head.len()..hit.range.end);
    let exact = !hit.after().starts_with(['多', '余', '来', '几']);
    found.push(
        RULE.at(span, format!("“{digits}{}”写成“{right}”", hit.word()), format!("write {right}")).fix(
            exact,
            span,
            right.clone(),
            format!("改成“{right}”"),
            format!("write {right}"),
        ),
    );
}
