//! `imp-zhutici`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "imp-zhutici",
    level: Level::Error,
    page: Page {
        what: Both("写了主题词。", "Subject words are given."),
        why: Both("2012年起公文没有主题词这一项。", "Since 2012 documents have no subject words."),
        wrong: "现将有关事项通知如下：\n请认真执行。\n主题词：招商引资",
        right: "现将有关事项通知如下：\n请认真执行。",
        source: "GB/T 9704-2012（取消了主题词）",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["主题词"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    if !hit.before().is_empty() || !hit.after().starts_with(['：', ':', '　', ' ']) {
        return;
    }
    found.push(
        RULE.at(hit.span(), "公文没有主题词这一项", "documents have no subject words")
            .help("删去这一行", "delete the line"),
    );
}
