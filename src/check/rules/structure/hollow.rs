//! Bodies of which nothing but the name is told.

use super::sentence;
use crate::check::Case;
use crate::check::rules::responsibility::owned::owners;
use crate::model::{BlockKind, Body, BodyId, Party, SeatOf};
use crate::source::Span;

/// How a hollow body came to be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Origin {
    /// By a heading, a collective name, or a sentence that sets it up.
    SetUp,
    /// On the way, in a sentence about something else.
    InPassing,
}

/// A hollow body, and how it came to be named.
pub(in crate::check) type Hollow<'a> = (BodyId, &'a Body, Origin);

/// Bodies with no seat, host, duty, direction, target, change of roster or body below them, and how
/// each came to be named.
pub(in crate::check) fn hollow<'a>(case: &Case<'a>) -> Vec<Hollow<'a>> {
    let m = case.mechanism;
    if m.bodies.is_empty() {
        return Vec::new();
    }
    let mut filled: Vec<bool> = m.bodies.iter().map(|b| b.open || b.host.is_some()).collect();
    let mut fill = |id: BodyId| {
        if let Some(slot) = filled.get_mut(id.index()) {
            *slot = true;
        }
    };
    let of = |of: SeatOf| match of {
        SeatOf::Body(id) => Some(id),
        _ => None,
    };
    m.seats.iter().filter_map(|s| of(s.of)).for_each(&mut fill);
    m.directions.iter().filter_map(|d| of(d.of)).for_each(&mut fill);
    m.targets.iter().filter_map(|t| of(t.of)).for_each(&mut fill);
    m.bodies.iter().filter_map(|b| b.parent).for_each(&mut fill);
    m.roster_changes.iter().map(|c| c.body).for_each(&mut fill);
    for party in owners(m).chain(m.flows.iter().flat_map(|f| &f.from)) {
        if let Party::Body(id) = party.party {
            fill(id);
        }
    }
    for duty in m.duties.iter().filter(|d| d.owners.is_empty()) {
        of(duty.of).into_iter().for_each(&mut fill);
    }
    for seat in &m.seats {
        if let SeatOf::Group(group) = seat.of {
            m.group(group).into_iter().flat_map(|g| &g.bodies).copied().for_each(&mut fill);
        }
    }
    let bodies = m.bodies.iter().zip(filled).enumerate().filter(|(_, (_, filled))| !filled);
    bodies.map(|(at, (body, _))| (BodyId::at(at), body, origin(case, body))).collect()
}

fn origin(case: &Case<'_>, body: &Body) -> Origin {
    let sets_up = |place: &Span| {
        let blocks = case.mechanism.parts.iter().flat_map(|part| &part.blocks);
        let block = blocks.into_iter().find(|b| b.span.start <= place.start && place.end <= b.span.end);
        match block.map(|b| &b.kind) {
            Some(BlockKind::Heading { text, .. }) => {
                text.last().is_some_and(|last| place.end <= last.span.end)
            }
            // 组建专家委员会 among the duties of a unit only says that there will be one.
            Some(BlockKind::Paragraph { .. }) => founded(case, *place),
            _ => false,
        }
    };
    if body.group.is_some() || body.declared.iter().any(sets_up) { Origin::SetUp } else { Origin::InPassing }
}

/// Whether the sentence begins with the words that set a body up.
fn founded(case: &Case<'_>, place: Span) -> bool {
    let Some((line, at)) = sentence::around(case, place) else { return false };
    let before = sentence::before(&line, at);
    let before = before.strip_prefix("决定").unwrap_or(before);
    ["成立", "设立", "组建", "建立"].iter().any(|verb| before.starts_with(verb))
}
