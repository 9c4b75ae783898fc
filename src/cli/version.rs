//! One side of a comparison: documents of a file, a folder or a git revision, compiled.

use super::Console;
use super::disk::shown;
use super::project::{compile_all, gather};
use super::stop::Stop;
use crate::compare;
use crate::model::Mechanism;
use crate::report::{Exit, Report, draw};
use crate::toml_form::OffsetMap;
use crate::workspace::Terms;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A document of one side.
pub(super) struct Document {
    /// Path within the side, without its extension: `.jz` and `.toml` are two forms of one document.
    pub key: String,
    /// What the reader of the comparison sees.
    pub version: compare::Version,
    pub mechanism: Mechanism,
    /// What the mechanism was compiled from.
    pub compiled: crate::source::SourceText,
    /// From places of the compiled text to those of the file, when it is the TOML form.
    pub map: Option<OffsetMap>,
    /// Whether all of it was understood.
    complete: bool,
}

/// Where the documents of a side are on disk.
pub(super) struct Place {
    /// Files or folders.
    pub paths: Vec<PathBuf>,
    /// What paths are told relative to, and what stands before them.
    pub root: PathBuf,
    pub prefix: String,
}

/// Compiles the documents of a side, by path.
///
/// # Errors
/// Files that cannot be read, settings that cannot be used: told on the console.
pub(super) fn load(place: &Place, console: &mut Console<'_>) -> Result<Vec<Document>, Result<Exit, Stop>> {
    let (projects, faults) = gather(&place.paths, None, console);
    let found: Mutex<Vec<Document>> = Mutex::new(Vec::new());
    let base = base(place);
    let mut report = compile_all(projects, faults, console, &|project, loaded, document| {
        project.workspace.judge(document, &Terms::default());
        let (text, map) = loaded.written();
        let file = format!("{}{}", place.prefix, shown(&place.root, &loaded.disk));
        let made = Document {
            key: shown(&base, &loaded.disk.with_extension("")),
            version: compare::Version { file, text: text.clone() },
            mechanism: std::mem::take(&mut document.mechanism),
            compiled: loaded.text.clone(),
            map: map.cloned(),
            complete: document.complete,
        };
        found.lock().unwrap_or_else(PoisonError::into_inner).push(made);
    });
    let mut documents = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    documents.sort_by(|a, b| a.version.file.cmp(&b.version.file));
    let unusable = documents.is_empty() && !report.files.is_empty();
    if report.tally().unreadable > 0 || unusable {
        report.files.retain(|f| unusable || f.is_unreadable());
        tell(report, place, console);
        return Err(Ok(Exit::Unreadable));
    }
    for document in documents.iter().filter(|d| !d.complete) {
        let name = &document.version.file;
        let (zh, en) = (
            format!("{name} 里有错误，有些话没有读懂，比较可能不全。先运行 jizhi check。"),
            format!("{name} has errors of reading, so the comparison may be incomplete; run jizhi check"),
        );
        let line = console.pick(&zh, &en).to_owned();
        console.say(&line);
    }
    Ok(documents)
}

/// The folder that a side's paths are relative to when its documents are matched.
fn base(place: &Place) -> PathBuf {
    match place.paths.as_slice() {
        [one] if place.prefix.is_empty() && one.is_dir() => {
            one.canonicalize().unwrap_or_else(|_| one.clone())
        }
        _ => place.root.clone(),
    }
}

fn tell(mut report: Report, place: &Place, console: &mut Console<'_>) {
    let root = shown(&console.folder.canonicalize().unwrap_or_default(), &place.root);
    for file in &mut report.files {
        if let Some(rest) = strip(&file.file, &root).filter(|_| !place.prefix.is_empty()) {
            file.file = format!("{}{rest}", place.prefix);
        }
    }
    let page = draw(&report, console.style());
    console.say(page.trim_end());
}

fn strip(path: &str, root: &str) -> Option<String> {
    let rest = Path::new(path).strip_prefix(root).ok()?;
    Some(rest.to_string_lossy().into_owned())
}
