//! `jizhi audit`.

use super::Console;
use super::arguments::Audit;
use super::baseline::Baseline;
use super::check::{give, orders};
use super::disk::{read_bytes, shown};
use super::import::workspace_around;
use super::project::{Loaded, Project, compile_all, gather};
use super::render::{render_problem, renderer};
use super::stop::Stop;
use crate::audit::{Page, Source, against, located};
use crate::check::Session;
use crate::import::{Intake, Repair, import, left_out, open};
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
    let terms = Terms {
        orders: orders(&arguments.judging)?,
        today: Some(console.today),
        all_rules: true,
        ..Terms::default()
    };
    let baseline = Baseline::asked_for(&arguments.judging, console)?;
    let path = console.folder.join(&arguments.file);
    let name = shown(&console.folder, &path);
    let file = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let finished = read_bytes(&path).and_then(|bytes| open(&bytes, &file));
    let (mut report, held) = match (finished, &arguments.against) {
        (Err(problem), _) => {
            let files = vec![FileProblems::unreadable(name.clone(), *problem)];
            (Report { files, checked: 1, ..Report::default() }, false)
        }
        (Ok(finished), Some(source)) => against_source(&name, &finished, source, &terms, console)?,
        (Ok(finished), None) => (by_rules(&name, finished, arguments, &terms, console), true),
    };
    if let Some(baseline) = baseline {
        let looked = baseline.looked(held.then_some(name).as_slice(), console);
        baseline.settle(&mut report, &looked, &arguments.judging, console)?;
    }
    give(&report, arguments.format, console);
    Ok(Exit::of_check(report.tally()))
}

/// What came of holding a document against a source.
struct Outcome {
    source: (String, SourceText),
    problems: Result<Vec<Problem>, Vec<FileProblems>>,
}

/// What a document does not agree with, and whether it could be held against its source.
fn against_source(
    name: &str,
    finished: &Intake,
    source: &Path,
    terms: &Terms,
    console: &mut Console<'_>,
) -> Result<(Report, bool), Stop> {
    let page = Page::of(finished);
    let (projects, mut faults) = gather(&[source.to_path_buf()], None, console);
    if projects.iter().map(|p| p.documents.len()).sum::<usize>() > 1 {
        return Err(Stop::usage(
            "--against 只写一份底稿，不写文件夹",
            "--against takes one source, no folder",
        ));
    }
    terms.orders.apply_to(&mut faults);
    let found: Mutex<Option<Outcome>> = Mutex::new(None);
    let mut report = compile_all(projects, faults.clone(), console, &|project, loaded, document| {
        let outcome = hold(project, loaded, document, (&page, &finished.repairs), terms);
        *found.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
    });
    match found.into_inner().unwrap_or_else(PoisonError::into_inner) {
        // The source could not be read: what compiling told of it says why.
        None => Ok((report, false)),
        Some(Outcome { problems: Err(faults), .. }) => {
            Ok((Report { files: faults, checked: 1, ..Report::default() }, false))
        }
        Some(Outcome { source, problems: Ok(problems) }) => {
            report.files = faults;
            if !problems.is_empty() {
                report.files.push(FileProblems { file: name.to_owned(), text: Some(page.text), problems });
            }
            report.files.sort_by(|a, b| a.file.cmp(&b.file));
            report.others.insert(source.0, source.1);
            Ok((report, true))
        }
    }
}

fn hold(
    project: &Project,
    loaded: &Loaded,
    document: &mut Document,
    (page, repairs): (&Page, &[Repair]),
    terms: &Terms,
) -> Outcome {
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
        let mut problems = left_out(repairs);
        problems.extend(against(source, page));
        for related in problems.iter_mut().flat_map(|p| &mut p.related).filter(|r| r.file.is_some()) {
            related.span = loaded.place(related.span);
        }
        // A permission covers words of the source, and these are findings in another file.
        project.workspace.told(problems, &[], terms)
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
fn by_rules(name: &str, finished: Intake, arguments: &Audit, terms: &Terms, console: &Console<'_>) -> Report {
    let (workspace, mut faults) = workspace_around(&console.folder, console);
    terms.orders.apply_to(&mut faults);
    let context = Context { vocabulary: workspace.vocabulary(), registry: workspace.registry() };
    let page = Page::of(&finished);
    let imported = import(finished, arguments.region.as_deref(), &context);
    let text = SourceText::new(imported.text);
    let mechanism = compile(&text, &context).mechanism;
    let draft = "draft.jz";
    let mut problems = workspace.told(imported.problems, &[], terms);
    let session = Session::new(workspace, vec![(draft.to_owned(), text.clone())], terms.clone(), None);
    problems.extend(session.problems(draft));
    let mut report = Report { files: faults, checked: 1, ..Report::default() };
    if !problems.is_empty() {
        let printed = printed(&Renderer::built_in(), &mechanism).unwrap_or_default();
        let source = Source { file: draft, text: &text, mechanism: &mechanism, printed: &printed };
        let problems = located(source, &page, problems);
        report.files.push(FileProblems { file: name.to_owned(), text: Some(page.text), problems });
    }
    report.files.sort_by(|a, b| a.file.cmp(&b.file));
    report
}
