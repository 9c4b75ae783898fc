//! `class-alias-mixed`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};
use std::ops::Range;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "class-alias-mixed",
    level: Level::Warning,
    page: Page {
        what: Both(
            "同一类单位用了两种叫法：前面是“市级部门”，后面是“市直部门”。",
            "One class of units bears two names: 市级部门 and 市直部门.",
        ),
        why: Both(
            "两种叫法可以圈进不同的单位，谁在里面、谁不在里面就有了争议。",
            "Each name can be read to take in other units, so who is meant is open to dispute.",
        ),
        wrong: "县级各部门要主动对接项目，县直各单位要做好服务保障。",
        right: "县直各单位要主动对接项目，做好服务保障。",
        source: "《党政机关公文处理工作条例》第十九条（三）：用语准确",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(
        &["级部门", "级各部门", "级有关部门", "级相关部门", "级单位", "级各单位", "级有关单位", "级相关单位"],
        look,
    ),
};

/// Words between 市直 and 部门.
const BETWEEN: [&str; 5] = ["有关", "相关", "各", "其他", "其它"];

fn look(case: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let Some(level) = hit.before().chars().next_back().filter(|c| "省市州盟区县旗".contains(*c))
    else {
        return;
    };
    let text = case.prose.text();
    let own = hit.line.at + hit.range.start - level.len_utf8();
    let (as_rank, as_direct) = (format!("{level}级"), format!("{level}直"));
    // One finding a document: at the first.
    if classes(text, &as_rank).next().is_none_or(|first| first.start != own) {
        return;
    }
    let Some(direct) = classes(text, &as_direct).next() else { return };
    let range = hit.range.start - level.len_utf8()..hit.range.end;
    let words = hit.line.text.get(range.clone()).unwrap_or("");
    let other = text.get(direct.clone()).unwrap_or("");
    let problem = RULE
        .at(
            hit.line.span(range),
            format!("这里说“{words}”，别处说“{other}”，看不出是不是同一类单位"),
            format!("{words} here, {other} elsewhere: are they one class?"),
        )
        .related(case.prose.span(direct), format!("别处说“{other}”"), format!("called {other}"))
        .help(
            format!("全文用一种叫法，如“{other}”；确实不同的，写明各指哪些单位"),
            format!("use one name throughout, such as {other}; or say which units each takes in"),
        );
    found.push(problem);
}

/// Where classes of units of a kind are named: 市直, then maybe 有关, then 部门 or 单位.
fn classes<'t>(text: &'t str, kind: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    text.match_indices(kind).filter_map(move |(at, _)| {
        let after = text.get(at + kind.len()..)?;
        let rest = BETWEEN.iter().find_map(|word| after.strip_prefix(word)).unwrap_or(after);
        let noun = rest.strip_prefix("部门").or_else(|| rest.strip_prefix("单位"))?;
        Some(at..text.len() - noun.len())
    })
}
