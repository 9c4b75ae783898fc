//! `jizhi check`.

use super::Console;
use super::arguments::{Check, Format, Judging};
use super::baseline::Baseline;
use super::fix::{Mode, fix};
use super::project::{Project, gather};
use super::stop::Stop;
use super::survey::{View, parts, survey};
use super::watch::watch;
use crate::problem::{FAMILIES, codes};
use crate::report::{Exit, Report, code_quality, commands, draw, log, object, paragraphs, test_suites};
use crate::vocabulary::nearest;
use crate::workspace::{Orders, SETTINGS_FILE, Terms};
use jiff::civil::Date;

/// Compiles the documents and tells what is wrong; writes a list of old findings, or fixes, when asked.
pub(super) fn check(arguments: &Check, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let run = Run::new(arguments, console)?;
    if arguments.watch {
        return watch(arguments, &run.view, console);
    }
    if arguments.fix {
        let (projects, _) = gather(&arguments.paths, None, console);
        let mode = Mode { also_unsafe: arguments.also_unsafe, dry_run: arguments.dry_run };
        fix(&projects, mode, &run.view, console)?;
    }
    // What was written is read again, and other documents with it that may rest on it.
    let report = run.report(arguments, console)?;
    if !arguments.dry_run {
        give(&report, arguments.format, console);
    }
    Ok(Exit::of_check(report.tally()))
}

/// A check, as the arguments say.
struct Run {
    view: View,
}

impl Run {
    fn new(arguments: &Check, console: &Console<'_>) -> Result<Self, Stop> {
        let as_of = arguments.as_of.and_then(|(year, month, day)| Date::new(year, month, day).ok());
        Ok(Self { view: View { terms: terms(arguments, console)?, as_of } })
    }

    /// Looks at all documents that the arguments name; old findings are left out.
    fn report(&self, arguments: &Check, console: &mut Console<'_>) -> Result<Report, Stop> {
        let baseline = Baseline::asked_for(&arguments.judging, console)?;
        // A list of old findings needs to know each file that was looked at; an answer does not tell.
        let keep = !arguments.no_cache && baseline.is_none();
        let (parts, faults) = parts(&arguments.paths, keep, &self.view, console);
        let mut names = Vec::new();
        let listed = baseline.is_some().then_some(&mut names);
        let report = survey(parts, faults, &self.view, listed, console);
        settled(report, baseline, &names, arguments, console)
    }
}

/// Names of the settings and registers of a project.
pub(super) fn read_by(project: &Project) -> Vec<String> {
    let registers = project.workspace.settings().registers().map(|r| project.shown(&r));
    registers.chain([project.shown(SETTINGS_FILE)]).collect()
}

/// A report without old findings, when there is a list of them.
pub(super) fn settled(
    mut report: Report,
    baseline: Option<Baseline>,
    names: &[String],
    arguments: &Check,
    console: &mut Console<'_>,
) -> Result<Report, Stop> {
    if let Some(baseline) = baseline {
        let looked = baseline.looked(names, console);
        baseline.settle(&mut report, &looked, &arguments.judging, console)?;
    }
    Ok(report)
}

/// What the arguments say of levels; a name that nothing bears is told.
pub(super) fn orders(judging: &Judging) -> Result<Orders, Stop> {
    let orders = judging.orders.clone();
    if let Some(name) = orders.unknown() {
        let families = FAMILIES.iter().map(|family| family.name);
        let near = nearest(name, codes().chain(families).chain([Orders::WARNINGS]));
        let zh = near.map_or_else(String::new, |near| format!("，是不是 {near}？"));
        let en = near.map_or_else(String::new, |near| format!("; did you mean {near}?"));
        return Err(Stop::usage(
            format!("没有叫“{name}”的规则或类别{zh}"),
            format!("there is no rule or family `{name}`{en}"),
        ));
    }
    Ok(orders)
}

/// How findings are judged.
fn terms(arguments: &Check, console: &Console<'_>) -> Result<Terms, Stop> {
    Ok(Terms {
        orders: orders(&arguments.judging)?,
        today: Some(arguments.as_of.unwrap_or(console.today)),
        ignore_permissions: arguments.ignore_permissions,
        all_rules: true,
    })
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
