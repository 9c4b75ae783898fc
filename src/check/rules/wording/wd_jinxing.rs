//! `wd-jinxing`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wd-jinxing",
    level: Level::Hint,
    page: Page {
        what: Both(
            "“进行了研究”绕了一个弯，“研究了”就够。",
            "进行了研究 says in four characters what 研究了 says in three.",
        ),
        why: Both(
            "公文要精练；动词前面再加“进行了”，句子变长，意思没有变。",
            "An official text is brief; the extra verb adds length and no meaning.",
        ),
        wrong: "县人民政府对工作机制进行了研究，决定予以实施。",
        right: "县人民政府研究了工作机制，决定予以实施。",
        source: "《党政机关公文处理工作条例》第十九条（文字精练）",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["进行了"], look),
};

/// Verbs that can do without it.
const VERBS: [&str; 12] =
    ["研究", "讨论", "部署", "分析", "总结", "考察", "调查", "调研", "检查", "安排", "学习", "论证"];

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let Some(verb) = VERBS.into_iter().find(|verb| hit.after().starts_with(verb)) else { return };
    // 进行了研究部署, 进行了调查研究: the verbs are a noun together.
    let rest = hit.after().get(verb.len()..).unwrap_or("");
    if !(rest.is_empty() || rest.starts_with(['，', '。', '；', '、'])) {
        return;
    }
    let span = hit.line.span(hit.range.start..hit.range.end + verb.len());
    found.push(
        RULE.at(span, format!("“进行了{verb}”可以直接写“{verb}了”"), format!("{verb}了 says the same")).help(
            format!("改写成“{verb}了……”，把对象移到后面"),
            format!("write {verb}了 and put the object behind it"),
        ),
    );
}
