//! The printed line around a fact, looked up only when something is suspicious.

use crate::check::Case;
use crate::model::{BlockKind, Inline};
use crate::source::Span;

/// The words of the line that a place was written in, and where in them it begins.
pub(in crate::check::rules) fn around(case: &Case<'_>, place: Span) -> Option<(String, usize)> {
    let blocks = case.mechanism.parts.iter().flat_map(|part| &part.blocks);
    let block = blocks.into_iter().find(|b| b.span.start <= place.start && place.end <= b.span.end)?;
    let empty: &[Inline] = &[];
    let (first, second, more) = match &block.kind {
        BlockKind::Heading { text, run_in, .. } => (text.as_slice(), run_in.as_slice(), None),
        BlockKind::Paragraph { text } | BlockKind::Item { text, .. } => (text.as_slice(), empty, None),
        BlockKind::Field { text, more, .. } => (text.as_slice(), empty, Some(more)),
        BlockKind::Table { .. } | BlockKind::Insert { .. } => return None,
    };
    let mut line = String::new();
    let mut at = None;
    for inline in first.iter().chain(second).chain(more.into_iter().flatten().flatten()) {
        if at.is_none() && inline.span.start <= place.start && place.start < inline.span.end {
            at = Some(line.len() + (place.start - inline.span.start) as usize);
        }
        line.push_str(&inline.text);
    }
    at.filter(|at| line.is_char_boundary(*at)).map(|at| (line, at))
}

/// The words from the beginning of the sentence to `at`.
pub(in crate::check::rules) fn before(line: &str, at: usize) -> &str {
    let words = line.get(..at).unwrap_or("");
    words.rsplit(['。', '；']).next().unwrap_or("")
}

/// The words from `at` to the end of the sentence.
pub(in crate::check::rules) fn after(line: &str, at: usize) -> &str {
    let words = line.get(at..).unwrap_or("");
    words.split(['。', '；']).next().unwrap_or("")
}
