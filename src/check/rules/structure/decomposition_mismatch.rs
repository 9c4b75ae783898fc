//! `decomposition-mismatch`.

use super::count_phrase::{exact, short};
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Body, BodyId, CountPhrase, Party};
use crate::problem::{Level, Problem};
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "decomposition-mismatch",
    level: Level::Warning,
    page: Page {
        what: Both(
            "文中说几项工作（“七个统筹”）要分解到各类单位，某类单位的任务里却有几项没有。",
            "Several pillars are to be broken down to classes of units, and a class has no duty on some.",
        ),
        why: Both(
            "说了分解，又没有分到，这一项在这类单位就落空了。",
            "What is said to be broken down and is not, falls through.",
        ),
        wrong: "# 总体要求\n健全以{数：规划、项目、队伍“三个统筹”}为重点的格局，{承担：县招商中心}{职责：做好规划编制、项目推进、队伍建设的细化分解}。\n# 任务分工\n由{主体：县直部门}、{主体：乡镇}抓好落实。\n{承担：县直部门}主要任务包括：\n- 做好产业规划。\n- 做好项目招引。\n{承担：乡镇}主要任务包括：\n- 做好片区规划。\n- 做好项目落地。",
        right: "# 总体要求\n健全以{数：规划、项目、队伍“三个统筹”}为重点的格局，{承担：县招商中心}{职责：做好规划编制、项目推进、队伍建设的细化分解}。\n# 任务分工\n由{主体：县直部门}、{主体：乡镇}抓好落实。\n{承担：县直部门}主要任务包括：\n- 做好产业规划。\n- 做好项目招引。\n- 建好招商队伍。\n{承担：乡镇}主要任务包括：\n- 做好片区规划。\n- 做好项目落地。\n- 配强招商队伍。",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    // One class alone shares nothing out.
    if m.bodies.iter().filter(|b| b.open).nth(1).is_none() {
        return;
    }
    for count in &m.counts {
        let pillars = pillars(count);
        if pillars.len() < 3 || exact(count).is_none_or(|n| n as usize != pillars.len()) {
            continue;
        }
        let breaks_down = |text: &str| text.contains("分解") && pillars.iter().all(|p| text.contains(p));
        let Some(promise) = m.duties.iter().find(|d| breaks_down(&d.text)) else { continue };
        gaps(case, count, &pillars, promise.span, found);
    }
}

fn gaps(case: &Case<'_>, count: &CountPhrase, pillars: &[&str], promise: Span, found: &mut Vec<Problem>) {
    let classes = classes(case, pillars);
    if classes.len() < 2 {
        return;
    }
    let holders = |at: usize| classes.iter().filter(|(_, has)| has.get(at) == Some(&true)).count();
    let mut told = Vec::new();
    let nobody: Vec<&str> =
        pillars.iter().enumerate().filter(|(at, _)| holders(*at) == 0).map(|(_, p)| *p).collect();
    // Pillars that nobody at all speaks of in these words are told in other words.
    if nobody.len() == pillars.len() {
        return;
    }
    if !nobody.is_empty() {
        told.push(format!("各类单位都没有{}", nobody.join("、")));
    }
    for (body, has) in &classes {
        // What only a few classes have may be told in other words to the rest.
        let alone = |at: usize| holders(at) * 2 > classes.len() && has.get(at) == Some(&false);
        let missing: Vec<&str> =
            pillars.iter().enumerate().filter(|(at, _)| alone(*at)).map(|(_, p)| *p).collect();
        if !missing.is_empty() {
            told.push(format!("{}没有{}", body.name.value, missing.join("、")));
        }
    }
    if told.is_empty() {
        return;
    }
    let (told, words) = (told.join("；"), short(&count.text));
    found.push(
        RULE.at(
            count.span,
            format!("“{words}”要分解到各类单位，但任务里{told}"),
            format!("“{words}” is to be broken down, but some classes have no duty on some of it"),
        )
        .related(promise, "这里说要细化分解", "said to be broken down here")
        .help(
            "在各类单位的任务里补上，或者写明哪一项不由它承担",
            "add the duties, or say which pillar does not apply to which class",
        ),
    );
}

/// The classes of units that have duties of their own, and which pillars these speak of.
fn classes<'a>(case: &Case<'a>, pillars: &[&str]) -> Vec<(&'a Body, Vec<bool>)> {
    let m = case.mechanism;
    let mut classes = Vec::new();
    for (at, body) in m.bodies.iter().enumerate().filter(|(_, b)| b.open) {
        let own = Party::Body(BodyId::at(at));
        let duties = m.duties.iter().filter(|d| d.owners.iter().any(|o| o.party == own));
        let texts: Vec<&str> = duties.map(|d| d.text.as_str()).collect();
        if texts.len() >= 2 {
            classes.push((body, pillars.iter().map(|p| texts.iter().any(|t| t.contains(p))).collect()));
        }
    }
    classes
}

/// The items of 规划、项目、队伍“三个统筹”.
fn pillars(count: &CountPhrase) -> Vec<&str> {
    let list = count.text.split('“').next().unwrap_or("");
    if !list.contains('、') {
        return Vec::new();
    }
    list.split('、').map(str::trim).filter(|p| !p.is_empty()).collect()
}
