//! `nb-year-cn`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "nb-year-cn",
    level: Level::Warning,
    page: Page {
        what: Both("正文里的年份用了汉字数字。", "A year in Chinese numerals in the body."),
        why: Both(
            "公文里年份用阿拉伯数字，全篇一致。",
            "Documents write years in Arabic numerals throughout.",
        ),
        wrong: "到二〇二六年底建成投用。",
        right: "到2026年12月底建成投用。",
        source: "GB/T 15835—2011，4.1；《党政机关公文处理工作条例》",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["二〇", "二零", "二○", "一九"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    if hit.line.kind.is_element() {
        return;
    }
    let rest = hit.line.text.get(hit.range.start..).unwrap_or("");
    let year: String = rest.chars().map_while(digit).collect();
    let length: usize = rest.chars().take(4).map(char::len_utf8).sum();
    if year.len() != 4 || !rest.get(length..).is_some_and(|tail| tail.starts_with('年')) {
        return;
    }
    let span = hit.line.span(hit.range.start..hit.range.start + length);
    found.push(
        RULE.at(span, format!("年份用阿拉伯数字，写“{year}年”"), format!("write the year as {year}")).fix(
            true,
            span,
            year.clone(),
            format!("改成“{year}”"),
            format!("write {year}"),
        ),
    );
}

fn digit(c: char) -> Option<char> {
    let value = match c {
        '〇' | '零' | '○' => 0,
        _ => 1 + "一二三四五六七八九".chars().position(|d| d == c)?,
    };
    char::from_digit(u32::try_from(value).ok()?, 10)
}
