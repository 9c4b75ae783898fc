//! From the model to notices, matrices, calendars and graphs (the only room that names minijinja).
//!
//! In: a [`Mechanism`](crate::model::Mechanism). Out: named byte strings. Must not: touch the disk,
//! the clock or the locale; the same model gives the same bytes.
