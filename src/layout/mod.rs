//! The printed document: what stands on paper, in order, before any format writes it.
//!
//! In: the elements and blocks that `render` decided on, and the [`Page`](crate::page::Page). Out: a
//! [`Paper`]: sections of [`Piece`]s that say what they are, with everything decided that all formats
//! share: where titles break, how an annex note hangs, where signature and date stand, how wide the
//! columns of a table are and which cells merge. Must not: know a file format or the model's facts.

mod annex_note;
mod letters;
mod mark;
mod pages;
mod paper;
mod signature;
mod table;
mod title;
mod width;

pub use annex_note::{NoteLine, annex_note};
pub use mark::{JOINT_GAP, mark_size};
pub use paper::{
    Classified, Imprint, ImprintLine, Orientation, Paper, Piece, Properties, Provenance, Section, TitleRank,
};
pub use signature::{Placed, Signature, SignatureRow, Signers, StampRow};
pub use table::{Cell, Column, Table};
pub use title::break_title;
pub use width::{char_width, width};
