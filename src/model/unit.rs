//! Units: organs, companies, classes of units, bodies set up elsewhere.

use crate::source::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;
use smol_str::SmolStr;

/// Administrative level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AdminLevel {
    /// 中央.
    Central,
    /// 省、自治区、直辖市.
    Province,
    /// 地级市、自治州、地区、盟.
    City,
    /// 县、区、县级市、旗.
    County,
    /// 乡、镇、街道.
    Township,
    /// 村、社区.
    Village,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// A named organ, institution, company or area.
    Named,
    /// A class of units: 各县（市）区, 相关市直单位.
    Class,
    /// A body set up by another document: 市对外开放领导小组办公室.
    ExternalBody,
}

/// A unit as the document and the registers know it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Unit {
    /// Canonical name with its level prefix: 市发展改革委.
    pub name: SmolStr,
    /// What it is.
    pub kind: UnitKind,
    /// Its level, where known.
    pub level: Option<AdminLevel>,
    /// Rank for tables: smaller first. Register order, then the customary order of departments,
    /// then order of appearance.
    pub order: u32,
    /// Whether a register or the national catalogue knows it.
    pub known: bool,
    /// Key of the department in the national catalogue, where it is one.
    pub department: Option<&'static str>,
    /// Surface forms used in this document, in order of first use.
    pub surfaces: SmallVec<[SmolStr; 1]>,
    /// Every place that names it.
    #[serde(skip)]
    pub mentions: SmallVec<[Span; 2]>,
    /// Places that name it by a name that a reform ended, as of the document's day.
    #[serde(skip)]
    pub outdated: Vec<Outdated>,
}

/// A place that names a unit by a name that is no longer right.
#[derive(Clone, Debug)]
pub struct Outdated {
    /// Where.
    pub span: Span,
    /// Last ISO day on which the name could still be right.
    pub until: SmolStr,
    /// What the unit, or the one that took its duties over, is called today.
    pub successor: Option<SmolStr>,
}
