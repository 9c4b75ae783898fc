//! `wd-absolute`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wd-absolute",
    level: Level::Hint,
    page: Page {
        what: Both("说得太绝对，没有人做得到。", "A promise that nobody can keep."),
        why: Both(
            "公文说到就要做到；做不到的话写进去，考核时无从认定。",
            "What a document says must be done; nobody can be held to the impossible.",
        ),
        wrong: "各单位要加强值守，确保防汛工作万无一失。",
        right: "各单位要加强值守，险情在1小时内处置到位。",
        source: "公文用语的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["万无一失", "绝对不能出现", "绝对不出", "百分之百满意"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let word = hit.word();
    found.push(
        RULE.at(hit.span(), format!("“{word}”说得太绝对"), format!("{word} promises the impossible")).help(
            "改成做得到、查得清的要求，如“险情在1小时内处置到位”",
            "ask for what can be done and verified",
        ),
    );
}
