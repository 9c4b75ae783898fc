//! `jizhi check`.

use super::Console;
use super::arguments::{Check, Format};
use super::baseline::Baseline;
use super::project::{compile_all, gather};
use super::stop::Stop;
use crate::check::Checker;
use crate::report::{Exit, Report, code_quality, commands, draw, log, object, paragraphs, test_suites};

/// Compiles the documents and tells what is wrong; writes nothing but a list of old findings.
pub(super) fn check(arguments: &Check, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let baseline = arguments.baseline.as_ref();
    let mut baseline =
        baseline.map(|path| Baseline::read(path, arguments.update_baseline, console)).transpose()?;
    let (projects, faults) = gather(&arguments.paths, None, console);
    let looked = baseline.as_ref().map(|b| b.looked(&projects, console));
    let mut report = compile_all(projects, faults, console, &|project, loaded, document| {
        let workspace = &project.workspace;
        let region = document.mechanism.region.as_ref().map_or_else(String::new, |r| r.value.to_string());
        let names = workspace.registry().region(&region);
        let checker = Checker::new(workspace.settings().rules.clone(), None);
        checker.check(document, &loaded.text, workspace.vocabulary(), names);
        workspace.judge(&document.permissions, &mut document.problems);
    });
    if let Some((baseline, looked)) = baseline.as_mut().zip(looked) {
        if arguments.update_baseline {
            baseline.update(&report, &looked, console)?;
        }
        baseline.apply(&mut report, &looked, console);
    }
    give(&report, arguments.format, console);
    Ok(Exit::of_check(report.tally()))
}

/// Gives a report in the format asked for.
pub(super) fn give(report: &Report, format: Format, console: &mut Console<'_>) {
    let language = console.language;
    let page = match format {
        Format::Human => draw(report, console.style()),
        Format::Plain => paragraphs(report, language),
        Format::Json => object(report),
        Format::Sarif => log(report, language),
        Format::Github => commands(report, language),
        Format::Gitlab => code_quality(report, language),
        Format::Junit => test_suites(report, language),
    };
    if format.is_for_people() && report.checked == 0 && report.files.is_empty() {
        console.say(console.pick("没有找到机制文件（.jz）", "no documents (.jz) found"));
    }
    console.give(&page);
}
