//! Sets documents, many at once if need be.

use super::world::Sheet;
use crate::fonts::{Choice, Drawn, FaceId, Fonts, Role};
use crate::layout::Paper;
use crate::problem::Message;
use crate::render::{FaceName, FaceNames, PAGE, RenderError, Renderer, TemplateError};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};
use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Smart};
use typst::text::Font;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

/// Faces, read once and kept for all documents.
pub struct Press {
    fonts: Fonts,
    read: Mutex<BTreeMap<FaceId, Option<Font>>>,
}

/// A document that was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// How the characters of each role are drawn.
    pub drawn: BTreeMap<Role, Drawn>,
    /// What the typesetter remarked, in its own words; nothing for the template of this program.
    pub remarks: Vec<String>,
}

/// Why a document could not be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypesetError {
    /// A template failed before the typesetter saw anything.
    Render(RenderError),
    /// No font is there at all.
    NoFont,
    /// The typesetter refuses what the template of the page wrote.
    Refused(TemplateError),
}

impl From<RenderError> for TypesetError {
    fn from(error: RenderError) -> Self {
        Self::Render(error)
    }
}

/// How many documents back the typesetter keeps what it worked out. Documents share little, so that
/// keeping more costs memory and saves nothing.
const KEPT: usize = 4;

impl Press {
    /// Prints with these fonts.
    #[must_use]
    pub fn new(fonts: Fonts) -> Self {
        Self { fonts, read: Mutex::default() }
    }

    /// The fonts.
    #[must_use]
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Sets a document on the renderer's page.
    ///
    /// # Errors
    /// A template that fails on this document, at its place; no font at all.
    pub fn print(&self, paper: &Paper, renderer: &Renderer) -> Result<Printed, TypesetError> {
        let mut characters = paper.characters();
        for role in Role::ALL {
            characters.entry(role).or_default();
        }
        let drawn: BTreeMap<Role, Drawn> =
            characters.iter().map(|(role, characters)| (*role, self.fonts.draw(*role, characters))).collect();
        let mut faces = Faces::default();
        let mut names: FaceNames = drawn.iter().map(|(role, drawn)| (*role, faces.name(drawn))).collect();
        if let Some(face) = self.digits(&renderer.page().font_digits) {
            let own = FaceName { name: faces.of(face), without: LATIN.to_owned() };
            names.values_mut().for_each(|of_role| of_role.insert(0, own.clone()));
        }
        let faces: Vec<(String, Font)> =
            faces.0.into_iter().filter_map(|(id, name)| Some((name, self.font(id)?))).collect();
        if faces.is_empty() {
            return Err(TypesetError::NoFont);
        }
        let text = renderer.typeset(paper, &names)?;
        let (bytes, remarks) = set(&Sheet::new(text, faces), paper).map_err(TypesetError::Refused)?;
        Ok(Printed { bytes, drawn, remarks })
    }

    /// The face that a page wants for digits and letters; none when it wants none, or when that one is not
    /// there or lacks them.
    #[must_use]
    pub fn digits(&self, name: &str) -> Option<FaceId> {
        let names = [name.to_owned()];
        let face = (!name.is_empty()).then(|| self.fonts.shelf().named(&names, None)).flatten()?;
        let latin: BTreeSet<char> = ('0'..='9').chain('A'..='Z').chain('a'..='z').collect();
        (self.fonts.shelf().drawn(face, &latin) == latin).then_some(face)
    }

    fn font(&self, id: FaceId) -> Option<Font> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let font = read.entry(id).or_insert_with(|| {
            let (bytes, index) = self.fonts.shelf().bytes(id)?;
            Font::new(Bytes::new(bytes), index)
        });
        font.clone()
    }
}

/// The faces of one document, each with the name that its page calls it by.
#[derive(Default)]
struct Faces(Vec<(FaceId, String)>);

impl Faces {
    /// Names of the faces of a role. A face takes none of the characters that were given to a later one,
    /// as it may have a blank for them.
    fn name(&mut self, drawn: &Drawn) -> Vec<FaceName> {
        let mut left: BTreeSet<char> = drawn.missing.clone();
        let mut names: Vec<FaceName> = Vec::new();
        for (Choice { face, .. }, characters) in drawn.by_face.iter().rev() {
            names.push(FaceName { name: self.of(*face), without: pattern(&left) });
            left.extend(characters);
        }
        names.reverse();
        names
    }

    fn of(&mut self, face: FaceId) -> String {
        if let Some((_, name)) = self.0.iter().find(|(own, _)| *own == face) {
            return name.clone();
        }
        let name = format!("face {}", self.0.len() + 1);
        self.0.push((face, name.clone()));
        name
    }
}

/// Digits and letters, as the typesetter's patterns have them.
const LATIN: &str = "[0-9A-Za-z]";

/// All characters but these, as the typesetter's patterns have it.
fn pattern(without: &BTreeSet<char>) -> String {
    if without.is_empty() {
        return String::new();
    }
    let characters: String = without.iter().map(|c| format!("\\u{{{:X}}}", u32::from(*c))).collect();
    format!("[^{characters}]")
}

fn set(sheet: &Sheet, paper: &Paper) -> Result<(Vec<u8>, Vec<String>), TemplateError> {
    let made = typst::compile::<PagedDocument>(sheet);
    let remarks = made.warnings.iter().map(|warning| warning.message.to_string()).collect();
    let bytes = made.output.and_then(|document| typst_pdf::pdf(&document, &options(paper)));
    let bytes = bytes.map_err(|errors| refused(sheet, errors.first()));
    typst::comemo::evict(KEPT);
    Ok((bytes?, remarks))
}

fn options(paper: &Paper) -> PdfOptions {
    let own = &paper.properties;
    PdfOptions {
        ident: Smart::Custom(format!("{}\n{}\n{}", own.author, own.number, own.title)),
        creator: Smart::Custom(Some(format!("jizhi {}", env!("CARGO_PKG_VERSION")))),
        ..PdfOptions::default()
    }
}

/// What the typesetter says, with the line of its text that it means.
fn refused(sheet: &Sheet, error: Option<&SourceDiagnostic>) -> TemplateError {
    let said = error.map_or("", |error| error.message.as_str());
    let hints: String =
        error.iter().flat_map(|error| &error.hints).map(|hint| format!("; {}", hint.v)).collect();
    let source = sheet.source();
    let range = error.and_then(|error| sheet.range(error.span));
    let line = range.and_then(|range| source.lines().byte_to_line(range.start));
    let words = line.and_then(|line| source.text().lines().nth(line)).unwrap_or_default().trim();
    let message = Message::new(
        format!("排版程序 typst 不认模板写出的“{}”：{said}{hints}", shortened(words)),
        format!("typst refuses `{}`, which the template wrote: {said}{hints}", shortened(words)),
    );
    TemplateError { file: PAGE.to_owned(), line: None, message, known: Vec::new() }
}

/// Characters of a line that a message shows.
const SHOWN: usize = 80;

fn shortened(words: &str) -> String {
    if words.chars().count() <= SHOWN {
        return words.to_owned();
    }
    words.chars().take(SHOWN).chain(['…']).collect()
}
