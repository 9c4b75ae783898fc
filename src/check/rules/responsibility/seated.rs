//! Who sits in each body, counted.

use crate::model::{Body, BodyId, Direction, Mechanism, Party, RoleClass, Seat, SeatOf, UnitId, UnitKind};
use std::ops::Range;

/// The seats of a body, those that its collective name gives to every body included.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::check) struct Seated {
    /// Heads.
    pub heads: u32,
    /// Deputies.
    pub deputies: u32,
    /// Leading units.
    pub leads: u32,
    /// Units that carry out or support.
    pub carriers: u32,
    /// Members without a stated part.
    pub members: u32,
}

/// The bodies of a mechanism with what several rules ask of them.
pub(in crate::check) struct Bodies<'m> {
    /// Who sits in each.
    pub seats: ByBody<'m, Seat>,
    /// The fields of each.
    pub directions: ByBody<'m, Direction>,
    /// How many sit in each, by its position in [`Mechanism::bodies`].
    pub seated: Vec<Seated>,
}

impl<'m> Bodies<'m> {
    /// Sorts the seats and fields of a mechanism.
    pub fn of(m: &'m Mechanism) -> Self {
        Self {
            seats: ByBody::new(m, &m.seats, |s| s.of),
            directions: ByBody::new(m, &m.directions, |d| d.of),
            seated: count(m),
        }
    }
}

/// The seats of every body, by its position in [`Mechanism::bodies`].
fn count(m: &Mechanism) -> Vec<Seated> {
    let mut all = vec![Seated::default(); m.bodies.len()];
    for seat in &m.seats {
        match seat.of {
            SeatOf::Body(id) => all.get_mut(id.index()).into_iter().for_each(|s| s.add(seat)),
            SeatOf::Group(id) => {
                for body in m.group(id).into_iter().flat_map(|g| &g.bodies) {
                    all.get_mut(body.index()).into_iter().for_each(|s| s.add(seat));
                }
            }
            SeatOf::Task(_) | SeatOf::Mechanism => {}
        }
    }
    all
}

impl Seated {
    fn add(&mut self, seat: &Seat) {
        let count = match seat.class {
            RoleClass::Head => &mut self.heads,
            RoleClass::Deputy => &mut self.deputies,
            RoleClass::Lead => &mut self.leads,
            RoleClass::Responsible | RoleClass::Support => &mut self.carriers,
            RoleClass::Member => &mut self.members,
            RoleClass::Consulted | RoleClass::Informed | RoleClass::Liaison | RoleClass::Assessor => return,
        };
        *count += 1;
    }
}

/// Facts by the body that they stand in, in the order of the text.
pub(in crate::check) struct ByBody<'m, T> {
    /// Where the facts of each body end in `facts`.
    ends: Vec<usize>,
    facts: Vec<&'m T>,
}

impl<'m, T> ByBody<'m, T> {
    /// Sorts facts by their body; those of no body are left out.
    fn new(m: &Mechanism, all: &'m [T], of: impl Fn(&T) -> SeatOf) -> Self {
        let body = |fact: &T| match of(fact) {
            SeatOf::Body(id) => Some(id.index()),
            _ => None,
        };
        let mut facts: Vec<&T> = Vec::with_capacity(all.len());
        let mut ends = vec![0; m.bodies.len()];
        let mut last = 0;
        let mut sorted = true;
        for fact in all {
            let Some(at) = body(fact) else { continue };
            let Some(count) = ends.get_mut(at) else { continue };
            *count += 1;
            sorted &= last <= at;
            last = at;
            facts.push(fact);
        }
        // Bodies are mostly told of one after the other.
        if !sorted {
            facts.sort_by_key(|fact| body(fact));
        }
        let mut end = 0;
        for count in &mut ends {
            end += *count;
            *count = end;
        }
        Self { ends, facts }
    }

    /// The facts of a body.
    pub fn of(&self, id: BodyId) -> &[&'m T] {
        self.facts.get(self.range(id)).unwrap_or(&[])
    }

    /// The facts of all bodies, body by body.
    pub fn all(&self) -> &[&'m T] {
        &self.facts
    }

    /// Where the facts of a body stand among those of all.
    pub fn range(&self, id: BodyId) -> Range<usize> {
        let at = id.index();
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        from..self.ends.get(at).copied().unwrap_or(from)
    }
}

/// Whether two bodies stand side by side: under one collective name, or of one class under one body.
pub(super) fn siblings(a: &Body, b: &Body) -> bool {
    match (a.group, b.group) {
        (Some(a), Some(b)) => a == b,
        (None, None) => !a.open && !b.open && a.parent == b.parent && a.class == b.class,
        _ => false,
    }
}

/// The named unit that a party is, or that a post of it belongs to.
pub(super) fn unit_behind(m: &Mechanism, party: &Party) -> Option<UnitId> {
    match party {
        Party::Unit(id) | Party::Post { unit: Some(id), .. } => named(m, *id),
        _ => None,
    }
}

/// The unit, when it is a named one.
pub(super) fn named(m: &Mechanism, id: UnitId) -> Option<UnitId> {
    m.unit(id).filter(|u| u.kind == UnitKind::Named).map(|_| id)
}
