//! Which documents a command is about, and which workspaces they belong to.

use super::disk::shown;
use super::walk::{Walk, workspace_of};
use crate::workspace::{FileProblems, SETTINGS_FILE, cannot_read};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf, is_separator};

/// A file that was asked for, or that others of its workspace may rest on.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Named on the command line, not found in a folder.
    pub explicit: bool,
    /// The folder that its output's name is relative to; none when it is only rested on.
    pub base: Option<PathBuf>,
}

impl Entry {
    /// Of several entries of one file the least counts.
    fn rank(&self) -> (bool, bool) {
        (!self.explicit, self.base.is_none())
    }
}

/// Files by path on disk, and the folders that are workspaces.
#[derive(Default)]
pub(super) struct Selection {
    pub entries: Vec<(PathBuf, Entry)>,
    pub roots: BTreeSet<PathBuf>,
    pub faults: Vec<FileProblems>,
    /// Folders already searched.
    searched: BTreeSet<PathBuf>,
}

/// Files by the folder of their workspace.
pub(super) type Grouped = BTreeMap<PathBuf, Vec<(PathBuf, Entry)>>;

/// The order of paths by their parts, as that of [`Path`], for paths that are written in the plainest way.
fn by_parts(a: &Path, b: &Path) -> Ordering {
    let (a, b) = (a.as_os_str().as_encoded_bytes(), b.as_os_str().as_encoded_bytes());
    // A part that goes on comes after one that ends.
    let key = |byte: Option<&u8>| byte.map(|b| (!is_separator(char::from(*b)), *b));
    match a.iter().zip(b).position(|(a, b)| a != b) {
        Some(at) => key(a.get(at)).cmp(&key(b.get(at))),
        None => a.len().cmp(&b.len()),
    }
}

/// The bytes of a path up to its last part.
fn folder_of(path: &Path) -> &[u8] {
    let bytes = path.as_os_str().as_encoded_bytes();
    let end = bytes.iter().rposition(|b| is_separator(char::from(*b))).unwrap_or(0);
    bytes.get(..end).unwrap_or(bytes)
}

impl Selection {
    /// Everything that the paths name, with the neighbours that it may rest on.
    pub(super) fn new(paths: &[PathBuf], walk: &Walk<'_>) -> Self {
        let mut selection = Self::default();
        for path in paths {
            selection.add(&walk.folder.join(path), walk);
        }
        selection.neighbours(walk);
        selection.settle();
        selection
    }

    /// Each file once, by path: one that was found in a folder and also named by itself stays named, one
    /// that was asked for stays asked for.
    fn settle(&mut self) {
        // What one walk finds is in order already, so this costs little.
        self.entries
            .sort_by(|(a, own), (b, other)| by_parts(a, b).then_with(|| own.rank().cmp(&other.rank())));
        self.entries.dedup_by(|(later, _), (kept, _)| later.as_os_str() == kept.as_os_str());
    }

    /// The files of each workspace, by its folder: a file belongs to the nearest one above it.
    pub(super) fn by_root(entries: Vec<(PathBuf, Entry)>, roots: &BTreeSet<PathBuf>) -> Grouped {
        let mut grouped: BTreeMap<&Path, Vec<(PathBuf, Entry)>> = BTreeMap::new();
        // The files of a folder belong together: they are asked about once.
        let mut last: Option<(Vec<u8>, Option<&Path>)> = None;
        for (disk, entry) in entries {
            let own = folder_of(&disk);
            let root = match &last {
                Some((folder, root)) if folder == own => *root,
                _ => {
                    let root = disk.ancestors().find_map(|a| roots.get(a)).map(PathBuf::as_path);
                    last = Some((own.to_owned(), root));
                    root
                }
            };
            if let Some(root) = root {
                grouped.entry(root).or_default().push((disk, entry));
            }
        }
        grouped.into_iter().map(|(root, files)| (root.to_path_buf(), files)).collect()
    }

    fn add(&mut self, path: &Path, walk: &Walk<'_>) {
        let real = match path.canonicalize() {
            Ok(real) => real,
            Err(error) => {
                let name = shown(walk.folder, path);
                self.faults.push(FileProblems::unreadable(name, cannot_read(&error)));
                return;
            }
        };
        let folder = if real.is_dir() { real.as_path() } else { real.parent().unwrap_or(&real) };
        let base = workspace_of(folder).unwrap_or(folder).to_path_buf();
        self.roots.insert(base.clone());
        if !real.is_dir() {
            self.entries.push((real, Entry { explicit: true, base: Some(base) }));
            return;
        }
        let found = walk.find(&real);
        self.searched.insert(real);
        self.faults.extend(found.faults);
        self.roots.extend(found.workspaces);
        let entry = Entry { explicit: false, base: Some(base) };
        self.entries.extend(found.files.into_iter().map(|file| (file, entry.clone())));
    }

    /// Adds the other documents of each workspace: the ones asked for may rest on them.
    fn neighbours(&mut self, walk: &Walk<'_>) {
        let roots: Vec<PathBuf> =
            self.roots.iter().filter(|r| r.join(SETTINGS_FILE).is_file()).cloned().collect();
        for root in roots {
            if root.ancestors().any(|a| self.searched.contains(a)) {
                continue;
            }
            let found = walk.find(&root);
            self.searched.insert(root);
            self.roots.extend(found.workspaces);
            let entry = Entry { explicit: false, base: None };
            self.entries.extend(found.files.into_iter().map(|file| (file, entry.clone())));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_ordered_by_their_parts() {
        let mut paths =
            ["/a", "/a/b", "/a.b", "/a.b/c", "/a/b.jz", "/a-b", "/ab", "/a/b/c", "/甲/乙.jz", "/甲.jz"];
        paths.sort_by(|a, b| by_parts(Path::new(a), Path::new(b)));
        let mut by_path = paths;
        by_path.sort_by(|a, b| Path::new(a).cmp(Path::new(b)));
        assert_eq!(paths, by_path);
    }
}
