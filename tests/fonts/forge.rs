//! Fonts made for a test: each character is a box, so that what is printed can be measured to the point
//! and nothing hangs on what is installed.

use std::collections::{BTreeMap, BTreeSet};

/// Units in an em.
const EM: u16 = 1000;
/// The box of a character reaches from here to here, above the baseline.
pub const TOP: i16 = 820;
pub const BOTTOM: i16 = -80;

/// A face to be made.
pub struct Forged<'a> {
    pub family: &'a str,
    pub weight: u16,
    /// What it draws.
    pub characters: &'a str,
    /// What it maps to a drawing without anything in it.
    pub blanks: &'a str,
}

impl<'a> Forged<'a> {
    pub fn new(family: &'a str, characters: &'a str) -> Self {
        Self { family, weight: 400, characters, blanks: "" }
    }

    /// A font file with this face.
    pub fn file(&self) -> Vec<u8> {
        assemble(&self.tables(), 0)
    }

    fn tables(&self) -> BTreeMap<[u8; 4], Vec<u8>> {
        let drawn: BTreeSet<char> = self.characters.chars().chain([' ']).collect();
        let blank: BTreeSet<char> = self.blanks.chars().chain([' ']).collect();
        let all: Vec<char> = drawn.union(&blank).copied().collect();
        let (glyf, loca) = outlines(&all, &blank);
        let count = u16::try_from(all.len() + 1).unwrap();
        BTreeMap::from([
            (*b"OS/2", os2(self.weight)),
            (*b"cmap", cmap(&all)),
            (*b"glyf", glyf),
            (*b"head", head()),
            (*b"hhea", hhea(count)),
            (*b"hmtx", hmtx(&all)),
            (*b"loca", loca),
            (*b"maxp", maxp(count)),
            (*b"name", name(self.family, self.weight)),
            (*b"post", post()),
        ])
    }
}

/// A collection of these faces in one file.
pub fn collection(faces: &[Forged<'_>]) -> Vec<u8> {
    let head = 12 + 4 * faces.len();
    let (mut offsets, mut body) = (Vec::new(), Vec::new());
    for face in faces {
        let at = head + body.len();
        offsets.push(at as u32);
        body.extend(assemble(&face.tables(), at));
    }
    let mut file = b"ttcf".to_vec();
    put(&mut file, &[0x0001, 0x0000]);
    file.extend((faces.len() as u32).to_be_bytes());
    offsets.iter().for_each(|at| file.extend(at.to_be_bytes()));
    file.extend(body);
    file
}

/// Half as wide as an em: letters and digits.
fn is_narrow(c: char) -> bool {
    c.is_ascii()
}

fn width(c: char) -> u16 {
    if is_narrow(c) { EM / 2 } else { EM }
}

fn put(bytes: &mut Vec<u8>, words: &[u16]) {
    words.iter().for_each(|word| bytes.extend(word.to_be_bytes()));
}

fn assemble(tables: &BTreeMap<[u8; 4], Vec<u8>>, at: usize) -> Vec<u8> {
    let mut file = 0x0001_0000_u32.to_be_bytes().to_vec();
    put(&mut file, &[tables.len() as u16, 0, 0, 0]);
    let mut offset = 12 + 16 * tables.len();
    let mut body = Vec::new();
    for (tag, table) in tables {
        file.extend(tag);
        for word in [checksum(table), (at + offset) as u32, table.len() as u32] {
            file.extend(word.to_be_bytes());
        }
        body.extend(table);
        body.resize(body.len().next_multiple_of(4), 0);
        offset = 12 + 16 * tables.len() + body.len();
    }
    file.extend(body);
    file
}

fn checksum(table: &[u8]) -> u32 {
    let word = |bytes: &[u8]| {
        let mut word = [0; 4];
        word[..bytes.len()].copy_from_slice(bytes);
        u32::from_be_bytes(word)
    };
    table.chunks(4).fold(0, |sum: u32, bytes| sum.wrapping_add(word(bytes)))
}

/// Glyph 0 and then the characters in order: a box each, nothing for the blank ones.
fn outlines(all: &[char], blank: &BTreeSet<char>) -> (Vec<u8>, Vec<u8>) {
    let (mut glyf, mut loca) = (Vec::new(), Vec::new());
    for c in std::iter::once(None).chain(all.iter().map(Some)) {
        loca.extend((glyf.len() as u32).to_be_bytes());
        if c.is_none_or(|c| !blank.contains(c)) {
            let right = c.map_or(EM, |c| width(*c)) as i16 - 50;
            let (left, width, height) = (50_i16, right - 50, TOP - BOTTOM);
            put(&mut glyf, &[1, left as u16, BOTTOM as u16, right as u16, TOP as u16, 3, 0]);
            glyf.extend([1; 4]);
            put(&mut glyf, &[left as u16, 0, width as u16, 0]);
            put(&mut glyf, &[BOTTOM as u16, height as u16, 0, (-height) as u16]);
            glyf.resize(glyf.len().next_multiple_of(4), 0);
        }
    }
    loca.extend((glyf.len() as u32).to_be_bytes());
    (glyf, loca)
}

/// Format 12: one group a character.
fn cmap(all: &[char]) -> Vec<u8> {
    let mut table = Vec::new();
    put(&mut table, &[0, 1, 3, 10, 0, 12, 12, 0]);
    let words = [16 + 12 * all.len() as u32, 0, all.len() as u32];
    words.iter().for_each(|word| table.extend(word.to_be_bytes()));
    for (at, c) in all.iter().enumerate() {
        for word in [u32::from(*c), u32::from(*c), at as u32 + 1] {
            table.extend(word.to_be_bytes());
        }
    }
    table
}

fn head() -> Vec<u8> {
    let mut table = Vec::new();
    put(&mut table, &[1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, EM]);
    table.extend([0; 16]);
    put(&mut table, &[0, BOTTOM as u16, EM, TOP as u16, 0, 8, 2, 1, 0]);
    table
}

fn hhea(glyphs: u16) -> Vec<u8> {
    let mut table = Vec::new();
    put(&mut table, &[1, 0, 880, (-120_i16) as u16, 0, EM, 0, 0, EM, 1]);
    put(&mut table, &[0, 0, 0, 0, 0, 0, 0, glyphs]);
    table
}

fn hmtx(all: &[char]) -> Vec<u8> {
    let mut table = Vec::new();
    put(&mut table, &[EM, 50]);
    all.iter().for_each(|c| put(&mut table, &[width(*c), 50]));
    table
}

fn maxp(glyphs: u16) -> Vec<u8> {
    let mut table = Vec::new();
    put(&mut table, &[1, 0, glyphs, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
    table
}

fn name(family: &str, weight: u16) -> Vec<u8> {
    let sum: u32 = family.chars().map(u32::from).sum();
    let postscript = format!("Forged{sum}-{weight}");
    let names = [(1_u16, family), (2, "Regular"), (4, family), (6, &postscript)];
    let (mut records, mut words) = (Vec::new(), Vec::new());
    for (id, text) in names {
        let text: Vec<u16> = text.encode_utf16().collect();
        put(&mut records, &[3, 1, 0x0409, id, 2 * text.len() as u16, words.len() as u16]);
        put(&mut words, &text);
    }
    let mut table = Vec::new();
    put(&mut table, &[0, names.len() as u16, 6 + records.len() as u16]);
    table.extend(records);
    table.extend(words);
    table
}

fn os2(weight: u16) -> Vec<u8> {
    let mut table = Vec::new();
    put(&mut table, &[4, EM, weight, 5, 0]);
    table.resize(64, 0);
    // First and last character, then the metrics of lines.
    put(&mut table, &[0x20, 0xFFFF, 880, (-120_i16) as u16, 0, 880, 120]);
    table.resize(86, 0);
    put(&mut table, &[500, 800, 0, 0x20, 1]);
    table
}

fn post() -> Vec<u8> {
    let mut table = vec![0, 3, 0, 0];
    table.resize(32, 0);
    table
}
