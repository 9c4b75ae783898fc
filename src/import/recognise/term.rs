//! The terms of a pattern: what the 7 and the X of “7+X” stand for, where the text says it.

use super::known::Known;
use super::piece;
use crate::clause;
use crate::import::draft::{Draft, DraftLine, Shape};

/// Words between a quoted term and what it stands for.
const JOINTS: &[&str] = &["：", "即", "是指", "指", "为", "代表"];

/// Key and words of each term that the text explains; a number or letter that occurs twice is left out.
pub(super) fn terms(draft: &Draft, known: &Known<'_>) -> Vec<(String, String)> {
    let Some((_, pattern)) = draft.header.iter().find(|(key, _)| *key == "模式") else { return Vec::new() };
    let pattern = pattern.concat();
    let keys: Vec<&str> = pattern.split(['+', '＋']).collect();
    let once = |key: &str| keys.iter().filter(|k| **k == key).count() == 1;
    let lines: Vec<&DraftLine> = draft.parts.iter().flat_map(|p| &p.lines).collect();
    let told = |key: &str| {
        let said = lines.iter().find_map(|line| said(&line.text, key, known));
        said.or_else(|| if key.parse::<u32>().is_ok() { counted(&lines, key) } else { open(&lines, key) })
    };
    keys.iter().filter(|key| once(key)).filter_map(|key| Some(((*key).to_owned(), told(key)?))).collect()
}

/// `“4”：4个专项指挥部`, `“N”即各乡（镇）`.
fn said(text: &str, key: &str, known: &Known<'_>) -> Option<String> {
    let sign = format!("“{key}”");
    let at = text.find(&sign)? + sign.len();
    let rest = text.get(at..)?;
    let words = JOINTS.iter().find_map(|joint| rest.strip_prefix(joint))?;
    let end = words.find(['，', '。', '；', '：', '”']).unwrap_or(words.len());
    let words = words.get(..end)?;
    let name = clause::group(words).ok().and_then(|group| words.get(group.name)).unwrap_or(words);
    (known.is_own(name) || known.is_parties(name)).then(|| name.to_owned())
}

/// The bodies that are as many as the number says and are called together.
fn counted(lines: &[&DraftLine], key: &str) -> Option<String> {
    let number: u32 = key.parse().ok()?;
    let groups = lines.iter().flat_map(|line| {
        let names = line.marks.iter().filter(|m| m.label == "统称");
        names.map(|m| piece::text(&line.text, &m.range))
    });
    let mut named = groups.filter_map(|words| {
        let group = clause::group(words).ok().filter(|group| group.stated == Some(number))?;
        words.get(group.name)
    });
    let first = named.next()?;
    named.all(|name| name == first).then(|| first.to_owned())
}

/// The open sets of actors that the text sets up.
fn open(lines: &[&DraftLine], key: &str) -> Option<String> {
    let letter = key.len() == 1 && key.bytes().all(|b| b.is_ascii_uppercase());
    let tagged = lines.iter().filter(|l| l.tag.as_deref() == Some("主体"));
    let headings = tagged.filter(|l| matches!(l.shape, Shape::Heading { .. }));
    let names: Vec<&str> = headings.map(|l| piece::text(&l.text, &super::heading::title(l))).collect();
    (letter && !names.is_empty()).then(|| names.join("、"))
}
