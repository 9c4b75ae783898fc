//! Adjustments that a document makes to the roster of a body set up elsewhere.

use super::Kind;
use super::change::{Draft, Log};
use super::frame::{Frame, View, spot};
use super::likeness::Pairing;
use crate::model::{RosterChange, RosterChangeKind, SeatOf};
use crate::problem::Message;

/// Writes down which adjustments came and went.
pub(super) fn compare(frame: &Frame<'_>, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let (old, new) = (&a.m.roster_changes, &b.m.roster_changes);
    let mut pairing = Pairing::new(old.len(), new.len());
    let key = |v: &View<'_>, c: &RosterChange| {
        (v.body(c.body), c.kind as u8, c.role.as_ref().map(ToString::to_string), v.party(&c.holder.party))
    };
    pairing.by_key(|i| old.get(i).map(|c| key(a, c)), |j| new.get(j).map(|c| key(b, c)));
    for c in pairing.lost().into_iter().filter_map(|i| old.get(i)) {
        let words = told(a, c);
        let message =
            Message::new(format!("名单调整减少：{words}"), format!("an adjustment was dropped: {words}"));
        let draft = Draft::new(Kind::RosterEntryDropped, a.home_name(SeatOf::Body(c.body)), message);
        log.push(draft.old(spot(c.span, &c.clause, &words)));
    }
    for c in pairing.gained().into_iter().filter_map(|j| new.get(j)) {
        let words = told(b, c);
        let message =
            Message::new(format!("名单调整增加：{words}"), format!("an adjustment was added: {words}"));
        let draft = Draft::new(Kind::RosterEntryAdded, b.home_name(SeatOf::Body(c.body)), message);
        log.push(draft.new_at(spot(c.span, &c.clause, &words)));
    }
}

fn told(view: &View<'_>, change: &RosterChange) -> String {
    let verb = match change.kind {
        RosterChangeKind::Added => "增补",
        RosterChangeKind::Changed => "调整为",
        RosterChangeKind::Removed => "不再担任",
    };
    let role = change.role.as_deref().unwrap_or_default();
    format!("{verb}{role}{}", view.name(&change.holder))
}
