//! The text of a document after a unit is renamed or merged, as edits; and what only a person can change.
//!
//! A name is changed where lowering or the registers know that it names the unit. In a list a level that is
//! written once holds for the names behind it (市商务局、财政局): a name that leaned on it goes on leaning where
//! the new name has the same level, and is written in full where it has not; a name behind one that goes is
//! given its level back.

use super::LineOf;
use super::find::meanings;
use super::mentions::party_refs;
use crate::model::{Mechanism, Party, Unit, UnitId, UnitKind};
use crate::problem::Edit;
use crate::registry::RegionNames;
use crate::source::{SourceText, Span};
use serde::Serialize;
use std::collections::BTreeSet;

/// Why a place is left to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A post: 局长 may have to become 主任.
    Post,
    /// A document's title in 《》 stays what it was.
    Title,
    /// An element of the official document: who issued it is a fact of its day.
    Header,
    /// The name of a body or of a collective holds the name.
    BodyName,
    /// The limit in brackets behind a name that would be dropped.
    Scope,
    /// A comment.
    Comment,
    /// Words between that the registers do not tell apart.
    Unclear,
}

/// A place that is left to a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ByHand {
    /// Line, from 1.
    pub line: usize,
    /// The words around the name.
    pub words: String,
    /// Why.
    pub reason: Reason,
}

/// Edits by place, and what is left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patch {
    /// Sorted, not overlapping.
    pub edits: Vec<Edit>,
    /// In the order of the text.
    pub by_hand: Vec<ByHand>,
}

/// Levels that stand at the head of a name.
const LEVELS: [char; 11] = ['省', '市', '县', '区', '州', '盟', '旗', '镇', '乡', '街', '村'];

/// Words that make a post of the name before them.
const TITLES: [&str; 9] =
    ["局长", "副局长", "主任", "副主任", "书记", "副书记", "部长", "主要负责", "负责人"];

/// Elements of the official document that a change of name does not reach.
const ELEMENTS: [&str; 10] =
    ["机制", "发文机关", "版头", "标题", "署名", "主送", "抄送", "印发机关", "签发人", "附注"];

/// Changes every place that names `unit` to `new`. With `other`, the unit that takes over, a name that stands
/// in one list with the other's is dropped.
#[must_use]
pub fn patch(
    m: &Mechanism,
    text: &SourceText,
    names: &RegionNames<'_>,
    unit: UnitId,
    (new, other): (&str, Option<UnitId>),
    line: LineOf<'_>,
) -> Patch {
    let Some(old) = m.unit(unit) else { return Patch::default() };
    let mut patching = Patching {
        m,
        text,
        names,
        old,
        new,
        merges: other.is_some(),
        known: known_as(names, old),
        patch: Patch::default(),
        line,
    };
    let sites = patching.sites(unit, other);
    for run in runs(text.as_str(), &sites) {
        patching.run(run);
    }
    patching.leftovers();
    let Patch { mut edits, mut by_hand } = patching.patch;
    edits.sort_by_key(|edit| edit.span);
    let mut end = 0;
    edits.retain(|edit| {
        let fits = edit.span.start >= end;
        end = end.max(if fits { edit.span.end } else { end });
        fits
    });
    by_hand.sort_by_key(|left| (left.line, left.reason));
    by_hand.dedup();
    Patch { edits, by_hand }
}

/// Whole names of a unit, long ones first: those with a level, and those that take none.
fn known_as(names: &RegionNames<'_>, unit: &Unit) -> Vec<String> {
    let mut known: BTreeSet<String> = BTreeSet::from([unit.name.to_string()]);
    let level = unit.name.chars().next().filter(|c| LEVELS.contains(c));
    let is_whole = |name: &str| level.is_none_or(|level| name.starts_with(level));
    known.extend(unit.surfaces.iter().filter(|name| is_whole(name)).map(ToString::to_string));
    if let Some(registered) = names.find(&unit.name).and_then(|found| names.registered(&found)) {
        known.insert(registered.name.to_string());
        known.extend(registered.short.iter().map(ToString::to_string));
        known.extend(registered.former.iter().map(|former| former.name.to_string()));
    }
    let mut known: Vec<String> = known.into_iter().filter(|name| name.chars().count() > 1).collect();
    known.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    known
}

/// A place that names a unit.
#[derive(Clone, Copy, Debug)]
struct Site<'m> {
    span: Span,
    unit: &'m Unit,
    whose: Whose,
}

/// Whose name stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    /// The unit that changes.
    Old,
    /// The one that takes over.
    Other,
    /// Somebody else's.
    Else,
}

/// Places of one list: between two of them stands a mark or 和, and limits in brackets.
fn runs<'a, 'm>(text: &str, sites: &'a [Site<'m>]) -> Vec<&'a [Site<'m>]> {
    let joined = |a: &Site<'m>, b: &Site<'m>| gap(text, a.span, b.span).is_some();
    sites.chunk_by(joined).collect()
}

/// The words between two names of one list: the limit in brackets, and the mark.
fn gap(text: &str, a: Span, b: Span) -> Option<(&str, &str)> {
    let between = text.get(a.end as usize..b.start as usize)?;
    let (limit, mark) = match between.strip_prefix('（').and_then(|rest| rest.split_once('）')) {
        Some((inside, mark)) => (between.get(..inside.len() + 2 * '（'.len_utf8())?, mark),
        None => ("", between),
    };
    matches!(mark, "、" | "，" | "和" | "与" | "及" | "以及").then_some((limit, mark))
}

struct Patching<'a, 'm> {
    m: &'m Mechanism,
    text: &'a SourceText,
    names: &'a RegionNames<'a>,
    old: &'m Unit,
    new: &'a str,
    merges: bool,
    known: Vec<String>,
    patch: Patch,
    line: LineOf<'a>,
}

impl<'m> Patching<'_, 'm> {
    /// Every place that names a unit, by place; of two that overlap the first, the longer one first.
    fn sites(&self, unit: UnitId, other: Option<UnitId>) -> Vec<Site<'m>> {
        let mut sites: Vec<Site<'m>> = Vec::new();
        for (at, named) in self.m.units.iter().enumerate() {
            let whose = match UnitId::at(at) {
                id if id == unit => Whose::Old,
                id if Some(id) == other => Whose::Other,
                _ => Whose::Else,
            };
            let spans = named.mentions.iter().filter(|span| !self.text.slice(**span).is_empty());
            sites.extend(spans.map(|span| Site { span: *span, unit: named, whose }));
        }
        // Prose that nobody marked names it too.
        let meant = meanings(self.names, &self.old.name);
        for (range, found) in self.names.mentions(self.text.as_str()) {
            let is_old = found.name == self.old.name || meant.contains(found.name.as_str());
            if is_old {
                let span = Span::new(range.start, range.end);
                sites.push(Site { span, unit: self.old, whose: Whose::Old });
            }
        }
        sites.sort_by_key(|site| (site.span.start, std::cmp::Reverse(site.span.end)));
        let mut end = 0;
        sites.retain(|site| {
            let fits = site.span.start >= end;
            end = end.max(site.span.end);
            fits
        });
        sites
    }

    fn run(&mut self, run: &[Site<'m>]) {
        let has_other = run.iter().any(|site| site.whose == Whose::Other);
        let mut kept = false;
        for (at, site) in run.iter().enumerate().filter(|(_, site)| site.whose == Whose::Old) {
            if let Some(reason) = self.why_by_hand(site.span) {
                self.leave(site.span, reason);
                continue;
            }
            let (before, after) = (at.checked_sub(1).and_then(|at| run.get(at)), run.get(at + 1));
            let is_twice = self.merges && (has_other || kept);
            if is_twice && (before.is_some() || after.is_some()) {
                self.drop(site, before, after);
            } else {
                kept = true;
                self.replace(site, after);
            }
        }
    }

    fn replace(&mut self, site: &Site<'m>, after: Option<&Site<'m>>) {
        let slice = self.text.slice(site.span);
        let (lead, name) = self.without_place(slice);
        let leans = lead.is_empty() && self.leans(name, site.unit);
        let same_level = level(&self.old.name).is_some() && level(&self.old.name) == level(self.new);
        let bare = self.new.strip_prefix(LEVELS).unwrap_or(self.new);
        let may_lean = leans && same_level && self.reads_alike(bare);
        let text = if may_lean { bare.to_owned() } else { format!("{lead}{}", self.new) };
        if text == slice {
            return;
        }
        self.edit(site.span, text);
        if !same_level {
            self.give_back_level_of(site, after);
        }
    }

    /// A name without the region's own that may stand before its level: 焦作|市商务局.
    fn without_place<'t>(&self, slice: &'t str) -> (&'t str, &'t str) {
        let own = self.names.path().last().and_then(|name| name.strip_suffix(LEVELS)).unwrap_or("");
        let rest = slice.strip_prefix(own).filter(|rest| !own.is_empty() && level(rest).is_some());
        match rest {
            Some(rest) => (slice.get(..own.len()).unwrap_or(""), rest),
            None => ("", slice),
        }
    }

    /// Whether a name is written without the level that its unit has: 市场监管局 for 市市场监管局, although it
    /// begins with the same character.
    fn leans(&self, slice: &str, unit: &Unit) -> bool {
        let Some(own) = level(&unit.name).filter(|_| unit.kind != UnitKind::Class && slice != unit.name)
        else {
            return false;
        };
        match slice.strip_prefix(own) {
            Some(rest) => self.names.resolve(rest, Some(own)).name != unit.name,
            None => self.without_place(slice).0.is_empty(),
        }
    }

    /// Whether the new name is understood the same without its level, as in a list.
    fn reads_alike(&self, bare: &str) -> bool {
        let whole = self.names.resolve(self.new, None);
        self.names.resolve(bare, level(self.new)).name == whole.name
    }

    /// The name behind one that goes or changes its level leaned on it: its level is written.
    fn give_back_level_of(&mut self, site: &Site<'m>, after: Option<&Site<'m>>) {
        let Some((span, level)) = self.leaning(site, after) else { return };
        self.edit(Span::new(span.start as usize, span.start as usize), level.to_string());
    }

    /// The name behind a place, when its level is the one written there.
    fn leaning(&self, site: &Site<'m>, after: Option<&Site<'m>>) -> Option<(Span, char)> {
        let after = after.filter(|after| after.whose != Whose::Old)?;
        let own = level(&after.unit.name)?;
        let is_written =
            !self.leans(self.text.slice(site.span), site.unit) && level(&site.unit.name) == Some(own);
        (is_written && self.leans(self.text.slice(after.span), after.unit)).then_some((after.span, own))
    }

    /// Leaves a name out, with the mark beside it.
    fn drop(&mut self, site: &Site<'m>, before: Option<&Site<'m>>, after: Option<&Site<'m>>) {
        let text = self.text.as_str();
        let limited = text.get(site.span.end as usize..).is_some_and(|rest| rest.starts_with('（'));
        if limited {
            return self.leave(site.span, Reason::Scope);
        }
        let mark = |a: Span, b: Span| gap(text, a, b).map_or("", |(_, mark)| mark);
        let before = before.map(|before| mark(before.span, site.span));
        let (start, end) = (site.span.start as usize, site.span.end as usize);
        match (before, after) {
            // 甲、乙及丙 without 乙 is 甲及丙.
            (Some(before), Some(after)) if mark(site.span, after.span) != "、" => {
                self.edit(Span::new(start - before.len(), end), String::new());
                self.give_back_level_of(site, Some(after));
            }
            (_, Some(after)) => {
                let level = self.leaning(site, Some(after)).map_or_else(String::new, |(_, l)| l.to_string());
                self.edit(Span::new(start, after.span.start as usize), level);
            }
            (Some(before), None) => self.edit(Span::new(start - before.len(), end), String::new()),
            (None, None) => {}
        }
    }

    fn edit(&mut self, span: Span, text: String) {
        self.patch.edits.push(Edit { span, text });
    }

    fn leave(&mut self, span: Span, reason: Reason) {
        let line = (self.line)(span);
        let words = self.around(span);
        self.patch.by_hand.push(ByHand { line, words, reason });
    }

    /// A name with a few characters on either side, within its line.
    fn around(&self, span: Span) -> String {
        let text = self.text.as_str();
        let before = text.get(..span.start as usize).unwrap_or("");
        let after = text.get(span.end as usize..).unwrap_or("");
        let mut head: Vec<char> = before.chars().rev().take_while(|c| *c != '\n').take(8).collect();
        head.reverse();
        let tail = after.chars().take_while(|c| *c != '\n' && *c != '\r').take(8);
        head.into_iter().chain(self.text.slice(span).chars()).chain(tail).collect()
    }

    fn why_by_hand(&self, span: Span) -> Option<Reason> {
        let text = self.text.as_str();
        let before = text.get(..span.start as usize)?;
        let line = before.get(before.rfind('\n').map_or(0, |at| at + 1)..)?;
        let after = text.get(span.end as usize..)?;
        let within = |outer: Span| outer.start <= span.start && span.end <= outer.end;
        if line.trim_start().starts_with("//") {
            return Some(Reason::Comment);
        }
        if line.matches('《').count() > line.matches('》').count() {
            return Some(Reason::Title);
        }
        let in_header = !before.starts_with("---") && !before.contains("\n---");
        if in_header && ELEMENTS.iter().any(|element| line.trim_start().starts_with(element)) {
            return Some(Reason::Header);
        }
        let bodies = self.m.bodies.iter().map(|body| body.name.span);
        if bodies.chain(self.m.groups.iter().map(|group| group.name.span)).any(within) {
            return Some(Reason::BodyName);
        }
        let is_post = TITLES.iter().any(|title| after.starts_with(title)) || {
            let mut refs = party_refs(self.m).filter(|mention| within(mention.span));
            refs.any(|mention| matches!(mention.party, Party::Post { .. } | Party::Person { .. }))
        };
        let keeps_titles = !self.merges && ending(&self.old.name) == ending(self.new);
        (is_post && !keeps_titles).then_some(Reason::Post)
    }

    /// Names that no edit reaches and nobody was told of.
    fn leftovers(&mut self) {
        let text = self.text.as_str();
        let told: BTreeSet<usize> = self.patch.by_hand.iter().map(|left| left.line).collect();
        let mut found: Vec<Span> = Vec::new();
        for name in &self.known {
            for (at, _) in text.match_indices(name.as_str()) {
                let span = Span::new(at, at + name.len());
                let meets = |other: Span| other.start < span.end && span.start < other.end;
                let is_changed = self.patch.edits.iter().any(|edit| meets(edit.span));
                if !is_changed && !found.iter().any(|other| meets(*other)) && !self.names_another(span) {
                    found.push(span);
                }
            }
        }
        for span in found {
            if !told.contains(&(self.line)(span)) {
                let reason = self.why_by_hand(span).unwrap_or(Reason::Unclear);
                self.leave(span, reason);
            }
        }
    }

    /// 市商务局 within 市商务局开发区分局, and a place that already names the new unit.
    fn names_another(&self, span: Span) -> bool {
        let within = |outer: Span| outer.start <= span.start && span.end <= outer.end;
        let others = self.m.units.iter().filter(|unit| unit.name != self.old.name);
        others.flat_map(|unit| &unit.mentions).any(|mention| within(*mention))
    }
}

fn level(name: &str) -> Option<char> {
    name.chars().next().filter(|c| LEVELS.contains(c))
}

fn ending(name: &str) -> Option<char> {
    name.chars().next_back()
}
