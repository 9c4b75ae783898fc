//! When two surface forms of a unit are one name, and lists of parties.

use crate::check::Case;
use crate::model::PartyRef;
use crate::registry::RegionNames;

/// Whether a character stands before names as their level.
fn is_level_sign(c: char) -> bool {
    matches!(c, '省' | '市' | '州' | '盟' | '区' | '县' | '旗' | '乡' | '镇')
}

/// Last characters of names of organs; a form that ends otherwise (发改, 住建) is clipped, as lists of
/// kinds of departments have it.
const ORGAN_ENDS: &str = "局委办厅部署室院社联会心队站所处行司团校府场馆区";

/// Whether two forms differ only in the level or place before them: 市财政局, 财政局, 某市财政局.
pub(super) fn differ_by_place(names: &RegionNames<'_>, a: &str, b: &str) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    long.strip_suffix(short).is_some_and(|lead| is_place(names, lead))
}

/// Whether words before a name are nothing but its level or place.
fn is_place(names: &RegionNames<'_>, lead: &str) -> bool {
    let mut rest = lead.strip_prefix("中共").unwrap_or(lead);
    for step in names.path() {
        let stem = step.strip_suffix(is_level_sign).unwrap_or(step);
        rest = rest.strip_prefix(step.as_str()).or_else(|| rest.strip_prefix(stem)).unwrap_or(rest);
    }
    rest.is_empty() || is_level(rest) || rest.strip_suffix('委').is_some_and(is_level)
}

/// Whether words are one character of level.
fn is_level(words: &str) -> bool {
    let mut chars = words.chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if is_level_sign(c))
}

/// The name without its level, when it begins with one.
pub(super) fn without_level(name: &str) -> Option<&str> {
    name.strip_prefix(is_level_sign)
}

/// Whether a form is cut short as in 发改、住建等部门.
pub(super) fn is_clipped(surface: &str) -> bool {
    surface.chars().nth(2).is_none() || !surface.ends_with(|c| ORGAN_ENDS.contains(c))
}

/// Every list of parties that the document writes, in order, each with its parties. What a list is
/// repeated for (several duties of the same parties) is told once.
pub(super) fn lists<'c>(case: &'c Case<'_>) -> impl Iterator<Item = Vec<&'c PartyRef>> {
    let m = case.mechanism;
    let seats = case.rosters().iter().filter(|list| list.len() > 1);
    let seats = seats.map(|list| list.iter().map(|seat| &seat.holder).collect());
    let duties = m.duties.iter().map(|duty| &*duty.owners);
    let flows = m.flows.iter().flat_map(|flow| [&*flow.from, &*flow.to]);
    let others = duties.chain(flows).filter(|list| list.len() > 1).map(|list| list.iter().collect());
    seats.chain(others)
}
