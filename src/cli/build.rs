//! `jizhi build`.

use super::Console;
use super::arguments::{Build, Format};
use super::check::give;
use super::git;
use super::pdf::Typesetters;
use super::project::{Loaded, Project, compile_all, gather};
use super::render::{render_problem, renderer};
use super::stop::Stop;
use super::write::{Writer, holds_sources};
use crate::check::{Brief, Checker, Neighbours, pairs};
use crate::layout::Provenance;
use crate::problem::{Message, Problem};
use crate::render::{Origin, Rendered, Renderer};
use crate::report::{Exit, Report};
use crate::source::Span;
use crate::workspace::{Document, FileProblems, Terms};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use xxhash_rust::xxh3::xxh3_128;

/// Compiles the documents and writes their outputs.
pub(super) fn build(arguments: &Build, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let out = console.folder.join(&arguments.out);
    let name = arguments.out.display().to_string();
    refuse_sources(&out, &name, arguments, console)?;
    let inner = out.canonicalize().ok();
    let (projects, mut faults) = gather(&arguments.paths, inner.as_deref(), console);
    refuse_collisions(&projects)?;
    let (projects, presses) = with_presses(projects, &mut faults);
    let search = &arguments.search;
    let typesetters = arguments.pdf.then(|| Typesetters::of(&projects, search, console)).transpose()?;
    let writer = Writer::new(&out).map_err(|e| Stop::cannot_write(&name, &e))?;
    let run = Run::new(&writer, &presses, typesetters.as_ref());
    let mut report = compile_all(projects, faults, console, &|project, loaded, document| {
        let read = document.problems.clone();
        project.workspace.judge(document, &Terms::default());
        let outcome =
            if document.complete { run.write(project, loaded, document, read) } else { Outcome::HeldBack };
        run.note(&loaded.shown, outcome);
    });
    let failure = run.finish(&mut report, arguments.format, console);
    give(&report, arguments.format, console);
    match failure {
        Some((shown, error)) => Err(Stop::cannot_write(&shown, &error)),
        None => Ok(Exit::of_build(report.tally())),
    }
}

/// Outputs never go among sources.
fn refuse_sources(out: &Path, name: &str, arguments: &Build, console: &Console<'_>) -> Result<(), Stop> {
    let Ok(real) = out.canonicalize() else { return Ok(()) };
    let asked = arguments.paths.iter().filter_map(|p| console.folder.join(p).canonicalize().ok());
    let among = !real.is_dir() || holds_sources(&real) || asked.into_iter().any(|p| p.starts_with(&real));
    if among {
        return Err(Stop::usage(
            format!("不能写到 {name}：那里有稿子，或者它不是文件夹。用 --out 另指定一个文件夹。"),
            format!("cannot write to {name}: sources are there, or it is no folder; name another with --out"),
        ));
    }
    Ok(())
}

/// Two documents never share a folder of outputs.
fn refuse_collisions(projects: &[Project]) -> Result<(), Stop> {
    let mut taken: BTreeMap<&str, &str> = BTreeMap::new();
    for document in projects.iter().flat_map(|p| &p.documents) {
        if let Some(other) = taken.insert(&document.output, &document.shown) {
            let (shown, output) = (&document.shown, &document.output);
            return Err(Stop::usage(
                format!(
                    "{other} 和 {shown} 会写到同一个文件夹 {output}，什么也没有写。改其中一个的名字，或者分开编译。"
                ),
                format!("{other} and {shown} would both be written to {output}; nothing was written"),
            ));
        }
    }
    Ok(())
}

/// What `jizhi check` tells of a document, whatever the day; the places are those of its file. `read` is
/// what reading it found, not judged.
fn findings(
    project: &Project,
    loaded: &Loaded,
    document: &mut Document,
    read: Vec<Problem>,
    brief: &Brief,
    above: &Neighbours<'_>,
) -> Vec<Problem> {
    let workspace = &project.workspace;
    let region = document.mechanism.region.as_ref().map_or_else(String::new, |r| r.value.clone());
    let names = workspace.registry().region(&region);
    let told = std::mem::replace(&mut document.problems, read);
    let checker = Checker::new(workspace.settings().rules.clone(), None);
    checker.check(document, &loaded.text, workspace.vocabulary(), names);
    let mut found = std::mem::replace(&mut document.problems, told);
    found.extend(Checker::between_one(brief, above));
    let terms = Terms { all_rules: true, ..Terms::default() };
    let mut found = workspace.told(found, &document.permissions, &terms);
    loaded.place_all(&mut found);
    found
}

/// An output that holds less than the document says.
fn shortened(message: Message) -> Problem {
    Problem::warning("output-shortened", Span::default(), message.zh, message.en)
}

/// What prints the documents of a project.
struct Press {
    renderer: Renderer,
    /// The commit that its folder stands on; empty when there is none.
    commit: String,
}

type Presses = BTreeMap<PathBuf, Press>;

/// Projects whose templates are good, and what prints them by folder.
fn with_presses(projects: Vec<Project>, faults: &mut Vec<FileProblems>) -> (Vec<Project>, Presses) {
    let mut presses = BTreeMap::new();
    let mut good = Vec::new();
    for project in projects {
        match renderer(&project) {
            Ok(renderer) => {
                let commit = git::head(&project.root);
                presses.insert(project.root.clone(), Press { renderer, commit });
                good.push(project);
            }
            Err(found) => faults.extend(found),
        }
    }
    (good, presses)
}

/// How a document's outputs fared.
enum Outcome {
    /// Written; whether anything changed.
    Written(bool),
    /// Not written because reading it gave errors.
    HeldBack,
    /// The disk refused.
    Failed(io::Error),
}

/// What happens while documents are written, on many threads.
struct Run<'a> {
    writer: &'a Writer,
    presses: &'a Presses,
    typesetters: Option<&'a Typesetters>,
    written: AtomicUsize,
    changed: AtomicUsize,
    held_back: Mutex<Vec<String>>,
    failed: Mutex<Vec<(String, io::Error)>>,
}

impl<'a> Run<'a> {
    fn new(writer: &'a Writer, presses: &'a Presses, typesetters: Option<&'a Typesetters>) -> Self {
        Self {
            writer,
            presses,
            typesetters,
            written: AtomicUsize::new(0),
            changed: AtomicUsize::new(0),
            held_back: Mutex::new(Vec::new()),
            failed: Mutex::new(Vec::new()),
        }
    }

    /// `read` is what reading the document found, not judged.
    fn write(
        &self,
        project: &Project,
        loaded: &Loaded,
        document: &mut Document,
        read: Vec<Problem>,
    ) -> Outcome {
        let Some(Press { renderer, commit }) = self.presses.get(&project.root) else {
            return Outcome::HeldBack;
        };
        let brief = project.brief(loaded, document);
        let above = project.briefs_above(&brief);
        let by_path = above.iter().map(|parent| (parent.path.as_str(), &**parent)).collect();
        let findings = findings(project, loaded, document, read, &brief, &by_path);
        let (text, _) = loaded.written();
        let file_line = |span: Span| text.line_column(span.start as usize).line;
        // Of the compiled text, so that both forms of a document give the same bytes.
        let source_hash = format!("{:032x}", xxh3_128(loaded.text.as_str().as_bytes()));
        let provenance = Provenance { source_hash, commit: commit.clone() };
        let origin = Origin {
            provenance: Some(&provenance),
            file: &loaded.path,
            line: Some(&|span| file_line(loaded.place(span))),
            findings: Some(&findings),
            file_line: Some(&file_line),
        };
        let made = renderer.render_from(&document.mechanism, &origin).and_then(|mut rendered| {
            rendered.outputs.extend(renderer.conformance(&pairs(&brief, &by_path))?);
            Ok(rendered)
        });
        let set = self.typesetters.map_or_else(
            || Ok(Default::default()),
            |typesetters| typesetters.print(project, renderer, &provenance, loaded, document),
        );
        let outputs = match (made, set) {
            (Ok(Rendered { outputs, remarks }), Ok((pdf, said))) => {
                document.problems.extend(remarks.into_iter().map(shortened));
                document.problems.extend(said);
                [outputs, pdf].concat()
            }
            (Err(error), _) => {
                document.problems.push(render_problem(&error));
                return Outcome::HeldBack;
            }
            (_, Err(problem)) => {
                document.problems.push(*problem);
                return Outcome::HeldBack;
            }
        };
        match self.writer.write(&loaded.output, &outputs) {
            Ok(changed) => Outcome::Written(changed > 0),
            Err(error) => Outcome::Failed(error),
        }
    }

    fn note(&self, shown: &str, outcome: Outcome) {
        match outcome {
            Outcome::Written(changed) => {
                self.written.fetch_add(1, Ordering::Relaxed);
                self.changed.fetch_add(usize::from(changed), Ordering::Relaxed);
            }
            Outcome::HeldBack => {
                self.held_back.lock().unwrap_or_else(PoisonError::into_inner).push(shown.to_owned());
            }
            Outcome::Failed(error) => {
                self.failed.lock().unwrap_or_else(PoisonError::into_inner).push((shown.to_owned(), error));
            }
        }
    }

    /// Says what was written; gives the first failure of the disk.
    fn finish(
        self,
        report: &mut Report,
        format: Format,
        console: &mut Console<'_>,
    ) -> Option<(String, io::Error)> {
        report.held_back = self.held_back.into_inner().unwrap_or_else(PoisonError::into_inner);
        report.held_back.sort();
        let (written, changed) = (self.written.into_inner(), self.changed.into_inner());
        if format.is_for_people() && written > 0 {
            let out = super::disk::shown(&console.folder, self.writer.out());
            let message = Message::new(
                format!("写出 {written} 份到 {out}，其中 {changed} 份有变化"),
                format!("{written} documents written to {out}, {changed} of them changed"),
            );
            let line = console.language.of(&message).to_owned() + "\n";
            console.give(&line);
        }
        let mut failed = self.failed.into_inner().unwrap_or_else(PoisonError::into_inner);
        failed.sort_by(|a, b| a.0.cmp(&b.0));
        failed.into_iter().next()
    }
}
