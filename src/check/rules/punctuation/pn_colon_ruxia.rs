//! `pn-colon-ruxia`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-colon-ruxia",
    level: Level::Warning,
    page: Page {
        what: Both("“如下”后面没有用冒号。", "No colon after 如下."),
        why: Both("“如下”是提起下文的话，后面用冒号。", "如下 announces what follows and takes a colon."),
        wrong: "现将有关事项通知如下。\n# 提高认识\n各单位要高度重视。\n# 抓好落实\n各单位要抓好落实。",
        right: "现将有关事项通知如下：\n# 提高认识\n各单位要高度重视。\n# 抓好落实\n各单位要抓好落实。",
        source: "GB/T 15834—2011，4.7.3.1",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["如下"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let after = hit.after();
    if after != "。" && !after.is_empty() || hit.line.kind.is_element() || hit.before().is_empty() {
        return;
    }
    let span = hit.line.span(hit.range.start..hit.line.text.len());
    found.push(RULE.at(span, "“如下”后面要用冒号", "a colon stands after 如下").fix(
        true,
        span,
        "如下：",
        "改成“如下：”",
        "write 如下：",
    ));
}
