//! Documents that rest on one another.
//!
//! In: a [`Brief`] of each document, which is all that the others need of it. Out: how a document carries out
//! the one above it ([`Conformance`]), and problems of rules that look at pairs and rings of documents.

mod brief;
mod class;
mod likeness;
mod obligation;
mod pair;
mod ring;

pub use brief::{Brief, Field, Rests};
pub use obligation::{Obligation, ObligationKind};
pub use pair::{Conformance, Counterpart, Pair, Status};
pub use ring::{Resting, rings};

pub(super) use class::same_class;
