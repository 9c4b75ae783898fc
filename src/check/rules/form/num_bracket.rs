//! `num-bracket`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "num-bracket",
    level: Level::Error,
    page: Page {
        what: Both(
            "发文字号的年份没有用六角括号“〔〕”括起来。",
            "The year of a document number is not in 〔〕.",
        ),
        why: Both(
            "国家标准规定年份用六角括号；用错括号，按文号就查不到文件。",
            "The standard asks for these brackets; with others the document is not found by its number.",
        ),
        wrong: "根据《某县招商引资办法》（某政发[2025]3号），制定本机制。",
        right: "根据《某县招商引资办法》（某政发〔2025〕3号），制定本机制。",
        source: "GB/T 9704-2012，7.2.5",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["号"], look),
};

/// Pairs of brackets that stand for 〔〕 in error.
const WRONG: [(char, char); 5] = [('[', ']'), ('［', '］'), ('【', '】'), ('(', ')'), ('（', '）')];

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let before = hit.before();
    let serial = before.trim_end_matches(|c: char| c.is_ascii_digit());
    if serial.len() == before.len() {
        return;
    }
    let Some(close) = serial.chars().next_back() else { return };
    let Some((open, _)) = WRONG.iter().find(|(_, end)| *end == close) else { return };
    let inside = serial.strip_suffix(close).unwrap_or("");
    let year = inside.trim_end_matches(|c: char| c.is_ascii_digit());
    if inside.len() - year.len() != 4 || !year.ends_with(*open) {
        return;
    }
    let range = year.len() - open.len_utf8()..serial.len();
    let digits = inside.get(year.len()..).unwrap_or("");
    let right = format!("〔{digits}〕");
    found.push(
        RULE.at(
            hit.line.span(range.clone()),
            "发文字号的年份要用六角括号“〔〕”",
            "the year of a document number stands in 〔〕",
        )
        .fix(
            true,
            hit.line.span(range),
            right.clone(),
            format!("改成“{right}”"),
            format!("write {right}"),
        ),
    );
}
