//! `pn-dunhao-quote`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-dunhao-quote",
    level: Level::Warning,
    page: Page {
        what: Both("并列的引号、书名号之间用了顿号。", "A 、 between adjacent quotations or titles."),
        why: Both(
            "并列的引号、书名号本身就隔开了，国家标准的用法是中间不用顿号。",
            "The marks themselves separate; the standard usually puts no 、 between them.",
        ),
        wrong: "推行“一窗受理”、“一网通办”。",
        right: "推行“一窗受理”“一网通办”。",
        source: "GB/T 15834—2011，4.5.3.5（通常不用，并非绝对）",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["”、“", "》、《"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let inner = "”".len()..hit.word().len() - "“".len();
    let range = hit.range.start + inner.start..hit.range.start + inner.end;
    let span = hit.line.span(range);
    found.push(
        RULE.at(
            hit.span(),
            "并列的引号、书名号之间通常不用顿号",
            "no 、 between adjacent quotations or titles",
        )
        .fix(true, span, "", "删去顿号", "delete the 、"),
    );
}
