//! `li-ord-comma`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "li-ord-comma",
    level: Level::Warning,
    page: Page {
        what: Both("“第一”“首先”后面用了顿号。", "A 、 after 第一 or 首先."),
        why: Both("这类次序语后面用逗号。", "Such words take a comma."),
        wrong: "首先、要提高认识；其次、要抓好落实。",
        right: "首先，要提高认识；其次，要抓好落实。",
        source: "GB/T 15834—2011，附录B.3.1",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(
        &["第一、", "第二、", "第三、", "第四、", "首先、", "其次、", "再次、", "最后、"],
        look,
    ),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let before = hit.before();
    let starts = before.is_empty() || before.ends_with(['。', '；', '：']);
    let list = hit.after().starts_with(['第', '一', '二', '三', '四', '五']);
    if !starts || list {
        return;
    }
    let at = hit.line.span(hit.range.end - "、".len()..hit.range.end);
    let head = hit.word().trim_end_matches('、');
    found.push(RULE.at(hit.span(), format!("“{head}”后面用逗号"), format!("{head} takes a comma")).fix(
        true,
        at,
        "，",
        "改成逗号",
        "write a comma",
    ));
}
