//! `wd-zuochu`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wd-zuochu",
    level: Level::Hint,
    page: Page {
        what: Both(
            "“做出”与决定、部署一类的词搭配，通常写“作出”。",
            "做出 with 决定, 部署 and the like, where 作出 is usual.",
        ),
        why: Both(
            "公文里抽象的行为用“作出”，前后统一。",
            "Documents use 作出 for abstract acts, throughout.",
        ),
        wrong: "县人民政府做出决定。",
        right: "县人民政府作出决定。",
        source: "公文用语的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(
        &[
            "做出决定",
            "做出部署",
            "做出安排",
            "做出决策",
            "做出规定",
            "做出承诺",
            "做出批示",
            "做出指示",
            "做出贡献",
        ],
        look,
    ),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let span = hit.line.span(hit.range.start..hit.range.start + "做出".len());
    found.push(RULE.at(span, "这里通常写“作出”", "作出 is usual here").fix(
        false,
        span,
        "作出",
        "改成“作出”",
        "write 作出",
    ));
}
