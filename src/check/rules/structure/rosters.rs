//! A body that a sentence sets up and whose members an annex lists.

use crate::model::{Body, BodyId, Mechanism, Party, Seat, SeatOf, Unit};

/// What is announced of a body, and what its roster in an annex says.
pub(super) struct Announced<'a> {
    /// The body.
    pub body: &'a Body,
    /// Its seats outside annexes.
    pub told: Vec<&'a Seat>,
    /// Its seats in an annex.
    pub roster: Vec<&'a Seat>,
}

/// The bodies that have seats both in the text and in an annex.
pub(super) fn announced(m: &Mechanism) -> Vec<Announced<'_>> {
    if !m.parts.iter().any(|part| part.kind == crate::model::PartKind::Annex) {
        return Vec::new();
    }
    let mut all: Vec<Announced<'_>> = Vec::new();
    for (at, body) in m.bodies.iter().enumerate().filter(|(_, b)| !b.open) {
        let own = m.seats.iter().filter(|s| s.of == SeatOf::Body(BodyId::at(at)));
        let (roster, told): (Vec<&Seat>, Vec<&Seat>) = own.partition(|s| s.clause.0.starts_with("附件"));
        if !roster.is_empty() && !told.is_empty() {
            all.push(Announced { body, told, roster });
        }
    }
    all
}

/// The unit behind a holder, when one is named.
pub(super) fn unit_of<'a>(m: &'a Mechanism, seat: &Seat) -> Option<&'a Unit> {
    match &seat.holder.party {
        Party::Unit(id) | Party::Post { unit: Some(id), .. } => m.unit(*id),
        _ => None,
    }
}

/// Up to five holders as written, and how many there are when there are more.
pub(super) fn holders(seats: &[&Seat]) -> String {
    let names: Vec<&str> = seats.iter().take(5).map(|s| s.holder.text.as_str()).collect();
    let names = names.join("、");
    if seats.len() > 5 { format!("{names}等{}个", seats.len()) } else { names }
}
