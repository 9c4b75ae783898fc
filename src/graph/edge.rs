//! What the edges say, and where the text says it.

use super::Item;
use crate::source::Span;

/// What an edge says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EdgeKind {
    /// A person heads a body or task; also deputies.
    Heads,
    /// A unit leads it.
    Leads,
    /// Carries it out.
    Responsible,
    /// Is a member of it.
    Member,
    /// Supports it.
    Supports,
    /// Is asked, told, or keeps contact for it.
    Advises,
    /// Has a body or a collective name under it.
    ParentOf,
    /// A unit hosts a body.
    Hosts,
    /// A body works in a field.
    Directs,
    /// Has to do a duty, hold a flow, reach a target.
    Carries,
    /// A flow goes to a recipient.
    ReportsTo,
    /// A hearing hears a party.
    Hears,
    /// A meeting gathers, or a publication reaches, a party.
    Reaches,
    /// An assessment assesses a party.
    Assesses,
    /// The mechanism uses a collective name.
    Names,
    /// A duty, flow or target stands in the block of a body or task.
    StandsIn,
    /// A post belongs to a unit, a role to what has it.
    BelongsTo,
    /// Who sits in a role is one of those that a sentence calls by the role.
    Fills,
    /// The document rests on another, or cites it.
    RestsOn,
}

impl EdgeKind {
    /// Every kind.
    pub const ALL: [Self; 19] = [
        Self::Heads,
        Self::Leads,
        Self::Responsible,
        Self::Member,
        Self::Supports,
        Self::Advises,
        Self::ParentOf,
        Self::Hosts,
        Self::Directs,
        Self::Carries,
        Self::ReportsTo,
        Self::Hears,
        Self::Reaches,
        Self::Assesses,
        Self::Names,
        Self::StandsIn,
        Self::BelongsTo,
        Self::Fills,
        Self::RestsOn,
    ];

    /// Whether it is a seat in a body or task.
    #[must_use]
    pub fn is_seat(self) -> bool {
        matches!(
            self,
            Self::Heads | Self::Leads | Self::Responsible | Self::Member | Self::Supports | Self::Advises
        )
    }
}

/// An edge without its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge<'m> {
    /// What it says.
    pub kind: EdgeKind,
    /// The role, or a verb.
    pub label: &'m str,
    /// The limit of a seat: 负责铝精深加工制造产业.
    pub scope: Option<&'m str>,
    /// Clause that says it; empty for what a name itself says.
    pub clause: &'m str,
    /// The words that say it.
    pub span: Span,
}

/// An edge with its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link<'m> {
    /// Whom it starts from.
    pub from: Item<'m>,
    /// Where it leads.
    pub to: Item<'m>,
    /// What it says.
    pub kind: EdgeKind,
    /// The role, or a verb.
    pub label: &'m str,
    /// The limit of a seat: 负责铝精深加工制造产业.
    pub scope: Option<&'m str>,
    /// Clause that says it; empty for what a name itself says.
    pub clause: &'m str,
    /// The words that say it.
    pub span: Span,
}

impl<'m> Edge<'m> {
    pub(super) fn between(&self, from: Item<'m>, to: Item<'m>) -> Link<'m> {
        let Self { kind, label, scope, clause, span } = *self;
        Link { from, to, kind, label, scope, clause, span }
    }
}
