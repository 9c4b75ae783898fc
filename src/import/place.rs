//! Which region a document speaks for, by the names of the places in it.

use crate::registry::Registry;
use std::collections::BTreeMap;

/// A region, and whether the text leaves no doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Written as 地区 has it.
    pub name: String,
    /// Its own last step: 马村区.
    pub own: String,
    pub certain: bool,
}

/// Last characters of the names of divisions.
const ENDINGS: &str = "省市州盟县区旗";

/// The region of an organ: 焦作市人民政府办公室, 中共某县委.
pub(super) fn of_organ(organ: &str) -> Option<Place> {
    let organ = organ.strip_prefix("中共").unwrap_or(organ);
    if let Some((length, name)) = Registry::division(organ) {
        return Some(Place { own: own(organ.get(..length)?), name, certain: true });
    }
    if ["国务院", "中央", "中共中央"].iter().any(|w| organ.starts_with(w)) {
        return Some(Place { name: "中央".to_owned(), own: "中央".to_owned(), certain: true });
    }
    // A name that several bear, or none: 某县人民政府.
    let end = ["人民政府", "委员会", "委办公室", "委"].iter().filter_map(|w| organ.find(w)).min();
    let named = |end: &usize| organ.get(..*end).is_some_and(|n| n.ends_with(|c| ENDINGS.contains(c)));
    let end = end.filter(named).or_else(|| {
        organ
            .char_indices()
            .skip(1)
            .take(8)
            .find(|(_, c)| ENDINGS.contains(*c))
            .map(|(at, c)| at + c.len_utf8())
    })?;
    let name = organ.get(..end)?.to_owned();
    (name.chars().count() <= 12).then(|| Place { own: own(&name), name, certain: false })
}

/// The last step of a region.
fn own(region: &str) -> String {
    let cut = |at: usize| region.get(at..).filter(|rest| rest.chars().count() > 1);
    let ends = region.char_indices().filter(|(_, c)| ENDINGS.contains(*c)).map(|(at, c)| at + c.len_utf8());
    ends.rev().find_map(cut).unwrap_or(region).to_owned()
}

/// The region that a text names most often; in doubt, as a text may speak of others.
pub(super) fn of_text<'t>(paragraphs: impl Iterator<Item = &'t str>) -> Option<Place> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (order, text) in paragraphs.take(400).enumerate() {
        for (at, c) in text.char_indices().filter(|(_, c)| ENDINGS.contains(*c)) {
            let end = at + c.len_utf8();
            let starts = text.get(..at).unwrap_or("").char_indices().rev().map(|(i, _)| i).take(10);
            let names = starts.skip(1).filter_map(|start| text.get(start..end));
            if let Some(name) = names.filter(|n| Registry::is_division(n)).last() {
                counts.entry(name).or_insert((0, order)).0 += 1;
            }
        }
    }
    let best = counts.into_iter().max_by_key(|(_, (count, order))| (*count, usize::MAX - order));
    let (name, (count, _)) = best?;
    let whole = Registry::division(name).map_or_else(|| name.to_owned(), |(_, whole)| whole);
    Some(Place { name: whole, own: name.to_owned(), certain: count > 2 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organ_tells_its_region_with_what_lies_above() {
        let place = |organ| of_organ(organ).map(|p| (p.name, p.own, p.certain));
        let given = |name: &str, own: &str, certain| Some((name.to_owned(), own.to_owned(), certain));
        assert_eq!(place("马村区人民政府办公室"), given("河南省焦作市马村区", "马村区", true));
        assert_eq!(place("焦作市人民政府办公室"), given("河南省焦作市", "焦作市", true));
        assert_eq!(place("谯城区招商引资工作领导小组"), given("安徽省亳州市谯城区", "谯城区", true));
        assert_eq!(place("某县人民政府"), given("某县", "某县", false));
        assert_eq!(place("国务院办公厅"), given("中央", "中央", true));
    }

    #[test]
    fn a_text_tells_its_region_by_the_name_it_speaks_of_most() {
        let text = ["汉中市招商引资工作领导小组名单", "面向西安市", "成立汉中市招商引资工作领导小组"];
        assert_eq!(of_text(text.into_iter()).map(|p| p.name).as_deref(), Some("陕西省汉中市"));
    }
}
