use super::random::mechanisms;
use super::{actors, may_stand, parties};
use crate::graph::{Item, MissingWhy, NodeKind, ResponsibilityGraph, UnwantedWhy, WorkKind, gaps};
use crate::model::{Party, PartyRef, RoleClass, SeatOf, UnitKind};
use proptest::prelude::*;

fn answers(class: RoleClass) -> bool {
    matches!(class, RoleClass::Head | RoleClass::Deputy | RoleClass::Lead | RoleClass::Responsible)
}

fn why(graph: &ResponsibilityGraph<'_>, owners: &[PartyRef], of: SeatOf) -> Option<MissingWhy> {
    let kinds: Vec<NodeKind> =
        owners.iter().map(|owner| graph.resolve(Item::from(&owner.party)).kind(graph.m)).collect();
    if kinds.is_empty() {
        let owned = match of {
            SeatOf::Body(_) | SeatOf::Group(_) => true,
            SeatOf::Task(_) => graph.m.seats.iter().any(|seat| seat.of == of && answers(seat.class)),
            SeatOf::Mechanism => false,
        };
        return (!owned).then_some(MissingWhy::Nobody);
    }
    if kinds.iter().any(|kind| !matches!(kind, NodeKind::Class | NodeKind::Other)) {
        return None;
    }
    let classes = kinds.contains(&NodeKind::Class);
    Some(if classes { MissingWhy::OnlyClasses } else { MissingWhy::OnlyUnclear })
}

fn slow_missing(graph: &ResponsibilityGraph<'_>) -> Vec<(WorkKind, usize, MissingWhy)> {
    let m = graph.m;
    let mut found = Vec::new();
    for at in 0..m.tasks.len() {
        let of = SeatOf::Task(crate::model::TaskId::at(at));
        found.push((WorkKind::Task, at, why(graph, &[], of)));
    }
    let with = |kind, list: Vec<Option<MissingWhy>>| {
        list.into_iter().enumerate().map(move |(at, why)| (kind, at, why)).collect::<Vec<_>>()
    };
    found.extend(with(WorkKind::Duty, m.duties.iter().map(|d| why(graph, &d.owners, d.of)).collect()));
    found.extend(with(WorkKind::Direction, m.directions.iter().map(|d| why(graph, &[], d.of)).collect()));
    found.extend(with(WorkKind::Flow, m.flows.iter().map(|f| why(graph, &f.from, f.of)).collect()));
    found.extend(with(WorkKind::Target, m.targets.iter().map(|t| why(graph, &t.owners, t.of)).collect()));
    found.into_iter().filter_map(|(kind, at, why)| Some((kind, at, why?))).collect()
}

/// Whether something is said of a party; asks again for those whose work is its work.
fn is_busy<'m>(graph: &ResponsibilityGraph<'m>, item: Item<'m>, depth: usize) -> bool {
    let m = graph.m;
    let acts = m.duties.iter().any(|d| parties(graph, &d.owners).contains(&item))
        || m.targets.iter().any(|t| actors(graph, &t.owners, t.of).contains(&item))
        || m.flows.iter().any(|f| actors(graph, &f.from, f.of).contains(&item))
        || m.flows.iter().any(|f| parties(graph, &f.to).contains(&item))
        || m.directions.iter().any(|d| Item::from(d.of) == item)
        || m.duties.iter().any(|d| Item::from(d.of) == item)
        || m.flows.iter().any(|f| Item::from(f.of) == item)
        || m.targets.iter().any(|t| Item::from(t.of) == item);
    let seat = |s: &crate::model::Seat| answers(s.class) && Item::from(s.of) != graph.resolve(item);
    let sits = m.seats.iter().any(|s| graph.resolve(Item::from(&s.holder.party)) == item && seat(s));
    let hosts = m.bodies.iter().enumerate().any(|(at, b)| {
        let own = Item::Body(crate::model::BodyId::at(at)) == item;
        !own && b.host.as_ref().is_some_and(|h| graph.party(&h.party) == item)
    });
    let above = m.bodies.iter().any(|b| b.parent.map(Item::Body) == Some(item));
    if acts || sits || hosts || above {
        return true;
    }
    depth > 0
        && graph.items().any(|other| {
            let shares = match other {
                Item::Party(Party::Post { unit: Some(unit), .. }) => graph.resolve(Item::Unit(*unit)) == item,
                Item::Party(Party::Role { of, role }) => {
                    graph.party(of) == item
                        || m.seats.iter().any(|s| {
                            let holder = graph.resolve(Item::from(&s.holder.party));
                            may_stand(graph, of, s.of) && *s.role == **role && holder == item
                        })
                }
                Item::Group(id) => {
                    let group = &m.groups[id.index()];
                    group.bodies.iter().any(|b| Item::Body(*b) == item)
                        || group.parties.iter().any(|p| graph.party(p) == item)
                }
                _ => false,
            };
            shares && other != item && is_busy(graph, other, depth - 1)
        })
}

fn slow_unwanted<'m>(graph: &ResponsibilityGraph<'m>) -> Vec<(Item<'m>, UnwantedWhy)> {
    let m = graph.m;
    let works = |item: &Item<'m>| {
        m.duties.iter().any(|d| parties(graph, &d.owners).contains(item))
            || m.targets.iter().any(|t| actors(graph, &t.owners, t.of).contains(item))
            || m.flows.iter().any(|f| actors(graph, &f.from, f.of).contains(item))
            || m.flows.iter().any(|f| parties(graph, &f.to).contains(item))
    };
    let undeclared = |item: Item<'m>| match item {
        Item::Group(id) => {
            let group = &m.groups[id.index()];
            (group.bodies.len() + group.parties.len() == 0).then_some(UnwantedWhy::EmptyName)
        }
        Item::Unit(id) => match m.units[id.index()].kind {
            UnitKind::ExternalBody => Some(UnwantedWhy::SetUpElsewhere),
            UnitKind::Class => {
                let held = m.groups.iter().any(|g| g.parties.iter().any(|p| graph.party(p) == item))
                    || m.seats.iter().any(|s| graph.party(&s.holder.party) == item);
                (!held).then_some(UnwantedWhy::UndefinedClass)
            }
            UnitKind::Named => (!m.units[id.index()].known).then_some(UnwantedWhy::UnknownUnit),
        },
        Item::Party(Party::Other { .. }) => Some(UnwantedWhy::Unclear),
        Item::Party(Party::Role { of, role }) => {
            let filled = m.seats.iter().any(|s| {
                // A role that sits in a body holds a seat of its own.
                let own = graph.party(&s.holder.party) == item;
                own || may_stand(graph, of, s.of) && *s.role == **role
            });
            let open = matches!(**of, Party::Body(id) if m.bodies[id.index()].open);
            (!filled && !open).then_some(UnwantedWhy::UnfilledRole)
        }
        _ => None,
    };
    graph.items().filter(works).filter_map(|item| Some((item, undeclared(item)?))).collect()
}

proptest! {
    #[test]
    fn gaps_are_those_that_asking_fact_by_fact_finds(m in mechanisms()) {
        let graph = ResponsibilityGraph::of(&m);
        let found = gaps(&graph);
        let missing: Vec<_> = found.missing.iter().map(|gap| (gap.kind, gap.index, gap.why)).collect();
        prop_assert_eq!(missing, slow_missing(&graph));
        let orphaned: Vec<Item<'_>> = found.orphaned.iter().map(|orphan| orphan.item).collect();
        let expected = graph.items().filter(|item| matches!(item, Item::Body(_) | Item::Unit(_)));
        let expected: Vec<Item<'_>> = expected.filter(|item| !is_busy(&graph, *item, 4)).collect();
        prop_assert_eq!(orphaned, expected);
        let unwanted: Vec<_> = found.unwanted.iter().map(|unwanted| (unwanted.item, unwanted.why)).collect();
        prop_assert_eq!(unwanted, slow_unwanted(&graph));
        prop_assert!(found.unwanted.iter().all(|u| !u.work.is_empty()));
    }
}
