//! The answer of an earlier check of a workspace, given again when nothing has changed.
//!
//! An answer is kept under a key of all that it came from: the bytes of every file, the settings, the
//! registers, what the arguments say, and the sources of this program. Files are read again for it unless
//! the disk says that they are the very ones that were read ([`stamp`]). Whatever is wrong with a kept
//! answer, it is as if there were none.

mod kept;
mod stamp;

use super::disk::{read_text, shown};
use super::select::Entry;
use super::survey::View;
use super::write::replace;
use crate::workspace::{FileProblems, SETTINGS_FILE};
use kept::{Kept, KeptFile, Signs};
use rayon::prelude::*;
use stamp::stamp;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf, is_separator};
use std::sync::OnceLock;
use std::time::SystemTime;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// The folder of a workspace where answers are kept; it may be deleted at any time.
const FOLDER: &str = ".jizhi-cache";

/// Answers that are kept of one workspace: one for each way of asking.
const ANSWERS: usize = 16;

/// The program that this is: its version and a name of its sources.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("JIZHI_BUILD"));

/// Where the answer of one way of asking about a workspace is kept, and under which key.
pub(super) struct Cache {
    root: PathBuf,
    files: Vec<PathBuf>,
    /// What was asked, in words.
    asked: String,
    /// The file that keeps the answer.
    path: PathBuf,
    /// The bytes of all files, none when one cannot be read; found when first asked for.
    key: OnceLock<Option<u128>>,
    /// What the disk says of the files, taken before any was read; none when it cannot be relied on.
    stamp: Option<u128>,
    /// Today: some answers hold for a day only.
    today: Option<(i16, i8, i8)>,
}

/// An answer as a report needs it.
pub(super) struct Answer {
    /// How many documents were looked at.
    pub checked: usize,
    /// What is told of files.
    pub files: Vec<FileProblems>,
}

/// What an answer came from, beside the files that its key covers.
pub(super) struct Origin<'a> {
    /// Files that the settings name.
    pub registers: Vec<String>,
    /// Whether another day might give another answer.
    pub dated: bool,
    /// What stands before the names of the workspace's files in messages.
    pub prefix: &'a str,
    /// The working folder.
    pub folder: &'a Path,
}

impl Cache {
    /// The place for a whole workspace; none for a part of one, and for files that are named one by one.
    pub(super) fn of(root: &Path, files: &[(PathBuf, Entry)], view: &View) -> Option<Self> {
        Self::of_program(PROGRAM, root, files, view, SystemTime::now())
    }

    fn of_program(
        program: &str,
        root: &Path,
        files: &[(PathBuf, Entry)],
        view: &View,
        now: SystemTime,
    ) -> Option<Self> {
        if files.iter().any(|(_, entry)| entry.explicit || entry.base.is_none()) {
            return None;
        }
        let files: Vec<PathBuf> = files.iter().map(|(disk, _)| disk.clone()).collect();
        let asked = format!("{program} {}", question(view));
        let stamp = stamp(root, &files, &asked, now);
        let path = root.join(FOLDER).join(format!("check-{:016x}", xxh3_64(question(view).as_bytes())));
        let (root, key) = (root.to_owned(), OnceLock::new());
        Some(Self { root, files, asked, path, key, stamp, today: view.terms.today })
    }

    /// The answer, if one is kept and still holds. If none is, the key of what is looked at next was taken.
    pub(super) fn answer(&self, folder: &Path, prefix: &str) -> Option<Answer> {
        let answer = self.kept_answer(folder, prefix);
        if answer.is_none() {
            self.key();
        }
        answer
    }

    fn kept_answer(&self, folder: &Path, prefix: &str) -> Option<Answer> {
        let bytes = fs::read(&self.path).ok()?;
        let (signs, kept) = Kept::read(&bytes)?;
        let untouched = self.stamp.is_some() && signs.stamp == self.stamp;
        if !untouched && Some(signs.key) != self.key() {
            return None;
        }
        if !untouched && self.stamp.is_some() {
            // The same words in files written anew: the next time they need not be read. If this cannot be
            // kept, they are read once more.
            let bytes = kept.bytes(Signs { stamp: self.stamp, ..signs });
            let _ = bytes.map(|bytes| replace(&self.path, &bytes));
        }
        let holds = kept.day.is_none_or(|day| Some(day) == self.today)
            && kept.registers.iter().all(|(path, digest)| self.register(path) == *digest);
        if !holds {
            return None;
        }
        let files = kept.files.into_par_iter().map(|file| self.told(file, folder, prefix));
        Some(Answer { checked: kept.checked, files: files.collect::<Option<_>>()? })
    }

    /// Keeps an answer. A disk that takes none, or a name that would not come back, is no fault.
    pub(super) fn keep(&self, checked: usize, files: &[FileProblems], origin: &Origin<'_>) {
        let registers = origin.registers.iter().map(|path| (path.clone(), self.register(path))).collect();
        let files: Option<Vec<KeptFile>> = files.iter().map(|file| self.kept(file, origin)).collect();
        let Some(files) = files else { return };
        // A file that was written while we looked may not be what we saw.
        let Some(key) = self.key() else { return };
        if self.key_now() != Some(key) {
            return;
        }
        let day = if origin.dated { self.today } else { None };
        let signs = Signs { key, stamp: self.stamp };
        if let Some(bytes) = (Kept { day, registers, checked, files }).bytes(signs) {
            // The next check will simply look again.
            let _ = self.make_folder().and_then(|()| replace(&self.path, &bytes));
        }
    }

    fn key(&self) -> Option<u128> {
        *self.key.get_or_init(|| self.key_now())
    }

    fn key_now(&self) -> Option<u128> {
        key(&self.root, &self.files, &self.asked).ok()
    }

    /// The digest of a file that the settings name, none when it cannot be read.
    fn register(&self, path: &str) -> Option<u128> {
        digest(&self.root.join(path), &mut Vec::new()).ok()
    }

    fn told(&self, file: KeptFile, folder: &Path, prefix: &str) -> Option<FileProblems> {
        let disk = self.root.join(&file.path);
        let text = if file.readable { Some(read_text(&disk).ok()?) } else { None };
        let problems =
            file.problems.into_iter().map(|problem| problem.back(prefix)).collect::<Option<_>>()?;
        Some(FileProblems { file: shown(folder, &disk), text, problems })
    }

    fn kept(&self, file: &FileProblems, origin: &Origin<'_>) -> Option<KeptFile> {
        let disk = origin.folder.join(&file.file);
        let path = disk.strip_prefix(&self.root).ok()?.to_str()?.to_owned();
        if shown(origin.folder, &self.root.join(&path)) != file.file {
            return None;
        }
        let problems = file.problems.iter().map(|p| kept::KeptProblem::of(p, origin.prefix));
        Some(KeptFile { path, readable: !file.is_unreadable(), problems: problems.collect::<Option<_>>()? })
    }

    /// Makes the folder, hidden from version control, and empties it when many answers are in it.
    fn make_folder(&self) -> io::Result<()> {
        let folder = self.root.join(FOLDER);
        match fs::symlink_metadata(&folder) {
            Ok(about) if about.is_dir() => {}
            Ok(_) => return Err(io::Error::other("a link or file is in the way")),
            Err(_) => {
                fs::create_dir(&folder)?;
                replace(&folder.join(".gitignore"), b"*\n")?;
            }
        }
        let answers: Vec<PathBuf> = fs::read_dir(&folder)?
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.file_name().is_some_and(|n| n.as_encoded_bytes().starts_with(b"check-")))
            .collect();
        if answers.len() >= ANSWERS && !answers.contains(&self.path) {
            answers.iter().try_for_each(fs::remove_file)?;
        }
        Ok(())
    }
}

/// What was asked, without today: the words of the arguments that change an answer.
fn question(view: &View) -> String {
    let mut view = view.clone();
    view.terms.today = None;
    format!("{view:?}")
}

/// The key of an answer: what was asked, and the bytes of the settings and of all files.
fn key(root: &Path, files: &[PathBuf], asked: &str) -> io::Result<u128> {
    let settings = digest(&root.join(SETTINGS_FILE), &mut Vec::new())?;
    let digests: Vec<u128> = files
        .par_iter()
        .map_init(Vec::new, |buffer, disk| digest(disk, buffer))
        .collect::<io::Result<_>>()?;
    let mut key = Xxh3::new();
    key.update(&asked.len().to_le_bytes());
    key.update(asked.as_bytes());
    key.update(&settings.to_le_bytes());
    for (disk, digest) in files.iter().zip(digests) {
        let path = below(root, disk);
        key.update(&path.len().to_le_bytes());
        key.update(path);
        key.update(&digest.to_le_bytes());
    }
    Ok(key.digest128())
}

/// The bytes of a path below a folder; all of them when it is not below it.
fn below<'p>(root: &Path, disk: &'p Path) -> &'p [u8] {
    let (root, disk) = (root.as_os_str().as_encoded_bytes(), disk.as_os_str().as_encoded_bytes());
    disk.strip_prefix(root)
        .filter(|rest| rest.first().is_some_and(|b| is_separator(char::from(*b))))
        .unwrap_or(disk)
}

/// The digest of a file's bytes.
fn digest(path: &Path, buffer: &mut Vec<u8>) -> io::Result<u128> {
    // Most documents are read at once; longer ones in pieces.
    buffer.resize(256 << 10, 0);
    let mut file = File::open(path)?;
    let mut hash = Xxh3::new();
    loop {
        match file.read(buffer)? {
            0 => return Ok(hash.digest128()),
            length => hash.update(buffer.get(..length).unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Terms;

    fn cache_at(program: &str, root: &Path, now: SystemTime) -> Cache {
        let entry = Entry { explicit: false, base: Some(root.to_owned()) };
        let view = View { terms: Terms::default(), as_of: None };
        Cache::of_program(program, root, &[(root.join("甲.jz"), entry)], &view, now).unwrap()
    }

    fn cache(program: &str, root: &Path) -> Cache {
        cache_at(program, root, SystemTime::now())
    }

    /// A cache for which the files have stood untouched for long.
    #[cfg(unix)]
    fn later(root: &Path) -> Cache {
        cache_at("1.0.0", root, SystemTime::now() + std::time::Duration::from_secs(60))
    }

    fn workspace(words: &str) -> tempfile::TempDir {
        let temp = tempfile::tempdir().unwrap();
        fs::write(temp.path().join(SETTINGS_FILE), "").unwrap();
        fs::write(temp.path().join("甲.jz"), words).unwrap();
        temp
    }

    fn origin(root: &Path) -> Origin<'_> {
        Origin { registers: Vec::new(), dated: false, prefix: "", folder: root }
    }

    #[test]
    fn an_answer_is_given_to_the_program_that_kept_it_and_to_no_other() {
        let temp = workspace("机制：甲\n");
        let root = temp.path();
        cache("1.0.0 a", root).keep(1, &[], &origin(root));
        assert_eq!(cache("1.0.0 a", root).answer(root, "").map(|a| a.checked), Some(1));
        assert!(cache("1.0.0 b", root).answer(root, "").is_none());
    }

    #[test]
    fn a_file_that_changes_while_it_is_looked_at_leaves_no_answer() {
        let temp = workspace("机制：甲\n");
        let root = temp.path();
        let before = cache("1.0.0", root);
        assert!(before.answer(root, "").is_none());
        fs::write(root.join("甲.jz"), "机制：乙\n").unwrap();
        before.keep(1, &[], &origin(root));
        fs::write(root.join("甲.jz"), "机制：甲\n").unwrap();
        assert!(cache("1.0.0", root).answer(root, "").is_none());
    }

    #[test]
    fn a_file_that_was_just_written_is_read_again() {
        let temp = workspace("机制：甲\n");
        let root = temp.path();
        let first = cache("1.0.0", root);
        assert!(first.answer(root, "").is_none());
        first.keep(1, &[], &origin(root));
        let again = cache("1.0.0", root);
        assert!(again.answer(root, "").is_some() && again.key.get().is_some());
    }

    #[cfg(unix)]
    #[test]
    fn files_that_nobody_touched_are_not_read_again() {
        let temp = workspace("机制：甲\n");
        let root = temp.path();
        let first = later(root);
        assert!(first.answer(root, "").is_none());
        first.keep(1, &[], &origin(root));
        let again = later(root);
        assert!(again.answer(root, "").is_some() && again.key.get().is_none());
    }

    #[cfg(unix)]
    #[test]
    fn other_words_of_the_same_length_and_time_are_seen() {
        let temp = workspace("机制：甲\n");
        let (root, path) = (temp.path(), temp.path().join("甲.jz"));
        let time = fs::metadata(&path).unwrap().modified().unwrap();
        let first = later(root);
        assert!(first.answer(root, "").is_none());
        first.keep(1, &[], &origin(root));
        fs::write(&path, "机制：乙\n").unwrap();
        File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
        assert!(later(root).answer(root, "").is_none());
    }

    #[cfg(unix)]
    #[test]
    fn the_same_words_written_anew_are_read_once() {
        let temp = workspace("机制：甲\n");
        let (root, path) = (temp.path(), temp.path().join("甲.jz"));
        let first = later(root);
        assert!(first.answer(root, "").is_none());
        first.keep(1, &[], &origin(root));
        fs::remove_file(&path).unwrap();
        fs::write(&path, "机制：甲\n").unwrap();
        let (once, again) = (later(root), later(root));
        assert!(once.answer(root, "").is_some() && once.key.get().is_some());
        assert!(again.answer(root, "").is_some() && again.key.get().is_none());
    }
}
