//! `head-urgent-word`.

use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "head-urgent-word",
    level: Level::Error,
    page: Page {
        what: Both("紧急程度用了规定以外的说法。", "A degree of urgency that the regulations do not know."),
        why: Both(
            "紧急公文只分“特急”“加急”；电报分“特提”“特急”“加急”“平急”。别的说法没有时限可依。",
            "Documents are 特急 or 加急, telegrams 特提, 特急, 加急 or 平急; other words set no time.",
        ),
        wrong: "紧急程度：急件\n--- 正文\n现将有关事项通知如下：",
        right: "紧急程度：加急\n--- 正文\n现将有关事项通知如下：",
        source: "《党政机关公文处理工作条例》第九条第三项",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Urgency], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let words = line.text;
    let document = &case.mechanism.document;
    let telegram = [&document.number, &document.letterhead]
        .iter()
        .any(|element| element.given().is_some_and(|words| words.contains('电')));
    let right = matches!(words, "特急" | "加急") || telegram && matches!(words, "特提" | "平急");
    if right {
        return;
    }
    found.push(
        RULE.at(
            line.whole(),
            format!("紧急程度没有“{words}”这种说法"),
            format!("there is no degree of urgency `{words}`"),
        )
        .help(
            "写“特急”或者“加急”；电报还可以写“特提”“平急”",
            "write 特急 or 加急; telegrams may also say 特提 or 平急",
        ),
    );
}
