//! DOCX, as Word, WPS, LibreOffice and we ourselves write it: a zip of XML from anywhere.
//!
//! In: the bytes of a file. Out: an [`Intake`], or a [`Problem`] that says what the file is and what to do.
//! Only known parts are read, into memory, within `limits`; nothing is ever unpacked to the disk. The words are
//! those that print: insertions of tracked changes and results of fields, not deletions, codes, hidden words,
//! comments; what is left out is listed among the repairs.

mod aside;
mod draft;
mod field;
mod foreign;
mod label;
mod limits;
mod look;
mod numbering;
mod package;
mod refusal;
mod run;
mod story;
mod styles;
mod table;
mod theme;
mod xml;

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod written;

use crate::import::intake::{Form, Intake, Repair, RepairKind};
use crate::problem::Problem;
use package::{Package, Relation};
use refusal::Taken;
use story::Story;

/// Whether bytes are a package or a binary file of an office program: then [`read`] has the answer to them.
#[must_use]
pub fn claims(bytes: &[u8]) -> bool {
    foreign::claims(bytes)
}

/// Reads a DOCX. The name of the file only helps to say what it is when it is none.
///
/// # Errors
/// What the file is instead, what is broken, or which limit it goes beyond, and what to do.
pub fn read(bytes: &[u8], name: &str) -> Result<Intake, Box<Problem>> {
    measured(bytes, name).0
}

/// As [`read`], with the number of bytes that were inflated.
fn measured(bytes: &[u8], name: &str) -> (Taken<Intake>, u64) {
    if let Err(problem) = foreign::pass(bytes, name) {
        return (Err(problem), 0);
    }
    match Package::open(bytes) {
        Ok(mut package) => {
            let intake = document(&mut package);
            (intake, package.inflated)
        }
        Err(problem) => (Err(problem), 0),
    }
}

fn document(package: &mut Package<'_>) -> Taken<Intake> {
    let main = main_part(package)?;
    let relations = package.relations(&main)?;
    let missing = || refusal::broken(&main, "不在压缩包里", "is not in the package");
    let root = package.part(&main)?.ok_or_else(missing)?;
    let body = root.child("body").ok_or_else(|| refusal::broken(&main, "没有正文", "has no body"))?;
    let mut story = Story::default();
    let theme = theme(package, &relations);
    story.styles = match known(package, &relations, "styles")? {
        Some(styles) => styles::Styles::read(&styles, theme),
        None => styles::Styles::of_theme(theme),
    };
    story.parts = relations.iter().filter_map(|r| Some((r.id.clone(), r.target.clone()?))).collect();
    if let Some(lists) = known(package, &relations, "numbering")? {
        story.lists = numbering::Lists::read(&lists);
    }
    story.read(body);
    let mut repairs = Vec::new();
    if story.blocks.is_empty() {
        return Err(match story.repairs.iter().find(|repair| repair.kind == RepairKind::Embedded) {
            Some(embedded) => refusal::only_embedded(&embedded.before),
            None => refusal::broken(&main, "没有文字，可能全是图片", "has no words; perhaps only pictures"),
        });
    }
    let last = story.blocks.last().map_or(1, |block| block.place);
    for kind in ["header", "footer"] {
        for relation in relations.iter().filter(|r| r.kind == kind) {
            let Some(part) = &relation.target else { continue };
            let Some(root) = package.part(part)? else { continue };
            aside::margin(&root, &mut repairs);
        }
    }
    for kind in ["comments", "footnotes", "endnotes"] {
        let Some(root) = known(package, &relations, kind)? else { continue };
        aside::notes(&root, kind, &story, &mut repairs);
    }
    for name in &package.outside {
        repairs.push(Repair::new(RepairKind::Outside, last, name.as_str(), ""));
    }
    repairs.append(&mut story.repairs);
    repairs.sort_by_key(|repair| (repair.place, repair.kind));
    Ok(Intake { form: Form::Docx, blocks: story.blocks, repairs })
}

/// The part that holds the document.
fn main_part(package: &mut Package<'_>) -> Taken<String> {
    let relations = package.relations("")?;
    let target = relations.into_iter().find(|r| r.kind == "officeDocument").and_then(|r| r.target);
    let part = target.unwrap_or_else(|| "word/document.xml".to_owned());
    match aside::other_package(package, &part) {
        Some(problem) => Err(problem),
        None => Ok(part),
    }
}

/// The typefaces of the theme. A document whose theme cannot be read still has its words.
fn theme(package: &mut Package<'_>, relations: &[Relation]) -> theme::Theme {
    let settings = known(package, relations, "settings").ok().flatten();
    let root = known(package, relations, "theme").ok().flatten();
    root.map(|root| theme::Theme::read(&root, settings.as_ref())).unwrap_or_default()
}

/// The part that a part stands in a known relation to.
fn known(package: &mut Package<'_>, relations: &[Relation], kind: &str) -> Taken<Option<xml::Element>> {
    match relations.iter().find(|r| r.kind == kind).and_then(|r| r.target.as_deref()) {
        Some(target) => package.part(target),
        None => Ok(None),
    }
}
