//! The disk. Nothing else in the library reads a file.

use crate::problem::Problem;
use crate::source::{Loader, SourceText, Unreadable};
use crate::workspace::{cannot_read, decode, inside, unreadable};
use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

thread_local! {
    /// Where a text is read to before it is decoded: once a thread, not once a file.
    static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Reads files of one workspace on disk.
pub(super) struct DiskLoader {
    /// The workspace's folder, links resolved.
    root: PathBuf,
}

impl DiskLoader {
    /// The files below a folder, which has no links in its own path.
    pub(super) fn new(root: PathBuf) -> Self {
        Self { root }
    }
}

impl Loader for DiskLoader {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let outside = || io::Error::from(io::ErrorKind::PermissionDenied);
        let plain = inside(path).map_err(|_| outside())?;
        let real = self.root.join(plain).canonicalize()?;
        if !real.starts_with(&self.root) {
            return Err(outside());
        }
        fs::read(real)
    }
}

/// Reads and decodes a file that was found to be inside.
///
/// # Errors
/// What to tell the drafter.
pub(super) fn read_text(path: &Path) -> Result<SourceText, Box<Problem>> {
    BYTES.with_borrow_mut(|bytes| {
        bytes.clear();
        read_to(path, bytes)?;
        let text = decode(bytes);
        // A very long text happens once; its room is not kept.
        bytes.shrink_to(KEPT);
        text
    })
}

/// Bytes of room kept for reading.
const KEPT: usize = 1 << 20;

/// Reads a regular file of bearable size.
pub(super) fn read_bytes(path: &Path) -> Result<Vec<u8>, Box<Problem>> {
    let mut bytes = Vec::new();
    read_to(path, &mut bytes)?;
    Ok(bytes)
}

fn read_to(path: &Path, bytes: &mut Vec<u8>) -> Result<(), Box<Problem>> {
    let mut file = File::open(path).map_err(|e| Box::new(cannot_read(&e)))?;
    let about = file.metadata().map_err(|e| Box::new(cannot_read(&e)))?;
    if !about.is_file() {
        return Err(Box::new(cannot_read(&io::Error::other("not a regular file"))));
    }
    let size = usize::try_from(about.len()).unwrap_or(usize::MAX);
    if size > SourceText::LIMIT {
        return Err(Box::new(unreadable(&Unreadable::TooLarge { bytes: size })));
    }
    let told = |e: io::Error| Box::new(cannot_read(&e));
    // Some files do not tell their length. One that does is read so far, at once and without asking whether more
    // follows.
    if size == 0 {
        file.take(SourceText::LIMIT as u64).read_to_end(bytes).map_err(told)?;
        return Ok(());
    }
    bytes.resize(size, 0);
    let mut filled = 0;
    while let Some(rest) = bytes.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match file.read(rest) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(told(error)),
        }
    }
    bytes.truncate(filled);
    Ok(())
}

/// The first bytes of a file, `None` when it cannot be read.
pub(super) fn read_head(path: &Path, bytes: u64) -> Option<Vec<u8>> {
    let file = File::open(path).ok().filter(|f| f.metadata().is_ok_and(|m| m.is_file()))?;
    let mut head = Vec::with_capacity(usize::try_from(bytes).unwrap_or(0));
    file.take(bytes).read_to_end(&mut head).ok()?;
    Some(head)
}

/// What follows a folder in a path that begins with its very bytes, as it nearly always does: to compare the names
/// one by one takes ten times as long.
fn below<'p>(folder: &Path, path: &'p Path) -> Option<&'p Path> {
    let (folder, path) = (folder.to_str()?, path.to_str()?);
    let rest = path.strip_prefix(folder)?.strip_prefix(MAIN_SEPARATOR)?;
    // Only a name may follow: another separator or a dot would be left out between names.
    (!rest.starts_with([MAIN_SEPARATOR, '.'])).then(|| Path::new(rest))
}

/// A path as a person reads it: relative to the working folder when it is below, `/` between names.
pub(super) fn shown(folder: &Path, path: &Path) -> String {
    let short = below(folder, path).or_else(|| path.strip_prefix(folder).ok()).unwrap_or(path);
    let text = short.to_string_lossy();
    // Windows writes resolved paths with this prefix.
    let text = text.strip_prefix(r"\\?\").unwrap_or(&text).to_owned();
    if cfg!(windows) { text.replace('\\', "/") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_shown_as_comparing_its_names_would_show_it() {
        for folder in ["/", "/甲", "/甲/乙", "/甲/."] {
            for path in [
                "/甲",
                "/甲/乙",
                "/甲/乙/丙.jz",
                "/甲乙/丙.jz",
                "/甲//乙.jz",
                "/甲/./乙.jz",
                "/甲/.乙/丙.jz",
                "/丁.jz",
            ] {
                let (folder, path) = (Path::new(folder), Path::new(path));
                let slow = path.strip_prefix(folder).unwrap_or(path);
                let quick = below(folder, path).unwrap_or(slow);
                assert_eq!(
                    quick.as_os_str(),
                    slow.as_os_str(),
                    "{} below {}",
                    path.display(),
                    folder.display()
                );
            }
        }
    }
}
