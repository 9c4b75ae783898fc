//! Closing brackets that say who leads and who helps: （甲局牵头，乙局配合）, （甲局、乙局等负责）.

use super::known::Known;
use super::piece::{self, text};
use crate::import::draft::DraftLine;
use std::ops::Range;

/// Verbs at the end of a piece, and the role that bears their name.
const VERBS: &[&str] = &["牵头", "负责", "配合", "参加"];

/// Words between units and their verb.
const MANNERS: &[&str] =
    &["按职责分工", "按照职责分工", "分别", "具体", "共同", "依职责", "按分工", "按职责"];

/// Marks the units of brackets that the compiler would not understand by itself: those with names that
/// nobody knows.
pub(super) fn marks(line: &mut DraftLine, known: &Known<'_>) {
    squared(line, known);
    for bracket in piece::brackets(&line.text) {
        let inner = bracket.start + '（'.len_utf8()..bracket.end - '）'.len_utf8();
        if text(&line.text, &bracket).starts_with('(') {
            continue;
        }
        let pieces = piece::cut(&line.text, inner, &['，', '；']);
        let roles: Option<Vec<(Range<usize>, &str)>> =
            pieces.iter().map(|p| role(&line.text, p, known)).collect();
        for (range, role) in roles.unwrap_or_default() {
            line.mark(role, range);
        }
    }
}

/// `〔牵头单位：甲；责任单位：乙按职责分工负责〕`: labels in brackets that the compiler does not look into.
fn squared(line: &mut DraftLine, known: &Known<'_>) {
    let mut found = Vec::new();
    for (open, close) in [('〔', '〕'), ('【', '】'), ('［', '］')] {
        for (at, _) in line.text.match_indices(open) {
            let start = at + open.len_utf8();
            let Some(length) = line.text.get(start..).and_then(|rest| rest.find(close)) else { continue };
            for piece in piece::cut(&line.text, start..start + length, &['；', '。']) {
                let inner = text(&line.text, &piece);
                let Some((label, value)) = inner.split_once('：') else { continue };
                let Some(role) = known.role(label).map(|_| label.to_owned()) else { continue };
                let mut units = value;
                while let Some(short) =
                    VERBS.iter().chain(MANNERS).find_map(|w| units.strip_suffix(w)).filter(|w| !w.is_empty())
                {
                    units = short;
                }
                let from = piece.end - value.len();
                if known.is_parties(units) {
                    found.push((from..from + units.len(), role));
                }
            }
        }
    }
    found.into_iter().for_each(|(range, role)| line.mark(&role, range));
}

fn role(words: &str, range: &Range<usize>, known: &Known<'_>) -> Option<(Range<usize>, &'static str)> {
    let inner = text(words, range);
    let verb = VERBS.iter().find(|v| inner.ends_with(**v))?;
    let mut units = inner.strip_suffix(verb)?;
    while let Some(short) = MANNERS.iter().find_map(|m| units.strip_suffix(m)) {
        units = short;
    }
    let lead = units.len() - units.trim_start_matches('由').len();
    let name = units.get(lead..)?;
    let items = known.names.list(name);
    let fits = |i: &crate::registry::ListItem| i.found.known || i.surface.chars().count() <= 30;
    let all = !items.is_empty()
        && items.iter().all(fits)
        && items.iter().any(|i| i.found.known || known.is_parties(&i.surface));
    all.then(|| (range.start + lead..range.start + units.len(), *verb))
}
