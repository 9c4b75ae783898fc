use super::random::mechanisms;
use super::{actors, flow_ids, may_stand, parties};
use crate::graph::{Item, Load, ResponsibilityGraph, Work, Yearly, load};
use crate::model::{FlowKind, GroupId, Party, RoleClass, SeatOf};
use proptest::prelude::*;

/// The party itself, the roles it fills, and the names it is under.
fn sources<'m>(graph: &ResponsibilityGraph<'m>, item: Item<'m>) -> Vec<Item<'m>> {
    let mut found = vec![item];
    for other in graph.items() {
        if let Item::Party(Party::Role { of, role }) = other {
            let fills = |of_seat, seat_role: &str, holder| {
                may_stand(graph, of, of_seat) && seat_role == role.as_str() && holder == item
            };
            let seats = graph.m.seats.iter();
            if seats.clone().any(|s| fills(s.of, &s.role, graph.party(&s.holder.party))) && other != item {
                found.push(other);
            }
        }
        if let (Item::Group(GroupId(id)), false) = (other, matches!(item, Item::Body(_))) {
            let group = &graph.m.groups[id as usize];
            if group.parties.iter().any(|party| graph.party(party) == item) {
                found.push(other);
            }
        }
    }
    found
}

fn count<'m>(graph: &ResponsibilityGraph<'m>, item: Item<'m>, work: &mut Work) {
    for duty in &graph.m.duties {
        work.duties += u32::from(parties(graph, &duty.owners).contains(&item));
    }
    for target in &graph.m.targets {
        work.targets += u32::from(actors(graph, &target.owners, target.of).contains(&item));
    }
    for id in flow_ids(graph) {
        let flow = &graph.m.flows[id.index()];
        let acts = actors(graph, &flow.from, flow.of).contains(&item);
        let met = parties(graph, &flow.to).contains(&item);
        let add = |yearly: &mut Yearly, counts: bool| {
            let own = Yearly::of(flow);
            if counts {
                yearly.times += own.times;
                yearly.once += own.once;
                yearly.uncounted += own.uncounted;
            }
        };
        match flow.kind {
            FlowKind::Report => {
                add(&mut work.reports, acts);
                add(&mut work.received, met);
            }
            FlowKind::Meeting => add(&mut work.meetings, acts || met),
            FlowKind::Publication => add(&mut work.oversight, acts),
            FlowKind::Hearing | FlowKind::Assessment => {
                add(&mut work.oversight, acts);
                add(&mut work.overseen, met);
            }
        }
    }
}

fn slow<'m>(graph: &ResponsibilityGraph<'m>, item: Item<'m>) -> Load<'m> {
    let mut work = Work::default();
    for source in sources(graph, item) {
        count(graph, source, &mut work);
    }
    let own: Vec<_> = graph.m.seats.iter().filter(|s| graph.party(&s.holder.party) == item).collect();
    let by_posts = graph.m.seats.iter().filter(|s| match &s.holder.party {
        Party::Post { unit: Some(unit), .. } => graph.resolve(Item::Unit(*unit)) == item,
        _ => false,
    });
    let by_posts: Vec<_> = by_posts.collect();
    let mut bodies = Vec::new();
    let mut tasks = Vec::new();
    for seat in own.iter().chain(&by_posts) {
        let answers = matches!(seat.class, RoleClass::Head | RoleClass::Lead | RoleClass::Responsible);
        match seat.of {
            SeatOf::Body(_) if !bodies.contains(&seat.of) => bodies.push(seat.of),
            SeatOf::Task(_) if answers && !tasks.contains(&seat.of) => tasks.push(seat.of),
            _ => {}
        }
    }
    let mut classes: Vec<RoleClass> = own.iter().map(|seat| seat.class).collect();
    classes.sort_unstable();
    classes.dedup();
    let number = |n: usize| u32::try_from(n).unwrap();
    let of_class = |class: RoleClass| number(own.iter().filter(|seat| seat.class == class).count());
    Load {
        item,
        seats: classes.into_iter().map(|class| (class, of_class(class))).collect(),
        post_seats: number(by_posts.len()),
        bodies: number(bodies.len()),
        tasks: number(tasks.len()),
        work,
    }
}

proptest! {
    #[test]
    fn a_load_is_what_counting_fact_by_fact_gives(m in mechanisms()) {
        let graph = ResponsibilityGraph::of(&m);
        let workers = graph.items().filter(|item| match item {
            Item::Body(_) | Item::Unit(_) => true,
            Item::Party(party) => !matches!(party, Party::Role { .. }),
            _ => false,
        });
        let expected: Vec<Load<'_>> = workers
            .map(|item| slow(&graph, item))
            .filter(|l| !l.seats.is_empty() || l.post_seats > 0 || l.work != Work::default())
            .collect();
        prop_assert_eq!(load(&graph), expected);
    }
}
