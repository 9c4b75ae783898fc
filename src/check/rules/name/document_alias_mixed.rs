//! `document-alias-mixed`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Basis, Deliverable, Party};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "document-alias-mixed",
    level: Level::Warning,
    page: Page {
        what: Both(
            "一份文件用了两个名称：同一个文号配两个标题，或者同一份计划时而带“年度”、时而不带。",
            "One instrument under two names: one number with two titles, or a plan now with 年度, now without.",
        ),
        why: Both(
            "承办的人不知道要制定一份还是两份，检查的人不知道该要哪一份。",
            "Nobody can tell whether one or two are to be drawn up.",
        ),
        wrong: "{承担：县商务局}要{职责：制定{成果：招商计划}，于2026年4月10日前报县人民政府备案}。\n{承担：县商务局}要{职责：对照{成果：年度招商计划}，于2026年12月10日前报送完成情况}。",
        right: "{承担：县商务局}要{职责：制定{成果：年度招商计划}，于2026年4月10日前报县人民政府备案}。\n{承担：县商务局}要{职责：对照{成果：年度招商计划}，于2026年12月10日前报送完成情况}。",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Words that a name can be given with or without.
const LOOSE: [&str; 6] = ["年度", "工作", "实施", "相关", "有关", "的"];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let model = case.mechanism;
    for (at, basis) in model.bases.iter().enumerate().skip(1) {
        let before = model.bases.get(..at).unwrap_or_default();
        found.extend(before.iter().find_map(|first| two_titles(first, basis)));
    }
    if model.deliverables.len() < 2 {
        return;
    }
    let keys: Vec<u64> = model.deliverables.iter().map(|d| key(&d.what)).collect();
    for (at, plan) in model.deliverables.iter().enumerate().skip(1) {
        let same = |other: usize| keys.get(other) == keys.get(at);
        let others = (0..at).filter(|other| same(*other)).filter_map(|other| model.deliverables.get(other));
        found.extend(others.filter_map(|first| two_names(first, plan)).next());
    }
}

/// One number, two titles. A notice and what it issues share a number: one title holds the other.
fn two_titles(first: &Basis, second: &Basis) -> Option<Problem> {
    let number = second.number.as_deref()?;
    let near = |a: &str, b: &str| a.contains(b) || b.contains(a);
    if first.number.as_deref() != Some(number) || near(&first.title, &second.title) {
        return None;
    }
    let problem = RULE
        .at(
            second.span,
            format!("文号都是{number}，这里的标题与前面的不一样"),
            format!("{number} stands with another title before"),
        )
        .related(first.span, "同一个文号，另一个标题", "the same number, another title")
        .help(
            "核对原文，改成一样的标题；是两份文件的，改正文号",
            "look it up and write one title, or the right number",
        );
    Some(problem)
}

/// Two names of a plan of the same parties that differ in loose words only.
fn two_names(first: &Deliverable, second: &Deliverable) -> Option<Problem> {
    let parties = |d: &'_ Deliverable| d.owners.iter().map(|o| o.party.clone()).collect::<Vec<Party>>();
    if first.what == second.what || second.what.chars().count() < 4 || parties(first) != parties(second) {
        return None;
    }
    let (one, other) = (&first.what, &second.what);
    let problem = RULE
        .at(
            second.span,
            format!("这里叫“{other}”，前面叫“{one}”，看不出是一份还是两份"),
            format!("{other} here, {one} before: one document or two?"),
        )
        .related(first.span, format!("前面叫“{one}”"), format!("called {one}"))
        .help(
            "是一份的，用一个名称；是两份的，名称里写出区别",
            "use one name, or names that tell the two apart",
        );
    Some(problem)
}

/// A number that names share when they differ in loose words only.
fn key(name: &str) -> u64 {
    let mut rest = name;
    let mut key = 0_u64;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = LOOSE.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = after;
            continue;
        }
        key = key.wrapping_mul(0x0100_0000_01b3).wrapping_add(u64::from(c));
        rest = rest.get(c.len_utf8()..).unwrap_or("");
    }
    key
}
