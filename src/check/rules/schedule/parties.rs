//! Whether two mentions name the same parties.

use crate::model::{Mechanism, Party, PartyRef, UnitKind};

/// Whether two lists name the same parties, in any order.
pub(super) fn same(a: &[PartyRef], b: &[PartyRef]) -> bool {
    let all = |a: &[PartyRef], b: &[PartyRef]| a.iter().all(|x| b.iter().any(|y| x.party == y.party));
    all(a, b) && all(b, a)
}

/// The body or collective name that a lead or head acts for: 各招商小组牵头单位 reports for 各招商小组.
pub(super) fn root(party: &Party) -> &Party {
    match party {
        Party::Role { of, role } if **of != Party::Mechanism && acts_for_all(role) => root(of),
        other => other,
    }
}

fn acts_for_all(role: &str) -> bool {
    ["牵头", "组长", "链长", "指挥长"].iter().any(|head| role.starts_with(head))
}

/// Whether a party takes in another: itself, or a collective name one of its bodies. `None` when it
/// cannot be told.
pub(super) fn covers(model: &Mechanism, whole: &Party, part: &Party) -> Option<bool> {
    let (whole, part) = (root(whole), root(part));
    if whole == part {
        return Some(true);
    }
    if is_open(model, whole) || is_open(model, part) {
        return None;
    }
    match (whole, part) {
        (Party::Body(body), Party::Group(group)) | (Party::Group(group), Party::Body(body)) => {
            Some(model.group(*group).is_some_and(|g| g.bodies.contains(body)))
        }
        _ => Some(false),
    }
}

/// Whether a party is one that may take in others: a class of units, the mechanism, unclear words.
fn is_open(model: &Mechanism, party: &Party) -> bool {
    match party {
        Party::Unit(id) => model.unit(*id).is_none_or(|unit| unit.kind != UnitKind::Named),
        Party::Body(id) => model.body(*id).is_none_or(|body| body.open),
        Party::Group(id) => model.group(*id).is_none_or(|group| group.bodies.is_empty()),
        _ => true,
    }
}

/// Parties as a list of words.
pub(super) fn told(parties: &[PartyRef]) -> String {
    let names: Vec<&str> = parties.iter().map(|p| p.text.as_str()).collect();
    names.join("、")
}
