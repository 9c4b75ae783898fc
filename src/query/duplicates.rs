//! What two parties that become one would have twice, or do to themselves.

use super::hands::Hand;
use super::impact::BrokenKind;
use crate::graph::{Item, ResponsibilityGraph};
use crate::model::{PartyRef, SeatOf};
use crate::source::Span;

/// What happens, to what, where it stands, clause and place.
pub(super) type Doubled<'m> = (BrokenKind, String, SeatOf, &'m str, Span);

/// Bodies and tasks where both sit, in the same role or in two, and flows from one to the other.
pub(super) fn doubled<'m>(
    graph: &ResponsibilityGraph<'m>,
    ones: &[Hand<'m>],
    others: &[Hand<'m>],
) -> Vec<Doubled<'m>> {
    let m = graph.mechanism();
    let is = |hands: &[Hand<'m>], mention: &'m PartyRef| {
        let item = graph.party(&mention.party);
        hands.iter().any(|hand| hand.item == item)
    };
    let mut found: Vec<Doubled<'m>> = Vec::new();
    for seat in m.seats.iter().filter(|seat| is(ones, &seat.holder)) {
        // Two in one role are one in a list; that is what the patch drops.
        let twin = m
            .seats
            .iter()
            .find(|other| other.of == seat.of && other.role != seat.role && is(others, &other.holder));
        if let Some(twin) = twin {
            let body = graph.label(Item::from(seat.of));
            let what = format!("{body}：{}、{}", seat.role, twin.role);
            found.push((
                BrokenKind::TwoSeats,
                what,
                SeatOf::Mechanism,
                seat.clause.as_str(),
                seat.holder.span,
            ));
        }
    }
    for flow in &m.flows {
        let any = |hands: &[Hand<'m>], list: &'m [PartyRef]| list.iter().any(|mention| is(hands, mention));
        let meets =
            any(ones, &flow.from) && any(others, &flow.to) || any(others, &flow.from) && any(ones, &flow.to);
        if meets {
            found.push((BrokenKind::ToItself, flow.text.clone(), flow.of, flow.clause.as_str(), flow.span));
        }
    }
    found
}
