//! `wd-firstfull`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wd-firstfull",
    level: Level::Warning,
    page: Page {
        what: Both("简称没有用“以下简称”引出。", "A short name that is not introduced by 以下简称."),
        why: Both(
            "“下称”“简称”各写各的，读的人要猜后文用的是哪个名称；公文统一写“（以下简称……）”。",
            "下称 and 简称 vary; official texts introduce a short name by 以下简称.",
        ),
        wrong: "成立某县招商引资工作领导小组（下称“领导小组”），由县长任组长。",
        right: "成立某县招商引资工作领导小组（以下简称“领导小组”），由县长任组长。",
        source: "《党政机关公文处理工作条例》第十九条；简称的惯例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["（下称", "（以下称", "（下面简称", "（后简称", "（下文简称"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let word = hit.word().trim_start_matches('（');
    // （以下称呼……） is no short name.
    if !hit.after().starts_with(['“', '《', '：']) {
        return;
    }
    let span = hit.line.span(hit.range.end - word.len()..hit.range.end);
    found.push(
        RULE.at(span, format!("“{word}”应当写“以下简称”"), format!("{word} should read 以下简称")).fix(
            false,
            span,
            "以下简称",
            "改成“以下简称”",
            "write 以下简称",
        ),
    );
}
