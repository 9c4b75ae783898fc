//! Directions: the industries and fields behind 重点负责, 聚焦, 引进 and the like.

use super::piece::{cut, text};
use super::tables;
use crate::import::draft::DraftLine;
use std::ops::Range;

/// Words behind which directions stand, longer ones first, and whether they need 领域 or the like behind.
const VERBS: &[(&str, bool)] = &[
    ("重点负责引进", false),
    ("重点负责", true),
    ("重点开展", true),
    ("重点引进", false),
    ("主要引进", false),
    ("积极引进", false),
    ("主要负责", true),
    ("重点围绕", true),
    ("重点发展", false),
    ("引进", false),
    ("招引", false),
    ("聚焦", false),
    ("围绕", true),
    ("依托", true),
    ("负责", true),
    ("以推进", true),
    ("在", true),
];

/// Marks the directions in the words of a field.
pub(super) fn marks(line: &mut DraftLine, value: Range<usize>) {
    let mut found: Vec<Range<usize>> = Vec::new();
    for piece in cut(&line.text, value, &['，', '；', '。']) {
        found.extend(in_piece(&line.text, piece));
    }
    for range in found {
        line.mark("领域", range);
    }
}

/// `围绕甲产业、乙产业等重点行业` in prose.
pub(super) fn in_prose(line: &mut DraftLine, range: Range<usize>) {
    let tails = ["等重点行业", "等重点产业", "等重点领域", "等优势产业", "等主导产业"];
    let mut found = Vec::new();
    for piece in cut(&line.text, range, &['，', '；', '。']) {
        let words = text(&line.text, &piece);
        let start =
            ["重点围绕", "围绕", "聚焦", "聚力"].iter().find_map(|v| words.find(v).map(|at| at + v.len()));
        let end = tails.iter().find_map(|t| words.find(t));
        if let (Some(start), Some(end)) = (start, end)
            && start < end
            && words.get(start..end).is_some_and(|w| w.contains('、') && !w.contains('“'))
        {
            found.push(piece.start + start..piece.start + end);
        }
    }
    found.into_iter().for_each(|range| line.mark("领域", range));
}

fn in_piece(words: &str, piece: Range<usize>) -> Vec<Range<usize>> {
    let inside = text(words, &piece);
    let first = VERBS.iter().filter_map(|(verb, needs)| inside.find(verb).map(|at| (at, *verb, *needs)));
    let Some((at, verb, needs)) = first.min_by_key(|(at, verb, _)| (*at, usize::MAX - verb.len())) else {
        return Vec::new();
    };
    if at > 12 {
        return Vec::new();
    }
    let mut start = piece.start + at + verb.len();
    let mut rest = words.get(start..piece.end).unwrap_or("");
    // “百村百院”康养特色村建设: a slogan before the direction.
    if rest.starts_with('“')
        && let Some(end) = rest.find('”')
        && rest.get(end + '”'.len_utf8()..).is_some_and(|r| !r.starts_with(['、', '等', '和', '及']))
        && !rest.get(..end).unwrap_or("").contains('、')
    {
        start += end + '”'.len_utf8();
        rest = words.get(start..piece.end).unwrap_or("");
    }
    if ["打造", "提升", "建设", "推动", "实施", "统筹", "协调", "指导", "全", "本"]
        .iter()
        .any(|w| rest.starts_with(w))
    {
        return Vec::new();
    }
    // 负责汇总各产业链运行情况 is a duty.
    if tables::PREDICATES.iter().any(|p| p.len() > 3 && rest.starts_with(p)) {
        return Vec::new();
    }
    let tail = ["领域", "产业", "行业", "为重点", "农产品"].iter().any(|n| rest.contains(n));
    if needs && !tail {
        return Vec::new();
    }
    let end = start + object_end(rest);
    groups(words, start..end)
}

/// Where the object of the verb ends: before what is done with it.
fn object_end(rest: &str) -> usize {
    let stops = [
        "等分管领域",
        "等领域",
        "领域引进",
        "领域招引",
        "分管领域",
        "产业招商",
        "领域招商",
        "等项目",
        "等工作",
        "为重点",
        "等重点",
        "领域的",
    ];
    let first = stops.iter().filter_map(|s| rest.find(s)).min();
    first.unwrap_or(rest.len())
}

/// The terms of an object, each with the words that follow it cut off.
fn groups(words: &str, object: Range<usize>) -> Vec<Range<usize>> {
    let mut terms: Vec<Range<usize>> = Vec::new();
    let items = cut(words, object, &['、']);
    let last = items.len().saturating_sub(1);
    for (index, item) in items.into_iter().enumerate() {
        // 及 and 和 join terms at the end of a list; within it they belong to a term.
        let parts =
            if index == last || ends_in_noun(text(words, &item)) { joined(words, item) } else { vec![item] };
        // A noun belongs to the whole list, not to a term in the middle.
        let keep = index < last && parts.len() == 1;
        terms.extend(
            parts.into_iter().filter_map(|term| if keep { Some(term) } else { without_noun(words, term) }),
        );
    }
    terms
}

fn ends_in_noun(words: &str) -> bool {
    ["产业", "项目"].iter().any(|n| {
        words.contains(&format!("{n}和"))
            || words.contains(&format!("{n}及"))
            || words.contains(&format!("{n}以及"))
    })
}

/// The parts between 以及, 及, 和.
fn joined(words: &str, item: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = item.start;
    let inside = text(words, &item);
    if inside.contains('的') {
        return vec![item];
    }
    let mut skip = 0;
    for (offset, _) in inside.char_indices() {
        if offset < skip {
            continue;
        }
        let rest = inside.get(offset..).unwrap_or("");
        let joint = ["以及", "及", "和"].iter().find(|j| rest.starts_with(**j));
        if let Some(joint) = joint.filter(|_| offset > 0) {
            parts.push(start..item.start + offset);
            start = item.start + offset + joint.len();
            skip = offset + joint.len();
        }
    }
    parts.push(start..item.end);
    parts.into_iter().filter(|p| text(words, p).chars().nth(1).is_some()).collect()
}

/// A term without 产业, 项目 or 等 behind it.
fn without_noun(words: &str, term: Range<usize>) -> Option<Range<usize>> {
    let mut inner = text(words, &term).trim_end_matches('等');
    let followed = words.get(term.end..).is_some_and(|r| r.starts_with('等'));
    for noun in ["产业项目", "精品项目", "产业", "农产品", "领域"] {
        inner = inner.strip_suffix(noun).unwrap_or(inner);
    }
    if !followed {
        inner = inner.strip_suffix("项目").unwrap_or(inner);
    }
    let length = inner.chars().count();
    ((2..=30).contains(&length) && !inner.contains("工作")).then(|| term.start..term.start + inner.len())
}
