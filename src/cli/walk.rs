//! Finding documents on disk.

use super::disk::shown;
use crate::problem::Problem;
use crate::source::Span;
use crate::workspace::{FileProblems, SETTINGS_FILE, cannot_read};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// What a folder holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Documents, and `.toml` files that may be documents in TOML form: those of each folder by name, those of
    /// the root before those of its folders.
    pub files: Vec<PathBuf>,
    /// Folders with a `jizhi.toml`.
    pub workspaces: BTreeSet<PathBuf>,
    /// Folders that could not be read, links that leave the folder.
    pub faults: Vec<FileProblems>,
}

/// Where to look and what to pass over.
pub(super) struct Walk<'a> {
    /// The working folder, for names in messages.
    pub folder: &'a Path,
    /// Where outputs go; never looked into.
    pub out: Option<&'a Path>,
}

impl Walk<'_> {
    /// Finds the documents below `root`, a folder without links in its own path. Hidden folders,
    /// `target`, `out` and the output folder are passed over; links are not followed. The folders right below
    /// it are searched side by side.
    pub(super) fn find(&self, root: &Path) -> Found {
        let (mut found, mut folders) = (Found::default(), Vec::new());
        for entry in self.entries(root, 1) {
            match entry {
                Ok(entry) if entry.depth() > 0 && entry.file_type().is_dir() => {
                    folders.push(entry.into_path())
                }
                entry => self.take(root, entry, &mut found),
            }
        }
        let below = folders.par_iter().map(|folder| {
            let mut found = Found::default();
            self.entries(folder, usize::MAX).for_each(|entry| self.take(root, entry, &mut found));
            found
        });
        for one in below.collect::<Vec<_>>() {
            found.files.extend(one.files);
            found.workspaces.extend(one.workspaces);
            found.faults.extend(one.faults);
        }
        found
    }

    /// The entries below a folder, so many levels of them, those of each folder by name.
    fn entries(&self, folder: &Path, levels: usize) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
        let entries = WalkDir::new(folder).follow_links(false).max_depth(levels).sort_by_file_name();
        entries.into_iter().filter_entry(|e| e.depth() == 0 || !self.passes_over(e))
    }

    /// Adds what an entry below `root` is.
    fn take(&self, root: &Path, entry: walkdir::Result<DirEntry>, found: &mut Found) {
        match entry {
            Ok(entry) if entry.file_type().is_symlink() => {
                found.faults.extend(self.escape(root, entry.path()));
            }
            Ok(entry) if entry.file_type().is_file() => {
                if entry.file_name() == SETTINGS_FILE {
                    found.workspaces.extend(entry.path().parent().map(Path::to_path_buf));
                } else if form(Path::new(entry.file_name())).is_some() {
                    found.files.push(entry.into_path());
                }
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(root).to_path_buf();
                let error = error.into_io_error().unwrap_or_else(|| io::Error::other("a ring of folders"));
                let name = shown(self.folder, &path);
                found.faults.push(FileProblems::unreadable(name, cannot_read(&error)));
            }
        }
    }

    fn passes_over(&self, entry: &DirEntry) -> bool {
        let name = entry.file_name();
        let built = entry.file_type().is_dir() && (name == "target" || name == "out");
        name.as_encoded_bytes().starts_with(b".") || built || self.out == Some(entry.path())
    }

    /// The problem of a link that leads out of the folder. One that stays inside leads to a file
    /// that is found by itself.
    fn escape(&self, root: &Path, link: &Path) -> Option<FileProblems> {
        let target = fs::canonicalize(link).ok()?;
        let concerns = target.is_dir() || form(link).is_some();
        if !concerns || target.starts_with(root) {
            return None;
        }
        let problem = Problem::error(
            "leaves-workspace",
            Span::default(),
            "这个链接指向文件夹外面，没有跟过去",
            "this link leads out of the folder and was not followed",
        )
        .help("把文件复制进来，或者直接写出它的路径。", "copy the file here, or name its own path");
        Some(FileProblems::unreadable(shown(self.folder, link), problem))
    }
}

/// The form of a mechanism that a file's name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileForm {
    /// `.jz`.
    Text,
    /// `.toml`; whether it is a mechanism stands inside.
    Toml,
}

/// The form that a file's name tells, none for other files.
pub(super) fn form(path: &Path) -> Option<FileForm> {
    let extension = path.extension().and_then(OsStr::to_str)?;
    if extension.eq_ignore_ascii_case("jz") {
        Some(FileForm::Text)
    } else {
        extension.eq_ignore_ascii_case("toml").then_some(FileForm::Toml)
    }
}

/// Whether a TOML text is a mechanism: it has the key `jizhi` before any table.
pub(super) fn is_mechanism(toml: &str) -> bool {
    toml.lines()
        .map(str::trim)
        .take_while(|line| !line.starts_with('['))
        .any(|line| line.strip_prefix("jizhi").is_some_and(|rest| rest.trim_start().starts_with('=')))
}

/// The nearest folder with a `jizhi.toml`, from `folder` upwards.
pub(super) fn workspace_of(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|f| f.join(SETTINGS_FILE).is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_toml_file_is_a_mechanism_by_its_first_key_not_by_a_table() {
        assert!(is_mechanism("# 甲\n\njizhi = 1\n"));
        assert!(is_mechanism("\"$schema\" = \"x\"\njizhi=1\n"));
        assert!(!is_mechanism("[package]\njizhi = 1\n"));
        assert!(!is_mechanism("jizhi-version = 1\n"));
    }
}
