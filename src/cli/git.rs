//! Files of a git revision, read by the `git` program. Nothing in the repository is changed.

use super::disk::shown;
use super::stop::Stop;
use super::walk;
use crate::workspace::inside;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A repository on disk.
pub(super) struct Repository {
    /// Its folder.
    root: PathBuf,
    /// The working folder within it, with a slash at its end; empty at the root.
    pub prefix: String,
}

/// A commit.
pub(super) struct Revision {
    commit: String,
}

/// The commit that a folder stands on; empty outside a repository, before the first commit, and without git.
pub(super) fn head(folder: &Path) -> String {
    // Most workspaces are in no repository: then no program need be started.
    if !folder.ancestors().any(|above| above.join(".git").exists()) {
        return String::new();
    }
    let commit = text(folder, &["rev-parse", "--verify", "--quiet", "HEAD"]);
    commit.ok().flatten().unwrap_or_default()
}

impl Repository {
    /// The repository around a folder; none when there is none.
    ///
    /// # Errors
    /// There is no git program.
    pub(super) fn around(folder: &Path) -> Result<Option<Self>, Stop> {
        let Some(root) = text(folder, &["rev-parse", "--show-toplevel"])? else { return Ok(None) };
        let prefix = text(folder, &["rev-parse", "--show-prefix"])?.unwrap_or_default();
        Ok(Some(Self { root: PathBuf::from(root), prefix }))
    }

    /// The commit of a name; none when git knows no such name.
    pub(super) fn revision(&self, name: &str) -> Result<Option<Revision>, Stop> {
        // A name that begins with a dash would be an option.
        if name.is_empty() || name.starts_with('-') {
            return Ok(None);
        }
        let commit = text(&self.root, &["rev-parse", "--verify", "--quiet", &format!("{name}^{{commit}}")])?;
        Ok(commit.map(|commit| Revision { commit }))
    }

    /// A path on disk as git names it.
    ///
    /// # Errors
    /// It lies outside.
    pub(super) fn within(&self, path: &Path) -> Result<String, Stop> {
        let root = self.root.canonicalize().unwrap_or_else(|_| self.root.clone());
        // What was deleted since is not there to be resolved; its folder may be.
        let real = path.canonicalize().or_else(|_| {
            let (folder, name) = (path.parent().unwrap_or(path), path.file_name().unwrap_or_default());
            folder.canonicalize().map(|folder| folder.join(name))
        });
        let real = real.unwrap_or_else(|_| path.to_path_buf());
        match real.strip_prefix(&root) {
            Ok(below) => Ok(shown(&root, &root.join(below))),
            Err(_) => Err(Stop::absent(
                format!("{} 不在这个 git 仓库里", path.display()),
                format!("{} is outside of the git repository", path.display()),
            )),
        }
    }

    /// Writes all texts, registers and settings of a revision below a folder.
    pub(super) fn write_out(&self, revision: &Revision, to: &Path) -> Result<(), Stop> {
        let listing = run(&self.root, &["ls-tree", "-r", "-z", "--full-tree", &revision.commit])?
            .ok_or_else(|| broken("ls-tree"))?;
        let wanted: Vec<(String, String)> = listing.split(|b| *b == 0).filter_map(entry).collect();
        let bytes = self.blobs(wanted.iter().map(|(id, _)| id.as_str()))?;
        for ((_, path), bytes) in wanted.iter().zip(bytes) {
            let file = to.join(path);
            let made =
                file.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&file, bytes));
            made.map_err(|e| Stop::cannot_write(path, &e))?;
        }
        Ok(())
    }

    /// The bytes of objects, in one run of git.
    fn blobs<'a>(&self, ids: impl Iterator<Item = &'a str>) -> Result<Vec<Vec<u8>>, Stop> {
        let mut asked = String::new();
        for id in ids {
            asked.push_str(id);
            asked.push('\n');
        }
        let count = asked.lines().count();
        let mut child = command(&self.root, &["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| no_git(&e))?;
        let input = child.stdin.take();
        // Written beside the reading: git answers while it is still asked.
        let writer = std::thread::spawn(move || input.map_or(Ok(()), |mut i| i.write_all(asked.as_bytes())));
        let output = child.wait_with_output().map_err(|e| no_git(&e))?;
        drop(writer.join());
        let blobs = split(&output.stdout);
        if blobs.len() == count { Ok(blobs) } else { Err(broken("cat-file")) }
    }
}

/// An entry of `ls-tree` that we read: a regular file of our kind at a path that stays inside.
fn entry(line: &[u8]) -> Option<(String, String)> {
    let line = std::str::from_utf8(line).ok()?;
    let (about, path) = line.split_once('\t')?;
    let mut about = about.split(' ');
    let (mode, kind, id) = (about.next()?, about.next()?, about.next()?);
    let regular = kind == "blob" && mode.starts_with("100");
    let plain = inside(path).ok().filter(|plain| plain == path)?;
    (regular && walk::form(Path::new(path)).is_some()).then(|| (id.to_owned(), plain))
}

/// The answer of `cat-file --batch`: a line with the length, the bytes, a line break; and so on.
fn split(mut answer: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    while let Some(end) = memchr::memchr(b'\n', answer) {
        let head = String::from_utf8_lossy(answer.get(..end).unwrap_or_default()).into_owned();
        let length = head.rsplit(' ').next().and_then(|n| n.parse::<usize>().ok());
        let (Some(length), Some(rest)) = (length, answer.get(end + 1..)) else { break };
        let (Some(bytes), Some(after)) = (rest.get(..length), rest.get(length + 1..)) else { break };
        found.push(bytes.to_vec());
        answer = after;
    }
    found
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("--no-pager").args(arguments).current_dir(folder);
    command.env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
    command
}

/// What git gives; none when it refuses.
fn run(folder: &Path, arguments: &[&str]) -> Result<Option<Vec<u8>>, Stop> {
    let output = command(folder, arguments).stdin(Stdio::null()).output().map_err(|e| no_git(&e))?;
    Ok(output.status.success().then_some(output.stdout))
}

fn text(folder: &Path, arguments: &[&str]) -> Result<Option<String>, Stop> {
    let given = run(folder, arguments)?;
    Ok(given.map(|bytes| String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned()))
}

fn no_git(error: &io::Error) -> Stop {
    Stop::absent(
        format!("运行不了 git：{error}。比较两个版本要先装 git；也可以给出两个文件或文件夹。"),
        format!("cannot run git: {error}. Install git, or name two files or folders."),
    )
}

fn broken(verb: &str) -> Stop {
    Stop::absent(
        format!("git {verb} 没有给出这个版本的文件，仓库可能不完整"),
        format!("git {verb} did not give the files of the revision; the repository may be incomplete"),
    )
}
