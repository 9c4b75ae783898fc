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
    /// The string with its quotation marks, when the piece is what it says.
    string: Option<Span>,
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

    /// The string that says all of a place of the made text, and the place within its words.
    pub(super) fn string(&self, made: Span) -> Option<(Span, Span)> {
        let first = self.pieces.partition_point(|p| p.made.end < made.start);
        let near = self.pieces.iter().skip(first).take_while(|p| p.made.start <= made.start);
        let mut whole = near.filter(|p| made.end <= p.made.end).filter_map(|p| Some((p.made, p.string?)));
        let (words, string) = whole.next()?;
        Some((string, Span { start: made.start - words.start, end: made.end - words.start }))
    }

    /// The table of a line, when a place of the made text is the whole line with its end.
    pub(super) fn line(&self, made: Span) -> Option<Span> {
        let at = self.pieces.partition_point(|p| p.made.start < made.start);
        let before = at.checked_sub(1).and_then(|before| self.pieces.get(before)).map(|p| p.toml);
        let own = self.pieces.iter().skip(at).take_while(|p| p.made.start < made.end);
        let last = own.clone().last()?;
        let starts = self.pieces.get(at)?.made.start == made.start && before != Some(last.toml);
        let after = self.pieces.iter().find(|p| p.made.start == made.end).map(|p| p.toml);
        let ends = last.made.end == made.end && after != Some(last.toml);
        let alone = own.clone().all(|p| last.toml.start <= p.toml.start && p.toml.end <= last.toml.end);
        (starts && ends && alone).then_some(last.toml)
    }

    /// Adds the next `len` bytes of the made text, signs of the language on a line.
    pub(super) fn push_sign(&mut self, len: usize, line: Span) {
        self.push(len, Piece { made: Span::default(), toml: line, exact: false, string: None });
    }

    /// Adds the next `len` bytes of the made text, words of a string; `exact` is where they stand in it byte
    /// for byte.
    pub(super) fn push_words(&mut self, len: usize, string: Span, exact: Option<Span>) {
        let toml = exact.unwrap_or(string);
        let piece = Piece { made: Span::default(), toml, exact: exact.is_some(), string: Some(string) };
        self.push(len, piece);
    }

    fn push(&mut self, len: usize, piece: Piece) {
        if len > 0 {
            let start = self.pieces.last().map_or(0, |p| p.made.end as usize);
            self.pieces.push(Piece { made: Span::new(start, start + len), ..piece });
        }
    }
}
