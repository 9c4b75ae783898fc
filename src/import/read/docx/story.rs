//! A story, the body of a document or a part beside it: its paragraphs and tables in the order in which
//! they are read.

use super::draft::{Draft, Frame};
use super::field::Fields;
use super::look::RunLook;
use super::numbering::Lists;
use super::styles::{Look, Styles};
use super::xml::{Element, Space};
use crate::import::intake::{Found, Repair, RepairKind};
use std::collections::BTreeMap;

/// A story as it is read.
#[derive(Debug, Default)]
pub(super) struct Story {
    pub(super) styles: Styles,
    pub(super) lists: Lists,
    pub(super) blocks: Vec<Found>,
    pub(super) repairs: Vec<Repair>,
    /// Where notes and comments are referred to, by kind and id.
    pub(super) references: BTreeMap<(String, String), u32>,
    /// Names of parts, by what the story calls them.
    pub(super) parts: BTreeMap<String, String>,
    pub(super) fields: Fields,
    /// The number of the last paragraph or table that shows anything.
    pub(super) place: u32,
    /// A page break before what comes next.
    new_page: bool,
    /// A paragraph whose end a tracked change took away: the next one goes on in it.
    carried: Option<Draft>,
}

impl Story {
    /// Reads all blocks of a story.
    pub(super) fn read(&mut self, root: &Element) {
        self.fields = Fields::of(root);
        self.blocks_of(root);
        if let Some(draft) = self.carried.take() {
            self.place_draft(draft, &Frame::default());
        }
    }

    /// The paragraphs and tables in an element, whatever wraps them.
    pub(super) fn blocks_of(&mut self, around: &Element) {
        for element in around.elements() {
            if element.is("p") {
                self.paragraph(element);
            } else if element.is("tbl") {
                self.table(element);
            } else if element.is("altChunk") {
                self.embedded(element);
            } else if let Some(inner) = wrapped(element) {
                self.blocks_of(inner);
            }
        }
    }

    /// Notes another document that is embedded here and that programs show as part of this one.
    pub(super) fn embedded(&mut self, element: &Element) {
        let part = element.attribute("id").and_then(|id| self.parts.get(id));
        let name = part.map_or("?", |part| part.rsplit('/').next().unwrap_or(part)).to_owned();
        let place = self.next_place();
        self.repairs.push(Repair::new(RepairKind::Embedded, place, name, ""));
    }

    /// The number that what is being read will have.
    pub(super) fn next_place(&self) -> u32 {
        self.place.saturating_add(1)
    }

    /// The place for something that shows.
    pub(super) fn take_place(&mut self) -> u32 {
        self.place = self.next_place();
        self.place
    }

    fn paragraph(&mut self, paragraph: &Element) {
        let properties = paragraph.child("pPr");
        let style = properties.and_then(|p| p.child("pStyle")).and_then(Element::val);
        let mut look = self.styles.paragraph(style);
        if let Some(own) = properties {
            look.paragraph = super::look::ParagraphLook::read(own).over(look.paragraph);
        }
        let mut draft = self.carried.take().unwrap_or_default();
        let mut boxes = Vec::new();
        self.inline(paragraph, look.run, &mut draft, &mut boxes);
        for text_box in boxes {
            self.blocks_of(text_box);
        }
        let mark = properties.and_then(|p| p.child("rPr"));
        if mark.is_some_and(|m| m.child("del").is_some() || m.child("moveFrom").is_some()) {
            self.carried = Some(draft);
            return;
        }
        let breaks = draft.ends_with_page_break();
        if !draft.is_empty() {
            let frame = self.frame(&look, style);
            self.place_draft(draft, &frame);
        } else if look.paragraph.new_page == Some(true) {
            self.new_page = true;
        }
        self.new_page |= breaks || properties.and_then(|p| p.child("sectPr")).is_some_and(is_new_page);
    }

    fn place_draft(&mut self, draft: Draft, frame: &Frame) {
        if !draft.is_empty() {
            let place = self.take_place();
            self.blocks.extend(draft.into_blocks(frame, place));
        }
    }

    /// What holds for a whole paragraph; counts it in its list.
    fn frame(&mut self, look: &Look, style: Option<&str>) -> Frame {
        let paragraph = look.paragraph;
        Frame {
            set: paragraph.set.unwrap_or_default(),
            indent: paragraph.indent,
            outline: paragraph.outline.filter(|level| *level < 9).map(|level| level + 1),
            number: self.number(look, style),
            new_page: std::mem::take(&mut self.new_page) || paragraph.new_page == Some(true),
            size: look.run.size,
        }
    }

    fn number(&mut self, look: &Look, style: Option<&str>) -> Option<String> {
        let mut list = look.paragraph.list.filter(|list| *list > 0)?;
        let mut level = look.paragraph.level;
        if let Some(linked) = self.lists.link(list).map(str::to_owned) {
            list = self.styles.paragraph(Some(&linked)).paragraph.list.unwrap_or(list);
        }
        if level.is_none() {
            level = style.and_then(|style| self.lists.level_of_style(list, style));
        }
        self.lists.next(list, level.unwrap_or(0))
    }

    /// The words of a cell, its paragraphs set apart by line feeds; tables within it give theirs.
    pub(super) fn cell_words(&mut self, cell: &Element) -> String {
        let outer = std::mem::take(&mut self.blocks);
        let place = self.place;
        self.blocks_of(cell);
        self.place = place;
        let inner = std::mem::replace(&mut self.blocks, outer);
        super::table::flat(inner).join("\n")
    }

    /// Words of a run, at a look; shared by runs and what stands for them.
    pub(super) fn say(&mut self, words: &str, look: RunLook, draft: &mut Draft) {
        if self.fields.is_made() {
            return;
        }
        if !self.fields.shows() {
            return;
        }
        if look.hidden == Some(true) {
            self.aside(RepairKind::Hidden, words, "");
            return;
        }
        draft.push(words, look);
    }

    /// Notes something that was left out or changed; goes on with the note before it where that is of
    /// the same kind and place.
    pub(super) fn aside(&mut self, kind: RepairKind, before: &str, after: &str) {
        if before.trim().is_empty() && after.trim().is_empty() {
            return;
        }
        let place = self.next_place();
        match self.repairs.last_mut() {
            Some(last)
                if last.kind == kind
                    && last.place == place
                    && last.before.is_empty() == before.is_empty()
                    && last.after.is_empty() == after.is_empty() =>
            {
                last.before.push_str(before);
                last.after.push_str(after);
            }
            _ => self.repairs.push(Repair::new(kind, place, before, after)),
        }
    }
}

/// The content of an element that only wraps paragraphs, tables, rows, cells or runs.
pub(super) fn wrapped(element: &Element) -> Option<&Element> {
    if element.space == Space::Choice {
        return (element.name == "AlternateContent").then(|| branch(element)).flatten();
    }
    if element.space != Space::Word {
        return None;
    }
    match element.name.as_str() {
        "sdt" => element.child("sdtContent"),
        "customXml" | "smartTag" | "ins" | "moveTo" | "dir" | "bdo" => Some(element),
        _ => None,
    }
}

/// One of several versions of a content: the first one that programs of today show.
pub(super) fn branch(choice: &Element) -> Option<&Element> {
    let named = |name: &'static str| {
        choice.elements().find(move |e| e.space == Space::Choice && e.name == name && !e.children.is_empty())
    };
    named("Choice").or_else(|| named("Fallback"))
}

fn is_new_page(section: &Element) -> bool {
    !matches!(section.child("type").and_then(Element::val), Some("continuous"))
}
