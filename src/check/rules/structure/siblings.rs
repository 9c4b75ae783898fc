//! Bodies that stand side by side under one collective name.

use crate::model::{Body, BodyId, Group, Mechanism, SeatOf};

/// The bodies of one collective name.
pub(super) struct Siblings<'a> {
    /// What they are called together.
    pub group: &'a Group,
    /// They, in the order in which they are set up.
    pub bodies: Vec<(BodyId, &'a Body)>,
}

impl<'a> Siblings<'a> {
    /// How often `of` names each of them, in their order.
    pub fn tally(&self, facts: impl Iterator<Item = SeatOf>) -> Vec<usize> {
        let mut tally = vec![0; self.bodies.len()];
        // Facts of one body stand next to each other.
        let mut last = None;
        for of in facts {
            let SeatOf::Body(id) = of else { continue };
            let place = match last {
                Some((before, place)) if before == id => place,
                _ => self.bodies.iter().position(|(own, _)| *own == id),
            };
            last = Some((id, place));
            if let Some(count) = place.and_then(|at| tally.get_mut(at)) {
                *count += 1;
            }
        }
        tally
    }

    /// Those at which `keep` says so, by their place in the row.
    pub fn those(&self, keep: impl Fn(usize) -> bool) -> Vec<&'a Body> {
        self.bodies.iter().enumerate().filter(|(at, _)| keep(*at)).map(|(_, (_, body))| *body).collect()
    }
}

/// The collective names under which at least `least` bodies stand.
pub(super) fn siblings(mechanism: &Mechanism, least: usize) -> impl Iterator<Item = Siblings<'_>> {
    mechanism.groups.iter().filter(move |group| group.bodies.len() >= least).map(|group| {
        let bodies = group.bodies.iter().filter_map(|id| Some((*id, mechanism.body(*id)?))).collect();
        Siblings { group, bodies }
    })
}

/// Names in one row: 甲组、乙组.
pub(super) fn names(bodies: &[&Body]) -> String {
    bodies.iter().map(|body| body.name.value.as_str()).collect::<Vec<_>>().join("、")
}
