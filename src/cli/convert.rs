//! `jizhi convert`.

use super::Console;
use super::arguments::{Convert, Form};
use super::disk::{DiskLoader, read_text, shown};
use super::stop::Stop;
use super::walk::{self, FileForm};
use super::write::create;
use crate::problem::Problem;
use crate::report::{Exit, Report, draw};
use crate::source::SourceText;
use crate::syntax::parse;
use crate::toml_form::{from_toml, to_toml};
use crate::workspace::{FileProblems, Workspace};
use std::io;
use std::path::Path;

/// Converts between the two forms.
pub(super) fn convert(arguments: &Convert, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let path = console.folder.join(&arguments.file);
    let name = shown(&console.folder, &path);
    let text = read_text(&path).map_err(|problem| Stop::unreadable(&name, &problem))?;
    let from = match walk::form(&path) {
        Some(FileForm::Toml) => Form::Toml,
        _ => Form::Jz,
    };
    let to = arguments.to.unwrap_or(if from == Form::Toml { Form::Jz } else { Form::Toml });
    let (converted, problems) = match (from, to) {
        (Form::Jz, Form::Toml) => {
            let workspace = workspace_around(&path);
            (to_toml(&text, &parse(&text), workspace.vocabulary()), Vec::new())
        }
        (Form::Toml, Form::Jz) => {
            let read = from_toml(&text);
            (read.jz.as_str().to_owned(), read.problems)
        }
        _ => {
            return Err(Stop::usage(
                format!("{name} 已经是这种形式"),
                format!("{name} already has this form"),
            ));
        }
    };
    let exit = tell(&name, text, problems, console);
    if exit != Exit::Clean {
        return Ok(exit);
    }
    let Some(out) = &arguments.out else {
        console.give(&converted);
        return Ok(exit);
    };
    write_new(out, converted.as_bytes(), console)?;
    Ok(exit)
}

/// The workspace of a file; the built-in words when its settings have faults, which `check` tells.
fn workspace_around(path: &Path) -> Workspace {
    path.canonicalize()
        .ok()
        .and_then(|real| Some(walk::workspace_of(real.parent()?)?.to_path_buf()))
        .and_then(|root| Workspace::open(&DiskLoader::new(root)).ok())
        .unwrap_or_default()
}

/// Writes a file that was not there.
pub(super) fn write_new(out: &Path, bytes: &[u8], console: &Console<'_>) -> Result<(), Stop> {
    let name = out.display().to_string();
    create(&console.folder.join(out), bytes).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Stop::usage(
            format!("{name} 已经有了，没有覆盖。换个名字，或者先移走它。"),
            format!("{name} is there already and was left alone"),
        ),
        _ => Stop::cannot_write(&name, &error),
    })
}

/// What is wrong with a TOML form would be lost in the text, so nothing is converted then.
fn tell(name: &str, text: SourceText, problems: Vec<Problem>, console: &mut Console<'_>) -> Exit {
    if problems.is_empty() {
        return Exit::Clean;
    }
    let files = vec![FileProblems { file: name.to_owned(), text: Some(text), problems }];
    let report = Report { files, checked: 1, ..Report::default() };
    let page = draw(&report, console.style());
    console.say(page.trim_end());
    Exit::of_check(report.tally())
}
