//! What a lookup answers.

use crate::model::{AdminLevel, SmolStr, UnitKind};
use std::ops::Range;

/// How a surface form relates to the canonical name. Of several that hold, the first in this
/// order: former, colloquial, bare, short, name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameForm {
    /// The full name, or the register's own.
    Name,
    /// An accepted short name.
    Short,
    /// A short name people use and no organ announced: 发改委, 住建, 人社局.
    Colloquial,
    /// A name given up in a reform.
    Former {
        /// Last ISO date on which it could still be right, where known.
        until: Option<SmolStr>,
    },
    /// Right, but without the level prefix, and no prefix to carry on: 商务局.
    Bare,
    /// Neither a register nor the catalogue knows it.
    Guess,
}

/// What is known of one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Canonical name with its level prefix: 市发展改革委. Two surfaces of one organ share it,
    /// two organs never do.
    pub name: SmolStr,
    /// What it is.
    pub kind: UnitKind,
    /// Its level, where it can be told.
    pub level: Option<AdminLevel>,
    /// Rank in tables, smaller first: the region's register, its parents' registers, the customary
    /// order of departments, then everything else, all of one rank.
    pub order: u32,
    /// Whether a register or the catalogue knows it. Classes count as known.
    pub known: bool,
    /// Key of the department in the catalogue, where it is one. A branch has its bureau's key;
    /// 县发展改革局 and 县发展改革委 share one key and not one name.
    pub department: Option<&'static str>,
    /// How the surface relates to the name.
    pub form: NameForm,
    /// Whether a region's register knows it.
    pub from_register: bool,
    /// Whether it is a branch or sub-unit of an organ: 自然资源局马村分局, 县公安局交警大队.
    pub branch: bool,
    /// For a former name: what the organ, or the one that took its duties over, is called today.
    pub successor: Option<SmolStr>,
}

impl Found {
    /// An answer about something nobody knows.
    pub(super) fn guess(name: impl Into<SmolStr>, kind: UnitKind) -> Self {
        Self {
            name: name.into(),
            kind,
            level: None,
            order: Self::ORDER_OTHER,
            known: kind == UnitKind::Class,
            department: None,
            form: NameForm::Guess,
            from_register: false,
            branch: false,
            successor: None,
        }
    }

    /// Ranks of a region's own register start at 0, of each register above this much later.
    pub(super) const ORDER_REGISTER: u32 = 100_000;
    /// Ranks of catalogue departments start here.
    pub(super) const ORDER_CATALOGUE: u32 = 1_000_000;
    /// Rank of units nobody knows.
    pub(super) const ORDER_OTHER: u32 = 2_000_000;
    /// Rank of classes, after all units.
    pub(super) const ORDER_CLASS: u32 = 3_000_000;
}

/// One item of a unit list. All ranges are bytes of the list's words, on character boundaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// The name, without brackets behind it.
    pub range: Range<usize>,
    /// The words of `range`.
    pub surface: SmolStr,
    /// What the name means.
    pub found: Found,
    /// Inside `（负责…）`: the limit of what it answers for.
    pub scope: Option<Range<usize>>,
    /// Inside `（…办公室）` or `（即…）`: its second name.
    pub alias: Option<Range<usize>>,
    /// Whether its level prefix was carried on from an item before it.
    pub inherited_prefix: bool,
    /// The name with its brackets.
    pub whole: Range<usize>,
}
