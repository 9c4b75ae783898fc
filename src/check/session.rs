//! A workspace in memory whose documents are edited, as an editor does it.

use super::{Brief, Checker, Looked, Neighbours, Rests};
use crate::problem::Problem;
use crate::source::SourceText;
use crate::workspace::{Citation, Header, Index, Linked, Terms, Workspace};
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
    /// What its citations come to.
    linked: Linked,
    /// What is found when it is held against those it rests on.
    above: Vec<Problem>,
    /// What is found when all documents are looked at together.
    among: Vec<Problem>,
}

/// What becomes of documents that are linked anew.
#[derive(Debug, Default)]
struct Relinked {
    /// Those whose citations now name other documents.
    resting_anew: BTreeSet<String>,
    /// Those in which linking finds something else, and that are otherwise the same.
    told_anew: BTreeSet<String>,
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
        let mut found = held.looked.found(&held.linked);
        found.extend([&held.above, &held.among].into_iter().flatten().cloned());
        self.workspace.told(found, &held.looked.permissions, &self.terms)
    }

    /// Gives a document another text, or adds it. Returns what is then told of it, and after it of every
    /// document whose problems may have changed with it: those that rest on it, directly or through
    /// others, and those that cite it when its number or title has changed.
    pub fn edit(&mut self, path: &str, text: SourceText) -> Vec<Findings> {
        let header = Header::scan(text.as_str());
        let known = self.held.entry(path.to_owned()).or_default();
        known.text = text;
        let renamed = known.header != header || !self.index.holds(path);
        let mut near = if renamed { self.rename(path, header) } else { BTreeSet::new() };
        near.remove(path);
        let mut other_brief = self.look(&BTreeSet::from([path.to_owned()]));
        let Relinked { resting_anew: mut changed, told_anew } = self.relink(near);
        other_brief.extend(changed.iter().cloned());
        changed.insert(path.to_owned());
        let mut affected = self.resting_on(&changed);
        // What is found in a document held against another changes with it or with that other, as others
        // see them.
        let below = other_brief.iter().filter_map(|path| self.below.get(path)).flatten();
        let held_anew: BTreeSet<String> = changed.iter().chain(below).cloned().collect();
        self.between(&affected, &held_anew);
        affected.extend(told_anew);
        let others = affected.iter().filter(|other| *other != path).map(String::as_str);
        let told = |path: &str| Findings { path: path.to_owned(), problems: self.problems(path) };
        std::iter::once(path).chain(others).map(told).collect()
    }

    /// Gives a document another header; gives the documents whose citations may come to something else, or
    /// that may share its number.
    fn rename(&mut self, path: &str, header: Header) -> BTreeSet<String> {
        let Some(held) = self.held.get_mut(path) else { return BTreeSet::new() };
        let before = std::mem::replace(&mut held.header, header.clone());
        let both = [&before, &header];
        let citing = both.into_iter().flat_map(Index::keys_of).filter_map(|key| self.citing.get(&key));
        let numbers = both.into_iter().filter_map(|header| header.number.as_ref());
        let sharing = numbers.flat_map(|number| self.index.all_by_number(&number.value));
        let near = citing.flatten().cloned().chain(sharing.map(str::to_owned)).collect();
        self.index.enter(path, header);
        near
    }

    /// Links documents anew.
    fn relink(&mut self, paths: BTreeSet<String>) -> Relinked {
        let mut relinked = Relinked::default();
        for path in paths {
            let Some(held) = self.held.get_mut(&path) else { continue };
            let linked = Linked::of(&path, &held.header, &held.looked.cites, &self.index);
            let before = std::mem::replace(&mut held.linked, linked);
            if before.resolved != held.linked.resolved {
                let rested = std::mem::take(&mut held.looked.brief.rests);
                held.looked.rest_on(&held.linked);
                rest(&mut self.below, &path, &rested, &held.looked.brief.rests);
                relinked.resting_anew.insert(path);
            } else if before.problems != held.linked.problems {
                relinked.told_anew.insert(path);
            }
        }
        relinked
    }

    /// Looks at documents, each by itself, and links them; gives those that others see otherwise than before.
    fn look(&mut self, paths: &BTreeSet<String>) -> Vec<String> {
        let look = |path: &String| {
            let Held { text, header, .. } = self.held.get(path)?;
            let mut looked = self.checker.look_at(&self.workspace, path, text);
            let linked = Linked::of(path, header, &looked.cites, &self.index);
            looked.rest_on(&linked);
            Some((path.clone(), looked, linked))
        };
        // To wake other threads takes as long as a third of a document.
        let looked: Vec<_> = match paths.len() {
            0 | 1 => paths.iter().filter_map(look).collect(),
            _ => paths.par_iter().filter_map(look).collect(),
        };
        let keys = |citation: &Citation| Index::keys(citation.number.as_deref(), &citation.title);
        let mut other_brief = Vec::new();
        for (path, looked, linked) in looked {
            let Some(held) = self.held.get_mut(&path) else { continue };
            held.linked = linked;
            let before = std::mem::replace(&mut held.looked, looked);
            rest(&mut self.below, &path, &before.brief.rests, &held.looked.brief.rests);
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

/// Enters a document below those that it rests on now, instead of those that it rested on.
fn rest(below: &mut BTreeMap<String, BTreeSet<String>>, path: &str, before: &[Rests], now: &[Rests]) {
    for rests in before {
        below.entry(rests.path.clone()).or_default().remove(path);
    }
    for rests in now {
        below.entry(rests.path.clone()).or_default().insert(path.to_owned());
    }
}
