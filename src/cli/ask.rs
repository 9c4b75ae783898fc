//! What the verbs that ask have in common: an answer from each document, and what to say when the name is
//! unknown or a file cannot be read.

use super::Console;
use super::project::{Loaded, Project, compile_all, gather};
use super::stop::Stop;
use crate::graph::ResponsibilityGraph;
use crate::problem::Level;
use crate::query::{known_names, nearest_names};
use crate::registry::RegionNames;
use crate::report::{Exit, Report, draw};
use crate::source::Span;
use crate::workspace::Document;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// Answers by file, and all names that the documents know.
pub(super) struct Answers<T> {
    /// In the order of the files' names.
    pub found: Vec<(String, T)>,
    names: BTreeSet<String>,
    report: Report,
}

/// One document with what a question needs of it.
pub(super) struct Asked<'a> {
    pub project: &'a Project,
    pub loaded: &'a Loaded,
    pub document: &'a Document,
    pub names: RegionNames<'a>,
}

impl Asked<'_> {
    /// The line, from 1, of the file that was read on which a place of the compiled text stands.
    pub(super) fn line(&self, span: Span) -> usize {
        let (text, map) = self.loaded.written();
        let place = map.map_or(span, |map| map.span(span));
        text.line_column(place.start as usize).line
    }

    /// The region as the document writes it.
    pub(super) fn region(&self) -> &str {
        self.document.mechanism.region.as_ref().map_or("", |region| region.value.as_str())
    }
}

/// Asks every document that the paths name.
pub(super) fn ask<T: Send>(
    paths: &[PathBuf],
    console: &Console<'_>,
    question: &(dyn Fn(&Asked<'_>) -> Option<T> + Sync),
) -> Answers<T> {
    let (projects, faults) = gather(paths, None, console);
    let found: Mutex<Vec<(String, T)>> = Mutex::new(Vec::new());
    let names: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    let report = compile_all(projects, faults, console, &|project, loaded, document| {
        let region = document.mechanism.region.as_ref().map_or_else(String::new, |r| r.value.clone());
        let in_sight = project.workspace.registry().region(&region);
        let asked = Asked { project, loaded, document, names: in_sight };
        match question(&asked) {
            Some(answer) => held(&found).push((loaded.shown.clone(), answer)),
            // Names are for those who asked in vain.
            None => held(&names).extend(known_names(&ResponsibilityGraph::of(&document.mechanism))),
        }
    });
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.sort_by(|a, b| a.0.cmp(&b.0));
    Answers { found, names: names.into_inner().unwrap_or_else(PoisonError::into_inner), report }
}

fn held<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T> Answers<T> {
    /// The answers; refused when no document knows the name.
    pub(super) fn about(
        self,
        name: &str,
        console: &mut Console<'_>,
    ) -> Result<(Vec<(String, T)>, Exit), Stop> {
        if !self.found.is_empty() || self.report.tally().unreadable > 0 {
            return Ok(self.end(console));
        }
        let near = nearest_names(name, &self.names);
        let (zh, en) = if near.is_empty() {
            (String::new(), String::new())
        } else {
            let zh: Vec<String> = near.iter().map(|near| format!("“{near}”")).collect();
            let en: Vec<String> = near.iter().map(|near| format!("`{near}`")).collect();
            (format!("相近的有：{}。", zh.join("、")), format!("; near it: {}", en.join(", ")))
        };
        let checked = self.report.checked;
        Err(Stop::usage(
            format!("{checked} 份文件里都没有“{name}”。{zh}"),
            format!("no `{name}` in {checked} document(s){en}"),
        ))
    }

    /// The answers, and how the command ends; says which files could not be read, or not all of them.
    pub(super) fn end(self, console: &mut Console<'_>) -> (Vec<(String, T)>, Exit) {
        let Self { found, mut report, .. } = self;
        for file in report.files.iter().filter(|file| !file.is_unreadable()) {
            let errors = file.problems.iter().filter(|problem| problem.level == Level::Error).count();
            if errors > 0 {
                let name = file.file.clone();
                let zh = format!("{name} 有 {errors} 个错误，答案可能不全；先运行 jizhi check");
                let en =
                    format!("{name} has {errors} error(s); the answer may lack something; run jizhi check");
                console.say(console.pick(&zh, &en));
            }
        }
        report.files.retain(|file| file.is_unreadable());
        if report.files.is_empty() {
            return (found, Exit::Clean);
        }
        let page = draw(&report, console.style());
        console.say(page.trim_end());
        (found, Exit::Unreadable)
    }
}
