//! `unreachable`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::graph::{Item, ResponsibilityGraph};
use crate::model::{Body, BodyId, Mechanism};
use crate::problem::{Level, Problem};
use std::collections::HashSet;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unreachable",
    level: Level::Warning,
    page: Page {
        what: Both(
            "设了一个机构，却看不出它归谁管、向谁报告，与领导小组等总的机构没有任何联系。",
            "A body is set up, and nothing connects it to the head of the mechanism.",
        ),
        why: Both(
            "没有人管它，它的事也报不上来，等于没有设。",
            "Nobody directs it and nobody hears of its work.",
        ),
        wrong: "# 领导小组：县招商引资工作领导小组\n组长：县长\n副组长：分管副县长\n成员单位：县财政局、县自然资源局\n工作职责：统筹全县招商引资工作。\n## 办公室：县招商引资工作领导小组办公室\n设在：县商务局\n主任：县商务局局长\n工作职责：负责日常工作。\n# 专家组：产业项目专家组\n组长：县老科协会长\n副组长：县工商联副主席\n成员单位：县老科协\n工作职责：论证招商项目。",
        right: "# 领导小组：县招商引资工作领导小组\n组长：县长\n副组长：分管副县长\n成员单位：县财政局、县自然资源局\n工作职责：统筹全县招商引资工作。\n## 办公室：县招商引资工作领导小组办公室\n设在：县商务局\n主任：县商务局局长\n工作职责：负责日常工作。\n## 专家组：产业项目专家组\n组长：县老科协会长\n副组长：县工商联副主席\n成员单位：县老科协\n工作职责：论证招商项目。",
        source: "公文惯例：机构设置写明隶属关系",
    },
    settings: &[],
    yields_to: &["adhoc-body", "empty-body", "no-leader", "no-lead"],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    if m.bodies.len() < 3 {
        return;
    }
    let heads: Vec<BodyId> = m
        .bodies
        .iter()
        .filter_map(|body| body.parent)
        .filter(|id| m.body(*id).is_some_and(|above| above.parent.is_none()))
        .collect();
    let alone = |(at, body): &(usize, &Body)| {
        let aside = body.parent.is_none() && body.group.is_none() && body.host.is_none() && !body.open;
        // One of the class of a head stands beside it (the levels of a 路长制), and one of the class of
        // siblings is most likely one of them.
        aside
            && !heads.contains(&BodyId::at(*at))
            && !heads.iter().filter_map(|id| m.body(*id)).any(|head| head.class == body.class)
            && !m.bodies.iter().any(|other| other.group.is_some() && other.class == body.class)
            && printed_once(case, &body.name.value)
    };
    let mut reached: Option<HashSet<Item<'_>>> = None;
    if heads.is_empty() {
        return;
    }
    for (at, body) in m.bodies.iter().enumerate().filter(alone) {
        let reached = reached.get_or_insert_with(|| connected(case.graph(), &heads));
        if !reached.contains(&Item::Body(BodyId::at(at))) {
            found.push(tell(m, body, &heads));
        }
    }
}

/// A body that is spoken of again may be tied to others in words that no mark takes up.
fn printed_once(case: &Case<'_>, name: &str) -> bool {
    let times = case.lines().map(|line| line.text.matches(name).count()).sum::<usize>();
    times < 2
}

/// What hangs together with a head, whichever way the links lead. That all stand in one text, work in
/// one field or rest on one document is no link.
fn connected<'m>(graph: &ResponsibilityGraph<'m>, heads: &[BodyId]) -> HashSet<Item<'m>> {
    let loose = |item: &Item<'_>| matches!(item, Item::Mechanism | Item::Document(_) | Item::Direction(_));
    let links: Vec<_> = graph
        .links()
        .filter(|link| !loose(&link.from) && !loose(&link.to))
        .map(|link| (link.from, link.to))
        .collect();
    let mut reached: HashSet<Item<'m>> = heads.iter().map(|id| Item::Body(*id)).collect();
    loop {
        let before = reached.len();
        for (from, to) in &links {
            if reached.contains(from) || reached.contains(to) {
                reached.extend([*from, *to]);
            }
        }
        if reached.len() == before {
            return reached;
        }
    }
}

fn tell(m: &Mechanism, body: &Body, heads: &[BodyId]) -> Problem {
    let name = &body.name.value;
    let head = heads.first().and_then(|id| m.body(*id));
    let above = head.map_or("", |head| head.name.value.as_str());
    let problem = RULE
        .at(
            body.name.span,
            format!("“{name}”归谁管、向谁报告没有写，与“{above}”没有联系"),
            format!("nothing connects {name} to {above}"),
        )
        .help(
            format!("写明它设在“{above}”之下，或者定期向谁报告工作"),
            format!("put it below {above}, or say to whom it reports"),
        );
    match head {
        Some(head) => problem.related(head.name.span, "总的机构在这里", "the head of the mechanism"),
        None => problem,
    }
}
