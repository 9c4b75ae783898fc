//! The part of a text that is drawn: the lines that labels stand on, long ones cropped.
//!
//! A paragraph of an official document is one line of several hundred characters. Drawn whole it
//! wraps and its underline points anywhere; so a line wider than the terminal is cut to a window
//! around its label. Signs that would move the cursor are replaced.

use crate::source::{SourceText, Span};
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use unicode_width::UnicodeWidthChar;

/// Lines to draw, as one text of their own, with the places they come from.
pub(super) struct Window {
    name: String,
    text: String,
    lines: Vec<DrawnLine>,
}

/// A line of the window.
struct DrawnLine {
    /// Its number in the file, from 0.
    number: usize,
    /// Where it starts and ends in the window's text.
    start: usize,
    end: usize,
    /// Labels on it.
    labels: Vec<Placed>,
}

/// A label in the window.
pub(super) struct Placed {
    /// Which label of those given.
    pub index: usize,
    /// Bytes in the window's text.
    pub span: SourceSpan,
    /// Column in the file, in characters from 0.
    column: usize,
}

impl Window {
    /// Draws the lines of `labels`, the first of which is the cause, `cells` wide at most.
    pub(super) fn new(name: String, text: &SourceText, labels: &[Span], cells: usize) -> Self {
        let mut places: Vec<(usize, usize, Span)> = labels
            .iter()
            .enumerate()
            .map(|(index, span)| {
                let start = boundary(text.as_str(), span.start as usize);
                let line = text.line_column(start).line;
                let whole = text.line_span(line);
                // A label over several lines is drawn on its first.
                let start = start.clamp(whole.start as usize, whole.end as usize);
                let end = boundary(text.as_str(), span.end as usize).clamp(start, whole.end as usize);
                (line, index, Span::new(start, end))
            })
            .collect();
        places.sort_unstable();
        let mut window = Self { name, text: String::new(), lines: Vec::new() };
        for line in places.chunk_by(|a, b| a.0 == b.0) {
            window.push_line(text, line, cells.max(24));
        }
        window
    }

    /// The labels, by place.
    pub(super) fn labels(&self) -> impl Iterator<Item = &Placed> {
        self.lines.iter().flat_map(|line| &line.labels)
    }

    fn push_line(&mut self, text: &SourceText, labels: &[(usize, usize, Span)], cells: usize) {
        let Some((number, _, focus)) = labels.iter().min_by_key(|(_, index, _)| *index) else { return };
        let whole = text.line_span(*number);
        let (from, to) = crop(text.slice(whole), focus.start as usize - whole.start as usize, cells);
        let (from, to) = (whole.start as usize + from, whole.start as usize + to);
        let start = self.text.len();
        // Where each character drawn comes from, to place the labels.
        let mut starts: Vec<(usize, usize)> = Vec::new();
        if from > whole.start as usize {
            starts.push((whole.start as usize, self.text.len()));
            self.text.push('…');
        }
        for (at, sign) in text.slice(Span::new(from, to)).char_indices() {
            starts.push((from + at, self.text.len()));
            self.text.push(drawable(sign));
        }
        let cut = to < whole.end as usize;
        starts.push((to, self.text.len()));
        // A label at the end of a line, or one that points past the window, stands under this cell.
        self.text.push(if cut { '…' } else { ' ' });
        let last = self.text.len();
        let place = |offset: usize, past: usize| {
            let found = starts.partition_point(|(source, _)| *source < offset);
            starts.get(found).map_or(past, |(_, drawn)| *drawn)
        };
        let placed = labels.iter().map(|(_, index, span)| {
            let (begin, end) = (span.start as usize, span.end as usize);
            let drawn = place(begin.min(to), start);
            let after = self.text.get(drawn..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8);
            let stop = if end > to { last } else { place(end, last) }.max(drawn + after);
            let column = text.slice(Span::new(whole.start as usize, begin)).chars().count();
            Placed { index: *index, span: (drawn, stop - drawn).into(), column }
        });
        let labels = placed.collect();
        self.lines.push(DrawnLine { number: number - 1, start, end: last, labels });
        self.text.push('\n');
    }
}

/// The bytes of a line to draw so that `focus` is seen, with room for an ellipsis at both ends.
fn crop(line: &str, focus: usize, cells: usize) -> (usize, usize) {
    if line.len() <= cells && line.is_ascii() || width(line.chars(), cells + 1) <= cells {
        return (0, line.len());
    }
    let before = line.get(..focus).unwrap_or_default();
    let after = line.get(focus..).unwrap_or_default();
    // A third of the room shows what stands before the label.
    let back = cells / 3;
    let fits_before = width(before.chars().rev(), back + 1) <= back;
    let from = if fits_before { 0 } else { before.len() - take(before.chars().rev(), back - 1) };
    let used = width(line.get(from..focus).unwrap_or_default().chars(), cells);
    let room = cells.saturating_sub(used + 3);
    let to = if width(after.chars(), room + 2) <= room + 1 {
        line.len()
    } else {
        focus + take(after.chars(), room).max(after.chars().next().map_or(0, char::len_utf8))
    };
    (from, to)
}

/// Bytes of the first characters that fit into `cells`.
fn take(signs: impl Iterator<Item = char>, cells: usize) -> usize {
    let (mut bytes, mut used) = (0, 0);
    for sign in signs {
        used += cell_width(sign);
        if used > cells {
            break;
        }
        bytes += sign.len_utf8();
    }
    bytes
}

/// Cells of the characters, counted up to `limit`.
fn width(signs: impl Iterator<Item = char>, limit: usize) -> usize {
    let mut used = 0;
    for sign in signs {
        used += cell_width(sign);
        if used >= limit {
            break;
        }
    }
    used
}

fn cell_width(sign: char) -> usize {
    drawable(sign).width().unwrap_or(0)
}

/// The sign itself, or a stand-in for signs that move the cursor, colour or reorder what follows.
pub(super) fn drawable(sign: char) -> char {
    match sign {
        '\t' => ' ',
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            '\u{FFFD}'
        }
        '\u{2028}' | '\u{2029}' => '\u{FFFD}',
        _ if sign.is_control() => '\u{FFFD}',
        _ => sign,
    }
}

fn boundary(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|o| text.is_char_boundary(*o)).unwrap_or(0)
}

impl SourceCode for Window {
    /// The drawn lines that a label covers. Refuses ranges over lines that are not neighbours in
    /// the file, so that they are drawn apart.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        let covers = |l: &&DrawnLine| l.start <= end && start <= l.end;
        let mut lines = self.lines.iter().filter(covers);
        let first = lines.next().ok_or(MietteError::OutOfBounds)?;
        let last = lines.next_back().unwrap_or(first);
        let apart = self.lines.iter().filter(covers).zip(first.number..).any(|(l, n)| l.number != n);
        if apart {
            return Err(MietteError::OutOfBounds);
        }
        let data = self.text.get(first.start..last.end).ok_or(MietteError::OutOfBounds)?;
        let column = first.labels.iter().find(|p| p.span.offset() == start).map_or(0, |p| p.column);
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            data.as_bytes(),
            (first.start, data.len()).into(),
            first.number,
            column,
            last.number - first.number + 1,
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, words: &str, cells: usize) -> (String, String) {
        let start = text.find(words).unwrap();
        let source = SourceText::new(text.to_owned());
        let window = Window::new("甲.jz".into(), &source, &[Span::new(start, start + words.len())], cells);
        let label = window.labels().next().unwrap().span;
        let under = window.text.get(label.offset()..label.offset() + label.len()).unwrap();
        (window.text.trim_end_matches('\n').to_owned(), under.to_owned())
    }

    #[test]
    fn a_long_paragraph_is_cut_around_its_label_and_fits() {
        let text =
            format!("{}牵头单为{}", "为进一步完善工作机制，".repeat(30), "各单位要落实责任。".repeat(30));
        let (line, under) = drawn(&text, "牵头单为", 80);
        assert_eq!(under, "牵头单为");
        assert!(line.starts_with('…') && line.ends_with('…'), "{line}");
        let cells = SourceText::display_width(&line);
        assert!((70..=80).contains(&cells), "{cells}: {line}");
    }

    #[test]
    fn a_short_line_is_drawn_whole_and_its_end_can_be_pointed_at() {
        assert_eq!(drawn("标题：通知\n", "通知", 80), ("标题：通知 ".to_owned(), "通知".to_owned()));
        let source = SourceText::new("标题：".to_owned());
        let window = Window::new("甲.jz".into(), &source, &[Span::new(9, 9)], 80);
        let label = window.labels().next().unwrap();
        assert_eq!((label.span.offset(), label.span.len(), label.column), (9, 1, 3));
    }

    #[test]
    fn a_label_longer_than_the_window_is_underlined_to_its_edge() {
        let words = "深入推进产业链招商".repeat(40);
        let (line, under) = drawn(&format!("要{words}。"), &words, 60);
        assert!(under.starts_with("深入") && under.ends_with('…'), "{under}");
        assert!(SourceText::display_width(&line) <= 60, "{line}");
    }

    #[test]
    fn signs_that_move_the_cursor_are_not_passed_on() {
        let (line, _) = drawn("甲\u{1b}[31m\u{202E}乙\t丙", "乙", 80);
        assert_eq!(line, "甲\u{FFFD}[31m\u{FFFD}乙 丙 ");
    }

    #[test]
    fn spans_outside_the_text_or_inside_a_character_are_moved_in() {
        let source = SourceText::new("甲\n乙".to_owned());
        for span in [Span::new(1, 2), Span::new(90, 99), Span::new(4, 99), Span::new(3, 4)] {
            let window = Window::new("甲.jz".into(), &source, &[span], 80);
            let label = window.labels().next().unwrap().span;
            assert!(!label.is_empty() && window.text.get(label.offset()..).is_some(), "{span:?}");
        }
    }
}
