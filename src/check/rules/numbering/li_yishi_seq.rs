//! `li-yishi-seq`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "li-yishi-seq",
    level: Level::Error,
    page: Page {
        what: Both("“一是”“二是”的次序断了。", "A gap in 一是, 二是, 三是."),
        why: Both("多半是删了一项没有改序号，或者漏了一项。", "Mostly an item was deleted or lost."),
        wrong: "一是加强领导；三是落实责任。",
        right: "一是加强领导；二是落实责任。",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["三是", "四是", "五是", "六是", "七是"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let before = hit.before();
    const WORDS: [&str; 7] = ["一是", "二是", "三是", "四是", "五是", "六是", "七是"];
    let Some(at) = WORDS.iter().position(|word| *word == hit.word()).filter(|at| *at > 0) else { return };
    let Some(first) = before.rfind("一是") else { return };
    let own_start = before.ends_with(['；', '。', '，', '、', '：']);
    let series = before.get(first..).unwrap_or("");
    let Some(missing) = WORDS.get(at - 1) else { return };
    if !own_start || series.contains(missing) {
        return;
    }
    found.push(
        RULE.at(hit.span(), format!("前面缺“{missing}”"), format!("{missing} is missing before it")).related(
            hit.line.span(first..first + "一是".len()),
            "从这里数起",
            "counted from here",
        ),
    );
}
