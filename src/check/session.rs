//! A workspace in memory whose documents are edited, as an editor does it.

use super::{Brief, Checker, Looked, Neighbours};
use crate::problem::Problem;
use crate::source::SourceText;
use crate::workspace::{Header, Index, Terms, Workspace};
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
        let mut session = Self { workspace, checker, terms, index, held, below: BTreeMap::new() };
        let all: BTreeSet<String> = session.held.keys().cloned().collect();
        session.look(&all);
        session.between(&all);
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
        known.header = header;
        let mut changed = if renamed { self.reindex() } else { BTreeSet::new() };
        changed.insert(path.to_owned());
        self.look(&changed);
        let affected = self.resting_on(&changed);
        self.between(&affected);
        let others = affected.iter().filter(|other| *other != path).map(String::as_str);
        let told = |path: &str| Findings { path: path.to_owned(), problems: self.problems(path) };
        std::iter::once(path).chain(others).map(told).collect()
    }

    /// Makes the index anew; gives the documents that now cite another one, or cite one under another
    /// title, or share their number with another one.
    fn reindex(&mut self) -> BTreeSet<String> {
        let headers = self.held.iter().map(|(path, one)| (path.clone(), one.header.clone()));
        let index = Index::new(headers.collect());
        let before = std::mem::replace(&mut self.index, index);
        let differs = |(path, held): &(&String, &Held)| {
            let cited = |c: &super::Citation| {
                let number = c.number.as_deref();
                before.cited(number, &c.title) != self.index.cited(number, &c.title)
            };
            held.looked.cites.iter().any(cited)
                || before.duplicate(path, &held.header) != self.index.duplicate(path, &held.header)
        };
        self.held.par_iter().filter(differs).map(|(path, _)| path.clone()).collect()
    }

    /// Looks at documents, each by itself.
    fn look(&mut self, paths: &BTreeSet<String>) {
        let look = |path: &String| {
            let Held { text, header, .. } = self.held.get(path)?;
            Some((path.clone(), self.checker.look_at(&self.workspace, path, text, header, &self.index)))
        };
        let looked: Vec<_> = paths.par_iter().filter_map(look).collect();
        for (path, looked) in looked {
            let Some(held) = self.held.get_mut(&path) else { continue };
            let before = std::mem::replace(&mut held.looked, looked);
            for rests in &before.brief.rests {
                self.below.entry(rests.path.clone()).or_default().remove(&path);
            }
            for rests in &held.looked.brief.rests {
                self.below.entry(rests.path.clone()).or_default().insert(path.clone());
            }
        }
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

    /// Holds documents against those that they rest on.
    fn between(&mut self, affected: &BTreeSet<String>) {
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
        let above: Vec<(String, Vec<Problem>)> = affected.iter().filter_map(above).collect();
        for (path, problems) in above {
            if let Some(held) = self.held.get_mut(&path) {
                held.above = problems;
                held.among = among.remove(&path).unwrap_or_default();
            }
        }
    }

    fn brief(&self, path: &str) -> Option<&Brief> {
        self.held.get(path).map(|held| &held.looked.brief)
    }
}
