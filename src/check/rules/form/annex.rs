//! 附件说明 and the annexes it lists (GB/T 9704-2012, 7.3.4 and 7.3.7).

use crate::check::{Case, Line, LineKind};
use crate::model::PartKind;
use std::ops::Range;

/// One line of a 附件说明.
#[derive(Clone, Debug)]
pub(super) struct Listed<'a> {
    /// Its number with the mark behind it, where it has one.
    pub number: Option<(u32, Range<usize>)>,
    /// The name.
    pub name: &'a str,
    /// Bytes of the name in the note.
    pub range: Range<usize>,
}

/// The lines of a 附件说明.
pub(super) fn listed(note: &str) -> Vec<Listed<'_>> {
    let mut all = Vec::new();
    let mut at = 0;
    for line in note.split('\n') {
        let start = at;
        at += line.len() + 1;
        let body = without_label(line.trim_start());
        let digits = body.bytes().take_while(u8::is_ascii_digit).count();
        let after = body.get(digits..).unwrap_or("");
        let marked = after.starts_with(['.', '．', '、']);
        let from = start + line.len() - body.len();
        let number = body.get(..digits).and_then(|n| n.parse().ok()).filter(|_| marked);
        let mark = after.chars().next().map_or(0, char::len_utf8);
        let (number, rest) = match number {
            Some(n) => (Some((n, from..from + digits + mark)), after.get(mark..).unwrap_or("")),
            None => (None, body),
        };
        let name = rest.trim();
        if name.is_empty() {
            continue;
        }
        let begin = start + line.len() - rest.trim_start().len();
        all.push(Listed { number, name, range: begin..begin + name.len() });
    }
    all
}

/// What follows 附件 and its colon; the colon may be missing.
fn without_label(line: &str) -> &str {
    let Some(rest) = line.strip_prefix("附件") else { return line };
    let inner = rest.trim_start_matches(|c: char| matches!(c, '：' | ':') || c.is_whitespace());
    let numbered = rest.starts_with(|c: char| c.is_ascii_digit());
    if inner.len() < rest.len() || numbered { inner } else { line }
}

/// The titles of the annexes, in order.
pub(super) fn titles<'a>(case: &'a Case<'_>) -> impl Iterator<Item = Line<'a>> {
    let titled = case.mechanism.parts.iter().filter(|p| p.kind != PartKind::Main && p.title.is_some());
    let lines = case.lines().filter(|line| line.kind == LineKind::PartTitle);
    titled.zip(lines).filter(|(part, _)| part.kind == PartKind::Annex).map(|(_, line)| line)
}

/// How many annexes there are.
pub(super) fn count(case: &Case<'_>) -> usize {
    case.mechanism.parts.iter().filter(|part| part.kind == PartKind::Annex).count()
}

/// A name as compared: without blanks, quotation marks and a mark at its end.
pub(super) fn plain(name: &str) -> String {
    let name = name.trim().trim_end_matches(['。', '；', '，', '、']);
    name.chars().filter(|c| !c.is_whitespace() && !"《》“”〈〉\"".contains(*c)).collect()
}
