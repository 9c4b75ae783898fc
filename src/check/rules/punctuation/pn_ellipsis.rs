//! `pn-ellipsis`.

use super::characters::is_chinese;
use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-ellipsis",
    level: Level::Error,
    page: Page {
        what: Both(
            "省略号写得不对：要用六个点“……”，后面也不再写“等”。",
            "A wrong ellipsis: six dots ……, and no 等 after it.",
        ),
        why: Both(
            "国家标准规定省略号是六连点；“……等”两个都表示省略，留一个。",
            "The standard prescribes six dots; …… and 等 both say that something is left out.",
        ),
        wrong: "引进装备制造、新材料、电子信息…等产业。",
        right: "引进装备制造、新材料、电子信息等产业。",
        source: "GB/T 15834—2011，4.11、附录A.9",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["...", "。。。", "…"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let (word, before, after) = (hit.word(), hit.before(), hit.after());
    if before.ends_with(['…', '.', '。']) {
        return;
    }
    let rest = after.trim_start_matches(['…', '.', '。']);
    let signs = word.len() + after.len() - rest.len();
    let range = hit.range.start..hit.range.start + signs;
    let written = hit.line.text.get(range.clone()).unwrap_or("");
    let etc = rest.starts_with('等') && written.starts_with('…');
    if written == "……" && !etc {
        return;
    }
    if word == "..." && !before.chars().next_back().is_some_and(is_chinese) {
        return;
    }
    let (zh, right) = if etc {
        ("“……”和“等”留一个", "")
    } else {
        ("省略号用六个点“……”", "……")
    };
    let span = hit.line.span(range);
    found.push(RULE.at(span, zh, "write …… for an ellipsis, without 等 after it").fix(
        true,
        span,
        right,
        "照此改",
        "write it so",
    ));
}
