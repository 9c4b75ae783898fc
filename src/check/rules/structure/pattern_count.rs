//! `pattern-count`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Party, Term, TermSize, UnitKind};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pattern-count",
    level: Level::Error,
    page: Page {
        what: Both(
            "“7+X”这样的模式里的数，与它数的机构、成员的实际个数不一样；或者开放的“X”说成了固定的几个单位。",
            "A number of a pattern such as 7+X differs from the number of bodies it counts, or its open \
             letter is bound to fixed units.",
        ),
        why: Both(
            "模式写在标题里，是整份文件的总数；少一个，就有一个组没有人管，或者标题错了。",
            "The pattern stands in the title and sums the document up; one less, and a group has nobody.",
        ),
        wrong: "模式：3+X\n3：招商小组\nX：各乡（镇）\n--- 正文\n# 成立{统称：招商小组}\n## 小组：招商一组\n牵头单位：县商务局\n组长：分管副县长\n## 小组：招商二组\n牵头单位：县发展改革局\n组长：分管副县长\n# 附则\n本机制由县商务局解释。",
        right: "模式：2+X\n2：招商小组\nX：各乡（镇）\n--- 正文\n# 成立{统称：招商小组}\n## 小组：招商一组\n牵头单位：县商务局\n组长：分管副县长\n## 小组：招商二组\n牵头单位：县发展改革局\n组长：分管副县长\n# 附则\n本机制由县商务局解释。",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let Some(pattern) = &case.mechanism.pattern else { return };
    for term in &pattern.terms {
        if let TermSize::Open(letter) = &term.size {
            found.extend(closed(case, term, letter));
        }
        let (TermSize::Fixed(stated), Some(counted)) = (&term.size, term.found) else { continue };
        // What is missing may be a heading that was not read as one.
        if *stated == counted || *stated > counted && case.unread().next().is_some() {
            continue;
        }
        let bound = term.bound.as_ref();
        let what = bound.map_or("", |b| b.value.as_str());
        let mut problem = RULE
            .at(
                term.span,
                format!("模式里写的是{stated}个{what}，文中只找到{counted}个"),
                format!("the pattern says {stated} {what}, the text has {counted}"),
            )
            .help(
                "补上缺的，或者改模式里的数；标题里的模式也要一起改",
                "add what is missing or change the number, in the title as well",
            );
        if let Some(bound) = bound {
            problem = problem.related(bound.span, "数的是这些", "these are counted");
        }
        found.push(problem);
    }
}

/// An open letter whose words name fixed units only. Bodies and collective names may grow: they are open.
fn closed(case: &Case<'_>, term: &Term, letter: &str) -> Option<Problem> {
    let named = |party: &Party| match party {
        Party::Unit(id) => case.mechanism.unit(*id).is_some_and(|u| u.known && u.kind == UnitKind::Named),
        _ => false,
    };
    let bound = term.bound.as_ref()?;
    if term.parties.is_empty() || !term.parties.iter().all(named) {
        return None;
    }
    let problem = RULE.at(
        bound.span,
        format!(
            "模式里的“{letter}”表示数目不定，这里却是固定的{}个单位：{}",
            term.parties.len(),
            bound.value
        ),
        format!("`{letter}` stands for any number, but is bound to {} fixed units", term.parties.len()),
    );
    Some(problem.weighing(Level::Warning).help(
        format!("写成一类单位，例如“{letter}：各乡（镇）、县直有关单位”；数目固定的，模式里就写数"),
        "name a class of units, or write the number in the pattern",
    ))
}
