//! `jizhi audit`.

use super::Console;
use super::arguments::Audit;
use super::check::give;
use super::disk::{read_bytes, shown};
use super::import::workspace_around;
use super::project::{Loaded, Project, compile_all, gather};
use super::render::{render_problem, renderer};
use super::stop::Stop;
use crate::audit::{Page, Source, against, located};
use crate::check::Session;
use crate::import::{Intake, import, open};
use crate::lower::{Context, compile};
use crate::model::Mechanism;
use crate::problem::Problem;
use crate::render::{RenderError, Renderer};
use crate::report::{Exit, Report};
use crate::source::SourceText;
use crate::workspace::{Document, FileProblems, Terms};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Holds a finished document against its source, or against the rules.
pub(super) fn audit(arguments: &Audit, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let path = console.folder.join(&arguments.file);
    let name = shown(&console.folder, &path);
    let file = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let finished = read_bytes(&path).and_then(|bytes| open(&bytes, &file));
    let report = match (finished, &arguments.against) {
        (Err(problem), _) => {
            Report { files: vec![FileProblems::unreadable(name, *problem)], checked: 1, ..Report::default() }
        }
        (Ok(finished), Some(source)) => against_source(&name, &finished, source, console)?,
        (Ok(finished), None) => by_rules(&name, finished, arguments, console),
    };
    give(&report, arguments.format, console);
    Ok(Exit::of_check(report.tally()))
}

/// What came of holding a document against a source.
struct Outcome {
    source: (String, SourceText),
    problems: Result<Vec<Problem>, Vec<FileProblems>>,
}

fn against_source(
    name: &str,
    finished: &Intake,
    source: &Path,
    console: &mut Console<'_>,
) -> Result<Report, Stop> {
    let page = Page::of(finished);
    let (projects, faults) = gather(&[source.to_path_buf()], None, console);
    if projects.iter().map(|p| p.documents.len()).sum::<usize>() > 1 {
        return Err(Stop::usage(
            "--against 只写一份底稿，不写文件夹",
            "--against takes one source, no folder",
        ));
    }
    let found: Mutex<Option<Outcome>> = Mutex::new(None);
    let mut report = compile_all(projects, faults, console, &|project, loaded, document| {
        let outcome = hold(project, loaded, document, &page);
        *found.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
    });
    match found.into_inner().unwrap_or_else(PoisonError::into_inner) {
        // The source could not be read: what compiling told of it says why.
        None => Ok(report),
        Some(Outcome { problems: Err(faults), .. }) => {
            Ok(Report { files: faults, checked: 1, ..Report::default() })
        }
        Some(Outcome { source, problems: Ok(problems) }) => {
            report.files.clear();
            if !problems.is_empty() {
                report.files.push(FileProblems { file: name.to_owned(), text: Some(page.text), problems });
            }
            report.others.insert(source.0, source.1);
            Ok(report)
        }
    }
}

fn hold(project: &Project, loaded: &Loaded, document: &mut Document, page: &Page) -> Outcome {
    let (text, _) = loaded.written();
    let source = (loaded.shown.clone(), text.clone());
    let unreadable = |problem| vec![FileProblems::unreadable(loaded.shown.clone(), problem)];
    let printed = renderer(project).and_then(|renderer| {
        printed(&renderer, &document.mechanism).map_err(|error| unreadable(render_problem(&error)))
    });
    let problems = printed.map(|printed| {
        let source = Source {
            file: &loaded.shown,
            text: &loaded.text,
            mechanism: &document.mechanism,
            printed: &printed,
        };
        let mut problems = against(source, page);
        for related in problems.iter_mut().flat_map(|p| &mut p.related).filter(|r| r.file.is_some()) {
            related.span = loaded.place(related.span);
        }
        problems
    });
    Outcome { source, problems }
}

/// A mechanism's own notice, read back as a finished document is.
fn printed(renderer: &Renderer, mechanism: &Mechanism) -> Result<Intake, RenderError> {
    let outputs = renderer.render(mechanism)?;
    // The DOCX holds the notice and nothing else; a page has matrix and graph behind it.
    let docx = outputs.iter().find(|o| o.name == "notice.docx").map_or(&[][..], |o| &o.bytes);
    // What we write ourselves is read.
    Ok(open(docx, "notice.docx").unwrap_or_default())
}

/// Imports a finished document and runs every rule on it.
fn by_rules(name: &str, finished: Intake, arguments: &Audit, console: &Console<'_>) -> Report {
    let workspace = workspace_around(&console.folder);
    let context = Context { vocabulary: workspace.vocabulary(), registry: workspace.registry() };
    let page = Page::of(&finished);
    let imported = import(finished, arguments.region.as_deref(), &context);
    let text = SourceText::new(imported.text);
    let mechanism = compile(&text, &context).mechanism;
    let draft = "draft.jz";
    let terms = Terms { today: Some(console.today), all_rules: true, ..Terms::default() };
    let session = Session::new(workspace, vec![(draft.to_owned(), text.clone())], terms, None);
    let mut problems = imported.problems;
    problems.extend(session.problems(draft));
    let mut report = Report { checked: 1, ..Report::default() };
    if !problems.is_empty() {
        let printed = printed(&Renderer::built_in(), &mechanism).unwrap_or_default();
        let source = Source { file: draft, text: &text, mechanism: &mechanism, printed: &printed };
        let problems = located(source, &page, problems);
        report.files.push(FileProblems { file: name.to_owned(), text: Some(page.text), problems });
    }
    report
}
