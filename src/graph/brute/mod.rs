//! Slow answers to the same questions, and small random mechanisms to ask them of.

mod bottlenecks;
mod chains;
mod feeding;
mod gaps;
mod loads;
mod overlaps;
mod random;
mod rings;

use super::{Item, ResponsibilityGraph};
use crate::model::{FlowId, Party, PartyRef, SeatOf};

/// The nodes of mentions, each once, in order.
fn parties<'m>(graph: &ResponsibilityGraph<'m>, mentions: &'m [PartyRef]) -> Vec<Item<'m>> {
    let mut found = Vec::new();
    for mention in mentions {
        let item = graph.party(&mention.party);
        if !found.contains(&item) {
            found.push(item);
        }
    }
    found
}

/// Who acts in a flow or reaches a target: the named, else what the words stand in.
fn actors<'m>(graph: &ResponsibilityGraph<'m>, named: &'m [PartyRef], of: SeatOf) -> Vec<Item<'m>> {
    if named.is_empty() { vec![Item::from(of)] } else { parties(graph, named) }
}

fn flow_ids(graph: &ResponsibilityGraph<'_>) -> impl Iterator<Item = FlowId> + use<> {
    (0..graph.m.flows.len()).map(FlowId::at)
}

/// Whether a role's holders may sit in `of`.
fn may_stand(graph: &ResponsibilityGraph<'_>, whose: &Party, of: SeatOf) -> bool {
    match (whose, of) {
        (Party::Body(a), SeatOf::Body(b)) => a == &b,
        (Party::Group(a), SeatOf::Group(b)) => a == &b,
        (Party::Group(a), SeatOf::Body(b)) => graph.m.groups[a.index()].bodies.contains(&b),
        (Party::Mechanism, SeatOf::Mechanism) => true,
        _ => false,
    }
}
