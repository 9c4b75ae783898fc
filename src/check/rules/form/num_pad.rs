//! `num-pad`.

use super::written_number;
use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "num-pad",
    level: Level::Error,
    page: Page {
        what: Both("发文字号的序号前面补了“0”。", "The serial of a document number has a leading zero."),
        why: Both(
            "国家标准规定序号不编虚位，1号就是1号，不写01号、001号。",
            "The standard has no leading zeros: 1号, not 01号.",
        ),
        wrong: "根据《某县招商引资办法》（某政发〔2025〕03号），制定本方案。",
        right: "根据《某县招商引资办法》（某政发〔2025〕3号），制定本方案。",
        source: "GB/T 9704-2012，7.2.5",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["〕0"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let Some(year) = written_number::year(hit.before()) else { return };
    let (serial, rest) = written_number::digits(hit.after());
    let right = serial.trim_start_matches('0');
    if right.is_empty() || !rest.starts_with('号') || !written_number::is_bound(&hit.line, year) {
        return;
    }
    let span = hit.line.span(hit.range.end - 1..hit.range.end + serial.len());
    found.push(
        RULE.at(
            span,
            format!("序号不补“0”，“0{serial}号”就是“{right}号”"),
            format!("no leading zeros in a serial: {right}号"),
        )
        .fix(true, span, right, format!("改成“{right}”"), format!("write {right}")),
    );
}
