//! Where two wordings differ, character by character.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A stretch of characters that differ: `old` for `new`; one of them may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    pub old: std::ops::Range<usize>,
    pub new: std::ops::Range<usize>,
}

/// Characters beyond which only the ends that are alike are taken off: exact differences of long
/// texts that have nothing in common would take seconds.
const EXACT: usize = 6_000;

/// The stretches in which two lists of characters differ, those next to each other joined.
pub(super) fn hunks(old: &[char], new: &[char]) -> Vec<Hunk> {
    let prefix = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (rest_old, rest_new) = (old.get(prefix..).unwrap_or(&[]), new.get(prefix..).unwrap_or(&[]));
    let suffix = rest_old.iter().rev().zip(rest_new.iter().rev()).take_while(|(a, b)| a == b).count();
    let mid_old = rest_old.get(..rest_old.len() - suffix).unwrap_or(&[]);
    let mid_new = rest_new.get(..rest_new.len() - suffix).unwrap_or(&[]);
    let mut found: Vec<Hunk> = Vec::new();
    let mut push = |old: std::ops::Range<usize>, new: std::ops::Range<usize>| match found.last_mut() {
        // One character that happens to be the same does not make two changes of one.
        Some(last) if old.start <= last.old.end + 1 && new.start <= last.new.end + 1 => {
            last.old.end = old.end;
            last.new.end = new.end;
        }
        _ => found.push(Hunk { old, new }),
    };
    if mid_old.len() + mid_new.len() > EXACT {
        push(prefix..prefix + mid_old.len(), prefix..prefix + mid_new.len());
        return found;
    }
    for op in capture_diff_slices(Algorithm::Myers, mid_old, mid_new) {
        if !matches!(op, DiffOp::Equal { .. }) {
            let (old, new) = (op.old_range(), op.new_range());
            push(prefix + old.start..prefix + old.end, prefix + new.start..prefix + new.end);
        }
    }
    found
}

/// What a piece of a wording is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PieceKind {
    /// In both.
    Same,
    /// In the old wording only.
    Gone,
    /// In the new wording only.
    New,
}

/// A piece of two wordings laid over each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// Its words.
    pub text: String,
}

/// Two wordings laid over each other: what stayed, what is gone, what is new.
#[must_use]
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let mut out = Vec::new();
    let mut push = |kind: PieceKind, signs: Option<&[char]>| {
        let text: String = signs.unwrap_or(&[]).iter().collect();
        if !text.is_empty() {
            out.push(Piece { kind, text });
        }
    };
    let mut at = 0;
    for Hunk { old, new } in hunks(&a, &b) {
        push(PieceKind::Same, a.get(at..old.start));
        push(PieceKind::Gone, a.get(old.clone()));
        push(PieceKind::New, b.get(new));
        at = old.end;
    }
    push(PieceKind::Same, a.get(at..));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_give_both_wordings_back() {
        for (old, new) in [
            ("每月25日前报送", "每季度25日前报送"),
            ("甲乙丙", ""),
            ("", "甲"),
            ("负责审批", "负责备案、审批"),
        ] {
            let all = pieces(old, new);
            let join = |skip: PieceKind| -> String {
                all.iter().filter(|p| p.kind != skip).map(|p| p.text.as_str()).collect()
            };
            assert_eq!((join(PieceKind::New), join(PieceKind::Gone)), (old.to_owned(), new.to_owned()));
        }
    }
}
