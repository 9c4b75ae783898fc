//! Documents that rest on documents, as a graph.

use super::Brief;
use std::collections::HashMap;

/// A citation that is part of a ring: the document that cites, and which of its citations it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resting {
    /// Position of the document among the briefs.
    pub document: usize,
    /// Position of the citation among [`Brief::rests`].
    pub citation: usize,
}

/// Rings of documents that rest on each other: one shortest ring for each group of documents that lead
/// back to each other, begun at the document that comes first.
#[must_use]
pub fn rings(briefs: &[&Brief]) -> Vec<Vec<Resting>> {
    let at: HashMap<&str, u32> = (0..).zip(briefs).map(|(at, brief)| (brief.path.as_str(), at)).collect();
    let (mut edges, mut origin) = (Vec::new(), Vec::new());
    for (from, (document, brief)) in (0..).zip(briefs.iter().enumerate()) {
        for (citation, rests) in brief.rests.iter().enumerate() {
            if let Some(to) = at.get(rests.path.as_str()) {
                edges.push((from, *to));
                origin.push(Resting { document, citation });
            }
        }
    }
    let rings = crate::graph::rings(briefs.len(), &edges);
    rings.iter().map(|ring| ring.iter().filter_map(|at| origin.get(*at).copied()).collect()).collect()
}
