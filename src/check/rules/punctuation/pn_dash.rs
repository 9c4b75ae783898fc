//! `pn-dash`.

use super::characters::is_chinese;
use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-dash",
    level: Level::Warning,
    page: Page {
        what: Both("破折号写成了两个减号。", "A dash typed as two hyphens."),
        why: Both(
            "破折号是占两格的“——”；两个减号印出来又短又断。",
            "A Chinese dash is ——; two hyphens print short and broken.",
        ),
        wrong: "一个目标--建成项目强县。",
        right: "一个目标——建成项目强县。",
        source: "GB/T 15834—2011，4.10",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["--"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let (before, after) = (hit.before(), hit.after());
    if before.ends_with('-') || after.starts_with('-') || !before.chars().next_back().is_some_and(is_chinese)
    {
        return;
    }
    found.push(RULE.at(hit.span(), "破折号要写成“——”", "write —— for a dash").fix(
        false,
        hit.span(),
        "——",
        "改成“——”",
        "write ——",
    ));
}
