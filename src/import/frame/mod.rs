//! The frame of an official document: elements above and below the body text, and its parts.
//!
//! In: the paragraphs of a text put right. Out: each element in its place and the parts with what they
//! hold. Must not: lose a paragraph; one that is no element stays in its part.

mod foot;
mod head;
mod parts;
mod shape;

pub(super) use shape::{genre_of, is_organ};

use super::intake::{Found, Repair};
use crate::model::PartKind;
use crate::registry::RegionNames;

/// The elements of a document, as lines of its header (GB/T 9704-2012, clause 7).
#[derive(Clone, Debug, Default)]
pub(super) struct Elements {
    pub copy_number: Option<String>,
    pub secrecy: Option<String>,
    pub urgency: Option<String>,
    /// 发文机关标志, a line each, the last with 文件.
    pub mark: Vec<String>,
    pub number: Option<String>,
    pub signers: Option<String>,
    pub title: Vec<String>,
    pub addressees: Option<String>,
    pub annex_note: Vec<String>,
    pub signature: Vec<String>,
    pub date: Option<String>,
    pub note: Option<String>,
    /// Marks of the annexes as typed.
    pub annex_marks: Vec<String>,
    pub copies: Vec<String>,
    pub printer: Option<String>,
    pub print_date: Option<String>,
}

/// A part and its paragraphs.
#[derive(Clone, Debug)]
pub(super) struct FramePart {
    pub kind: PartKind,
    pub title: Vec<String>,
    pub blocks: Vec<Found>,
}

/// A document laid out.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    pub elements: Elements,
    pub parts: Vec<FramePart>,
}

/// Lays a document out.
pub(super) fn frame(blocks: Vec<Found>, names: &RegionNames<'_>, repairs: &mut Vec<Repair>) -> Frame {
    let mut elements = Elements::default();
    let mut rest = blocks;
    let body = head::take(&mut rest, &mut elements, names, repairs);
    let mut rest = rest.split_off(body);
    foot::take(&mut rest, &mut elements, repairs);
    let parts = parts::split(rest, &mut elements, repairs);
    Frame { elements, parts }
}
