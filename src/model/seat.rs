//! Seats: who holds which role where.

use super::{BodyId, Clause, GroupId, PartyRef, TaskId};
use crate::source::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// What a role answers for. The order is the order of weight in a matrix cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoleClass {
    /// Answers for the whole: 组长, 总链长, 召集人.
    Head,
    /// Stands in for the head: 副组长.
    Deputy,
    /// Leads the work: 牵头单位.
    Lead,
    /// Carries it out: 责任单位.
    Responsible,
    /// A member without a stated part: 成员单位, 成员.
    Member,
    /// Supports: 配合单位.
    Support,
    /// Is asked: 咨询专家, 顾问.
    Consulted,
    /// Is told.
    Informed,
    /// Liaison: 联络员.
    Liaison,
    /// Judges the work: 考核部门.
    Assessor,
}

impl RoleClass {
    /// All classes, the heaviest first.
    pub const ALL: [Self; 10] = [
        Self::Head,
        Self::Deputy,
        Self::Lead,
        Self::Responsible,
        Self::Member,
        Self::Support,
        Self::Consulted,
        Self::Informed,
        Self::Liaison,
        Self::Assessor,
    ];
}

/// Who may hold a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HolderKind {
    /// A person or a post.
    Person,
    /// A unit or a class of units.
    Unit,
    /// Either.
    Either,
}

/// What a seat belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SeatOf {
    /// A body.
    Body(BodyId),
    /// A task.
    Task(TaskId),
    /// Every body of a collective name: 每个招商专班由各自分管副县长牵头指挥.
    Group(GroupId),
    /// The mechanism as a whole.
    Mechanism,
}

/// One holder in one role.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Seat {
    /// Where.
    pub of: SeatOf,
    /// The role as typed, blanks dropped: 牵头单位.
    pub role: SmolStr,
    /// What the role answers for.
    pub class: RoleClass,
    /// Who.
    pub holder: PartyRef,
    /// Limit in brackets: 负责铝精深加工制造产业.
    pub scope: Option<String>,
    /// Clause.
    pub clause: Clause,
}

/// What happens to a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RosterChangeKind {
    /// 增补: joins.
    Added,
    /// 调整为: takes a role from now on.
    Changed,
    /// 不再担任: leaves.
    Removed,
}

/// A change to the roster of a body that another document set up.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RosterChange {
    /// The body.
    pub body: BodyId,
    /// What happens.
    pub kind: RosterChangeKind,
    /// The role concerned, where written.
    pub role: Option<SmolStr>,
    /// Who.
    pub holder: PartyRef,
    /// Clause.
    pub clause: Clause,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}
