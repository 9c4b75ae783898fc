//! Outputs on disk, written whole or not at all.
//!
//! A document's outputs are made in memory first. A folder that is not there yet is filled under
//! another name and then renamed, so it appears complete. In a folder that is there, files with the
//! same bytes are left alone (replacing is dear, and tools that watch files stay quiet); the others
//! are all written under temporary names before the first is renamed.

use crate::render::Output;
use crate::workspace::{SETTINGS_FILE, inside};
use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Writes below one output folder.
pub(super) struct Writer {
    out: PathBuf,
    /// Folders below `out` known to be real folders, not links.
    known: Mutex<HashSet<PathBuf>>,
}

impl Writer {
    /// Makes the output folder if needed.
    pub(super) fn new(out: &Path) -> io::Result<Self> {
        fs::create_dir_all(out)?;
        Ok(Self { out: out.canonicalize()?, known: Mutex::new(HashSet::new()) })
    }

    /// The output folder, links resolved.
    pub(super) fn out(&self) -> &Path {
        &self.out
    }

    /// Writes a document's outputs to the folder `key` below the output folder; gives how many
    /// files changed.
    ///
    /// # Errors
    /// What the disk says; a key that leaves the output folder, a link on the way, or a folder that
    /// holds sources is `InvalidInput`. Nothing is changed then.
    pub(super) fn write(&self, key: &str, outputs: &[Output]) -> io::Result<usize> {
        let key = inside(key).map_err(|_| refuse("输出路径出了输出文件夹 / leaves the output folder"))?;
        let folder = self.out.join(&key);
        let parent = folder.parent().unwrap_or(&self.out).to_path_buf();
        self.make(&parent)?;
        match fs::symlink_metadata(&folder) {
            Ok(about) if about.is_dir() => update(&folder, outputs),
            Ok(_) => Err(refuse("输出的位置上是链接或文件 / a link or file stands where outputs go")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if place_new(&parent, &folder, outputs)? {
                    Ok(outputs.len())
                } else {
                    update(&folder, outputs)
                }
            }
            Err(error) => Err(error),
        }
    }

    /// Makes the folders from the output folder down to `folder`; none of them may be a link.
    fn make(&self, folder: &Path) -> io::Result<()> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.contains(folder) {
            return Ok(());
        }
        let mut at = self.out.clone();
        for name in folder.strip_prefix(&self.out).unwrap_or(Path::new("")) {
            at.push(name);
            match fs::symlink_metadata(&at) {
                Ok(about) if about.is_dir() => {}
                Ok(_) => return Err(refuse("输出文件夹里有链接或文件挡路 / a link or file is in the way")),
                Err(error) if error.kind() == io::ErrorKind::NotFound => fs::create_dir(&at)?,
                Err(error) => return Err(error),
            }
        }
        known.insert(folder.to_path_buf());
        Ok(())
    }
}

/// Whether a folder holds sources, directly: nothing is written there.
pub(super) fn holds_sources(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.filter_map(Result::ok).any(|entry| {
        let name = entry.file_name();
        name == SETTINGS_FILE || Path::new(&name).extension() == Some(OsStr::new("jz"))
    })
}

/// Fills a new folder under a temporary name and renames it; false when another document has made
/// the folder in the meantime (its own folder lies below this one).
fn place_new(parent: &Path, folder: &Path, outputs: &[Output]) -> io::Result<bool> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    let staged = open_to_all(&mut builder, 0o777).tempdir_in(parent)?;
    for output in outputs {
        fs::write(staged.path().join(output.name), &output.bytes)?;
    }
    match fs::rename(staged.path(), folder) {
        Ok(()) => {
            // Its content lives on under the new name; nothing is left to delete.
            let _ = staged.keep();
            Ok(true)
        }
        Err(_) if folder.is_dir() => Ok(false),
        Err(error) => Err(error),
    }
}

fn update(folder: &Path, outputs: &[Output]) -> io::Result<usize> {
    if holds_sources(folder) {
        return Err(refuse("输出的位置上有稿子 / sources stand where outputs go"));
    }
    let mut staged = Vec::new();
    for output in outputs {
        let path = folder.join(output.name);
        if is_same(&path, &output.bytes) {
            continue;
        }
        // Found out now, before the first file is renamed.
        if fs::symlink_metadata(&path).is_ok_and(|about| about.is_dir()) {
            return Err(refuse("输出的位置上是文件夹 / a folder stands where an output goes"));
        }
        staged.push((stage(folder, &output.bytes)?, path));
    }
    let changed = staged.len();
    for (file, path) in staged {
        file.persist(path).map_err(|e| e.error)?;
    }
    Ok(changed)
}

/// Replaces one file by other bytes, whole or not at all.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let staged = stage(folder, bytes)?;
    if let Ok(about) = fs::metadata(path) {
        fs::set_permissions(staged.path(), about.permissions())?;
    }
    staged.persist(path).map_err(|e| e.error)?;
    Ok(())
}

/// Writes a file that must not be there yet, whole or not at all.
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    stage(folder, bytes)?.persist_noclobber(path).map_err(|e| e.error)?;
    Ok(())
}

const TEMPORARY: &str = ".jizhi-";

fn stage(folder: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    let mut file = open_to_all(&mut builder, 0o666).tempfile_in(folder)?;
    file.write_all(bytes)?;
    Ok(file)
}

/// Temporary files are private unless told; outputs have the permissions of any new file.
#[cfg(unix)]
fn open_to_all<'a, 'p, 's>(
    builder: &'a mut tempfile::Builder<'p, 's>,
    mode: u32,
) -> &'a mut tempfile::Builder<'p, 's> {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn open_to_all<'a, 'p, 's>(
    builder: &'a mut tempfile::Builder<'p, 's>,
    _mode: u32,
) -> &'a mut tempfile::Builder<'p, 's> {
    builder
}

/// Whether a regular file holds these bytes.
fn is_same(path: &Path, bytes: &[u8]) -> bool {
    let same_size = fs::symlink_metadata(path)
        .is_ok_and(|about| about.is_file() && usize::try_from(about.len()) == Ok(bytes.len()));
    same_size && fs::read(path).is_ok_and(|there| there == bytes)
}

fn refuse(reason: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outputs(words: &'static str) -> Vec<Output> {
        ["notice.txt", "model.json"].map(|name| Output { name, bytes: words.into() }).into()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_second_run_changes_nothing_and_a_third_only_what_differs() {
        let temp = tempfile::tempdir().unwrap();
        let writer = Writer::new(&temp.path().join("out")).unwrap();
        assert_eq!(writer.write("某市/甲", &outputs("一")).unwrap(), 2);
        assert_eq!(writer.write("某市/甲", &outputs("一")).unwrap(), 0);
        let mut changed = outputs("一");
        changed[0].bytes = "二".into();
        assert_eq!(writer.write("某市/甲", &changed).unwrap(), 1);
        let folder = temp.path().join("out/某市/甲");
        assert_eq!(fs::read_to_string(folder.join("notice.txt")).unwrap(), "二");
        assert_eq!(names(&folder), ["model.json", "notice.txt"]);
        assert_eq!(names(&temp.path().join("out/某市")), ["甲"]);
    }

    #[test]
    fn a_file_of_the_drafter_in_the_folder_stays() {
        let temp = tempfile::tempdir().unwrap();
        let writer = Writer::new(temp.path()).unwrap();
        writer.write("甲", &outputs("一")).unwrap();
        fs::write(temp.path().join("甲/批注.txt"), "留着").unwrap();
        writer.write("甲", &outputs("二")).unwrap();
        assert_eq!(names(&temp.path().join("甲")), ["model.json", "notice.txt", "批注.txt"]);
    }

    #[test]
    fn nothing_is_left_when_one_output_cannot_be_written() {
        let temp = tempfile::tempdir().unwrap();
        let writer = Writer::new(temp.path()).unwrap();
        let broken = [outputs("一"), vec![Output { name: "no/such/folder.txt", bytes: Vec::new() }]].concat();
        assert!(writer.write("甲", &broken).is_err());
        assert!(names(temp.path()).is_empty(), "{:?}", names(temp.path()));
        writer.write("甲", &outputs("一")).unwrap();
        fs::create_dir(temp.path().join("甲/roster.csv")).unwrap();
        let blocked = vec![Output { name: "roster.csv", bytes: Vec::new() }];
        assert!(writer.write("甲", &[outputs("二"), blocked].concat()).is_err());
        assert_eq!(fs::read_to_string(temp.path().join("甲/notice.txt")).unwrap(), "一");
        assert_eq!(names(&temp.path().join("甲")), ["model.json", "notice.txt", "roster.csv"]);
    }

    #[test]
    fn keys_that_leave_and_folders_with_sources_are_refused() {
        let temp = tempfile::tempdir().unwrap();
        let writer = Writer::new(&temp.path().join("out")).unwrap();
        for key in ["../甲", "/甲", "."] {
            assert!(writer.write(key, &outputs("一")).is_err(), "{key}");
        }
        fs::create_dir(temp.path().join("out/稿")).unwrap();
        fs::write(temp.path().join("out/稿/甲.jz"), "机制：甲").unwrap();
        assert!(writer.write("稿", &outputs("一")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_on_the_way_is_refused_and_nothing_is_written_behind_it() {
        let temp = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        let writer = Writer::new(temp.path()).unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), temp.path().join("某市")).unwrap();
        assert!(writer.write("某市/甲", &outputs("一")).is_err());
        assert!(writer.write("某市", &outputs("一")).is_err());
        assert!(names(elsewhere.path()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_the_outputs() {
        use std::os::unix::fs::PermissionsExt;
        let temp = tempfile::tempdir().unwrap();
        let writer = Writer::new(temp.path()).unwrap();
        writer.write("甲", &outputs("一")).unwrap();
        writer.write("甲", &outputs("二")).unwrap();
        let plain = temp.path().join("plain");
        fs::write(&plain, "").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&temp.path().join("甲/notice.txt")), mode(&plain));
    }
}
