//! The typed mechanism: plain data, one concept a file.
//!
//! In: what `lower` understood of a document. Out: what checks, graphs and outputs read. Every fact
//! carries the bytes it was read from (a `span` field, or [`Spanned`]) and
//! the clause it prints under ([`Clause`]). Facts refer to each other by index ([`BodyId`],
//! [`UnitId`], …) into the vectors of [`Mechanism`]. Must not: know files, templates or rules.

mod basis;
mod body;
mod content;
mod count;
mod document;
mod duty;
mod flow;
mod funding;
mod party;
mod pattern;
mod seat;
mod target;
mod time;
mod unit;

pub use basis::{Abolition, Alias, Approval, Basis, BasisKind, Effect, EffectKind};
pub use body::{Body, Group};
pub use content::{BLANK_CELL, Block, BlockKind, Clause, INSERTS, Inline, Numbering, Part, PartKind};
pub use count::{Amount, Comparator, CountPhrase, Number, Quantity};
pub use document::{Document, Element, IssuedFormat};
pub use duty::{Deliverable, Direction, Duty, DutyKind, Incentive, Task};
pub use flow::{Flow, FlowKind};
pub use funding::Funding;
pub use party::{Parties, Party, PartyRef};
pub use pattern::{Pattern, Term, TermSize};
pub use seat::{HolderKind, RoleClass, RosterChange, RosterChangeKind, Seat, SeatOf};
pub use smol_str::SmolStr;
pub use target::Target;
pub use time::{Deadline, Due, Period, PeriodUnit};
pub use unit::{AdminLevel, Outdated, Unit, UnitKind};

use crate::source::Spanned;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the item at `index`.
            #[must_use]
            pub fn at(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// As a vector index.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(
    /// A body of [`Mechanism::bodies`].
    BodyId
);
id!(
    /// A unit of [`Mechanism::units`].
    UnitId
);
id!(
    /// A group of [`Mechanism::groups`].
    GroupId
);
id!(
    /// A task of [`Mechanism::tasks`].
    TaskId
);
id!(
    /// A direction of [`Mechanism::directions`].
    DirectionId
);
id!(
    /// A duty of [`Mechanism::duties`].
    DutyId
);
id!(
    /// A flow of [`Mechanism::flows`].
    FlowId
);
id!(
    /// A target of [`Mechanism::targets`].
    TargetId
);
id!(
    /// A cited document of [`Mechanism::bases`].
    BasisId
);
id!(
    /// A block: its position in printing order over all parts.
    BlockId
);

/// One document and all that it sets up.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Mechanism {
    /// 机制名称.
    pub name: Option<Spanned<String>>,
    /// 地区, as written: 山西省晋城市沁水县.
    pub region: Option<Spanned<String>>,
    /// 模式: `7+X`, `1+4+N` …
    pub pattern: Option<Pattern>,
    /// 目的, for the opening sentence that a template writes when the drafter wrote none.
    pub purpose: Option<Spanned<String>>,
    /// Elements of the official document around the body text.
    pub document: Document,
    /// What is printed, part by part.
    pub parts: Vec<Part>,
    /// Bodies set up or named as existing.
    pub bodies: Vec<Body>,
    /// Collective names (统称) of bodies or units.
    pub groups: Vec<Group>,
    /// Every unit, class of units and outside body that the document names.
    pub units: Vec<Unit>,
    /// Who sits where, in which role.
    pub seats: Vec<Seat>,
    /// Changes to an existing roster.
    pub roster_changes: Vec<RosterChange>,
    /// Duties of bodies, units and classes.
    pub duties: Vec<Duty>,
    /// Tasks with their leads, deadlines and deliverables.
    pub tasks: Vec<Task>,
    /// Plans, lists and rules to be drawn up.
    pub deliverables: Vec<Deliverable>,
    /// Deadlines outside tasks.
    pub dues: Vec<Due>,
    /// Industries or fields that bodies work in.
    pub directions: Vec<Direction>,
    /// Reports, meetings, hearings, publications, assessments.
    pub flows: Vec<Flow>,
    /// Measurable targets.
    pub targets: Vec<Target>,
    /// Counts stated in prose, to hold against what they count.
    pub counts: Vec<CountPhrase>,
    /// Money: amounts, sources and flows.
    pub funding: Vec<Funding>,
    /// Rewards, penalties, prohibitions.
    pub incentives: Vec<Incentive>,
    /// Documents the text rests on or cites.
    pub bases: Vec<Basis>,
    /// 经…同意.
    pub approvals: Vec<Approval>,
    /// Second names declared in the text.
    pub aliases: Vec<Alias>,
    /// Bodies or documents that end.
    pub abolitions: Vec<Abolition>,
    /// Dates from or until which the document holds.
    pub effects: Vec<Effect>,
}

impl Mechanism {
    /// The body behind an id.
    #[must_use]
    pub fn body(&self, id: BodyId) -> Option<&Body> {
        self.bodies.get(id.index())
    }

    /// The unit behind an id.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.get(id.index())
    }

    /// The group behind an id.
    #[must_use]
    pub fn group(&self, id: GroupId) -> Option<&Group> {
        self.groups.get(id.index())
    }

    /// The task behind an id.
    #[must_use]
    pub fn task(&self, id: TaskId) -> Option<&Task> {
        self.tasks.get(id.index())
    }

    /// The direction behind an id.
    #[must_use]
    pub fn direction(&self, id: DirectionId) -> Option<&Direction> {
        self.directions.get(id.index())
    }

    /// The duty behind an id.
    #[must_use]
    pub fn duty(&self, id: DutyId) -> Option<&Duty> {
        self.duties.get(id.index())
    }

    /// The flow behind an id.
    #[must_use]
    pub fn flow(&self, id: FlowId) -> Option<&Flow> {
        self.flows.get(id.index())
    }

    /// The target behind an id.
    #[must_use]
    pub fn target(&self, id: TargetId) -> Option<&Target> {
        self.targets.get(id.index())
    }

    /// The cited document behind an id.
    #[must_use]
    pub fn basis(&self, id: BasisId) -> Option<&Basis> {
        self.bases.get(id.index())
    }

    /// How a party is called in tables: canonical unit, body or group name, post, person.
    #[must_use]
    pub fn party_name<'a>(&'a self, party: &'a Party) -> std::borrow::Cow<'a, str> {
        use std::borrow::Cow;
        match party {
            Party::Unit(id) => Cow::from(self.unit(*id).map_or("", |u| u.name.as_str())),
            Party::Body(id) => Cow::from(self.body(*id).map_or("", |b| b.name.value.as_str())),
            Party::Group(id) => Cow::from(self.group(*id).map_or("", |g| g.name.value.as_str())),
            Party::Role { of, role } => Cow::from(format!("{}{role}", self.party_name(of))),
            Party::Post { unit, title } => match unit.and_then(|id| self.unit(id)) {
                Some(unit) => Cow::from(format!("{}{title}", unit.name)),
                None => Cow::from(title.as_str()),
            },
            Party::Mechanism => Cow::from(""),
            Party::Person { name, .. } | Party::Other { text: name } => Cow::from(name.as_str()),
        }
    }
}
