//! What makes a finding the same finding when lines move.

use crate::problem::Problem;
use crate::source::{SourceText, Span};
use crate::workspace::FileProblems;
use std::collections::BTreeMap;
use std::fmt;

/// The identity of a finding: its code, its file, the words it points at and the sentence around
/// them, and which of several such it is. Lines may move, be indented or be written in the uniform
/// way; the identity stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity(u64);

impl Identity {
    /// The identity that its 16 hexadecimal digits name.
    #[must_use]
    pub fn parse(digits: &str) -> Option<Self> {
        let plain = digits.len() == 16 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        plain.then(|| u64::from_str_radix(digits, 16).ok().map(Self)).flatten()
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// The identities of all problems, file by file. `name` gives the path that a file is known by: it
/// should not depend on where the command runs.
#[must_use]
pub fn identities(files: &[FileProblems], name: &dyn Fn(&str) -> String) -> Vec<Vec<Identity>> {
    let mut seen: BTreeMap<u64, u64> = BTreeMap::new();
    files
        .iter()
        .map(|file| {
            let path = name(&file.file);
            let one = |problem: &Problem| {
                let plain = hash(problem.code, &path, file.text.as_ref(), problem.span);
                let ordinal = seen.entry(plain).or_default();
                let mut hash = Fnv(plain);
                hash.take(&ordinal.to_le_bytes());
                *ordinal += 1;
                Identity(hash.0)
            };
            file.problems.iter().map(one).collect()
        })
        .collect()
}

/// The part of an identity that equals share.
fn hash(code: &str, path: &str, text: Option<&SourceText>, span: Span) -> u64 {
    let mut hash = Fnv::default();
    hash.words(code);
    hash.words(path);
    if let Some(text) = text {
        let (words, sentence) = around(text.as_str(), span);
        for part in [words, sentence] {
            // Punctuation and blanks are what formatting changes.
            let letters: String = part.chars().filter(|c| c.is_alphanumeric()).collect();
            hash.words(&letters);
        }
    }
    hash.0
}

/// Characters that count of the words, and of their sentence on either side: a text without full stops may be
/// one sentence a megabyte long.
const REACH: usize = 100;

/// The words of a span as far as they stand on its first line, and the sentence around them. A
/// paragraph is one line of several hundred characters, so the line would say too much.
fn around(text: &str, span: Span) -> (&str, &str) {
    let start = (span.start as usize).min(text.len());
    let (before, after) = (text.get(..start).unwrap_or(""), text.get(start..).unwrap_or(""));
    let ends = |c: char| matches!(c, '\n' | '。' | '；' | '！' | '？' | ';');
    let whole = after.get(..span.len().min(after.len())).unwrap_or("");
    let mut signs = whole.char_indices().enumerate();
    let end = signs.find(|(number, (_, c))| *number == REACH || *c == '\n');
    let words = whole.split_at(end.map_or(whole.len(), |(_, (at, _))| at)).0;
    let sentence = |c: &(usize, char)| !ends(c.1);
    let from =
        before.char_indices().rev().take(REACH).take_while(sentence).last().map_or(start, |(at, _)| at);
    let rest = after.get(words.len()..).unwrap_or("");
    let rest =
        rest.char_indices().take(REACH).take_while(sentence).last().map_or(0, |(at, c)| at + c.len_utf8());
    (words, text.get(from..start + words.len() + rest).unwrap_or(words))
}

/// FNV-1a, 64 bits: the same on every machine and in every version, which std does not promise of
/// its own hashes. Nobody gains by making two findings collide.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn take(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// Takes a part and its end, which no UTF-8 holds, so that no two lists of parts look the same.
    fn words(&mut self, words: &str) {
        self.take(words.as_bytes());
        self.take(&[0xFF]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, words: &[&str]) -> Vec<String> {
        let mut from = 0;
        let problems = words.iter().map(|w| {
            let at = from + text.split_at(from).1.find(w).unwrap();
            from = at + w.len();
            Problem::error("unknown-mark", Span::new(at, from), "甲", "a")
        });
        let problems = problems.collect();
        let file = FileProblems { file: "甲.jz".into(), text: Some(SourceText::new(text.into())), problems };
        let ids = identities(&[file], &|name| name.to_owned());
        ids.into_iter().flatten().map(|i| i.to_string()).collect()
    }

    #[test]
    fn moving_indenting_and_reformatting_a_line_keep_its_identity() {
        let first = found("标题：甲\n由{牵头单为：市商务局}负责。\n", &["牵头单为"]);
        assert_eq!(found("标题：甲\n\n\n乙。\n　　由{ 牵头单为: 市商务局 }负责。\r\n", &["牵头单为"]), first);
        assert_eq!(first[0].len(), 16);
        assert_eq!(Identity::parse(&first[0]).map(|i| i.to_string()), Some(first[0].clone()));
    }

    #[test]
    fn equal_findings_are_told_apart_by_their_order_and_others_by_their_sentence() {
        let line = "由{牵头单为：市商务局}负责。";
        let two = found(&format!("{line}\n{line}\n"), &["牵头单为", "牵头单为"]);
        assert_ne!(two[0], two[1]);
        let other = found(&format!("由{{牵头单为：市财政局}}负责。{line}"), &["牵头单为", "牵头单为"]);
        assert_eq!(other[1], two[0], "the sentence counts, not what stands before it");
        assert_ne!(other[0], two[0]);
    }

    #[test]
    fn any_span_has_an_identity() {
        let text = SourceText::new("甲\n乙".into());
        for span in [Span::new(1, 2), Span::new(90, 99), Span::new(4, 99), Span::new(0, 7), Span::new(3, 3)] {
            let problem = Problem::error("unknown-mark", span, "甲", "a");
            let file = FileProblems { file: "甲".into(), text: Some(text.clone()), problems: vec![problem] };
            assert_eq!(identities(&[file], &|n| n.to_owned()).len(), 1, "{span:?}");
        }
    }

    #[test]
    fn identities_do_not_change_from_version_to_version() {
        let known = found("由{牵头单为：市商务局}负责。", &["牵头单为"]);
        insta::assert_snapshot!(known[0], @"ee81eb3638caacab");
    }
}
