//! Lines and columns of many offsets at once.

use crate::source::{LineColumn, SourceText};
use std::collections::BTreeMap;

/// Lines and columns of the offsets that a report names. Asking the text for each would count a
/// long line anew for every problem on it; here a line is walked once.
pub(super) struct Places(BTreeMap<usize, LineColumn>);

impl Places {
    /// Columns in characters.
    pub(super) fn new(text: &SourceText, offsets: impl IntoIterator<Item = usize>) -> Self {
        Self::measured(text, offsets, |words| words.chars().count())
    }

    /// Columns in UTF-16 code units, as editors and SARIF count them.
    pub(super) fn utf16(text: &SourceText, offsets: impl IntoIterator<Item = usize>) -> Self {
        Self::measured(text, offsets, |words| words.chars().map(char::len_utf16).sum())
    }

    fn measured(
        text: &SourceText,
        offsets: impl IntoIterator<Item = usize>,
        length: impl Fn(&str) -> usize,
    ) -> Self {
        let mut places: BTreeMap<usize, LineColumn> =
            offsets.into_iter().map(|o| (o, LineColumn { line: 1, column: 1 })).collect();
        let (mut at, mut last) = (0, LineColumn { line: 1, column: 1 });
        for (offset, place) in &mut places {
            let end = (*offset).min(text.as_str().len());
            last = match text.as_str().get(at..end) {
                Some(words) if at > 0 && !words.contains('\n') => {
                    LineColumn { line: last.line, column: last.column + length(words) }
                }
                _ => {
                    let line = text.line_column(end).line;
                    let start = text.line_span(line).start as usize;
                    let column = text.as_str().get(start..end).map_or(0, &length);
                    LineColumn { line, column: column + 1 }
                }
            };
            at = if text.as_str().is_char_boundary(end) { end } else { 0 };
            *place = last;
        }
        Self(places)
    }

    pub(super) fn of(&self, offset: usize) -> LineColumn {
        self.0.get(&offset).copied().unwrap_or(LineColumn { line: 1, column: 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_outside_the_basic_plane_is_two_units_wide_in_utf16() {
        let text = SourceText::new("甲\u{20BB7}乙\n丙".into());
        let places = Places::utf16(&text, [0, 3, 7, 10, 11, 14]);
        let columns: Vec<usize> = [0, 3, 7, 10, 11, 14].iter().map(|o| places.of(*o).column).collect();
        assert_eq!(columns, [1, 2, 4, 5, 1, 2]);
    }

    #[test]
    fn places_agree_with_the_text_also_past_its_end() {
        let text = SourceText::new("甲乙\r\n丙：丁戊\n\n己".into());
        let offsets: Vec<usize> = (0..=text.as_str().len())
            .filter(|o| text.as_str().is_char_boundary(*o))
            .chain([text.as_str().len() + 9])
            .collect();
        let places = Places::new(&text, offsets.iter().copied());
        for offset in offsets {
            assert_eq!(places.of(offset), text.line_column(offset), "offset {offset}");
        }
    }
}
