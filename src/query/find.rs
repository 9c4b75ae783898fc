//! Whom a name means in one document.

use crate::graph::{Item, ResponsibilityGraph};
use crate::model::{AdminLevel, Mechanism, Party, UnitId};
use crate::registry::RegionNames;
use crate::vocabulary::nearest;
use std::collections::BTreeSet;

/// The party that words name: a unit by its canonical, short or former name, a body, a collective name, a
/// post, a person, or a second name of one of them. None when the document does not name it.
#[must_use]
pub fn find<'m>(graph: &ResponsibilityGraph<'m>, names: &RegionNames<'_>, words: &str) -> Option<Item<'m>> {
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    let m = graph.mechanism();
    let parties = || graph.items().filter(|item| item.is_party());
    parties()
        .find(|item| graph.label(*item) == words)
        .or_else(|| second_name(graph, words))
        .or_else(|| unit(m, names, words).map(|id| graph.resolve(Item::Unit(id))))
        .or_else(|| parties().find(|item| is_post(m, names, *item, words)))
        .or_else(|| only_body(graph, words))
}

fn second_name<'m>(graph: &ResponsibilityGraph<'m>, words: &str) -> Option<Item<'m>> {
    let m = graph.mechanism();
    let alias = m.aliases.iter().find(|alias| alias.name == words)?;
    Some(graph.party(&alias.of.as_ref()?.party))
}

/// The unit of the document that a name means: what the registers and the catalogue say first, since a
/// bare name in a list (商务局) may have been that of another level.
fn unit(m: &Mechanism, names: &RegionNames<'_>, words: &str) -> Option<UnitId> {
    let meant = meanings(names, words);
    let units = || m.units.iter().enumerate();
    units()
        .find(|(_, unit)| meant.contains(unit.name.as_str()))
        .or_else(|| units().find(|(_, unit)| unit.surfaces.iter().any(|surface| surface == words)))
        .or_else(|| {
            units().find(|(_, unit)| meanings(names, &unit.name).iter().any(|name| meant.contains(name)))
        })
        .map(|(at, _)| UnitId::at(at))
}

/// The canonical name behind words, then and now.
pub(super) fn meanings(names: &RegionNames<'_>, words: &str) -> BTreeSet<String> {
    let found = names.find(words).into_iter();
    found
        .flat_map(|found| std::iter::once(found.name).chain(found.successor))
        .map(|name| name.to_string())
        .collect()
}

/// Whether words name a post by another name of its unit (市卫健委主任), or a person by the post.
fn is_post(m: &Mechanism, names: &RegionNames<'_>, item: Item<'_>, words: &str) -> bool {
    match item {
        Item::Party(Party::Post { unit: Some(id), title }) => {
            let of = words.strip_suffix(title.as_str()).filter(|of| !of.is_empty());
            of.and_then(|of| unit(m, names, of)) == Some(*id)
        }
        Item::Party(Party::Person { post: Some(post), .. }) => post == words,
        _ => false,
    }
}

/// 领导小组, for the only body whose name ends so.
fn only_body<'m>(graph: &ResponsibilityGraph<'m>, words: &str) -> Option<Item<'m>> {
    if words.chars().count() < 2 {
        return None;
    }
    let ends = |item: &Item<'m>| matches!(item, Item::Body(_)) && graph.label(*item).ends_with(words);
    let mut bodies = graph.items().filter(ends);
    match (bodies.next(), bodies.next()) {
        (Some(body), None) => Some(body),
        _ => None,
    }
}

/// Whose a unit is: the region, or the one above it that has the unit's level. Two units of one name in one
/// workspace are told apart by it.
#[must_use]
pub fn home(names: &RegionNames<'_>, level: Option<AdminLevel>) -> String {
    let up = match (names.level(), level) {
        (Some(own), Some(level)) => (own as usize).saturating_sub(level as usize),
        _ => 0,
    };
    let path = names.path();
    let keep = path.len().saturating_sub(up).max(1);
    path.iter().take(keep).map(String::as_str).collect()
}

/// Every name that a document gives to somebody.
#[must_use]
pub fn known_names(graph: &ResponsibilityGraph<'_>) -> BTreeSet<String> {
    let m = graph.mechanism();
    let labels = graph.items().filter(|item| item.is_party()).map(|item| graph.label(item).into_owned());
    let surfaces = m.units.iter().flat_map(|unit| &unit.surfaces).map(ToString::to_string);
    labels.chain(surfaces).filter(|name| !name.is_empty()).collect()
}

/// At most three known names that may have been meant: near in spelling first, then those that hold the
/// words, the short ones first.
#[must_use]
pub fn nearest_names(words: &str, known: &BTreeSet<String>) -> Vec<String> {
    let mut left: Vec<&str> = known.iter().map(String::as_str).filter(|name| *name != words).collect();
    let mut found: Vec<String> = Vec::new();
    while found.len() < 3
        && let Some(near) = nearest(words, left.iter().copied())
    {
        left.retain(|name| *name != near);
        found.push(near.to_owned());
    }
    let mut holding: Vec<&str> =
        left.into_iter().filter(|name| words.chars().count() > 1 && name.contains(words)).collect();
    holding.sort_by_key(|name| name.chars().count());
    found.extend(holding.into_iter().take(3_usize.saturating_sub(found.len())).map(str::to_owned));
    found
}
