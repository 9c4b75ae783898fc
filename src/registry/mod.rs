//! Unit names: the national catalogue, region registers, short and former names, elided prefixes.
//!
//! In: a surface form as a document writes it. Out: the canonical name and what is known of it.
//! Must not: read files.
