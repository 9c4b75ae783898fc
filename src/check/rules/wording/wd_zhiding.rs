//! `wd-zhiding`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wd-zhiding",
    level: Level::Hint,
    page: Page {
        what: Both(
            "“制订”与法规、办法、制度搭配，通常写“制定”。",
            "制订 with rules and measures, where 制定 is usual.",
        ),
        why: Both(
            "定下来并生效的写“制定”；“制订”着重草拟。",
            "What is fixed and takes effect is 制定; 制订 stresses drafting.",
        ),
        wrong: "由县财政局制订管理办法。",
        right: "由县财政局制定管理办法。",
        source: "《现代汉语词典》；公文用语的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["制订"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let object = hit.after().split(['，', '。', '；', '、', '：']).next().unwrap_or("");
    let rules = ["法规", "办法", "制度", "规定", "细则", "条例", "规则", "标准", "政策"];
    if !rules.iter().any(|word| object.trim_end_matches('》').ends_with(word)) {
        return;
    }
    found.push(RULE.at(hit.span(), "这里通常写“制定”", "制定 is usual here").fix(
        false,
        hit.span(),
        "制定",
        "改成“制定”",
        "write 制定",
    ));
}
