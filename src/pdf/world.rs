//! What the typesetter sees of the world: one text, a few faces, no clock, no disk, no network.

use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// One text with its faces.
pub(super) struct Sheet {
    source: Source,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Sheet {
    /// A text, and faces each with the name that the text calls it by.
    pub(super) fn new(text: String, faces: Vec<(String, Font)>) -> Self {
        let mut book = FontBook::new();
        let mut fonts = Vec::with_capacity(faces.len());
        for (name, font) in faces {
            let mut info = font.info().clone();
            info.family = name;
            book.push(info);
            fonts.push(font);
        }
        Self { source: Source::detached(text), book: LazyHash::new(book), fonts }
    }

    pub(super) fn source(&self) -> &Source {
        &self.source
    }
}

impl World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() { Ok(self.source.clone()) } else { Err(refused()) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(refused())
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// Documents have the date that they say; the day of printing is nobody's business.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// A page is made of what it is given; it opens nothing.
fn refused() -> FileError {
    FileError::AccessDenied
}
