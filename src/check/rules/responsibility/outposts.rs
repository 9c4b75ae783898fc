//! Units that assess their own outposts among others: 市经合局 assesses 驻外分局.

use super::self_assessment::RULE;
use crate::check::Case;
use crate::model::{BodyId, Flow, FlowKind, Party, PartyRef, Unit, UnitId};
use crate::problem::{Level, Problem};
use crate::source::Span;

/// The class that a unit's own outposts make up, and one of them.
struct Outposts<'a> {
    class: BodyId,
    /// The class as the document calls it.
    name: &'a str,
    /// The name of one of them.
    example: &'a str,
}

/// What is wrong with a unit that assesses its own outposts, and no other unit does.
pub(super) fn own(case: &Case<'_>, flow: &Flow, from: &PartyRef, unit: UnitId) -> Option<Problem> {
    let outposts = of(case, unit)?;
    if !assessed(case, flow, &outposts) {
        return None;
    }
    if case.mechanism.flows.iter().any(|f| by_another(f, &outposts, case.mechanism.unit(unit))) {
        return None;
    }
    // An assessor that stands lines before its duties is far from what it assesses.
    let between = Span::new(from.span.start as usize, flow.span.end as usize);
    let far = from.span.is_empty() || case.text.slice(between).contains('\n');
    let place = if far { flow.span } else { from.span };
    let (words, Outposts { class, name, example }) = (&from.text, outposts);
    let problem = RULE
        .at(
            place,
            format!("“{words}”考核、督查的单位里有“{name}”，如“{example}”，那是它自己的分支机构"),
            format!("{words} assesses {name}, which are its own outposts, such as {example}"),
        )
        .help(
            format!("写明“{name}”由别的单位考核，或者把它并入“{words}”一起考核"),
            format!("let another unit assess {name}, or assess it together with {words}"),
        );
    let problem = match case.mechanism.body(class) {
        Some(body) => problem.related(body.name.span, "被考核的单位里有它", "it is among the assessed"),
        None => problem,
    };
    // The text does not say whom: it is told from the group that the clause speaks of.
    Some(if flow.to.is_empty() { problem.weighing(Level::Warning) } else { problem })
}

/// Whether another unit is to assess the outposts by name, which takes them out. It may be one that no
/// register knows, so its words are looked at: 县考核办每年对驻外分局进行考核.
fn by_another(flow: &Flow, outposts: &Outposts<'_>, unit: Option<&Unit>) -> bool {
    let Some((before, _)) = flow.text.split_once(outposts.name) else { return false };
    let own = unit.is_some_and(|unit| unit.surfaces.iter().any(|name| before.contains(name.as_str())));
    flow.kind == FlowKind::Assessment && !own && before.contains(['局', '委', '办', '室', '部', '府'])
}

/// The class of the document that holds the outposts of a unit, when the document names some: 驻外分局
/// beside 市经合局驻北京分局.
fn of<'a>(case: &'a Case<'_>, unit: UnitId) -> Option<Outposts<'a>> {
    let m = case.mechanism;
    let host = m.unit(unit)?.name.as_str();
    let own = |name: &str| name.strip_prefix(host).is_some_and(|rest| rest.starts_with('驻'));
    let example = m.units.iter().map(|u| u.name.as_str()).find(|name| own(name))?;
    let (ending, _) = example.char_indices().nth_back(1)?;
    let ending = example.get(ending..)?;
    let is_class = |name: &str| name.starts_with('驻') && name.ends_with(ending);
    let class = m.bodies.iter().position(|body| is_class(&body.name.value))?;
    let name = m.bodies.get(class)?.name.value.as_str();
    Some(Outposts { class: BodyId::at(class), name, example })
}

/// Whether an assessment takes a class of outposts in: it is named, or it is one of the group that is, or,
/// where nobody is named, the clause speaks of its group.
fn assessed(case: &Case<'_>, flow: &Flow, outposts: &Outposts<'_>) -> bool {
    let m = case.mechanism;
    if flow.kind != FlowKind::Assessment {
        return false;
    }
    if !flow.to.is_empty() {
        return flow.to.iter().any(|to| match to.party {
            Party::Body(id) => id == outposts.class,
            Party::Group(id) => m.group(id).is_some_and(|group| group.bodies.contains(&outposts.class)),
            _ => false,
        });
    }
    let groups = m.groups.iter().filter(|group| group.bodies.contains(&outposts.class));
    let line = case.lines().find(|line| {
        line.block.is_some_and(|b| b.span.start <= flow.span.start && flow.span.end <= b.span.end)
    });
    line.is_some_and(|line| groups.into_iter().any(|group| line.text.contains(group.name.value.as_str())))
}
