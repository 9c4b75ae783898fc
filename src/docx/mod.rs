//! `notice.docx`: OOXML of our own (ECMA-376, transitional), element by element in the order of the
//! schema.
//!
//! In: a [`Paper`] and its [`Page`]. Out: the bytes of a package that Word, WPS and LibreOffice open,
//! with named styles, the same on every run. Must not: know the model, decide what is printed, or ask
//! the clock.

mod body;
mod foot;
mod head;
mod imprint;
mod package;
mod paragraph;
mod properties;
mod section;
mod settings;
mod signature;
mod styles;
mod table;
mod xml;

use crate::layout::Paper;
use crate::page::Page;
use std::io;

/// Namespace of WordprocessingML.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Namespace of references between parts.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Writes a document.
///
/// # Errors
/// Packing failed; nothing in a document makes it fail.
pub fn write(paper: &Paper, page: &Page) -> io::Result<Vec<u8>> {
    let mut parts = package::Parts::default();
    parts.add("docProps/core.xml", properties::core(&paper.properties)?);
    parts.add("docProps/app.xml", properties::app()?);
    parts.add("docProps/custom.xml", properties::custom(&paper.properties)?);
    parts.add("word/document.xml", body::document(paper, page)?);
    parts.add("word/styles.xml", styles::styles(page)?);
    parts.add("word/settings.xml", settings::settings(page)?);
    for part in foot::parts(paper, page) {
        parts.add(part.path, part.bytes?);
    }
    parts.pack()
}
