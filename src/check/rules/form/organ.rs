//! Organs in the elements of a document: issuers, addressees, copies.

use super::title::squeezed;
use crate::check::Case;
use std::ops::Range;

/// One organ, or class of organs, of a list of addressees or copies.
#[derive(Clone, Debug)]
pub(super) struct Organ<'a> {
    /// As written, without marks around it.
    pub name: &'a str,
    /// Its bytes in the list.
    pub range: Range<usize>,
    /// The mark after it, with its place.
    pub mark: Option<(usize, char)>,
}

/// The organs of a list; marks in brackets, as in 各县（市、区）人民政府, divide nothing.
pub(super) fn organs(list: &str) -> Vec<Organ<'_>> {
    let mut all = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, c) in list.char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            '、' | '，' | '；' | ',' | ';' | '。' | '\n' if depth == 0 => {
                add(list, start..at, Some((at, c)), &mut all);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    add(list, start..list.len(), None, &mut all);
    all
}

fn add<'a>(list: &'a str, range: Range<usize>, mark: Option<(usize, char)>, all: &mut Vec<Organ<'a>>) {
    let words = list.get(range.clone()).unwrap_or("");
    let mut name = words.trim();
    for label in ["抄送：", "主送："] {
        while let Some(rest) = name.strip_prefix(label) {
            name = rest;
        }
    }
    let name = name.trim_end_matches(['：', ':']);
    if let Some(at) = place(name, words).filter(|_| !name.is_empty()) {
        let start = range.start + at;
        all.push(Organ { name, range: start..start + name.len(), mark });
    }
}

/// Where a part of words stands in them: mostly right at their beginning, which needs no search.
fn place(part: &str, words: &str) -> Option<usize> {
    if words.starts_with(part) { Some(0) } else { words.find(part) }
}

/// Whether two names are one organ, as written or by the registers in sight.
pub(super) fn is_same(case: &Case<'_>, a: &str, b: &str) -> bool {
    let (a, b) = (squeezed(a), squeezed(b));
    a == b || {
        let name = |words: &str| case.names.find(words).map(|found| found.name);
        name(&a).is_some_and(|found| Some(found) == name(&b))
    }
}

/// Whether a name is that of a department of a government: no government, no party committee, no
/// office of either, no area.
pub(super) fn is_department(case: &Case<'_>, name: &str) -> bool {
    const OTHERS: [&str; 11] = [
        "党委",
        "人大",
        "政府",
        "政协",
        "纪委监委",
        "监察",
        "党委办公室",
        "政府办公室",
        "开发区",
        "法院",
        "检察院",
    ];
    let name = squeezed(name);
    let ends = name.ends_with(['局', '委', '厅']) || name.ends_with("委员会");
    ends && case
        .names
        .find(&name)
        .is_some_and(|found| !found.branch && found.department.is_some_and(|key| !OTHERS.contains(&key)))
}
