//! Text and places in it.
//!
//! In: the bytes of a file. Out: [`SourceText`], which hands out slices by [`Span`] and turns byte
//! offsets into the lines and columns that people count. Must not: read files (a [`Loader`] does,
//! and only `cli` owns one that touches the disk).

mod keyed;
mod loader;
mod span;
mod text;

pub(crate) use keyed::Keyed;
pub use loader::{Loader, MemoryLoader};
pub use span::{Place, Span, Spanned};
pub use text::{LineColumn, SourceText, Unreadable};
pub(crate) use text::{behind_han, beside_han, beside_han_in, has_no_blank_ends, is_trim, ten_bits};
