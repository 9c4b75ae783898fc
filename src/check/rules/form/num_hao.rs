//! `num-hao`.

use super::written_number;
use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "num-hao",
    level: Level::Error,
    page: Page {
        what: Both("发文字号末尾少了“号”。", "A document number lacks the 号 at its end."),
        why: Both(
            "国家标准规定序号后加“号”；少了它，读者不知道文号到哪里为止。",
            "The standard ends the number with 号; without it nobody sees where it ends.",
        ),
        wrong: "根据《某县招商引资办法》（某政发〔2025〕3），制定本方案。",
        right: "根据《某县招商引资办法》（某政发〔2025〕3号），制定本方案。",
        source: "GB/T 9704-2012，7.2.5",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["〕"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let (serial, rest) = written_number::digits(hit.after());
    // 〔2020〕5、6号 names two documents.
    let ends = rest.is_empty() || rest.starts_with(['）', ')', '，', '。', '；', '》']);
    if serial.is_empty() || !ends || written_number::year(hit.before()).is_none() {
        return;
    }
    let span = hit.line.span(hit.range.end..hit.range.end + serial.len());
    let right = format!("{serial}号");
    found.push(
        RULE.at(
            span,
            format!("文号的序号“{serial}”后面少了“号”"),
            format!("the serial {serial} is not followed by 号"),
        )
        .fix(true, span, right, "加上“号”", "add 号"),
    );
}
