//! Bodies that a document sets up, and collective names.

use super::{BodyId, Clause, GroupId, Party, PartyRef};
use crate::source::{Span, Spanned};
use schemars::JsonSchema;
use serde::Serialize;

/// 机构: a group, task force, office, headquarters, joint conference, committee, or an open class of
/// actors (主体) that the mechanism binds to a term.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Body {
    /// 类别 as typed: 小组, 专班, 领导小组 …
    pub class: String,
    /// Whether its class is an open set of actors (主体), not a body with a roster.
    pub open: bool,
    /// Its name, at its first declaration.
    pub name: Spanned<String>,
    /// The body it stands under.
    pub parent: Option<BodyId>,
    /// The collective name it belongs to.
    pub group: Option<GroupId>,
    /// Where it is hosted (设在).
    pub host: Option<PartyRef>,
    /// Clause of its first declaration.
    pub clause: Clause,
    /// Every place that declares it, the first one included.
    #[serde(skip)]
    pub declared: Vec<Span>,
}

/// 统称: a collective name for bodies declared below it, or for units.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Group {
    /// The name: 招商小组.
    pub name: Spanned<String>,
    /// The count stated with it: 7.
    pub stated: Option<u32>,
    /// Bodies under it.
    pub bodies: Vec<BodyId>,
    /// Parties it stands for, when it names units or posts.
    pub parties: Vec<Party>,
    /// Clause.
    pub clause: Clause,
}
