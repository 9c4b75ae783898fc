//! Names that this document only mentions.

use crate::check::{Case, ends_in};
use crate::model::{AdminLevel, Unit, UnitKind};
use std::borrow::Cow;

/// How the names of bodies end that some document has to set up.
const BODIES: &[&str] = &[
    "小组",
    "领导组",
    "专班",
    "指挥部",
    "办公室",
    "联席会议",
    "委员会",
    "工作组",
    "专项组",
    "协调组",
    "推进组",
];

/// Whether a unit that no register knows is named like a body that some document has to set up.
pub(super) fn is_body(unit: &Unit) -> bool {
    if unit.known {
        return false;
    }
    unit.kind == UnitKind::ExternalBody || ends_in(&unit.name, BODIES)
}

/// Whether a unit stands above the region: it answers for its own bodies.
pub(super) fn is_above(case: &Case<'_>, level: Option<AdminLevel>) -> bool {
    matches!((level, case.names.level()), (Some(its), Some(own)) if its < own)
}

/// A name without the words that are left out in speech, so that two forms of one name are equal.
pub(super) fn bare(name: &str) -> Cow<'_, str> {
    if name.contains("工作") { name.replace("工作", "").into() } else { name.into() }
}
