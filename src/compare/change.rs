//! A change, and the list that the comparers write into.

use super::Kind;
use super::frame::Key;
use crate::problem::Message;
use crate::source::Span;
use serde::Serialize;
use std::collections::BTreeMap;

/// One side of a change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// Where, in the file of its side.
    pub span: Span,
    /// The clause that it prints under; empty before the first heading.
    pub clause: String,
    /// The words there; empty when the place only shows where something is missing.
    pub words: String,
}

/// Something that follows from a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Detail {
    /// What kind of change it would be by itself.
    pub kind: Kind,
    /// What happens.
    pub message: Message,
}

/// One named change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind.
    pub kind: Kind,
    /// What a drafter reads.
    pub message: Message,
    /// The body, task or element that it is about, for headings.
    pub subject: String,
    /// The place in the old version; none when nothing there corresponds.
    pub old: Option<Spot>,
    /// The place in the new version.
    pub new: Option<Spot>,
    /// What follows from it.
    pub details: Vec<Detail>,
}

/// A change on its way to the list.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub change: Change,
    /// The bodies and tasks that it concerns, in the terms of both sides.
    pub homes: Vec<Key>,
    /// Words of the old and the new text that it accounts for.
    pub old_spans: Vec<Span>,
    pub new_spans: Vec<Span>,
    /// The same of further duties, while they are gathered.
    more_old: Vec<Span>,
    more_new: Vec<Span>,
    /// Only a difference of words within these spans: dropped when finer changes account for it.
    pub reworded: bool,
}

impl Draft {
    pub(super) fn new(kind: Kind, subject: impl Into<String>, message: Message) -> Self {
        let change = Change { kind, message, subject: subject.into(), old: None, new: None, details: vec![] };
        Self {
            change,
            homes: vec![],
            old_spans: vec![],
            new_spans: vec![],
            more_old: vec![],
            more_new: vec![],
            reworded: false,
        }
    }

    /// Adds the old place, whose words the change accounts for.
    pub(super) fn old(mut self, spot: Spot) -> Self {
        self.old_spans.push(spot.span);
        self.change.old = Some(spot);
        self
    }

    /// Adds the new place.
    pub(super) fn new_at(mut self, spot: Spot) -> Self {
        self.new_spans.push(spot.span);
        self.change.new = Some(spot);
        self
    }

    /// Adds where the thing is missing: the place of what it would belong to.
    pub(super) fn near_old(mut self, spot: Option<Spot>) -> Self {
        self.change.old = spot.map(|s| Spot { words: String::new(), ..s });
        self
    }

    /// The same in the new version.
    pub(super) fn near_new(mut self, spot: Option<Spot>) -> Self {
        self.change.new = spot.map(|s| Spot { words: String::new(), ..s });
        self
    }

    pub(super) fn homes(mut self, homes: impl IntoIterator<Item = Key>) -> Self {
        self.homes.extend(homes);
        self
    }
}

/// The list that the comparers write into.
#[derive(Debug, Default)]
pub(super) struct Log {
    pub drafts: Vec<Draft>,
}

impl Log {
    pub(super) fn push(&mut self, draft: Draft) {
        self.drafts.push(draft);
    }

    /// Joins duties that passed on with the words that name who carries them: one root cause, one
    /// change.
    pub(super) fn merge(&mut self) {
        let mut kept: Vec<Draft> = Vec::new();
        for draft in std::mem::take(&mut self.drafts) {
            let same = |k: &&mut Draft| {
                k.change.kind == Kind::DutyMoved
                    && draft.change.kind == Kind::DutyMoved
                    && k.old_spans.len() > 1
                    && k.old_spans.get(1..) == draft.old_spans.get(1..)
                    && k.new_spans.get(1..) == draft.new_spans.get(1..)
            };
            match kept.iter_mut().find(same) {
                Some(first) => {
                    let own = |spans: &[Span]| spans.first().copied();
                    // Behind the places of the owners, by which further duties are known.
                    first.more_old.extend(own(&draft.old_spans));
                    first.more_new.extend(own(&draft.new_spans));
                    let Change { kind, message, .. } = draft.change;
                    first.change.details.push(Detail { kind, message });
                }
                None => kept.push(draft),
            }
        }
        for draft in &mut kept {
            draft.old_spans.append(&mut draft.more_old);
            draft.new_spans.append(&mut draft.more_new);
        }
        self.drafts = kept;
    }

    /// Puts what concerns a body or task that is new or gone into its own change: one root cause,
    /// one change.
    pub(super) fn gather(&mut self) {
        use Kind::{BodyAbolished, BodySetUp, TaskAdded, TaskDropped};
        let mut roots: BTreeMap<Key, usize> = BTreeMap::new();
        for (at, draft) in self.drafts.iter().enumerate() {
            if matches!(draft.change.kind, BodyAbolished | BodySetUp | TaskAdded | TaskDropped) {
                roots.extend(draft.homes.first().map(|key| (key.clone(), at)));
            }
        }
        let root_of = |at: usize, draft: &Draft| {
            let mut found: Vec<usize> = draft.homes.iter().filter_map(|k| roots.get(k).copied()).collect();
            // Of a body that is gone and one that is new, the one gone tells what became of its duties.
            found.sort_by_key(|root| {
                self.drafts.get(*root).map(|d| !matches!(d.change.kind, BodyAbolished | TaskDropped))
            });
            let is_root = draft.homes.first().is_some_and(|key| roots.get(key) == Some(&at));
            found.into_iter().find(|root| *root != at).filter(|_| !is_root)
        };
        let to: Vec<Option<usize>> = self.drafts.iter().enumerate().map(|(i, d)| root_of(i, d)).collect();
        let mut kept: Vec<Option<Draft>> = std::mem::take(&mut self.drafts).into_iter().map(Some).collect();
        for (at, root) in to.into_iter().enumerate() {
            let Some(root) = root else { continue };
            let Some(draft) = kept.get_mut(at).and_then(Option::take) else { continue };
            let Some(Some(root)) = kept.get_mut(root) else { continue };
            root.old_spans.extend(draft.old_spans);
            root.new_spans.extend(draft.new_spans);
            if !seat_only(draft.change.kind) && !draft.reworded {
                root.change.details.push(Detail { kind: draft.change.kind, message: draft.change.message });
            }
        }
        self.drafts = kept.into_iter().flatten().collect();
    }
}

/// Members of a body that is new or gone come and go with it; the roster itself says so.
fn seat_only(kind: Kind) -> bool {
    use Kind::{DeadlineDropped, DeadlineSet, MemberJoined, MemberLeft, ScoreDropped, ScoreSet};
    use Kind::{DeputyJoined, DeputyLeft, HeadAdded, HeadRemoved, LeadAdded, LeadRemoved};
    matches!(
        kind,
        DeputyJoined
            | DeputyLeft
            | HeadAdded
            | HeadRemoved
            | LeadAdded
            | LeadRemoved
            | MemberJoined
            | MemberLeft
            | DeadlineDropped
            | DeadlineSet
            | ScoreDropped
            | ScoreSet
    )
}
