//! Where files come from. The core sees this trait only.

use std::collections::BTreeMap;
use std::io;

/// Reads files of one workspace by path relative to its root, `/` between folders.
pub trait Loader: Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    /// Whatever the storage says; a path that leaves the workspace is `PermissionDenied`.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

/// Files held in memory, for tests and embedders.
#[derive(Clone, Debug, Default)]
pub struct MemoryLoader {
    files: BTreeMap<String, Vec<u8>>,
}

impl MemoryLoader {
    /// Adds or replaces a file.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, text: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.into(), text.into());
        self
    }

    /// The paths held, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

impl Loader for MemoryLoader {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    }
}
