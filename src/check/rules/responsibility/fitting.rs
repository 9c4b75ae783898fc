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

/// Whether a unit looks after a field. What no function of its department covers may stand in its own
/// register, so that is asked before it counts as a misfit.
pub(super) fn fit(case: &Case<'_>, unit: &Unit, field: Key<'_>, terms: &Terms) -> Fit {
    let known = unit.department.as_deref().and_then(|key| FUNCTIONS.get(key)).filter(|f| !f.is_empty());
    let (Some(functions), Key::Known(_)) = (known, field) else { return Fit::Unknown };
    if functions.iter().any(|f| terms.kin(*f, field)) {
        return Fit::Fits;
    }
    let own = case.names.find(&unit.name);
    let own = own.as_ref().map_or(&[][..], |found| case.names.functions(found));
    if own.iter().any(|f| terms.kin(terms.key(f), field)) { Fit::Fits } else { Fit::Misfits }
}

/// The unit, unless its department looks after everything alike.
pub(super) fn special<'m>(m: &'m Mechanism, id: UnitId, general: &[&str]) -> Option<&'m Unit> {
    m.unit(id).filter(|u| u.department.as_deref().is_some_and(|d| !general.contains(&d)))
}
