//! Documents looked at one by one, then held against each other, then judged.

use super::Console;
use super::cache::{Answer, Cache, Origin};
use super::check::read_by;
use super::progress::Progress;
use super::project::{Loaded, Project, Unread, gathered, open, place, prefix, select};
use crate::check::{Brief, Checker, Looked, Neighbours};
use crate::page::Page;
use crate::problem::Problem;
use crate::registry::{Registry, departments};
use crate::report::Report;
use crate::source::SourceText;
use crate::vocabulary::Vocabulary;
use crate::workspace::{FileProblems, Terms, Workspace};
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::PathBuf;

/// How documents are looked at, as the arguments say.
#[derive(Clone, Debug)]
pub(super) struct View {
    pub terms: Terms,
    /// The day on which what the documents say is to hold.
    pub as_of: Option<Date>,
}

/// Documents that were looked at. Thousands of them are sorted and moved, which boxes make easy.
type Survey = Vec<Box<Seen>>;

/// A document that was looked at.
pub(super) struct Seen {
    loaded: Loaded,
    looked: Looked,
    /// Whether anybody asked for it; others lie above one that was asked for.
    asked: bool,
}

impl Seen {
    /// Whether anything can be told of it.
    fn may_tell(&self) -> bool {
        let found = !self.looked.problems.is_empty() || !self.looked.permissions.is_empty();
        // The file may have faults that the text made of it has not.
        self.asked && (found || self.loaded.written().1.is_some())
    }
}

/// Briefs of a project by path: its documents, and those that they rest on.
pub(super) type Briefs = BTreeMap<String, Brief>;

/// A workspace on its way to a report.
pub(super) enum Part {
    /// Nothing has changed since it was looked at.
    Known(Answer),
    /// It is to be looked at; with what is wrong with its settings, and where to keep the answer.
    Open(Box<Unread>, Vec<FileProblems>, Option<Cache>),
}

/// Reads the tables of the program beside the folders and files: that takes longer than to check a document.
fn read_tables() {
    rayon::spawn(|| {
        let _ = departments();
    });
    rayon::spawn(|| {
        let _ = (Vocabulary::built_in(), Page::standard(), Registry::is_division(""));
    });
}

/// Finds what the paths name and opens what has changed; gives also what could not be opened. With `keep`
/// answers of earlier runs are taken and new ones kept.
pub(super) fn parts(
    paths: &[PathBuf],
    keep: bool,
    view: &View,
    console: &Console<'_>,
) -> (Vec<Part>, Vec<FileProblems>) {
    if !keep {
        read_tables();
    }
    let (folder, grouped, mut faults) = select(paths, None, console);
    view.terms.orders.apply_to(&mut faults);
    let mut parts = Vec::new();
    for (root, files) in grouped {
        let cache = if keep { Cache::of(&root, &files, view) } else { None };
        if let Some(answer) = cache.as_ref().and_then(|c| c.answer(&folder, &prefix(&folder, &root))) {
            parts.push(Part::Known(answer));
            continue;
        }
        read_tables();
        let mut own = Vec::new();
        let unread = open(root, files, &folder, &mut own);
        view.terms.orders.apply_to(&mut own);
        match unread {
            Some(unread) => parts.push(Part::Open(Box::new(unread), own, cache)),
            None => faults.extend(own),
        }
    }
    (parts, faults)
}

/// Looks at all documents, on all cores, and gathers what is told. A model lives only as long as its
/// document is looked at. Names of the files that were looked at are added to `names`, if any are asked for.
pub(super) fn survey(
    parts: Vec<Part>,
    faults: Vec<FileProblems>,
    view: &View,
    mut names: Option<&mut Vec<String>>,
    console: &Console<'_>,
) -> Report {
    let folder = console.folder.canonicalize().unwrap_or_else(|_| console.folder.clone());
    let count = |part: &Part| match part {
        Part::Known(answer) => answer.checked,
        Part::Open(unread, ..) => unread.len(),
    };
    let progress = Progress::new(parts.iter().map(count).sum(), console.progress);
    let (mut files, mut checked) = (faults, 0);
    for part in parts {
        match part {
            Part::Known(answer) => {
                checked += answer.checked;
                files.extend(answer.files);
            }
            Part::Open(unread, mut told, cache) => {
                let mut unreadable = Vec::new();
                let (project, seen) = unread.see(view, &|| progress.step(), &mut unreadable);
                view.terms.orders.apply_to(&mut unreadable);
                told.extend(unreadable);
                let asked = || seen.iter().filter(|one| one.asked);
                let own = asked().count();
                checked += own;
                if let Some(names) = &mut names {
                    names.extend(asked().map(|one| one.loaded.shown.clone()).chain(read_by(&project)));
                }
                let dated = seen.iter().flat_map(|one| &one.looked.permissions).any(|p| p.until.is_some());
                told.extend(project.tell(seen, view));
                if let Some(cache) = cache {
                    let registers = project.workspace.settings().registers().collect();
                    let prefix = prefix(&folder, &project.root);
                    cache.keep(own, &told, &Origin { registers, dated, prefix: &prefix, folder: &folder });
                }
                rayon::spawn(|| drop(project));
                files.extend(told);
            }
        }
    }
    progress.finish();
    gathered(files, checked, console)
}

impl Unread {
    /// Reads the documents and looks at each by itself, and at those of the workspace that they rest on.
    fn see(self, view: &View, step: &(dyn Fn() + Sync), faults: &mut Vec<FileProblems>) -> (Project, Survey) {
        let checker = checker(&self.workspace, view.as_of);
        let (project, mut seen) = self.read(faults, |workspace, mut loaded| {
            let looked = checker.look_at(workspace, &loaded.path, &loaded.text);
            step();
            if looked.problems.is_empty() && looked.permissions.is_empty() {
                loaded.forget_text();
            }
            Box::new(Seen { loaded, looked, asked: true })
        });
        seen.par_iter_mut().for_each(|one| project.link(&one.loaded, &mut one.looked));
        let above = project.above(&checker, seen.iter().map(|one| &one.looked.brief));
        seen.extend(
            above.into_iter().map(|(loaded, looked)| Box::new(Seen { loaded, looked, asked: false })),
        );
        // The order of paths is the order between documents, whatever was asked for.
        seen.sort_by(|a, b| a.looked.brief.path.cmp(&b.looked.brief.path));
        (project, seen)
    }
}

/// The rules, ready for a workspace.
fn checker(workspace: &Workspace, as_of: Option<Date>) -> Checker {
    Checker::new(workspace.settings().rules.clone(), as_of)
}

impl Project {
    /// Holds documents against each other and judges what was found in those that were asked for.
    fn tell(&self, mut seen: Survey, view: &View) -> Vec<FileProblems> {
        let briefs: Vec<&Brief> = seen.iter().map(|one| &one.looked.brief).collect();
        let mut found = Checker::between(&briefs);
        if !found.is_empty() {
            let at: BTreeMap<&str, &Loaded> =
                seen.iter().map(|one| (one.looked.brief.path.as_str(), &one.loaded)).collect();
            for related in found.iter_mut().flat_map(|(_, problem)| &mut problem.related) {
                if let Some(other) = related.file.as_deref().and_then(|file| at.get(file)) {
                    related.span = other.place(related.span);
                }
            }
        }
        for (position, problem) in found {
            if let Some(one) = seen.get_mut(position) {
                one.looked.problems.push(problem);
            }
        }
        let told: Survey = seen.extract_if(.., |one| one.may_tell()).collect();
        // Taking thousands of documents apart takes as long as holding them against each other, and nobody has
        // to wait for it.
        rayon::spawn(|| drop(seen));
        told.into_par_iter()
            .filter_map(|one| {
                let Seen { loaded, looked, .. } = *one;
                let problems = self.judged(&loaded, looked, &view.terms);
                (!problems.is_empty()).then(|| loaded.with(problems))
            })
            .collect()
    }

    /// The documents of the workspace that briefs speak of, directly or through others, and that are
    /// not among them; those that cannot be read are left out.
    fn above<'a>(&self, checker: &Checker, briefs: impl Iterator<Item = &'a Brief>) -> Vec<(Loaded, Looked)> {
        let briefs: Vec<&Brief> = briefs.collect();
        if self.holds_only(briefs.len()) {
            return Vec::new();
        }
        let own: HashSet<&str> = briefs.iter().map(|brief| brief.path.as_str()).collect();
        let further = |brief: &Brief| {
            let paths = brief.rests.iter().map(|rests| &rests.path);
            paths.filter(|path| !own.contains(path.as_str())).cloned().collect::<Vec<String>>()
        };
        let mut open: BTreeSet<String> = briefs.iter().flat_map(|brief| further(brief)).collect();
        let (mut known, mut found) = (BTreeSet::new(), Vec::new());
        while let Some(path) = open.pop_first() {
            if !known.insert(path.clone()) {
                continue;
            }
            let Some(loaded) = self.neighbour(&path) else { continue };
            let looked = self.look(checker, &loaded);
            open.extend(further(&looked.brief));
            found.push((loaded, looked));
        }
        found
    }

    /// The briefs of all documents and of those of the workspace that they rest on.
    pub(super) fn briefs(&self, as_of: Option<Date>) -> Briefs {
        let checker = checker(&self.workspace, as_of);
        let own: Vec<Brief> = self.documents.par_iter().map(|d| self.look(&checker, d).brief).collect();
        let above: Vec<Brief> =
            self.above(&checker, own.iter()).into_iter().map(|(_, looked)| looked.brief).collect();
        own.into_iter().chain(above).map(|brief| (brief.path.clone(), brief)).collect()
    }

    /// What is told of a document when its file holds another text, next to the others as they are.
    pub(super) fn tell_of(
        &self,
        loaded: &Loaded,
        text: SourceText,
        briefs: &Briefs,
        view: &View,
    ) -> Vec<Problem> {
        let loaded = loaded.with_text(text);
        place(self, &loaded, self.tell_made(&loaded, briefs, view))
    }

    /// What is told of a document next to the others, with the places of the text that is compiled.
    pub(super) fn tell_made(&self, loaded: &Loaded, briefs: &Briefs, view: &View) -> Vec<Problem> {
        let mut looked = self.look(&checker(&self.workspace, view.as_of), loaded);
        let at: Neighbours<'_> = briefs.iter().map(|(path, brief)| (path.as_str(), brief)).collect();
        looked.problems.extend(Checker::between_one(&looked.brief, &at));
        self.workspace.told(looked.problems, &looked.permissions, &view.terms)
    }

    /// What is told of all that was found in a document, with the places and names that a person knows.
    fn judged(&self, loaded: &Loaded, looked: Looked, terms: &Terms) -> Vec<Problem> {
        let problems = self.workspace.told(looked.problems, &looked.permissions, terms);
        place(self, loaded, problems)
    }
}
