//! The division of duties: units with a paragraph, item or heading of their own.

use super::seated::named;
use crate::check::Case;
use crate::model::{Mechanism, Party, UnitId};
use crate::source::Span;
use memchr::memrchr;

/// Units with an entry, by their position in [`Mechanism::units`](crate::model::Mechanism::units).
pub(in crate::check) struct Division<'m> {
    m: &'m Mechanism,
    has: Vec<bool>,
    /// How many have one.
    pub count: usize,
}

impl<'m> Division<'m> {
    /// The division of a document.
    pub fn of(case: &Case<'m>) -> Self {
        let m = case.mechanism;
        let mut has = vec![false; m.units.len()];
        let mut count = 0;
        for duty in &m.duties {
            let [owner] = &*duty.owners else { continue };
            let Party::Unit(id) = owner.party else { continue };
            let Some(entered) = has.get_mut(id.index()) else { continue };
            if !*entered && named(m, id).is_some() && opens_line(case, owner.span) {
                *entered = true;
                count += 1;
            }
        }
        Self { m, has, count }
    }

    /// Whether a unit has an entry.
    pub fn has(&self, unit: UnitId) -> bool {
        self.has.get(unit.index()).copied().unwrap_or(false)
    }

    /// Whether a unit lacks an entry for sure: it is known by name, no branch of it has one, and no entry
    /// bears a name that nobody knows and that may be meant for it.
    pub fn lacks(&self, unit: UnitId) -> bool {
        let Some(name) = self.m.unit(unit).filter(|u| u.known).map(|u| u.name.as_str()) else { return false };
        let entries = || self.m.units.iter().zip(&self.has).filter(|(_, has)| **has).map(|(u, _)| u);
        !self.has(unit) && entries().all(|u| u.known && !u.name.starts_with(name))
    }
}

/// Whether only the marks of a line stand before a name: `- @县财政局：`, `### 职责：县发改局`.
fn opens_line(case: &Case<'_>, name: Span) -> bool {
    let before = case.text.as_str().get(..name.start as usize).unwrap_or("");
    let line = before.get(memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1)..).unwrap_or("");
    let marks = |c: char| c.is_ascii_whitespace() || matches!(c, '-' | '#' | '=' | '@' | '＠' | '　');
    let line = line.trim_matches(marks);
    line.is_empty() || line == "职责：" || line == "职责:"
}
