//! `jizhi import`.

use super::Console;
use super::arguments::Import;
use super::check::give;
use super::disk::{read_bytes, shown};
use super::project::{prefix, workspace};
use super::stop::Stop;
use super::walk;
use super::write::{create, replace};
use crate::import::{Imported, Repair, import as import_text, open};
use crate::lower::Context;
use crate::problem::{Level, Problem};
use crate::report::{Exit, Report};
use crate::source::SourceText;
use crate::workspace::{FileProblems, Workspace};
use std::fs;
use std::path::Path;

/// Turns published notices into drafts.
pub(super) fn import(arguments: &Import, console: &mut Console<'_>) -> Result<Exit, Stop> {
    if arguments.out.is_none() && arguments.files.len() > 1 {
        return Err(Stop::usage(
            "有几个文件，请用 --out 指定放草稿的文件夹",
            "several files: name a folder for the drafts with --out",
        ));
    }
    let around = console.folder.join(arguments.out.as_deref().unwrap_or(Path::new(".")));
    // The drafts will stand in this workspace.
    let (workspace, faults) = workspace_around(&around, console);
    let mut report = Report { files: faults, ..Report::default() };
    for file in &arguments.files {
        let path = console.folder.join(file);
        let name = shown(&console.folder, &path);
        report.checked += 1;
        match one(&path, arguments, &workspace) {
            Ok(imported) => {
                let file = match &arguments.out {
                    None => {
                        console.give(&imported.text);
                        name.clone()
                    }
                    Some(folder) => keep(folder, &path, &imported, arguments.force, console)?,
                };
                tell_repairs(&name, &imported.repairs, console);
                let problems = imported.problems;
                let text = Some(SourceText::new(imported.text));
                report.files.push(FileProblems { file, text, problems });
            }
            Err(problem) => {
                report.files.push(FileProblems::unreadable(name, *problem));
            }
        }
    }
    report.files.retain(|f| !f.problems.is_empty());
    let unreadable = report.files.iter().any(|f| f.text.is_none());
    if arguments.out.is_some() || arguments.format.is_for_people() {
        say(&report, arguments, console);
    }
    let found = report.files.iter().flat_map(|f| &f.problems).any(|p| p.level > Level::Hint);
    Ok(match () {
        () if unreadable => Exit::Unreadable,
        () if found => Exit::Findings,
        () => Exit::Clean,
    })
}

/// The findings: on the error stream when the draft takes the other.
fn say(report: &Report, arguments: &Import, console: &mut Console<'_>) {
    if report.files.is_empty() {
        return;
    }
    if arguments.out.is_some() {
        give(report, arguments.format, console);
    } else {
        let page = crate::report::draw(report, console.style());
        console.say(page.trim_end());
    }
}

fn one(path: &Path, arguments: &Import, workspace: &Workspace) -> Result<Imported, Box<Problem>> {
    let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let intake = open(&read_bytes(path)?, &name)?;
    let context = Context { vocabulary: workspace.vocabulary(), registry: workspace.registry() };
    Ok(import_text(intake, arguments.region.as_deref(), &context))
}

/// Writes a draft and the register it proposes; gives the draft's name.
fn keep(
    folder: &Path,
    path: &Path,
    imported: &Imported,
    force: bool,
    console: &Console<'_>,
) -> Result<String, Stop> {
    let stem = path.file_stem().map_or_else(|| "draft".to_owned(), |s| s.to_string_lossy().into_owned());
    let out = console.folder.join(folder).join(format!("{stem}.jz"));
    put(&out, &imported.text, force, console)?;
    if let Some(register) = &imported.register {
        let out = console.folder.join(folder).join(format!("{stem}.units.toml"));
        put(&out, register, force, console)?;
    }
    Ok(shown(&console.folder, &out))
}

fn put(out: &Path, text: &str, force: bool, console: &Console<'_>) -> Result<(), Stop> {
    let name = shown(&console.folder, out);
    if let Some(folder) = out.parent() {
        fs::create_dir_all(folder).map_err(|e| Stop::cannot_write(&name, &e))?;
    }
    let written =
        if force && out.exists() { replace(out, text.as_bytes()) } else { create(out, text.as_bytes()) };
    written.map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Stop::usage(
            format!("{name} 已经有了，没有覆盖。要覆盖，加 --force"),
            format!("{name} is there already and was left alone; add --force to replace it"),
        ),
        _ => Stop::cannot_write(&name, &error),
    })
}

fn tell_repairs(name: &str, repairs: &[Repair], console: &mut Console<'_>) {
    if repairs.is_empty() {
        return;
    }
    let head = console.pick("整理了原文的这些地方：", "mended in the text:").to_owned();
    console.say(&format!("{name}：{head}"));
    for repair in repairs {
        let message = repair.kind.message();
        let what = console.pick(&message.zh, &message.en).to_owned();
        let line = if repair.after.is_empty() || repair.after == repair.before {
            format!("  {}  {what}：{}", repair.place, repair.before)
        } else {
            format!("  {}  {what}：{} → {}", repair.place, repair.before, repair.after)
        };
        console.say(&line);
    }
}

/// The workspace around a folder, with what is wrong or doubtful with its settings; the built-in words when
/// there is none, or when its settings are wrong.
pub(super) fn workspace_around(folder: &Path, console: &Console<'_>) -> (Workspace, Vec<FileProblems>) {
    let mut faults = Vec::new();
    let real = folder.ancestors().find_map(|f| f.canonicalize().ok());
    let root = real.as_deref().and_then(walk::workspace_of);
    let here = console.folder.canonicalize().unwrap_or_else(|_| console.folder.clone());
    let found = root.and_then(|root| workspace(root, &prefix(&here, root), &mut faults));
    (found.unwrap_or_default(), faults)
}
