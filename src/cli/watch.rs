//! `jizhi check --watch`: looks again whenever a file changes.
//!
//! We ask the disk a few times a second instead of asking the system to tell us. Shared drives, where
//! offices keep their texts, tell nothing, and editors that replace a file by another take the watch
//! on it away; a look costs no more than walking the folder. It also shows when a file is still being
//! written: nothing is read until two looks in a row are the same.

use super::Console;
use super::arguments::Check;
use super::baseline::Baseline;
use super::check::settled;
use super::disk::shown;
use super::live::Live;
use super::stop::Stop;
use super::survey::View;
use super::walk::{Walk, workspace_of};
use crate::problem::Message;
use crate::report::{Exit, Identity, Report, headlines, summary};
use crate::workspace::SETTINGS_FILE;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Pause between looks: short for a person, long for a disk.
const PAUSE: Duration = Duration::from_millis(400);

/// Waits for the next look; ends with the process.
pub(super) fn pulse() -> bool {
    std::thread::sleep(PAUSE);
    true
}

/// What differs when a file was written: when, and how long it is.
type Stamp = (Option<SystemTime>, u64);

/// Files by path.
type Seen = BTreeMap<PathBuf, Stamp>;

/// Checks, and checks again after each change until the console's pulse ends. Documents stay in memory: only
/// those that changed are read again, and only what rests on them is looked at again.
pub(super) fn watch(arguments: &Check, view: &View, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let mut watcher = Watcher::new(look(&arguments.paths, &console.folder));
    let mut live = Live::open(&arguments.paths, view, console);
    let mut report = standing(&live, arguments, console)?;
    let mut known = BTreeSet::new();
    tell(&report, &mut known, console);
    console.progress = false;
    while console.flush().is_ok() && console.wait() {
        let changed = watcher.take(look(&arguments.paths, &console.folder));
        if changed.is_empty() {
            continue;
        }
        name(&changed, console);
        if live.take(&changed).is_none() {
            live = Live::open(&arguments.paths, view, console);
        }
        report = standing(&live, arguments, console)?;
        tell(&report, &mut known, console);
    }
    Ok(Exit::of_check(report.tally()))
}

/// How things stand, without old findings.
fn standing(live: &Live, arguments: &Check, console: &mut Console<'_>) -> Result<Report, Stop> {
    let baseline = Baseline::asked_for(&arguments.judging, console)?;
    settled(live.report(console), baseline, live.names(), arguments, console)
}

/// Names the files that changed.
fn name(changed: &[PathBuf], console: &mut Console<'_>) {
    let folder = console.folder.canonicalize().unwrap_or_else(|_| console.folder.clone());
    let names: Vec<String> = changed.iter().take(NAMED).map(|path| shown(&folder, path)).collect();
    let more = changed.len() - names.len();
    let (names, more_en) =
        (names.join("、"), if more > 0 { format!(" and {more} more") } else { String::new() });
    let more = if more > 0 { format!(" 等 {} 份", changed.len()) } else { String::new() };
    give(&Message::new(format!("改动：{names}{more}"), format!("changed: {names}{more_en}")), console);
}

/// Files that are named.
const NAMED: usize = 5;

/// Tells what is new since the last report, how much is gone, and how things stand.
fn tell(report: &Report, known: &mut BTreeSet<Identity>, console: &mut Console<'_>) {
    let lines = headlines(report, console.language);
    for (_, line) in lines.iter().filter(|(identity, _)| !known.contains(identity)) {
        console.give(&format!("{line}\n"));
    }
    let now: BTreeSet<Identity> = lines.into_iter().map(|(identity, _)| identity).collect();
    let gone = known.difference(&now).count();
    if gone > 0 {
        give(&Message::new(format!("改好了 {gone} 个"), format!("{gone} gone")), console);
    }
    let end = summary(report, console.language);
    console.give(&format!("{end}\n"));
    *known = now;
}

fn give(message: &Message, console: &mut Console<'_>) {
    let line = console.language.of(message).to_owned() + "\n";
    console.give(&line);
}

/// The files that a check of these paths may read, as the disk has them now.
fn look(paths: &[PathBuf], folder: &Path) -> Seen {
    let mut files = BTreeSet::new();
    let mut searched: BTreeSet<PathBuf> = BTreeSet::new();
    for path in paths {
        let Ok(real) = folder.join(path).canonicalize() else { continue };
        let inside = if real.is_dir() { real.as_path() } else { real.parent().unwrap_or(&real) };
        let root =
            workspace_of(inside).map(Path::to_path_buf).or_else(|| real.is_dir().then(|| real.clone()));
        files.extend((!real.is_dir()).then_some(real));
        let Some(root) = root.filter(|root| searched.insert(root.clone())) else { continue };
        let found = Walk { folder, out: None }.find(&root);
        files.extend(found.files);
        files.extend(found.workspaces.iter().map(|workspace| workspace.join(SETTINGS_FILE)));
    }
    let stamp = |path: PathBuf| {
        let about = fs::metadata(&path).ok()?;
        Some((path, (about.modified().ok(), about.len())))
    };
    files.into_iter().filter_map(stamp).collect()
}

/// Tells changes from looks at the disk.
#[derive(Debug, Default)]
struct Watcher {
    /// As it was when it was checked last.
    checked: Seen,
    /// As it was at the last look.
    last: Seen,
}

impl Watcher {
    fn new(seen: Seen) -> Self {
        Self { checked: seen.clone(), last: seen }
    }

    /// Takes a look; gives the files that came, changed or went since the last check, once the disk
    /// has been still from one look to the next.
    fn take(&mut self, now: Seen) -> Vec<PathBuf> {
        let still = now == self.last;
        self.last = now;
        if !still || self.last == self.checked {
            return Vec::new();
        }
        let paths: BTreeSet<&PathBuf> = self.checked.keys().chain(self.last.keys()).collect();
        let differs = |path: &&&PathBuf| self.checked.get(**path) != self.last.get(**path);
        let changed = paths.iter().filter(differs).map(|path| (*path).clone()).collect();
        self.checked = self.last.clone();
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(files: &[(&str, u64)]) -> Seen {
        files.iter().map(|(path, length)| (PathBuf::from(path), (None, *length))).collect()
    }

    #[test]
    fn a_change_is_told_once_when_the_disk_is_still() {
        let mut watcher = Watcher::new(seen(&[("甲", 1), ("乙", 1)]));
        assert!(watcher.take(seen(&[("甲", 1), ("乙", 1)])).is_empty(), "nothing happened");
        assert!(watcher.take(seen(&[("甲", 2), ("乙", 1)])).is_empty(), "still being written");
        assert!(watcher.take(seen(&[("甲", 3), ("乙", 1)])).is_empty(), "still being written");
        assert_eq!(watcher.take(seen(&[("甲", 3), ("乙", 1)])), [PathBuf::from("甲")]);
        assert!(watcher.take(seen(&[("甲", 3), ("乙", 1)])).is_empty(), "told already");
    }

    #[test]
    fn files_that_come_and_go_are_changes_and_one_that_comes_back_is_none() {
        let mut watcher = Watcher::new(seen(&[("甲", 1)]));
        let other = || seen(&[("乙", 1)]);
        watcher.take(other());
        assert_eq!(watcher.take(other()), [PathBuf::from("乙"), PathBuf::from("甲")]);
        watcher.take(seen(&[]));
        assert!(watcher.take(other()).is_empty(), "an editor replaced it");
        assert!(watcher.take(other()).is_empty());
    }
}
