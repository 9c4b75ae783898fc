//! The fonts that are there: folders named by the user, and what is installed.

use fontdb::{Database, Source, Style};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use ttf_parser::{Face as Parsed, Tag};

/// One face of a font file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    /// The file.
    pub path: PathBuf,
    /// Which face of the file; collections (.ttc, .otc) hold several.
    pub index: u32,
    /// Names of the family, the English one first when there is one.
    pub families: Vec<String>,
    /// Weight from 1 to 1000.
    pub weight: u16,
    upright: bool,
    /// Where it was found: named folders in their order, then what is installed.
    rank: usize,
    id: fontdb::ID,
}

impl Face {
    /// The name of the family to show.
    #[must_use]
    pub fn family(&self) -> &str {
        self.families.first().map_or("", String::as_str)
    }
}

/// Names a face of a [`Shelf`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(usize);

/// All faces found, in an order that does not hang on the order of a folder's entries.
#[derive(Debug)]
pub struct Shelf {
    database: Database,
    faces: Vec<Face>,
}

impl Shelf {
    /// Looks through files and folders, each with all below it, and then through what is installed when
    /// asked to. What cannot be read or is no font is passed over.
    #[must_use]
    pub fn scan(places: &[PathBuf], installed: bool) -> Self {
        let mut database = Database::new();
        let mut ends = Vec::new();
        for place in places {
            load(&mut database, place);
            ends.push(database.len());
        }
        if installed {
            database.load_system_fonts();
        }
        let mut faces: Vec<Face> = database
            .faces()
            .enumerate()
            .filter_map(|(at, info)| {
                let (Source::File(path) | Source::SharedFile(path, _)) = &info.source else { return None };
                Some(Face {
                    path: path.clone(),
                    index: info.index,
                    families: info.families.iter().map(|(name, _)| name.clone()).collect(),
                    weight: info.weight.0,
                    upright: info.style == Style::Normal,
                    rank: ends.iter().filter(|end| at >= **end).count(),
                    id: info.id,
                })
            })
            .collect();
        faces.sort_by(|a, b| (a.rank, &a.path, a.index).cmp(&(b.rank, &b.path, b.index)));
        faces.dedup_by(|a, b| (&a.path, a.index) == (&b.path, b.index));
        Self { database, faces }
    }

    /// How many faces there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.faces.len()
    }

    /// Whether no face was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.faces.is_empty()
    }

    /// All faces, those of named folders first.
    pub fn faces(&self) -> impl Iterator<Item = FaceId> {
        (0..self.faces.len()).map(FaceId)
    }

    /// A face; none when the name is of another shelf.
    #[must_use]
    pub fn face(&self, id: FaceId) -> Option<&Face> {
        self.faces.get(id.0)
    }

    /// The face of a family: of this weight, or of the one nearest 400 when none is asked for. Where a
    /// family was found twice, the first place wins.
    #[must_use]
    pub fn named(&self, names: &[String], weight: Option<u16>) -> Option<FaceId> {
        let wanted = weight.unwrap_or(REGULAR);
        let is_named = |face: &&(usize, &Face)| {
            let (_, face) = face;
            face.upright && face.families.iter().any(|own| names.iter().any(|name| is_same(own, name)))
        };
        let off = |at: usize, face: &Face| {
            let off = face.weight.abs_diff(wanted);
            if off > 0 && self.is_variable_to(FaceId(at), wanted) { 0 } else { off }
        };
        let faces = self.faces.iter().enumerate();
        let (off, at) = faces
            .filter(|face| is_named(&face))
            .map(|(at, face)| (off(at, face), at))
            .min_by_key(|(off, at)| (*off, self.faces.get(*at).map_or(0, |face| face.rank), *at))?;
        (weight.is_none() || off <= NEAR).then_some(FaceId(at))
    }

    /// Those of the characters that a face can draw. One that it maps to an empty drawing counts as
    /// lacking: some old fonts have blanks for what they do not know.
    #[must_use]
    pub fn drawn(&self, id: FaceId, characters: &BTreeSet<char>) -> BTreeSet<char> {
        self.parsed(id, |parsed| {
            let tables = parsed.tables();
            let has_outlines = tables.glyf.is_some() || tables.cff.is_some();
            let draws = |c: &char| {
                parsed.glyph_index(*c).is_some_and(|glyph| {
                    !has_outlines || is_blank(*c) || parsed.glyph_bounding_box(glyph).is_some()
                })
            };
            characters.iter().copied().filter(draws).collect()
        })
        .unwrap_or_default()
    }

    /// The bytes of a face's file, all faces of it, with the index of this face.
    #[must_use]
    pub fn bytes(&self, id: FaceId) -> Option<(Vec<u8>, u32)> {
        let face = self.face(id)?;
        self.database.with_face_data(face.id, |data, index| (data.to_vec(), index))
    }

    /// Whether a variable face can take this weight.
    fn is_variable_to(&self, id: FaceId, weight: u16) -> bool {
        let wght = Tag::from_bytes(b"wght");
        let holds = |parsed: &Parsed<'_>| {
            let axis = parsed.variation_axes().into_iter().find(|axis| axis.tag == wght);
            axis.is_some_and(|a| (a.min_value..=a.max_value).contains(&f32::from(weight)))
        };
        self.parsed(id, holds).unwrap_or(false)
    }

    fn parsed<T>(&self, id: FaceId, ask: impl FnOnce(&Parsed<'_>) -> T) -> Option<T> {
        let face = self.face(id)?;
        let answer = |data: &[u8], index| Parsed::parse(data, index).ok().map(|parsed| ask(&parsed));
        self.database.with_face_data(face.id, answer)?
    }
}

/// The weight of ordinary text.
const REGULAR: u16 = 400;

/// How far a weight may be from the one asked for and still be taken for it.
const NEAR: u16 = 100;

fn load(database: &mut Database, place: &Path) {
    if place.is_dir() {
        database.load_fonts_dir(place);
    } else if place.is_file() {
        // What is no font is passed over, as in a folder.
        let _ = database.load_font_file(place);
    }
}

/// Names of families are the same in either case of letters.
fn is_same(own: &str, name: &str) -> bool {
    own.chars().flat_map(char::to_lowercase).eq(name.chars().flat_map(char::to_lowercase))
}

/// Whether nothing is seen of a character by nature.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}
