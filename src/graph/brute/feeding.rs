use super::random::mechanisms;
use super::{actors, flow_ids, parties};
use crate::graph::{Item, ResponsibilityGraph, Starved, frequency, starved};
use crate::model::{FlowKind, Party};
use proptest::prelude::*;

fn beside<'m>(graph: &ResponsibilityGraph<'m>, one: Item<'m>, other: Item<'m>) -> bool {
    let close = |a: Item<'m>, b: Item<'m>| match (a, b) {
        (Item::Body(below), _) => {
            let body = &graph.m.bodies[below.index()];
            let host = body.host.as_ref().map(|host| graph.party(&host.party));
            host == Some(b) || body.parent.map(Item::Body) == Some(b)
        }
        (Item::Party(Party::Post { unit: Some(unit), .. }), _) => graph.resolve(Item::Unit(*unit)) == b,
        (Item::Party(Party::Role { of, .. }), _) => graph.party(of) == b,
        (_, Item::Group(id)) => {
            let group = &graph.m.groups[id.index()];
            let bodies = group.bodies.iter().any(|body| Item::Body(*body) == a);
            bodies || group.parties.iter().any(|party| graph.party(party) == a)
        }
        _ => false,
    };
    let in_group = |a, b| match (a, b) {
        (Item::Body(body), Item::Group(id)) => graph.m.groups[id.index()].bodies.contains(&body),
        _ => false,
    };
    one == other || close(one, other) || close(other, one) || in_group(one, other) || in_group(other, one)
}

fn slow<'m>(graph: &ResponsibilityGraph<'m>) -> Vec<Starved<'m>> {
    let mut found = Vec::new();
    for consumer in flow_ids(graph) {
        let flow = &graph.m.flows[consumer.index()];
        let Some(needs) = frequency(flow).filter(|_| flow.kind != FlowKind::Meeting) else { continue };
        for at in actors(graph, &flow.from, flow.of) {
            let mut gets: Option<f64> = None;
            let mut producers = Vec::new();
            for producer in flow_ids(graph) {
                let report = &graph.m.flows[producer.index()];
                if report.kind != FlowKind::Report {
                    continue;
                }
                let to = parties(graph, &report.to);
                if to.iter().any(|to| beside(graph, *to, at)) {
                    let often = frequency(report).unwrap_or(f64::INFINITY);
                    gets = Some(gets.map_or(often, |gets| gets.max(often)));
                }
                let (a, b) = (report.matter.as_str(), flow.matter.as_str());
                let long = a.chars().count().min(b.chars().count()) >= 6;
                if to.contains(&at) && long && (a.ends_with(b) || b.ends_with(a)) && producer != consumer {
                    producers.push(producer);
                }
            }
            let Some(gets) = gets.filter(|gets| *gets < needs) else { continue };
            if at != Item::Mechanism && !producers.is_empty() {
                found.push(Starved { consumer, at, needs, producers, gets });
            }
        }
    }
    found
}

proptest! {
    #[test]
    fn the_starved_are_those_that_looking_at_every_pair_finds(m in mechanisms()) {
        let graph = ResponsibilityGraph::of(&m);
        let (mut found, mut expected) = (starved(&graph), slow(&graph));
        let key = |starved: &Starved<'_>| (starved.consumer, format!("{:?}", starved.at));
        found.sort_by_key(key);
        expected.sort_by_key(key);
        prop_assert_eq!(found, expected);
    }
}
