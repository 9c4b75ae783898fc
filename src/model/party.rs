//! Who: the parties that hold seats, carry duties, report and receive.

use super::{BodyId, GroupId, UnitId};
use crate::source::Span;
use schemars::JsonSchema;
use serde::Serialize;

/// A party.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// A unit, a class of units, or an outside body.
    Unit(UnitId),
    /// A body of this document.
    Body(BodyId),
    /// A collective name: 各招商小组.
    Group(GroupId),
    /// Holders of a role in a party: 各招商小组牵头单位.
    Role {
        /// Whose.
        of: Box<Party>,
        /// The role as typed.
        role: String,
    },
    /// A post: 市发改委主任, 分管招商引资工作的副县长.
    Post {
        /// The unit of the post, where it could be told.
        unit: Option<UnitId>,
        /// The title after the unit's name, or the whole words.
        title: String,
    },
    /// A named person.
    Person {
        /// The name without blanks.
        name: String,
        /// The post written with it.
        post: Option<String>,
    },
    /// The mechanism as a whole: whose 召集人 a role without a body is.
    Mechanism,
    /// Words that name nobody we could tell.
    Other {
        /// The words.
        text: String,
    },
}

/// A mention of a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PartyRef {
    /// Who.
    pub party: Party,
    /// As written.
    pub text: String,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}
