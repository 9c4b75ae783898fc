//! Sentences by halves: 由甲统筹、乙牵头、丙配合 says of each what it does.

use super::known::Known;
use super::piece::{cut, text};
use crate::import::draft::DraftLine;
use std::ops::Range;

/// Verbs that end a half; longer ones first.
const VERBS: &[&str] = &[
    "负责组织实施",
    "组织实施",
    "负责统筹",
    "统筹协调",
    "具体负责",
    "具体承办",
    "牵头抓总",
    "为主体",
    "为载体",
    "统筹",
    "牵头",
    "主导",
    "主抓",
    "负责",
    "承办",
    "协办",
    "实施",
    "推进",
    "落实",
    "配合",
    "协同",
    "协助",
    "参与",
    "支持",
    "监督",
    "指导",
];

/// One half: who, and the whole of it.
struct Half {
    name: Range<usize>,
    whole: Range<usize>,
    verb: &'static str,
}

/// Marks the halves of words: each as a duty of the one whom it names.
pub(super) fn marks(line: &mut DraftLine, range: Range<usize>, known: &Known<'_>) {
    for piece in cut(&line.text, range, &['，', '；', '。']) {
        let inner = text(&line.text, &piece);
        let Some(at) = inner.find('由').filter(|_| inner.contains('、')) else { continue };
        let halves = halves(&line.text, piece.start + at + '由'.len_utf8()..piece.end, known);
        if halves.len() < 2 {
            continue;
        }
        for half in halves {
            line.mark("职责", half.whole);
            line.mark("承担", half.name.clone());
            if ["牵头", "配合"].contains(&half.verb) {
                line.mark(half.verb, half.name);
            }
        }
    }
}

/// The halves between 、, as far as each is a list of parties with a verb. The last may go on with 的.
fn halves(words: &str, range: Range<usize>, known: &Known<'_>) -> Vec<Half> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for piece in cut(words, range, &['、']) {
        let start = open.unwrap_or(piece.start);
        let inner = text(words, &(start..piece.end));
        let attribute = inner.find("的").filter(|at| inner.get(..*at).is_some_and(|w| ending(w).is_some()));
        let end = attribute.map_or(piece.end, |at| start + at);
        let half = text(words, &(start..end));
        let Some(verb) = ending(half) else {
            open = Some(start);
            continue;
        };
        let name = start..end - verb.len();
        if !known.is_parties(text(words, &name)) {
            return Vec::new();
        }
        found.push(Half { name, whole: start..end, verb });
        open = None;
        if attribute.is_some() {
            return found;
        }
    }
    if open.is_some() { Vec::new() } else { found }
}

fn ending(words: &str) -> Option<&'static str> {
    VERBS.iter().find(|verb| words.ends_with(**verb)).copied()
}
