//! What ends and what begins: bodies that are dissolved, documents that are repealed, days of effect.

use super::known::Known;
use super::piece::{cut, text};
use crate::clause;
use crate::import::draft::{DraftLine, Shape};
use std::ops::Range;

/// Verbs behind what ends.
const ENDS: &[&str] = &[
    "自行撤销",
    "同时撤销",
    "予以撤销",
    "即行撤销",
    "自行废止",
    "同时废止",
    "予以废止",
    "不再保留",
    "撤销",
    "废止",
];

/// Marks what a line ends or brings into effect.
pub(super) fn marks(line: &mut DraftLine, known: &Known<'_>) {
    if matches!(line.shape, Shape::Row(_) | Shape::Field) || !line.is_readable() {
        return;
    }
    second_names(line);
    let pieces = cut(&line.text, 0..line.text.len(), &['，', '。', '；']);
    let mut ended = false;
    let mut found: Vec<(Range<usize>, &str)> = Vec::new();
    for piece in pieces {
        let words = text(&line.text, &piece);
        if let Some(name) = ended_name(words, known) {
            found.push((piece.start + name.start..piece.start + name.end, "废止"));
            ended = true;
        } else if ended && let Some(name) = successor(words, known) {
            found.push((piece.start + name.start..piece.start + name.end, "承接"));
        } else if words.contains("起施行") || words.contains("起实施") || words.contains("起执行") {
            if words.chars().count() <= 30 && clause::effect(words).is_ok() {
                let start = words.find('自').unwrap_or(0);
                found.push((piece.start + start..piece.end, "施行"));
            }
        } else if words.starts_with("有效期") && clause::effect(words).is_ok() {
            found.push((piece, "期限"));
        }
    }
    for (range, label) in found {
        line.mark(label, range);
    }
}

/// `某领导小组（以下简称领导小组）` behind a body that the line sets up.
fn second_names(line: &mut DraftLine) {
    let mut found = Vec::new();
    for sign in ["（以下简称", "（简称"] {
        for (at, _) in line.text.match_indices(sign) {
            let behind_body =
                line.marks.iter().any(|m| m.range.end == at || line.text.get(m.range.end..at) == Some("”"));
            let start = at + sign.len();
            let Some(length) = line.text.get(start..).and_then(|rest| rest.find('）')) else { continue };
            let inner = text(&line.text, &(start..start + length));
            let name = inner.trim_matches(['“', '”', '：', ' ']);
            let from = start + inner.find(name).unwrap_or(0);
            if behind_body && (2..=16).contains(&name.chars().count()) {
                found.push(from..from + name.len());
            }
        }
    }
    found.into_iter().for_each(|range| line.mark("简称", range));
}

fn ended_name(words: &str, known: &Known<'_>) -> Option<Range<usize>> {
    let (at, _) = ENDS
        .iter()
        .filter_map(|v| words.strip_suffix(v).map(|head| (head.len(), v)))
        .min_by_key(|(at, _)| *at)?;
    let head = words.get(..at)?;
    let start =
        ["同时", "原"].iter().filter_map(|w| head.strip_prefix(w).map(|_| w.len())).max().unwrap_or(0);
    let name = head.get(start..)?;
    (name.ends_with('》') && name.starts_with('《') || known.is_party(name)).then_some(start..at)
}

/// 相应职能由某领导小组承担.
fn successor(words: &str, known: &Known<'_>) -> Option<Range<usize>> {
    let at = words.find("职能由").or_else(|| words.find("职责由"))? + "职能由".len();
    let rest = words.get(at..)?;
    let end = ["承担", "承接", "行使"].iter().filter_map(|v| rest.find(v)).min()?;
    known.is_party(rest.get(..end)?).then_some(at..at + end)
}
