//! Mends what scans, pages of the web and converters did to a text, and lists all of it.
//!
//! In: an [`Intake`] as a reader gave it. Out: the same with one block a paragraph. Must not: change a
//! word; only blanks, line breaks, widths of punctuation, and words that are no part of the document.

mod flat;
mod join;
mod page;
mod width;

use super::intake::{Found, Intake, Repair, RepairKind, Words};
use crate::registry::RegionNames;
use crate::vocabulary::Vocabulary;

/// A text put right.
#[derive(Clone, Debug, Default)]
pub(super) struct Mended {
    pub blocks: Vec<Found>,
    pub repairs: Vec<Repair>,
    /// The day on which a page says it was published, as it writes it.
    pub published: Option<String>,
}

/// Puts a text right.
pub(super) fn mend(intake: Intake, names: &RegionNames<'_>, words: &Vocabulary) -> Mended {
    let mut mended = Mended { repairs: intake.repairs, ..Mended::default() };
    let mut blocks = intake.blocks;
    page::set_aside(&mut blocks, &mut mended);
    blocks = flat::take_apart(blocks, &mut mended.repairs);
    for block in &mut blocks {
        width::tidy(block, &mut mended.repairs);
    }
    blocks.retain(|b| b.text().is_none_or(|t| !t.is_empty()));
    page::stray_heads(&mut blocks, &mut mended.repairs);
    mended.blocks = join::join(blocks, names, words, &mut mended.repairs);
    for block in &mut mended.blocks {
        page::inner_numbers(block, &mut mended.repairs);
        if let Words::Paragraph(text) = &mut block.words {
            width::close_up(text, block.place, &mut mended.repairs);
        }
    }
    mended.repairs.sort_by_key(|r| (r.place, r.kind));
    mended
}

/// The first words of a text, for the list of repairs.
fn shortened(words: &str) -> String {
    const KEPT: usize = 60;
    let mut kept: String = words.chars().take(KEPT).collect();
    if kept.len() < words.len() {
        kept.push_str("……");
    }
    kept
}

fn note(repairs: &mut Vec<Repair>, kind: RepairKind, place: u32, before: &str, after: &str) {
    repairs.push(Repair::new(kind, place, shortened(before), shortened(after)));
}
