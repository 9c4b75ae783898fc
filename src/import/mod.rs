//! The way back: from a published notice to a `.jz` draft that prints the same text.
//!
//! In: an [`Intake`], which a reader (`read`) made of a file. Out: [`Imported`]: the draft, what was mended
//! on the way, and what had to be guessed. Must not: touch the disk, or lose a word; what is not
//! recognised stays prose.
//!
//! ```text
//! file ─read→ Intake ─mend→ paragraphs ─frame→ elements, parts ─outline→ levels ─recognise→ marks
//!                                                              draft ←─verify (compiled, held to the text)
//! ```
//!
//! The recogniser proposes; the compiler of the language disposes: every draft is compiled, and whatever
//! brings a problem of reading or prints other words than the file has is taken back.

mod draft;
mod frame;
mod guess;
mod header;
mod intake;
mod left_out;
mod number;
mod outline;
mod place;
mod read;
mod recognise;
mod repair;
mod verify;

pub use intake::{Cell, Face, Form, Found, Hints, Intake, Repair, RepairKind, Setting, Words};
pub use left_out::left_out;
pub use read::{decode, form_of, open, read};

use crate::lower::Context;
use crate::problem::Problem;

/// What became of a file.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// The draft, as the formatter writes it.
    pub text: String,
    /// What was mended or set aside, by place.
    pub repairs: Vec<Repair>,
    /// What was guessed, and what the draft still lacks; spans are bytes of `text`.
    pub problems: Vec<Problem>,
    /// The words of the file that the draft must print, one paragraph a line: the text as mended.
    pub mended: String,
    /// A register of the unit names that nobody knows, as `units.toml`; none when there are none.
    pub register: Option<String>,
}

/// Makes a draft of a notice. `region` is 地区 where the reader of the notice knows it; else it is guessed.
#[must_use]
pub fn import(intake: Intake, region: Option<&str>, context: &Context<'_>) -> Imported {
    let texts = || intake.blocks.iter().filter_map(Found::text);
    let guess = place::of_text(texts());
    let first = region.unwrap_or_else(|| guess.as_ref().map_or("", |p| p.name.as_str()));
    let names = context.registry.region(first);
    let mended = repair::mend(intake, &names, context.vocabulary);
    let mut repairs = mended.repairs;
    let frame = frame::frame(mended.blocks, &names, &mut repairs);
    let known = header::Known { region, by_text: guess, published: mended.published };
    let mut guessed = header::guess(&frame, &known);
    let parts = frame.parts.into_iter().map(|part| outline::outline(part, &mut repairs)).collect();
    let mut draft = draft::Draft { header: std::mem::take(&mut guessed.fields), terms: Vec::new(), parts };
    let printed = verify::printed(&draft);
    let names = context.registry.region(&guessed.region);
    recognise::recognise(&mut draft, &names, context, guessed.open_pattern, guessed.issuer.as_deref());
    let text = verify::settle(&mut draft, context);
    repairs.sort_by_key(|r| (r.place, r.kind));
    let doubts = guess::doubts(&text, &guessed, &names, context);
    let mut problems = left_out(&repairs);
    problems.extend(doubts.problems);
    Imported { text, repairs, problems, mended: printed, register: doubts.register }
}
