//! `num-di`.

use super::written_number;
use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "num-di",
    level: Level::Error,
    page: Page {
        what: Both("发文字号的序号前面加了“第”。", "第 stands before the serial of a document number."),
        why: Both(
            "国家标准规定序号前不加“第”；多一个字，按文号就查不到文件。",
            "The standard has no 第 there; with it the document is not found by its number.",
        ),
        wrong: "根据《某县招商引资办法》（某政发〔2025〕第3号），制定本方案。",
        right: "根据《某县招商引资办法》（某政发〔2025〕3号），制定本方案。",
        source: "GB/T 9704-2012，7.2.5",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["〕第"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let Some(year) = written_number::year(hit.before()) else { return };
    let (serial, rest) = written_number::digits(hit.after());
    if serial.is_empty() || !rest.starts_with('号') || !written_number::is_bound(&hit.line, year) {
        return;
    }
    let span = hit.line.span(hit.range.end - '第'.len_utf8()..hit.range.end);
    found.push(
        RULE.at(span, format!("序号“{serial}号”前面不加“第”"), format!("no 第 before the serial {serial}号"))
            .fix(true, span, "", "删去“第”", "delete 第"),
    );
}
