//! Seats and directions by what they belong to, so that no output searches the whole list for each
//! body.

use crate::model::{Mechanism, Party, PartyRef, RoleClass, Seat, SeatOf};
use std::collections::HashMap;

/// Names in one cell; the roster has them all. A body of thousands with thousands of duties would
/// else fill the disk.
const MOST: usize = 100;

/// Looked up only, never walked through.
#[derive(Debug)]
pub(super) struct Seating<'a> {
    seats: HashMap<SeatOf, Vec<&'a Seat>>,
    directions: HashMap<SeatOf, Vec<&'a str>>,
}

impl<'a> Seating<'a> {
    /// Sorts the facts of a document.
    pub(super) fn of(m: &'a Mechanism) -> Self {
        let mut seats: HashMap<SeatOf, Vec<&Seat>> = HashMap::new();
        for seat in &m.seats {
            seats.entry(seat.of).or_default().push(seat);
        }
        let mut directions: HashMap<SeatOf, Vec<&str>> = HashMap::new();
        for direction in &m.directions {
            directions.entry(direction.of).or_default().push(&direction.term);
        }
        Self { seats, directions }
    }

    /// Seats in order of appearance.
    pub(super) fn seats(&self, of: SeatOf) -> &[&'a Seat] {
        self.seats.get(&of).map(Vec::as_slice).unwrap_or_default()
    }

    /// Directions in order of appearance.
    pub(super) fn directions(&self, of: SeatOf) -> &[&'a str] {
        self.directions.get(&of).map(Vec::as_slice).unwrap_or_default()
    }

    /// Holders of roles of one class, as tables call them, joined by 、.
    pub(super) fn holders(&self, m: &Mechanism, of: SeatOf, class: RoleClass) -> String {
        let seats = self.seats(of).iter().filter(|seat| seat.class == class);
        let mut names: Vec<String> = Vec::new();
        for seat in seats.clone().take(MOST) {
            let name = holder_with_scope(m, seat);
            // A seat that an annex states once more is one holder.
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let count = seats.count();
        if count > MOST
            && let Some(last) = names.last_mut()
        {
            last.push_str(&format!("等{count}个"));
        }
        names.join("、")
    }
}

/// How a table calls a mentioned party: by its own name, but a collective as it was written, since
/// 各招商小组牵头单位 says more than the name does.
pub(super) fn called(m: &Mechanism, mention: &PartyRef) -> String {
    match mention.party {
        Party::Group(_) | Party::Role { .. } | Party::Post { .. } if !mention.text.is_empty() => {
            mention.text.to_string()
        }
        _ => m.party_name(&mention.party).into_owned(),
    }
}

/// Several mentions, by 、.
pub(super) fn called_all(m: &Mechanism, mentions: &[PartyRef]) -> String {
    mentions.iter().map(|mention| called(m, mention)).collect::<Vec<_>>().join("、")
}

/// A holder with the limit of its part: 区发改委（负责铝精深加工制造产业）.
fn holder_with_scope(m: &Mechanism, seat: &Seat) -> String {
    let name = called(m, &seat.holder);
    match &seat.scope {
        Some(scope) => format!("{name}（{scope}）"),
        None => name,
    }
}
