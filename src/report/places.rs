//! Lines and columns of many offsets at once.

use crate::source::{LineColumn, SourceText};
use std::collections::BTreeMap;

/// Lines and columns of the offsets that a report names. Asking the text for each would count a
/// long line anew for every problem on it; here a line is walked once.
pub(super) struct Places(BTreeMap<usize, LineColumn>);

impl Places {
    pub(super) fn new(text: &SourceText, offsets: impl IntoIterator<Item = usize>) -> Self {
        let mut places: BTreeMap<usize, LineColumn> =
            offsets.into_iter().map(|o| (o, LineColumn { line: 1, column: 1 })).collect();
        let (mut at, mut last) = (0, LineColumn { line: 1, column: 1 });
        for (offset, place) in &mut places {
            let passed = text.as_str().get(at..*offset);
            last = match passed {
                Some(words) if !words.contains('\n') && at > 0 => {
                    LineColumn { line: last.line, column: last.column + words.chars().count() }
                }
                _ => text.line_column(*offset),
            };
            at = if passed.is_some() { *offset } else { 0 };
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
