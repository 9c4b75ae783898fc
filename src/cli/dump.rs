//! `jizhi dump`.

use super::Console;
use super::arguments::{Dump, Stage};
use super::check::give;
use super::project::{Project, compile_all, gather};
use super::stop::Stop;
use crate::model::Mechanism;
use crate::report::{Exit, draw};
use crate::source::SourceText;
use crate::syntax::{LineKind, Syntax, parse};
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};

/// Prints what a stage made of one document.
pub(super) fn dump(arguments: &Dump, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let (projects, faults) = gather(std::slice::from_ref(&arguments.file), None, console);
    let mut texts = projects.iter().flat_map(|p| &p.documents).map(|d| &d.text);
    let (Some(text), None) = (texts.next(), texts.next()) else {
        return refuse(projects, faults, console);
    };
    match arguments.stage {
        Stage::Lines => console.give(&lines(text, &parse(text))),
        Stage::Syntax => {
            let tree = serde_json::to_string_pretty(&parse(text)).map_err(Stop::internal)?;
            console.give(&(tree + "\n"));
        }
        Stage::Model => return model(projects, console),
    }
    Ok(Exit::Clean)
}

/// Nothing or several documents behind the path.
fn refuse(
    projects: Vec<Project>,
    faults: Vec<crate::workspace::FileProblems>,
    console: &mut Console<'_>,
) -> Result<Exit, Stop> {
    if faults.is_empty() {
        return Err(Stop::usage("dump 一次看一份文件", "dump looks at one document"));
    }
    let report = compile_all(projects, faults, console, &|_, _, _| {});
    give(&report, super::arguments::Format::Human, console);
    Ok(Exit::of_check(report.tally()))
}

fn model(projects: Vec<Project>, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let made: Mutex<Option<Mechanism>> = Mutex::new(None);
    let report = compile_all(projects, Vec::new(), console, &|_, _, document| {
        let mechanism = std::mem::take(&mut document.mechanism);
        *made.lock().unwrap_or_else(PoisonError::into_inner) = Some(mechanism);
    });
    let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    let text = serde_json::to_string_pretty(&made).map_err(Stop::internal)?;
    console.give(&(text + "\n"));
    if !report.files.is_empty() {
        let page = draw(&report, console.style());
        console.say(page.trim_end());
    }
    Ok(Exit::of_check(report.tally()))
}

/// One row a line: its number, its indentation, what it is, its words.
fn lines(text: &SourceText, syntax: &Syntax) -> String {
    let mut page = String::new();
    for (number, line) in (1..).zip(&syntax.lines) {
        let kind = match &line.kind {
            LineKind::Blank => "blank",
            LineKind::Comment { .. } => "comment",
            LineKind::Permission { .. } => "permission",
            LineKind::Part { .. } => "part",
            LineKind::Heading { .. } => "heading",
            LineKind::Item { .. } => "item",
            LineKind::Entry { .. } => "entry",
            LineKind::Duty { .. } => "duty",
            LineKind::Row { .. } => "row",
            LineKind::Insert { .. } => "insert",
            LineKind::Prose { .. } => "prose",
        };
        let row = format!("{number}\t{}\t{kind}\t{}", line.indent, text.slice(line.span));
        // Writing into a string does not fail.
        let _ = writeln!(page, "{}", row.trim_end());
    }
    page
}
