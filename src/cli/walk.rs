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
    /// Documents, and `.toml` files that may be documents in TOML form; sorted.
    pub files: Vec<PathBuf>,
    /// Folders with a `jizhi.toml`.
    pub workspaces: BTreeSet<PathBuf>,
    /// Folders that could not be read, links that leave the folder.
    pub faults: Vec<FileProblems>,
}

impl Found {
    /// The same with what was found in folders, each with the number of files before it: all in the order in
    /// which one walk finds them.
    fn with(mut self, folders: Vec<(usize, Self)>) -> Self {
        if folders.is_empty() {
            return self;
        }
        let count = folders.iter().map(|(_, one)| one.files.len()).sum::<usize>() + self.files.len();
        let mut own = std::mem::replace(&mut self.files, Vec::with_capacity(count)).into_iter();
        let mut taken = 0;
        for (before, folder) in folders {
            self.files.extend(own.by_ref().take(before - taken));
            taken = before;
            self.files.extend(folder.files);
            self.workspaces.extend(folder.workspaces);
            self.faults.extend(folder.faults);
        }
        self.files.extend(own);
        self
    }
}

/// Levels of folders that are looked into side by side: provinces and their cities. What lies deeper is
/// found by one walk each, however deep.
const SIDE_BY_SIDE: usize = 2;

/// Where to look and what to pass over.
pub(super) struct Walk<'a> {
    /// The working folder, for names in messages.
    pub folder: &'a Path,
    /// Where outputs go; never looked into.
    pub out: Option<&'a Path>,
}

impl Walk<'_> {
    /// Finds the documents below `root`, a folder without links in its own path. Hidden folders,
    /// `target`, `out` and the output folder are passed over; links are not followed.
    pub(super) fn find(&self, root: &Path) -> Found {
        self.find_in(root, root, SIDE_BY_SIDE)
    }

    /// What a folder below `root` holds. Its folders are looked into side by side for so many levels.
    fn find_in(&self, root: &Path, folder: &Path, side_by_side: usize) -> Found {
        let mut found = Found::default();
        let deepest = if side_by_side > 0 { 1 } else { usize::MAX };
        // Folders that are looked into side by side, each with the number of files before it.
        let mut inner: Vec<(usize, PathBuf)> = Vec::new();
        let entries = WalkDir::new(folder).max_depth(deepest).follow_links(false).sort_by_file_name();
        for entry in entries.into_iter().filter_entry(|e| e.depth() == 0 || !self.passes_over(e)) {
            match entry {
                Ok(entry) if entry.file_type().is_symlink() => {
                    found.faults.extend(self.escape(root, entry.path()));
                }
                Ok(entry) if entry.file_type().is_dir() && entry.depth() == deepest => {
                    inner.push((found.files.len(), entry.into_path()));
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
                    let path = error.path().unwrap_or(folder).to_path_buf();
                    let error =
                        error.into_io_error().unwrap_or_else(|| io::Error::other("a ring of folders"));
                    found
                        .faults
                        .push(FileProblems::unreadable(shown(self.folder, &path), cannot_read(&error)));
                }
            }
        }
        let find = |(before, folder): (usize, PathBuf)| {
            (before, self.find_in(root, &folder, side_by_side.saturating_sub(1)))
        };
        match inner.len() {
            // A thread is not worth waking for one.
            0 | 1 => found.with(inner.into_iter().map(find).collect()),
            _ => found.with(inner.into_par_iter().map(find).collect()),
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
    fn folders_side_by_side_give_what_one_walk_gives() {
        let temp = tempfile::tempdir().unwrap();
        let root = temp.path().canonicalize().unwrap();
        for path in [
            "甲/一/1.jz",
            "甲/一/深/更深/2.jz",
            "甲/二.jz",
            "甲/三/3.toml",
            "乙.jz",
            "丙/jizhi.toml",
            "丙/4.jz",
            "out/5.jz",
        ] {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let walk = Walk { folder: &root, out: Some(&root.join("甲/三")) };
        let alone = walk.find_in(&root, &root, 0);
        for levels in 1..5 {
            let found = walk.find_in(&root, &root, levels);
            assert_eq!((&found.files, &found.workspaces), (&alone.files, &alone.workspaces), "{levels}");
        }
        assert_eq!((alone.files.len(), alone.workspaces.len()), (5, 1));
    }

    #[test]
    fn a_toml_file_is_a_mechanism_by_its_first_key_not_by_a_table() {
        assert!(is_mechanism("# 甲\n\njizhi = 1\n"));
        assert!(is_mechanism("\"$schema\" = \"x\"\njizhi=1\n"));
        assert!(!is_mechanism("[package]\njizhi = 1\n"));
        assert!(!is_mechanism("jizhi-version = 1\n"));
    }
}
