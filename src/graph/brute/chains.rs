use super::random::mechanisms;
use crate::graph::reach::passes;
use crate::graph::{Item, ResponsibilityGraph};
use proptest::prelude::*;

/// Lengths of shortest chains, by handing them on along edges until nothing changes.
fn slow<'m>(graph: &ResponsibilityGraph<'m>) -> Vec<(Item<'m>, usize)> {
    let mut known: Vec<(Item<'m>, usize)> =
        graph.heads().into_iter().chain([Item::Mechanism]).map(|head| (head, 0)).collect();
    loop {
        let mut changed = false;
        for link in graph.links() {
            let (forward, backward) = passes(link.kind);
            for (from, to, open) in [(link.from, link.to, forward), (link.to, link.from, backward)] {
                let Some(steps) = known.iter().find(|(item, _)| *item == from).filter(|_| open) else {
                    continue;
                };
                let steps = steps.1 + 1;
                match known.iter_mut().find(|(item, _)| *item == to) {
                    Some((_, found)) if *found > steps => *found = steps,
                    Some(_) => continue,
                    None => known.push((to, steps)),
                }
                changed = true;
            }
        }
        if !changed {
            return known;
        }
    }
}

proptest! {
    #[test]
    fn every_chain_is_whole_and_none_is_shorter(m in mechanisms()) {
        let graph = ResponsibilityGraph::of(&m);
        let (chains, expected) = (graph.chains(), slow(&graph));
        for item in graph.items() {
            let steps = expected.iter().find(|(other, _)| *other == item).map(|(_, steps)| *steps);
            let chain = chains.to(item);
            prop_assert_eq!(chain.as_ref().map(Vec::len), steps);
            prop_assert_eq!(chains.reach(item), steps.is_some());
            let Some(chain) = chain.filter(|chain| !chain.is_empty()) else { continue };
            let start = chain[0].above();
            prop_assert!(start == Item::Mechanism || graph.heads().contains(&start));
            prop_assert!(chain.windows(2).all(|pair| pair[0].below() == pair[1].above()));
            prop_assert_eq!(chain[chain.len() - 1].below(), item);
        }
        let lost: Vec<Item<'_>> = chains.unreached().into_iter().map(|lost| lost.item).collect();
        let expected: Vec<Item<'_>> = graph
            .items()
            .filter(|item| matches!(item, Item::Body(_) | Item::Unit(_)))
            .filter(|item| !expected.iter().any(|(known, _)| known == item))
            .collect();
        prop_assert_eq!(lost, expected);
    }
}
