//! What the disk says of files without their being read: enough to know that they are the very ones that
//! were read before.
//!
//! In: paths. Out: one number for all of them, or none where it could not be relied on. A file that is written
//! to gets a new time of change, which no program can set back; with its own number on the disk, its length
//! and the time of its words it is known. Two writes within one tick of the clock look like one, so that files
//! changed a moment ago are not known this way: they are read.

use super::below;
use crate::workspace::SETTINGS_FILE;
use rayon::prelude::*;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use xxhash_rust::xxh3::Xxh3;

/// Longer than a tick of any disk's clock: that of FAT ticks every two seconds.
const TICK: Duration = Duration::from_secs(3);

/// A file as the disk knows it.
struct Known {
    /// Device, number, length, time of the words, time of any change.
    signs: [u8; 56],
    changed: SystemTime,
}

/// One number for what was asked, the settings and all files, as they stand on the disk at `now`; none when one
/// of them was changed a moment before, or where the disk tells too little.
pub(super) fn stamp(root: &Path, files: &[PathBuf], asked: &str, now: SystemTime) -> Option<u128> {
    let settings = known(&root.join(SETTINGS_FILE)).ok()?;
    let known: Vec<Known> = files.par_iter().map(|path| known(path)).collect::<io::Result<_>>().ok()?;
    let newest = known.iter().map(|file| file.changed).fold(settings.changed, SystemTime::max);
    if newest.checked_add(TICK)? > now {
        return None;
    }
    let mut hash = Xxh3::new();
    hash.update(&asked.len().to_le_bytes());
    hash.update(asked.as_bytes());
    hash.update(&settings.signs);
    for (path, file) in files.iter().zip(known) {
        let path = below(root, path);
        hash.update(&path.len().to_le_bytes());
        hash.update(path);
        hash.update(&file.signs);
    }
    Some(hash.digest128())
}

#[cfg(unix)]
fn known(path: &Path) -> io::Result<Known> {
    use std::os::unix::fs::MetadataExt;
    let about = fs::symlink_metadata(path)?;
    let changed = u64::try_from(about.ctime()).ok().zip(u32::try_from(about.ctime_nsec()).ok());
    let changed = changed.and_then(|(s, ns)| SystemTime::UNIX_EPOCH.checked_add(Duration::new(s, ns)));
    let (Some(changed), true) = (changed, about.is_file()) else {
        return Err(io::Error::other("no file with a time of change"));
    };
    let mut signs = [0; 56];
    let numbers = [about.dev(), about.ino(), about.size()];
    let times = [about.mtime(), about.mtime_nsec(), about.ctime(), about.ctime_nsec()];
    let all = numbers.map(u64::to_le_bytes).into_iter().chain(times.map(i64::to_le_bytes));
    for (place, number) in signs.chunks_exact_mut(8).zip(all) {
        place.copy_from_slice(&number);
    }
    Ok(Known { signs, changed })
}

/// Elsewhere the time of change can be set.
#[cfg(not(unix))]
fn known(path: &Path) -> io::Result<Known> {
    let _ = fs::symlink_metadata(path)?;
    Err(io::ErrorKind::Unsupported.into())
}
