//! `jizhi fmt`.

use super::Console;
use super::arguments::Fmt;
use super::project::gather;
use super::stop::Stop;
use super::walk::{FileForm, form};
use super::write::replace;
use crate::report::{Exit, Report, draw};
use crate::syntax::{format, parse};
use crate::workspace::FileProblems;

/// Writes `.jz` files in the uniform way, or lists those that would change.
pub(super) fn fmt(arguments: &Fmt, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let (projects, faults) = gather(&arguments.paths, None, console);
    let mut report = Report { files: faults, ..Report::default() };
    let mut changed = Vec::new();
    let documents = projects.iter().flat_map(|p| p.documents.iter().map(move |d| (p, d)));
    for (project, loaded) in documents.filter(|(_, d)| form(&d.disk) != Some(FileForm::Toml)) {
        report.checked += 1;
        match format(&loaded.text, &parse(&loaded.text), project.workspace.vocabulary()) {
            Ok(formatted) if formatted == loaded.text.as_str() => {}
            Ok(formatted) => {
                if !arguments.check {
                    replace(&loaded.disk, formatted.as_bytes())
                        .map_err(|e| Stop::cannot_write(&loaded.shown, &e))?;
                }
                changed.push(&loaded.shown);
            }
            Err(error) => {
                let (file, text) = (loaded.shown.clone(), Some(loaded.text.clone()));
                report.files.push(FileProblems { file, text, problems: vec![error.problem()] });
            }
        }
    }
    for name in &changed {
        console.give(&format!("{name}\n"));
    }
    if !report.files.is_empty() {
        let page = draw(&report, console.style());
        console.say(page.trim_end());
    }
    let found = Exit::of_check(report.tally());
    Ok(if arguments.check && !changed.is_empty() { found.max(Exit::Findings) } else { found })
}
