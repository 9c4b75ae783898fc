//! From syntax to the typed mechanism.
//!
//! In: a [`Syntax`](crate::syntax::Syntax) and the words and names known. Out: a
//! [`Mechanism`](crate::model::Mechanism) and problems; what cannot be understood stays prose.
//! Must not: judge what the document says.
