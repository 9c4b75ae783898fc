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

/// `联席会议日常工作由某局承担`: work, and who carries it.
pub(super) fn carried(line: &mut DraftLine, range: Range<usize>, known: &Known<'_>) {
    for piece in cut(&line.text, range, &['，', '；', '。']) {
        let inner = text(&line.text, &piece);
        let Some((work, rest)) = inner.split_once('由') else { continue };
        let Some(name) = ["具体承担", "承担", "具体负责", "负责"].iter().find_map(|v| rest.strip_suffix(v))
        else {
            continue;
        };
        let works = ["工作", "任务", "事务", "职责", "事项"].iter().any(|w| work.ends_with(w));
        let own = name.split(['（', '(']).next().unwrap_or(name);
        if works && work.chars().count() >= 4 && known.is_parties(own) {
            let start = piece.start + work.len() + '由'.len_utf8();
            let end = start + own.len();
            line.mark("职责", piece);
            line.mark("承担", start..end);
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
