use super::random::{graphs, mechanisms};
use super::{actors, flow_ids, parties};
use crate::graph::{EdgeKind, Item, Link, ResponsibilityGraph, cycles, rings};
use crate::model::FlowKind;
use proptest::prelude::*;

const FAR: usize = usize::MAX / 4;

/// Lengths of the shortest ways between all nodes (Floyd and Warshall), at least one edge each.
fn ways(nodes: usize, edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut ways = vec![vec![FAR; nodes]; nodes];
    for (from, to) in edges {
        ways[*from][*to] = 1;
    }
    for over in 0..nodes {
        for from in 0..nodes {
            for to in 0..nodes {
                ways[from][to] = ways[from][to].min(ways[from][over] + ways[over][to]);
            }
        }
    }
    ways
}

/// Nodes of each component that holds a ring, with the length of its shortest ring.
fn slow(nodes: usize, edges: &[(usize, usize)]) -> Vec<(Vec<usize>, usize)> {
    let ways = ways(nodes, edges);
    let mut found: Vec<(Vec<usize>, usize)> = Vec::new();
    for node in 0..nodes {
        if ways[node][node] < FAR && !found.iter().any(|(members, _)| members.contains(&node)) {
            let back = |other: &usize| ways[node][*other] < FAR && ways[*other][node] < FAR;
            let members: Vec<usize> = (0..nodes).filter(back).collect();
            let shortest = members.iter().map(|member| ways[*member][*member]).min().unwrap();
            found.push((members, shortest));
        }
    }
    found
}

fn closes<'m>(links: &[Link<'m>]) -> bool {
    let ends: Vec<(Item<'m>, Item<'m>)> = links.iter().map(|link| (link.from, link.to)).collect();
    (0..ends.len()).all(|at| ends[at].1 == ends[(at + 1) % ends.len()].0)
}

/// Links between parties by one kind of edge, flows taken as links.
fn direct<'m>(graph: &ResponsibilityGraph<'m>, kind: EdgeKind) -> Vec<(Item<'m>, Item<'m>)> {
    let flow_kind = match kind {
        EdgeKind::ReportsTo => Some(FlowKind::Report),
        EdgeKind::Assesses => Some(FlowKind::Assessment),
        _ => None,
    };
    let mut pairs = Vec::new();
    for id in flow_ids(graph) {
        let flow = &graph.m.flows[id.index()];
        if Some(flow.kind) == flow_kind {
            for from in actors(graph, &flow.from, flow.of) {
                pairs.extend(parties(graph, &flow.to).into_iter().map(|to| (from, to)));
            }
        }
    }
    for body in graph.m.bodies.iter().filter(|_| kind == EdgeKind::Hosts) {
        let node = Item::Body(crate::model::BodyId::at(
            graph.m.bodies.iter().position(|other| other.name == body.name).unwrap(),
        ));
        let host = body.host.as_ref().map(|host| graph.party(&host.party));
        pairs.extend(host.filter(|host| *host != node).map(|host| (host, node)));
    }
    pairs
}

proptest! {
    #[test]
    fn each_component_gives_one_ring_and_none_is_shorter((nodes, edges) in graphs()) {
        let plain: Vec<(usize, usize)> = edges.iter().map(|(a, b)| (*a as usize, *b as usize)).collect();
        let expected = slow(nodes, &plain);
        let found = rings(nodes, &edges);
        prop_assert_eq!(found.len(), expected.len());
        for (ring, (members, shortest)) in found.iter().zip(&expected) {
            prop_assert_eq!(ring.len(), *shortest);
            let ends: Vec<(usize, usize)> = ring.iter().map(|edge| plain[*edge]).collect();
            prop_assert!((0..ends.len()).all(|at| ends[at].1 == ends[(at + 1) % ends.len()].0));
            prop_assert!(ends.iter().all(|(from, _)| members.contains(from)));
            prop_assert_eq!(ends.iter().min(), ends.first());
        }
    }

    #[test]
    fn the_library_finds_the_same_components((nodes, edges) in graphs()) {
        let graph = petgraph::graph::DiGraph::<(), (), u32>::from_edges(&edges);
        let looped = |at: u32| edges.contains(&(at, at));
        let components = petgraph::algo::tarjan_scc(&graph);
        let ringed = components
            .iter()
            .filter(|c| c.len() > 1 || c.iter().any(|n| looped(u32::try_from(n.index()).unwrap())));
        prop_assert_eq!(rings(nodes, &edges).len(), ringed.count());
    }

    #[test]
    fn rings_of_a_mechanism_are_those_of_its_facts(m in mechanisms()) {
        let graph = ResponsibilityGraph::of(&m);
        for kind in [EdgeKind::ReportsTo, EdgeKind::Assesses, EdgeKind::Hosts] {
            let pairs = direct(&graph, kind);
            let mut nodes: Vec<Item<'_>> = Vec::new();
            for item in pairs.iter().flat_map(|(from, to)| [*from, *to]) {
                if !nodes.contains(&item) {
                    nodes.push(item);
                }
            }
            let at = |item: &Item<'_>| nodes.iter().position(|node| node == item).unwrap();
            let edges: Vec<(usize, usize)> = pairs.iter().map(|(from, to)| (at(from), at(to))).collect();
            let mut expected: Vec<usize> = slow(nodes.len(), &edges).into_iter().map(|(_, n)| n).collect();
            let found = cycles(&graph, &[kind]);
            let mut lengths: Vec<usize> = found.iter().map(|ring| ring.links.len()).collect();
            expected.sort_unstable();
            lengths.sort_unstable();
            prop_assert_eq!(lengths, expected);
            for ring in &found {
                prop_assert!(closes(&ring.links));
                prop_assert!(ring.links.iter().all(|link| link.kind == kind && !link.span.is_empty()));
                prop_assert!(ring.links.iter().all(|link| pairs.contains(&(link.from, link.to))));
            }
        }
    }
}

#[test]
fn a_ring_of_a_hundred_thousand_is_found_without_recursion() {
    let nodes = 100_000_u32;
    let edges: Vec<(u32, u32)> = (0..nodes).map(|at| (at, (at + 1) % nodes)).collect();
    assert_eq!(rings(nodes as usize, &edges)[0].len(), nodes as usize);
}

#[test]
fn a_diamond_is_no_ring() {
    assert!(rings(4, &[(0, 1), (0, 2), (1, 3), (2, 3)]).is_empty());
}
