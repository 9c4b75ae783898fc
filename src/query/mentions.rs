//! Every mention of a party in a mechanism.

use crate::graph::{Item, ResponsibilityGraph};
use crate::model::{Mechanism, PartyRef};
use std::collections::BTreeSet;

/// All of them, fact by fact.
pub(super) fn party_refs(m: &Mechanism) -> impl Iterator<Item = &PartyRef> {
    let seats = m.seats.iter().map(|seat| &seat.holder);
    let owners =
        m.duties.iter().map(|duty| &duty.owners).chain(m.targets.iter().map(|target| &target.owners));
    let owners = owners.chain(m.flows.iter().flat_map(|flow| [&flow.from, &flow.to]));
    let owners = owners.chain(m.dues.iter().map(|due| &due.owners));
    let owners = owners.chain(m.deliverables.iter().map(|made| &made.owners));
    let owners = owners.chain(m.incentives.iter().map(|incentive| &incentive.owners));
    let money = m.funding.iter().flat_map(|f| f.payer.iter().chain(&f.payee).chain(&f.each));
    let approvers = m.approvals.iter().filter_map(|approval| approval.by.as_ref());
    let ended = m.abolitions.iter().flat_map(|end| std::iter::once(&end.what).chain(&end.successor));
    let changed = m.roster_changes.iter().map(|change| &change.holder);
    let hosts = m.bodies.iter().filter_map(|body| body.host.as_ref());
    let named = m.aliases.iter().filter_map(|alias| alias.of.as_ref());
    let facts = seats.chain(owners.flat_map(|owners| owners.iter())).chain(money).chain(approvers);
    facts.chain(ended).chain(changed).chain(hosts).chain(named)
}

/// How many places name a party: of a unit all that lowering met, of others those of facts.
pub(super) fn count<'m>(graph: &ResponsibilityGraph<'m>, subject: Item<'m>) -> usize {
    let m = graph.mechanism();
    let places: BTreeSet<_> = match subject {
        Item::Unit(id) => m.unit(id).into_iter().flat_map(|unit| &unit.mentions).copied().collect(),
        _ => party_refs(m)
            .filter(|mention| graph.party(&mention.party) == subject)
            .map(|mention| mention.span)
            .chain(match subject {
                Item::Body(id) => m.body(id).map(|body| body.declared.clone()).unwrap_or_default(),
                _ => Vec::new(),
            })
            .collect(),
    };
    places.len()
}
