//! A workspace in memory whose documents are edited, as an editor does it.

use super::checker::is_rule;
use super::{Brief, Checker, Looked, Neighbours};
use crate::problem::Problem;
use crate::source::SourceText;
use crate::workspace::{Citation, Header, Index, LINKING, Linked, Terms, Workspace};
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The documents of a workspace as they stand, with what is wrong in them. Texts are of the form `.jz`.
#[derive(Debug)]
pub struct Session {
    workspace: Workspace,
    checker: Checker,
    terms: Terms,
    index: Index,
    held: BTreeMap<String, Held>,
    /// Documents by the path of one that they rest on.
    below: BTreeMap<String, BTreeSet<String>>,
    /// Documents by what those are found by that they cite.
    citing: BTreeMap<String, BTreeSet<String>>,
}

/// A document of a session.
#[derive(Debug, Default)]
struct Held {
    text: SourceText,
    header: Header,
    looked: Looked,
    /// What is found when it is held against those it rests on.
    above: Vec<Problem>,
    /// What is found when all documents are looked at together.
    among: Vec<Problem>,
}

/// What another header of one document does to others.
#[derive(Debug, Default)]
struct Renamed {
    /// Documents that now rest on another one.
    changed: BTreeSet<String>,
    /// Documents in which linking finds something else, and that are otherwise the same.
    linked_anew: BTreeSet<String>,
}

/// Documents from which on it is worth waking other threads to hold them against those they rest on.
const SIDE_BY_SIDE: usize = 32;

/// What is told of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findings {
    /// Its path in the workspace.
    pub path: String,
    /// Its problems, by place; related places name other files by their paths in the workspace.
    pub problems: Vec<Problem>,
}

impl Session {
    /// Looks at all documents of a workspace: paths relative to it, `/` between folders, and texts.
    /// `as_of` asks what no longer holds on that day.
    #[must_use]
    pub fn new(
        workspace: Workspace,
        documents: Vec<(String, SourceText)>,
        terms: Terms,
        as_of: Option<Date>,
    ) -> Self {
        let checker = Checker::new(workspace.settings().rules.clone(), as_of);
        let held = documents.into_iter().map(|(path, text)| {
            let header = Header::scan(text.as_str());
            (path, Held { text, header, ..Held::default() })
        });
        let held: BTreeMap<String, Held> = held.collect();
        let index = Index::new(held.iter().map(|(path, one)| (path.clone(), one.header.clone())).collect());
        let mut session =
            Self { workspace, checker, terms, index, held, below: BTreeMap::new(), citing: BTreeMap::new() };
        let all: BTreeSet<String> = session.held.keys().cloned().collect();
        session.look(&all);
        session.between(&all, &all);
        session
    }

    /// What is told of a document; nothing for one that is not held.
    #[must_use]
    pub fn problems(&self, path: &str) -> Vec<Problem> {
        let Some(held) = self.held.get(path) else { return Vec::new() };
        let own = [&held.looked.problems, &held.above, &held.among].into_iter().flatten();
        self.workspace.told(own.cloned().collect(), &held.looked.permissions, &self.terms)
    }

    /// Gives a document another text, or adds it. Returns what is then told of it, and after it of every
    /// document whose problems may have changed with it: those that rest on it, directly or through
    /// others, and those that cite it when its number or title has changed.
    pub fn edit(&mut self, path: &str, text: SourceText) -> Vec<Findings> {
        let header = Header::scan(text.as_str());
        let known = self.held.entry(path.to_owned()).or_default();
        known.text = text;
        let renamed = known.header != header || !self.index.holds(path);
        let Renamed { mut changed, linked_anew } =
            if renamed { self.rename(path, header) } else { Renamed::default() };
        changed.insert(path.to_owned());
        let other_brief = self.look(&changed);
        let mut affected = self.resting_on(&changed);
        // What is found in a document held against another changes with it or with that other, as others
        // see them.
        let below = other_brief.iter().filter_map(|path| self.below.get(path)).flatten();
        let held_anew: BTreeSet<String> = changed.iter().chain(below).cloned().collect();
        self.between(&affected, &held_anew);
        affected.extend(linked_anew);
        let others = affected.iter().filter(|other| *other != path).map(String::as_str);
        let told = |path: &str| Findings { path: path.to_owned(), problems: self.problems(path) };
        std::iter::once(path).chain(others).map(told).collect()
    }

    /// Gives a document another header. Documents whose citations name the same documents as before, but
    /// under another title or number, are linked anew: no rule asks what linking finds.
    fn rename(&mut self, path: &str, header: Header) -> Renamed {
        let mut renamed = Renamed::default();
        let Some(held) = self.held.get_mut(path) else { return renamed };
        let before = std::mem::replace(&mut held.header, header.clone());
        let both = [&before, &header];
        let citing = both.into_iter().flat_map(Index::keys_of).filter_map(|key| self.citing.get(&key));
        let numbers = both.into_iter().filter_map(|header| header.number.as_ref());
        let sharing = numbers.flat_map(|number| self.index.all_by_number(&number.value));
        let near: BTreeSet<String> = citing.flatten().cloned().chain(sharing.map(str::to_owned)).collect();
        let linked: Vec<Linked> = near.iter().map(|path| self.linked(path)).collect();
        self.index.enter(path, header);
        for (near, before) in near.into_iter().zip(linked) {
            let now = self.linked(&near);
            if now.resolved != before.resolved {
                renamed.changed.insert(near);
            } else if now.problems != before.problems {
                if let Some(held) = self.held.get_mut(&near) {
                    link_anew(&mut held.looked.problems, now.problems);
                }
                renamed.linked_anew.insert(near);
            }
        }
        renamed
    }

    /// What the citations of a document come to.
    fn linked(&self, path: &str) -> Linked {
        let Some(held) = self.held.get(path) else { return Linked::default() };
        Linked::of(path, &held.header, &held.looked.cites, &self.index)
    }

    /// Looks at documents, each by itself; gives those that others see otherwise than before.
    fn look(&mut self, paths: &BTreeSet<String>) -> Vec<String> {
        let look = |path: &String| {
            let Held { text, header, .. } = self.held.get(path)?;
            Some((path.clone(), self.checker.look_at(&self.workspace, path, text, header, &self.index)))
        };
        // To wake other threads takes as long as a third of a document.
        let looked: Vec<_> = match paths.len() {
            0 | 1 => paths.iter().filter_map(look).collect(),
            _ => paths.par_iter().filter_map(look).collect(),
        };
        let keys = |citation: &Citation| Index::keys(citation.number.as_deref(), &citation.title);
        let mut other_brief = Vec::new();
        for (path, looked) in looked {
            let Some(held) = self.held.get_mut(&path) else { continue };
            let before = std::mem::replace(&mut held.looked, looked);
            for rests in &before.brief.rests {
                self.below.entry(rests.path.clone()).or_default().remove(&path);
            }
            for rests in &held.looked.brief.rests {
                self.below.entry(rests.path.clone()).or_default().insert(path.clone());
            }
            for key in before.cites.iter().flat_map(keys) {
                self.citing.entry(key).or_default().remove(&path);
            }
            for key in held.looked.cites.iter().flat_map(keys) {
                self.citing.entry(key).or_default().insert(path.clone());
            }
            if before.brief != held.looked.brief {
                other_brief.push(path);
            }
        }
        other_brief
    }

    /// These documents and all that rest on them, directly or through others.
    fn resting_on(&self, paths: &BTreeSet<String>) -> BTreeSet<String> {
        let mut found = paths.clone();
        let mut open: Vec<&String> = paths.iter().collect();
        while let Some(path) = open.pop() {
            for other in self.below.get(path).into_iter().flatten() {
                if found.insert(other.clone()) {
                    open.push(other);
                }
            }
        }
        found
    }

    /// Holds documents against those that they rest on: all that are affected together, and each of those
    /// that are to be held anew by itself.
    fn between(&mut self, affected: &BTreeSet<String>, held_anew: &BTreeSet<String>) {
        let mut at: Neighbours<'_> = BTreeMap::new();
        let mut open: Vec<&str> = affected.iter().map(String::as_str).collect();
        while let Some(path) = open.pop() {
            let Some(brief) = self.brief(path) else { continue };
            if at.insert(&brief.path, brief).is_none() {
                open.extend(brief.rests.iter().map(|rests| rests.path.as_str()));
            }
        }
        let briefs: Vec<&Brief> = at.values().copied().collect();
        let mut among: BTreeMap<String, Vec<Problem>> = BTreeMap::new();
        for (position, problem) in Checker::among(&briefs) {
            if let Some(brief) = briefs.get(position) {
                among.entry(brief.path.clone()).or_default().push(problem);
            }
        }
        let above = |path: &String| Some((path.clone(), Checker::above(self.brief(path)?, &at)));
        let above: Vec<(String, Vec<Problem>)> = match held_anew.len() {
            ..SIDE_BY_SIDE => held_anew.iter().filter_map(above).collect(),
            _ => held_anew.par_iter().filter_map(above).collect(),
        };
        for (path, problems) in above {
            if let Some(held) = self.held.get_mut(&path) {
                held.above = problems;
            }
        }
        for path in affected {
            if let Some(held) = self.held.get_mut(path) {
                held.among = among.remove(path).unwrap_or_default();
            }
        }
    }

    fn brief(&self, path: &str) -> Option<&Brief> {
        self.held.get(path).map(|held| &held.looked.brief)
    }
}

/// Puts what linking finds in the place of what it found before: by place, and of one place behind what
/// reading finds and before what rules find, as when the document is looked at.
fn link_anew(problems: &mut Vec<Problem>, found: Vec<Problem>) {
    problems.retain(|problem| !LINKING.contains(&problem.code));
    for problem in found {
        let before = |other: &Problem| (other.span, is_rule(other.code)) <= (problem.span, false);
        problems.insert(problems.partition_point(before), problem);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules;

    #[test]
    fn no_rule_gives_way_to_what_linking_finds_or_is_called_so() {
        for rule in rules() {
            assert!(
                !rule.yields_to.iter().chain([&rule.name]).any(|code| LINKING.contains(code)),
                "{}",
                rule.name
            );
        }
    }
}
