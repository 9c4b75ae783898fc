use super::random::{graphs, mechanisms};
use crate::graph::adjacency::Adjacency;
use crate::graph::bottlenecks::{Downs, Hanging};
use crate::graph::dominators::dominators;
use crate::graph::{Item, ResponsibilityGraph, bottlenecks, cut_by};
use proptest::prelude::*;

/// Nodes that a walk from node 0 meets when one is gone.
fn met(nodes: usize, edges: &[(u32, u32)], gone: Option<u32>) -> Vec<bool> {
    let mut met = vec![false; nodes];
    met[0] = gone != Some(0);
    for _ in 0..nodes {
        for (from, to) in edges {
            if met[*from as usize] && Some(*to) != gone {
                met[*to as usize] = true;
            }
        }
    }
    met
}

fn lost(nodes: usize, edges: &[(u32, u32)], gone: u32) -> Vec<u32> {
    let (before, after) = (met(nodes, edges, None), met(nodes, edges, Some(gone)));
    let lost = (0..u32::try_from(nodes).unwrap()).filter(|at| before[*at as usize] && !after[*at as usize]);
    lost.filter(|at| *at != gone).collect()
}

fn both(edges: &[(u32, u32)]) -> Vec<(u32, u32)> {
    edges.iter().flat_map(|(from, to)| [(*from, *to), (*to, *from)]).collect()
}

proptest! {
    #[test]
    fn a_dominator_is_what_cuts_a_node_off_when_it_is_gone((nodes, edges) in graphs()) {
        let out = Adjacency::of(nodes, edges.iter().copied());
        let into = Adjacency::of(nodes, edges.iter().map(|(from, to)| (*to, *from)));
        let tree = dominators(&out, &into, 0);
        let above = |node: u32| tree.iter().find(|(own, _)| *own == node).map(|(_, above)| *above);
        for (node, _) in &tree {
            let mut passed = vec![];
            let mut at = *node;
            while at != 0 {
                at = above(at).unwrap();
                passed.push(at);
            }
            let expected: Vec<u32> = (1..u32::try_from(nodes).unwrap())
                .filter(|gone| lost(nodes, &edges, *gone).contains(node))
                .collect();
            passed.retain(|at| *at != 0);
            passed.sort_unstable();
            prop_assert_eq!(passed, expected);
        }
        let reached = met(nodes, &edges, None).iter().filter(|met| **met).count();
        prop_assert_eq!(tree.len(), reached);
    }

    #[test]
    fn what_hangs_on_a_node_is_what_its_removal_cuts_off((nodes, edges) in graphs(), work: [bool; 9]) {
        let downs = Downs { nodes, edges: edges.clone(), work: work[..nodes].to_vec() };
        let hanging = Hanging::of(&downs);
        let all = both(&edges);
        for node in 1..u32::try_from(nodes).unwrap() {
            let lost = lost(nodes, &all, node);
            let works: Vec<&u32> = lost.iter().filter(|at| work[**at as usize]).collect();
            let own = works.iter().filter(|at| all.contains(&(node, ***at))).count();
            let (cut, carried) = hanging.cut[node as usize];
            prop_assert_eq!((cut as usize, carried as usize), (works.len(), own));
        }
    }

    #[test]
    fn each_bottleneck_cuts_off_as_much_as_it_says(m in mechanisms()) {
        let graph = ResponsibilityGraph::of(&m);
        let found = bottlenecks(&graph);
        for item in graph.items().filter(|item| item.is_party()) {
            let own = found.iter().find(|bottleneck| bottleneck.item == item);
            let lost = cut_by(&graph, item);
            prop_assert_eq!(own.map_or(0, |own| own.dominated as usize), lost.len());
            prop_assert!(own.is_none_or(|own| own.own <= own.cut && own.cut <= own.dominated));
        }
        prop_assert!(!found.iter().any(|bottleneck| bottleneck.item == Item::Mechanism));
    }
}
