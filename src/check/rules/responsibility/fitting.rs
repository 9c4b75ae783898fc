//! Whether a unit looks after a field, by the functions that the registry knows.

use super::industry::{Key, Terms};
use crate::check::Case;
use crate::model::{Mechanism, Unit, UnitId};
use crate::registry::departments;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The functions of each department of the catalogue, as terms.
static FUNCTIONS: LazyLock<FxHashMap<&'static str, Vec<Key<'static>>>> = LazyLock::new(|| {
    let terms = Terms::built_in();
    let functions = |words: &'static [String]| words.iter().map(|f| terms.key(f)).collect();
    departments().iter().map(|d| (d.key.as_str(), functions(&d.functions))).collect()
});

/// What is known of a unit and a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// A function covers the field, or is of one kind with it.
    Fits,
    /// None of its functions has to do with the field.
    Misfits,
    /// The registry does not know what it looks after.
    Unknown,
}

/// Whether a unit looks after a field, by the functions of its department.
pub(super) fn fit(unit: &Unit, field: Key<'_>, terms: &Terms) -> Fit {
    let known = unit.department.and_then(|key| FUNCTIONS.get(key)).filter(|f| !f.is_empty());
    match (known, field) {
        (None, _) | (_, Key::Words(_)) => Fit::Unknown,
        (Some(functions), _) if functions.iter().any(|f| terms.kin(*f, field)) => Fit::Fits,
        _ => Fit::Misfits,
    }
}

/// Whether a unit looks after a field by its entry in the region's own register: asked last, of units
/// that would be told to misfit.
pub(super) fn registered_for(case: &Case<'_>, unit: &Unit, field: Key<'_>, terms: &Terms) -> bool {
    let found = case.names.find(&unit.name);
    let functions = found.as_ref().map_or(&[][..], |found| case.names.functions(found));
    functions.iter().any(|f| terms.kin(terms.key(f), field))
}

/// The unit, unless its department looks after everything alike.
pub(super) fn special<'m>(m: &'m Mechanism, id: UnitId, general: &[&str]) -> Option<&'m Unit> {
    m.unit(id).filter(|u| u.department.is_some_and(|d| !general.contains(&d)))
}
