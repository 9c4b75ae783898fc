//! `num-year`.

use super::written_number;
use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "num-year",
    level: Level::Error,
    page: Page {
        what: Both(
            "发文字号的年份没有用四位阿拉伯数字写全。",
            "The year of a document number is not written with four Arabic digits.",
        ),
        why: Both(
            "国家标准规定年份标全称；写成两位或者汉字，按文号就查不到文件。",
            "The standard asks for the full year; otherwise the document is not found by its number.",
        ),
        wrong: "根据《某县招商引资办法》（某政发〔25〕3号），制定本方案。",
        right: "根据《某县招商引资办法》（某政发〔2025〕3号），制定本方案。",
        source: "GB/T 9704-2012，7.2.5",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["〔"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let Some((year, rest)) = hit.after().split_once('〕') else { return };
    let (serial, _) = written_number::digits(rest.trim_start_matches('第'));
    if serial.is_empty() || !hit.before().ends_with(|c: char| c.is_alphanumeric()) {
        return;
    }
    let Some((right, safe)) = right(year) else { return };
    let span = hit.line.span(hit.range.end..hit.range.end + year.len());
    found.push(
        RULE.at(
            span,
            format!("文号里的年份“{year}”要写成四位阿拉伯数字"),
            format!("`{year}`: the year of a document number has four Arabic digits"),
        )
        .fix(safe, span, right.clone(), format!("改成“{right}”"), format!("write {right}")),
    );
}

/// The year in four digits, and whether nothing had to be guessed.
fn right(year: &str) -> Option<(String, bool)> {
    let plain = year.strip_suffix('年').unwrap_or(year);
    if plain.chars().count() > 4 {
        return None;
    }
    let digit = |c: char| match c {
        '0'..='9' => Some(c),
        '零' | '○' => Some('0'),
        _ => "〇一二三四五六七八九".chars().zip('0'..='9').find(|(han, _)| *han == c).map(|(_, d)| d),
    };
    let digits: String = plain.chars().map(digit).collect::<Option<_>>()?;
    match digits.len() {
        4 if digits != year => Some((digits, true)),
        2 => Some((format!("{}{digits}", if digits.starts_with(['8', '9']) { "19" } else { "20" }), false)),
        _ => None,
    }
}
