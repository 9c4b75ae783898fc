//! Who: the parties that hold seats, carry duties, report and receive.

use super::{BodyId, GroupId, UnitId};
use crate::source::Span;
use schemars::JsonSchema;
use serde::Serialize;
use smol_str::SmolStr;
use std::sync::Arc;

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
        role: SmolStr,
    },
    /// A post: 市发改委主任, 分管招商引资工作的副县长.
    Post {
        /// The unit of the post, where it could be told.
        unit: Option<UnitId>,
        /// The title after the unit's name, or the whole words.
        title: SmolStr,
    },
    /// A named person.
    Person {
        /// The name without blanks.
        name: SmolStr,
        /// The post written with it.
        post: Option<SmolStr>,
    },
    /// The mechanism as a whole: whose 召集人 a role without a body is.
    Mechanism,
    /// Words that name nobody we could tell.
    Other {
        /// The words.
        text: SmolStr,
    },
}

/// A mention of a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PartyRef {
    /// Who.
    pub party: Party,
    /// As written.
    pub text: SmolStr,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}

/// Parties that facts share: the owners of one sentence belong to every duty in it. Most often there are none,
/// and nothing is shared: all documents that are read side by side would count the holders of one empty list.
#[derive(Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct Parties(
    #[serde(serialize_with = "slice")]
    #[schemars(with = "[PartyRef]")]
    Option<Arc<[PartyRef]>>,
);

fn slice<S: serde::Serializer>(parties: &Option<Arc<[PartyRef]>>, serializer: S) -> Result<S::Ok, S::Error> {
    parties.as_deref().unwrap_or_default().serialize(serializer)
}

impl std::ops::Deref for Parties {
    type Target = [PartyRef];

    fn deref(&self) -> &[PartyRef] {
        self.0.as_deref().unwrap_or_default()
    }
}

impl From<Vec<PartyRef>> for Parties {
    fn from(parties: Vec<PartyRef>) -> Self {
        Self((!parties.is_empty()).then(|| parties.into()))
    }
}

impl FromIterator<PartyRef> for Parties {
    fn from_iter<I: IntoIterator<Item = PartyRef>>(parties: I) -> Self {
        parties.into_iter().collect::<Vec<_>>().into()
    }
}

impl<'a> IntoIterator for &'a Parties {
    type Item = &'a PartyRef;
    type IntoIter = std::slice::Iter<'a, PartyRef>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl std::fmt::Debug for Parties {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (**self).fmt(f)
    }
}
