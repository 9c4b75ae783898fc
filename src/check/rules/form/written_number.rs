//! Document numbers as they are written: 某政发〔2026〕5号 (GB/T 9704-2012, 7.2.5).

use crate::check::{Line, LineKind};

/// The regulations and the standard of 2012 hold for numbers given since.
const SINCE: u16 = 2012;

/// The year in 〔〕 at the end of these words, the closing bracket left out.
pub(super) fn year(before: &str) -> Option<u16> {
    let (office, year) = before.rsplit_once('〔')?;
    let office = office.ends_with(|c: char| c.is_alphanumeric());
    (office && year.len() == 4).then(|| year.parse().ok()).flatten()
}

/// Whether a number ought to have the form of today: the document's own, or one given since 2012. Older
/// numbers are quoted as they were given.
pub(super) fn is_bound(line: &Line<'_>, year: u16) -> bool {
    line.kind == LineKind::Number || year >= SINCE
}

/// The Arabic digits at the start, and what follows.
pub(super) fn digits(words: &str) -> (&str, &str) {
    let len = words.bytes().take_while(u8::is_ascii_digit).count();
    words.split_at_checked(len).unwrap_or((words, ""))
}
