//! `jizhi check`.

use super::Console;
use super::arguments::{Check, Format};
use super::project::{compile_all, gather};
use super::stop::Stop;
use crate::check::Checker;
use crate::report::{Exit, Report, draw, object};

/// Compiles the documents and tells what is wrong; writes nothing.
pub(super) fn check(arguments: &Check, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let (projects, faults) = gather(&arguments.paths, None, console);
    let report = compile_all(projects, faults, console, &|project, loaded, document| {
        let workspace = &project.workspace;
        let region = document.mechanism.region.as_ref().map_or_else(String::new, |r| r.value.to_string());
        let names = workspace.registry().region(&region);
        let checker = Checker::new(workspace.settings().rules.clone(), None);
        checker.check(document, &loaded.text, workspace.vocabulary(), names);
        workspace.judge(&document.permissions, &mut document.problems);
    });
    give(&report, arguments.format, console);
    Ok(Exit::of_check(report.tally()))
}

/// Gives a report in the format asked for.
pub(super) fn give(report: &Report, format: Format, console: &mut Console<'_>) {
    match format {
        Format::Json => console.give(&object(report)),
        Format::Human => {
            if report.checked == 0 && report.files.is_empty() {
                console.say(console.pick("没有找到机制文件（.jz）", "no documents (.jz) found"));
            }
            let page = draw(report, console.style());
            console.give(&page);
        }
    }
}
