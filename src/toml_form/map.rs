//! Places of a text that was made from a TOML file.

use crate::source::Span;

/// Where each byte of the made text stands in the TOML file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// Next to each other, in order.
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    made: Span,
    toml: Span,
    /// Both have the same bytes.
    exact: bool,
}

impl OffsetMap {
    /// The place in the TOML file of a place in the made text: exact within strings that are written
    /// without escapes, the whole string otherwise, the whole line's table for signs of the language.
    /// A place past the end is the end of the last line's table.
    #[must_use]
    pub fn span(&self, made: Span) -> Span {
        let first = self.start(made.start);
        if made.is_empty() {
            return first;
        }
        let last = self.start(made.end - 1);
        let end = self.piece(made.end - 1).map_or(last.end, |piece| {
            if piece.exact { piece.toml.start + (made.end - piece.made.start) } else { piece.toml.end }
        });
        Span { start: first.start, end: first.end.max(end) }
    }

    /// An empty span where an exact byte stands, all of the string or table otherwise.
    fn start(&self, at: u32) -> Span {
        let Some(piece) = self.piece(at) else {
            return self.pieces.last().map(|p| Span { start: p.toml.end, ..p.toml }).unwrap_or_default();
        };
        if piece.exact {
            let start = piece.toml.start + (at - piece.made.start);
            Span { start, end: start }
        } else {
            piece.toml
        }
    }

    fn piece(&self, at: u32) -> Option<&Piece> {
        let next = self.pieces.partition_point(|p| p.made.end <= at);
        self.pieces.get(next)
    }

    /// Adds the next `len` bytes of the made text.
    pub(super) fn push(&mut self, len: usize, toml: Span, exact: bool) {
        if len > 0 {
            let start = self.pieces.last().map_or(0, |p| p.made.end as usize);
            self.pieces.push(Piece { made: Span::new(start, start + len), toml, exact });
        }
    }
}
