use super::parties;
use super::random::{TERMS, mechanisms};
use crate::graph::{Item, Overlap, ResponsibilityGraph, Shared, Terms, overlaps};
use crate::model::{BodyId, DutyKind, Party, UnitKind};
use proptest::prelude::*;

const TABLE: [(&str, &str); 3] = [("能源", "新能源"), ("新能源", "光伏"), ("康养", "康养")];

fn words(overlap: &Overlap<'_>) -> String {
    let mut holders: Vec<String> =
        overlap.holders.iter().map(|h| format!("{:?}{}", h.holder, h.assists)).collect();
    holders.sort();
    format!("{:?} {holders:?} {}", overlap.what, overlap.nested)
}

/// Whether the longest term of the list at some place of the text, read from left to right, is this.
fn speaks_of(text: &str, term: &str, known: &[&str]) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let longest = known.iter().filter(|t| rest.starts_with(**t)).max_by_key(|t| t.len());
        if longest == Some(&term) {
            return true;
        }
        let step = longest.map_or(rest.chars().next().unwrap().len_utf8(), |t| t.len());
        rest = rest.get(step..).unwrap();
    }
    false
}

fn assists(graph: &ResponsibilityGraph<'_>, holder: Item<'_>, term: &str) -> bool {
    let held = graph.m.directions.iter().filter(|d| Item::from(d.of) != Item::Mechanism);
    let known: Vec<&str> = held.map(|d| d.term.as_str()).collect();
    graph.m.duties.iter().filter(|duty| duty.kind == DutyKind::Assist).any(|duty| {
        let own = parties(graph, &duty.owners).contains(&holder) || Item::from(duty.of) == holder;
        own && speaks_of(&duty.text, term, &known)
    })
}

fn stands_under(graph: &ResponsibilityGraph<'_>, below: Item<'_>, above: Item<'_>) -> bool {
    let (Item::Body(mut below), Item::Body(above)) = (below, above) else { return false };
    for _ in 0..20 {
        if below == above {
            // Bodies in a ring of parents stand under none.
            return reaches_top(graph, above);
        }
        match graph.m.bodies[below.index()].parent {
            Some(parent) => below = parent,
            None => return false,
        }
    }
    false
}

fn reaches_top(graph: &ResponsibilityGraph<'_>, mut body: BodyId) -> bool {
    for _ in 0..20 {
        match graph.m.bodies[body.index()].parent {
            Some(parent) => body = parent,
            None => return true,
        }
    }
    false
}

fn describe(graph: &ResponsibilityGraph<'_>, what: Shared<'_>, holders: &[(Item<'_>, bool)]) -> String {
    let nested = holders.iter().any(|(top, _)| holders.iter().all(|(h, _)| stands_under(graph, *h, *top)));
    let mut list: Vec<String> =
        holders.iter().map(|(holder, assists)| format!("{holder:?}{assists}")).collect();
    list.sort();
    format!("{what:?} {list:?} {nested}")
}

fn slow_fields(graph: &ResponsibilityGraph<'_>) -> Vec<String> {
    let holders_of = |term: &str| {
        let mut holders: Vec<(Item<'_>, bool)> = Vec::new();
        for direction in graph.m.directions.iter().filter(|d| d.term == *term) {
            let holder = Item::from(direction.of);
            if holder != Item::Mechanism && !holders.iter().any(|(known, _)| *known == holder) {
                holders.push((holder, assists(graph, holder, term)));
            }
        }
        holders
    };
    let mut found = Vec::new();
    for term in TERMS {
        let holders = holders_of(term);
        if holders.len() > 1 {
            found.push(describe(graph, Shared::Direction(term), &holders));
        }
    }
    for (broad, narrow) in [("能源", "新能源"), ("新能源", "光伏"), ("能源", "光伏")] {
        let (around, inside) = (holders_of(broad), holders_of(narrow));
        let (a, b) = (without(&around, &inside), without(&inside, &around));
        if !a.is_empty() && !b.is_empty() {
            let all = [a, b].concat();
            found.push(describe(graph, Shared::Broader { broad, narrow }, &all));
        }
    }
    found
}

/// Holders of one list that are not in the other.
fn without<'m>(list: &[(Item<'m>, bool)], other: &[(Item<'m>, bool)]) -> Vec<(Item<'m>, bool)> {
    list.iter().filter(|(h, _)| !other.iter().any(|(o, _)| o == h)).copied().collect()
}

fn slow_duties(graph: &ResponsibilityGraph<'_>) -> Vec<String> {
    let plain = |text: &str| text.replace([' ', '。', '、'], "");
    let mut found = Vec::new();
    let mut done: Vec<String> = Vec::new();
    let real = |kind| matches!(kind, DutyKind::Carry | DutyKind::Assist);
    for duty in graph.m.duties.iter().filter(|duty| real(duty.kind)) {
        let text = plain(&duty.text);
        if done.contains(&text) {
            continue;
        }
        let mut holders: Vec<(Item<'_>, bool)> = Vec::new();
        let mut sentences: Vec<crate::source::Span> = Vec::new();
        for other in graph.m.duties.iter().filter(|d| real(d.kind) && plain(&d.text) == text) {
            for owner in parties(graph, &other.owners) {
                let one = match owner {
                    Item::Body(id) => !graph.m.bodies[id.index()].open,
                    Item::Unit(id) => graph.m.units[id.index()].kind != UnitKind::Class,
                    Item::Party(Party::Post { .. } | Party::Person { .. }) => true,
                    _ => false,
                };
                if one && !holders.iter().any(|(known, _)| *known == owner) {
                    holders.push((owner, other.kind == DutyKind::Assist));
                    sentences.push(other.span);
                }
            }
        }
        done.push(text);
        sentences.dedup();
        if sentences.len() > 1 && holders.iter().any(|(_, assists)| !assists) {
            found.push(describe(graph, Shared::Duty(&duty.text), &holders));
        }
    }
    found
}

proptest! {
    #[test]
    fn overlaps_are_those_that_comparing_every_pair_finds(m in mechanisms()) {
        let graph = ResponsibilityGraph::of(&m);
        let mut found: Vec<String> = overlaps(&graph, &Terms::new(TABLE)).iter().map(words).collect();
        let mut expected = slow_fields(&graph);
        expected.extend(slow_duties(&graph));
        found.sort();
        expected.sort();
        prop_assert_eq!(found, expected);
    }
}
