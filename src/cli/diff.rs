//! `jizhi diff`.

use super::Console;
use super::arguments::{ChangesFormat, Diff};
use super::convert::write_new;
use super::git::{Repository, Revision};
use super::stop::Stop;
use super::version::{Document, Place, load};
use crate::compare::{DocumentChanges, Side, compare, pair_documents};
use crate::model::Mechanism;
use crate::render::changes_page;
use crate::report::{Exit, changes_object, draw_changes};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Tells what changed between two files, folders or revisions.
pub(super) fn diff(arguments: &Diff, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let old = Named::new(&arguments.old, console)?;
    let new = Named::new(&arguments.new, console)?;
    if !arguments.paths.is_empty() && (old.is_path() || new.is_path()) {
        return Err(Stop::usage(
            "“--”后面的路径只用于两个 git 版本之间的比较；文件和文件夹直接写出来。",
            "paths after -- go with two revisions; name files and folders themselves",
        ));
    }
    let single = old.is_file() || new.is_file();
    if single && (old.is_folder() || new.is_folder()) {
        return Err(Stop::usage(
            "一边是文件，一边是文件夹，没法比较。两边都写文件，或者都写文件夹。",
            "a file cannot be compared with a folder; name two files or two folders",
        ));
    }
    let sides = [old.open(&new, arguments, console)?, new.open(&old, arguments, console)?];
    let [(old_place, _old_files), (new_place, _new_files)] = sides;
    let old = match load(&old_place, console) {
        Ok(documents) => documents,
        Err(end) => return end,
    };
    let new = match load(&new_place, console) {
        Ok(documents) => documents,
        Err(end) => return end,
    };
    let documents = changes(old, new, single);
    give(&documents, arguments, console)
}

/// Compares the documents that are the same on both sides.
fn changes(old: Vec<Document>, new: Vec<Document>, single: bool) -> Vec<DocumentChanges> {
    fn heads(side: &[Document]) -> Vec<(&str, &Mechanism)> {
        side.iter().map(|d| (d.key.as_str(), &d.mechanism)).collect()
    }
    let pairs = if single && old.len() == 1 && new.len() == 1 {
        vec![(Some(0), Some(0))]
    } else {
        pair_documents(&heads(&old), &heads(&new))
    };
    let one = |(i, j): (Option<usize>, Option<usize>)| match (
        i.and_then(|i| old.get(i)),
        j.and_then(|j| new.get(j)),
    ) {
        (Some(a), Some(b)) => Some(both(a, b)),
        (Some(a), None) => Some(DocumentChanges::removed(a.version.clone(), &a.mechanism)),
        (None, Some(b)) => Some(DocumentChanges::added(b.version.clone(), &b.mechanism)),
        (None, None) => None,
    };
    pairs.into_par_iter().filter_map(one).collect()
}

fn both(a: &Document, b: &Document) -> DocumentChanges {
    fn side(d: &Document) -> Side<'_> {
        Side { mechanism: &d.mechanism, text: &d.compiled }
    }
    let mut comparison = compare(side(a), side(b));
    comparison.relocate(
        |span| a.map.as_ref().map_or(span, |map| map.span(span)),
        |span| b.map.as_ref().map_or(span, |map| map.span(span)),
    );
    DocumentChanges { old: Some(a.version.clone()), new: Some(b.version.clone()), comparison }
}

fn give(documents: &[DocumentChanges], arguments: &Diff, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let page = match arguments.format {
        ChangesFormat::Human => {
            let mut style = console.style();
            style.color &= arguments.out.is_none();
            draw_changes(documents, style).into_bytes()
        }
        ChangesFormat::Json => changes_object(documents).into_bytes(),
        ChangesFormat::Html => {
            changes_page(documents).map_err(|e| Stop::internal(console.language.of(&e.message())))?
        }
    };
    match &arguments.out {
        Some(out) => write_new(out, &page, console)?,
        None => console.give(&String::from_utf8_lossy(&page)),
    }
    let changed = documents.iter().any(|d| !d.comparison.changes.is_empty());
    Ok(if changed { Exit::Findings } else { Exit::Clean })
}

/// What an argument names.
enum Named {
    /// A file or folder that is there.
    Path { path: PathBuf, folder: bool },
    /// All of a revision.
    Whole { name: String, repository: Repository, revision: Revision },
    /// `版本:路径`.
    Part { name: String, repository: Repository, revision: Revision, path: String },
}

impl Named {
    fn new(argument: &str, console: &mut Console<'_>) -> Result<Self, Stop> {
        let path = console.folder.join(argument);
        if path.exists() {
            Self::warn(argument, console)?;
            let folder = path.is_dir();
            return Ok(Self::Path { path, folder });
        }
        let Some(repository) = Repository::around(&console.folder)? else {
            return Err(Stop::absent(
                format!("没有 {argument} 这个文件或文件夹；这里也不是 git 仓库，不能当作版本"),
                format!("there is no file or folder {argument}, and this is no git repository"),
            ));
        };
        let name = argument.to_owned();
        if let Some(revision) = repository.revision(argument)? {
            return Ok(Self::Whole { name, repository, revision });
        }
        if let Some((name, path)) = argument.split_once(':')
            && let Some(revision) = repository.revision(name)?
        {
            // As in git: from the root of the repository, unless it begins with a dot.
            let path = match path.strip_prefix("./") {
                Some(below) => format!("{}{below}", repository.prefix),
                None => path.to_owned(),
            };
            return Ok(Self::Part { name: name.to_owned(), repository, revision, path });
        }
        Err(Stop::absent(
            format!("没有 {argument} 这个文件或文件夹，git 里也没有这个版本"),
            format!("there is no file or folder {argument}, and git knows no such revision"),
        ))
    }

    /// A path that is also the name of a revision is a path; that is said.
    fn warn(argument: &str, console: &mut Console<'_>) -> Result<(), Stop> {
        // A name with a dot or a slash is seldom meant for a revision, and git need not be there.
        let plain = argument.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
        let Ok(Some(repository)) = Repository::around(&console.folder) else { return Ok(()) };
        if plain && repository.revision(argument)?.is_some() {
            let (zh, en) = (
                format!("{argument} 既是路径又是 git 版本，当作路径。要比较版本，写 {argument}^0。"),
                format!(
                    "{argument} is a path and a revision; taken as a path. For the revision write {argument}^0."
                ),
            );
            let line = console.pick(&zh, &en).to_owned();
            console.say(&line);
        }
        Ok(())
    }

    fn is_path(&self) -> bool {
        matches!(self, Self::Path { .. })
    }

    /// Whether it is one file; of a revision, by its name.
    fn is_file(&self) -> bool {
        match self {
            Self::Path { folder, .. } => !folder,
            Self::Part { path, .. } => super::walk::form(Path::new(path)).is_some(),
            Self::Whole { .. } => false,
        }
    }

    fn is_folder(&self) -> bool {
        !self.is_file() && !matches!(self, Self::Whole { .. })
    }

    /// The files of this side. A revision is written to a folder that goes when it is dropped.
    fn open(
        &self,
        other: &Self,
        arguments: &Diff,
        console: &Console<'_>,
    ) -> Result<(Place, Option<TempDir>), Stop> {
        let folder = console.folder.canonicalize().unwrap_or_else(|_| console.folder.clone());
        let (name, repository, revision) = match self {
            Self::Path { path, .. } => {
                let place = Place { paths: vec![path.clone()], root: folder, prefix: String::new() };
                return Ok((place, None));
            }
            Self::Whole { name, repository, revision } | Self::Part { name, repository, revision, .. } => {
                (name, repository, revision)
            }
        };
        let temporary = tempfile::tempdir().map_err(|e| Stop::cannot_write("temp", &e))?;
        let root = temporary.path().canonicalize().map_err(|e| Stop::cannot_write("temp", &e))?;
        repository.write_out(revision, &root)?;
        let wanted: Vec<String> = match (self, other) {
            (Self::Part { path, .. }, _) => vec![path.clone()],
            // The same path as on the other side.
            (_, Self::Path { path, .. }) => vec![repository.within(path)?],
            (_, Self::Part { path, .. }) => vec![path.clone()],
            _ if arguments.paths.is_empty() => vec![String::new()],
            _ => arguments
                .paths
                .iter()
                .map(|p| repository.within(&console.folder.join(p)))
                .collect::<Result<_, _>>()?,
        };
        let several = wanted.len() > 1;
        let paths: Vec<PathBuf> =
            wanted.iter().map(|p| root.join(p)).filter(|p| !several || p.exists()).collect();
        let paths = if paths.is_empty() { vec![root.clone()] } else { paths };
        if let Some(missing) = paths.iter().find(|p| !p.exists()) {
            let path = super::disk::shown(&root, missing);
            return Err(Stop::absent(
                format!("{name} 这个版本里没有 {path}"),
                format!("there is no {path} in {name}"),
            ));
        }
        Ok((Place { paths, root, prefix: format!("{name}:") }, Some(temporary)))
    }
}
