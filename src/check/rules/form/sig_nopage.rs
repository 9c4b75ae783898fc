//! `sig-nopage`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "sig-nopage",
    level: Level::Warning,
    page: Page {
        what: Both("写了“此页无正文”。", "The text says that a page has no body text."),
        why: Both(
            "印章、日期排不下时，要调整行距、字距解决，不用“此页无正文”。",
            "Where seal and date find no room the spacing is adjusted; the phrase is not used.",
        ),
        wrong: "现将有关事项通知如下：\n请认真执行。\n（此页无正文）",
        right: "现将有关事项通知如下：\n请认真执行。",
        source: "GB/T 9704-2012，7.3.5.5；公文排版的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["此页无正文", "本页无正文"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    if hit.line.text.chars().count() > 12 {
        // Words about it, as in a guide for drafters.
        return;
    }
    found.push(
        RULE.at(hit.span(), format!("不写“{}”", hit.word()), format!("`{}` is not written", hit.word()))
            .help("删去这一行；排不下时调整行距、字距", "delete the line; adjust the spacing instead"),
    );
}
