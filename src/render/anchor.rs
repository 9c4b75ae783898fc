//! From facts to the printed paragraph they stand in, so that tables can link to it.

use crate::model::{BlockId, BlockKind, Clause, Mechanism};
use crate::source::Span;
use std::collections::HashMap;

/// Where facts are printed. Looked up only, never walked through.
#[derive(Debug)]
pub(super) struct Anchors<'a> {
    /// Places of blocks, by start.
    spans: Vec<(Span, BlockId)>,
    /// The first block of each clause; its heading where it has one.
    clauses: HashMap<&'a str, BlockId>,
}

impl<'a> Anchors<'a> {
    /// Reads the blocks of a document.
    pub(super) fn of(mechanism: &'a Mechanism) -> Self {
        let blocks = mechanism.parts.iter().flat_map(|part| &part.blocks);
        let mut spans = Vec::new();
        let mut clauses = HashMap::new();
        for block in blocks {
            if !block.span.is_empty() {
                spans.push((block.span, block.id));
            }
            if !matches!(block.kind, BlockKind::Insert { .. }) {
                clauses.entry(block.clause.0.as_str()).or_insert(block.id);
            }
        }
        spans.sort_unstable();
        Self { spans, clauses }
    }

    /// The block that a fact was read from, or else the first block of its clause.
    pub(super) fn find(&self, span: Span, clause: &Clause) -> Option<BlockId> {
        let after = self.spans.partition_point(|(block, _)| block.start <= span.start);
        let holder = after.checked_sub(1).and_then(|at| self.spans.get(at));
        match holder {
            Some((block, id)) if !span.is_empty() && span.end <= block.end => Some(*id),
            _ => self.clauses.get(clause.0.as_str()).copied(),
        }
    }

    /// The name that the block of a fact has in `notice.html`: `b12`; empty when it has none.
    pub(super) fn name(&self, span: Span, clause: &Clause) -> String {
        self.find(span, clause).map_or_else(String::new, name)
    }
}

/// The name of a block in `notice.html`.
pub(super) fn name(id: BlockId) -> String {
    format!("b{}", id.0)
}
