//! What to make of names that no register and no catalogue knows, and what is near them.

use super::endings;
use super::found::{Found, NameForm};
use super::lookup::{LONGEST_NAME, Lead, Located, RegionNames};
use super::surface::{self, Prefix};
use crate::model::{SmolStr, UnitKind};
use crate::source::has_no_blank_ends;

impl RegionNames<'_> {
    /// Always answers: known names, classes of units, bodies of other documents, guesses.
    pub(super) fn settle(&self, surface: &str, carried: Option<char>) -> Located {
        self.settle_tidy(
            &surface::tidy(if has_no_blank_ends(surface) { surface } else { surface.trim() }),
            carried,
        )
    }

    /// The same of a name without blanks and half-width brackets.
    pub(super) fn settle_tidy(&self, surface: &str, carried: Option<char>) -> Located {
        let carried = match (carried, self.own_prefix()) {
            // Units of an 自治区 are written 区直 for short.
            (Some('区'), Some(own @ ('自' | '地'))) => Some(own),
            (carried, _) => carried,
        };
        if surface.starts_with('各') || endings::is_every_place(surface) {
            return (class(surface), Lead::Written(None));
        }
        if let Some(located) = self.locate(surface, carried) {
            return located;
        }
        if endings::is_class(surface) {
            return (class(surface), Lead::Written(None));
        }
        self.guess(surface, carried)
    }

    fn guess(&self, surface: &str, carried: Option<Prefix>) -> Located {
        let kind = if endings::is_outside_body(surface) { UnitKind::ExternalBody } else { UnitKind::Named };
        let answer = |prefix: Option<Prefix>, name: SmolStr| Found {
            level: self.level_of(prefix),
            ..Found::guess(name, kind)
        };
        if let Some(step) = self.steps.iter().find(|s| endings::after(surface, &s.name).is_some()) {
            return (answer(step.prefix, surface.into()), Lead::Written(step.prefix));
        }
        if let Some((prefix, _)) = surface::split(surface)
            && !endings::is_false_prefix(surface)
        {
            return (answer(Some(prefix), surface.into()), Lead::Written(Some(prefix)));
        }
        let own_name = !endings::may_inherit(surface) || self.stem_length(surface).is_some();
        if own_name {
            return (answer(None, surface.into()), Lead::Written(None));
        }
        match (carried, self.own_prefix()) {
            (Some(prefix), _) => (answer(Some(prefix), surface::join(carried, surface)), Lead::Carried),
            // Without a prefix to carry on only what is plainly an organ is taken for one of ours.
            (None, Some(own)) if kind == UnitKind::Named && endings::is_bureau(surface) => {
                (answer(Some(own), surface::join(Some(own), surface)), Lead::Assumed)
            }
            _ => (answer(None, surface.into()), Lead::Written(None)),
        }
    }

    /// The known name that a name would be with another character for one of its own: 市发展改鬲委 is
    /// meant to be 市发展改革委. Only `strange` characters are taken for misspelt. None for known names.
    #[must_use]
    pub fn misspelt(&self, surface: &str, strange: impl Fn(char) -> bool) -> Option<String> {
        let surface = surface::tidy(surface.trim());
        if surface.len() > LONGEST_NAME || !surface.contains(&strange) {
            return None;
        }
        let near = self.near(&surface, strange)?;
        // Few names are near another, and this is asked of those alone.
        self.locate(&surface, None).is_none().then_some(near)
    }

    /// The first name that fills the place of a strange character.
    fn near(&self, surface: &str, strange: impl Fn(char) -> bool) -> Option<String> {
        let mut registered =
            self.registers().flat_map(|(_, r)| &r.register.units).flat_map(|u| u.present_names());
        let slips = without_one(surface, &strange);
        if let Some(name) = registered.find(|name| slips.iter().any(|slip| fills(name, *slip))) {
            return Some(name.to_owned());
        }
        let (prefix, core) = match surface::split(surface) {
            Some((prefix, core)) if !endings::is_false_prefix(surface) => (Some(prefix), core),
            _ => (None, surface),
        };
        let slips = without_one(core, &strange);
        let first = core.chars().next().filter(|first| !strange(*first));
        let mut names = self.catalogue.of_length(core.chars().count(), first).iter();
        let name = names.find(|name| slips.iter().any(|slip| fills(name, *slip)))?;
        Some(surface::join(prefix, name).into())
    }
}

/// What stands before and after each strange character of a name.
fn without_one(name: &str, strange: impl Fn(char) -> bool) -> Vec<(&str, &str)> {
    let strange = name.char_indices().filter(|(_, c)| strange(*c));
    strange.filter_map(|(at, c)| Some((name.get(..at)?, name.get(at + c.len_utf8()..)?))).collect()
}

/// Whether a name is these words with one character between them.
fn fills(name: &str, (before, after): (&str, &str)) -> bool {
    // Most names begin otherwise, which their first character tells without a call.
    if let (Some(own), Some(first)) = (name.as_bytes().first_chunk::<3>(), before.as_bytes().first_chunk())
        && own != first
    {
        return false;
    }
    name.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).is_some_and(|rest| {
        let mut characters = rest.chars();
        characters.next().is_some() && characters.next().is_none()
    })
}

/// A class of units.
pub(super) fn class(surface: &str) -> Found {
    let mut found = Found::guess(surface, UnitKind::Class);
    found.order = Found::ORDER_CLASS;
    found.form = NameForm::Name;
    found
}
