//! `notice.pdf`: the printed document set by typst (the only room that names it; only with the feature
//! `pdf`).
//!
//! In: a [`Paper`](crate::layout::Paper), the text that the template of the page made of it, and the
//! faces that play the roles. Out: the bytes of a tagged PDF with bookmarks, properties and subsets of
//! the faces, the same on every run. Must not: know the model, decide what is printed, or ask clock,
//! disk or network; the typesetter sees one text and a few faces.

mod press;
mod world;

pub use press::{Press, Printed, TypesetError};
