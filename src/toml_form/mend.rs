//! Fixes of the made text as fixes of the TOML file.

use super::{FromToml, OffsetMap, from_toml, quote::Quoted};
use crate::problem::{Edit, Fix, edited};
use crate::source::{SourceText, Span};
use std::collections::BTreeMap;

/// Bytes that are read again to see what came of edits, and how often at least and at most; fixes that are
/// left then are given up.
const BYTES: usize = 8 << 20;
const READS: (usize, usize) = (4, 128);

/// Moves fixes from the made text to the file.
#[derive(Debug)]
pub struct Mender<'a> {
    toml: &'a SourceText,
    made: &'a SourceText,
    map: &'a OffsetMap,
    /// How often the file may be read again.
    reads: usize,
}

/// A fix: which one, its edits of the made text and of the file.
#[derive(Clone, Debug)]
struct Moved {
    at: usize,
    made: Vec<Edit>,
    toml: Vec<Edit>,
}

impl<'a> Mender<'a> {
    /// Takes a file, the text made from it and the places of that text.
    #[must_use]
    pub fn new(toml: &'a SourceText, made: &'a SourceText, map: &'a OffsetMap) -> Self {
        let reads = (BYTES / toml.as_str().len().max(1)).clamp(READS.0, READS.1);
        Self { toml, made, map, reads }
    }

    /// The fixes that do to the file what they do to the made text: the text that is made of the changed
    /// file is the changed text, byte for byte. A fix changes words within strings, whose kind of quotation
    /// marks is kept, or takes away a line that is a table on a line of its own.
    #[must_use]
    pub fn moved(mut self, fixes: &[Option<&Fix>]) -> Vec<Option<Vec<Edit>>> {
        let edits = |(at, fix): (usize, &Option<&Fix>)| {
            let made = fix.as_ref()?.edits.clone();
            let toml = made.iter().map(|edit| self.edit(edit)).collect::<Option<Vec<_>>>()?;
            Some(Moved { at, made, toml })
        };
        let mut open: Vec<Moved> = fixes.iter().enumerate().filter_map(edits).collect();
        let mut found: Vec<Option<Vec<Edit>>> = vec![None; fixes.len()];
        while !open.is_empty() {
            let (apart, rest) = apart(open);
            self.keep(&apart, &mut found);
            open = rest;
        }
        found
    }

    fn edit(&self, edit: &Edit) -> Option<Edit> {
        if let Some((string, words)) = self.map.string(edit.span) {
            let quoted = Quoted::new(self.toml.slice(string))?;
            let place = quoted.place(words)?;
            let span = Span { start: string.start + place.start, end: string.start + place.end };
            return Some(Edit { span, text: quoted.written(&edit.text)? });
        }
        let table = self.map.line(edit.span).filter(|_| edit.text.is_empty())?;
        Some(Edit { span: alone(self.toml, table)?, text: String::new() })
    }

    /// Keeps the fixes that do what they are to do; when together they do not, each half by itself.
    fn keep(&mut self, some: &[Moved], found: &mut [Option<Vec<Edit>>]) {
        if some.is_empty() || self.reads == 0 {
            return;
        }
        self.reads -= 1;
        let after = |text: &SourceText, of: fn(&Moved) -> &Vec<Edit>| {
            edited(text.as_str(), some.iter().flat_map(of).collect())
        };
        let FromToml { jz, .. } = from_toml(&SourceText::new(after(self.toml, |m| &m.toml)));
        if jz.as_str() == after(self.made, |m| &m.made) {
            for one in some {
                if let Some(place) = found.get_mut(one.at) {
                    *place = Some(one.toml.clone());
                }
            }
        } else if some.len() > 1 {
            let (first, second) = some.split_at(some.len() / 2);
            self.keep(first, found);
            self.keep(second, found);
        }
    }
}

/// Fixes of which no two touch each other, and the others.
fn apart(all: Vec<Moved>) -> (Vec<Moved>, Vec<Moved>) {
    let mut taken: BTreeMap<u32, u32> = BTreeMap::new();
    all.into_iter().partition(|one| {
        let free = |edit: &Edit| {
            let before = taken.range(..=edit.span.end).next_back();
            before.is_none_or(|(_, end)| *end < edit.span.start)
        };
        let free = one.made.iter().all(free);
        if free {
            taken.extend(one.made.iter().map(|edit| (edit.span.start, edit.span.end)));
        }
        free
    })
}

/// The whole line of a table that stands on a line of its own, with its comma.
fn alone(toml: &SourceText, table: Span) -> Option<Span> {
    let text = toml.as_str();
    let before = text.get(..table.start as usize)?;
    let after = text.get(table.end as usize..)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let length = after.find('\n').map_or(after.len(), |at| at + 1);
    let rest = after.get(..length)?.trim();
    let is_inline = toml.slice(table).starts_with('{');
    let clear = before.get(start..)?.trim().is_empty() && (rest.is_empty() || rest == ",");
    (is_inline && clear).then(|| Span::new(start, table.end as usize + length))
}
