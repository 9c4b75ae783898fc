//! Elements above the body text: mark, number, title, addressees.

use super::Elements;
use super::shape::{document_number, genre_of, is_organ, is_title_line};
use crate::import::intake::{Found, Repair, RepairKind, Setting};
use crate::import::number::number;
use crate::model::UnitKind;
use crate::registry::RegionNames;
use crate::vocabulary::squeeze;

/// Blocks that the elements above the body may take.
const LONGEST_HEAD: usize = 20;

/// Takes the elements at the head; returns how many blocks they were.
pub(super) fn take(
    blocks: &mut [Found],
    elements: &mut Elements,
    names: &RegionNames<'_>,
    repairs: &mut Vec<Repair>,
) -> usize {
    let mut at = 0;
    while at < blocks.len().min(LONGEST_HEAD) {
        let Some(rest) = blocks.get(at..) else { break };
        let Some(text) = rest.first().and_then(Found::text) else { break };
        let place = rest.first().map_or(0, |b| b.place);
        if small_element(text, elements) {
            at += 1;
        } else if elements.number.is_none() && document_number(text).is_some() {
            elements.number = document_number(text);
            if !elements.title.is_empty() {
                repairs.push(Repair::new(RepairKind::Moved, place, text, text));
            }
            at += 1;
        } else if let Some(signers) = signed_number(text, elements) {
            elements.signers = Some(signers);
            at += 1;
        } else if let Some((lines, taken)) = mark(rest, elements) {
            elements.mark = lines;
            at += taken;
        } else if let Some((lines, taken)) = title(rest, elements) {
            elements.title = lines;
            at += taken;
        } else if is_repeated(text, elements) {
            repairs.push(Repair::new(RepairKind::Metadata, place, text, ""));
            at += 1;
        } else if elements.addressees.is_none() && is_addressees(text, names) {
            elements.addressees = Some(text.trim_end_matches(['：', ':']).to_owned());
            at += 1;
            break;
        } else {
            break;
        }
    }
    at
}

/// 份号, 密级, 紧急程度.
fn small_element(text: &str, elements: &mut Elements) -> bool {
    let words = squeeze(text);
    let slot = match words.as_str() {
        w if w.len() == 6 && w.bytes().all(|b| b.is_ascii_digit()) => &mut elements.copy_number,
        w if ["绝密", "机密", "秘密"].iter().any(|s| w.starts_with(s)) && w.chars().count() <= 8 => {
            &mut elements.secrecy
        }
        "特急" | "加急" | "特提" | "平急" => &mut elements.urgency,
        _ => return false,
    };
    if slot.is_some() {
        return false;
    }
    *slot = Some(words.into());
    true
}

/// `某政发〔2026〕9号　　签发人：李某`: takes the number, gives the signers.
fn signed_number(text: &str, elements: &mut Elements) -> Option<String> {
    let (before, signers) = text.split_once("签发人")?;
    let signers = signers.trim_start_matches(['：', ':']).trim();
    let number = document_number(before);
    if signers.is_empty() || elements.signers.is_some() || !before.trim().is_empty() && number.is_none() {
        return None;
    }
    elements.number = elements.number.take().or(number);
    Some(signers.to_owned())
}

/// 焦作市人民政府办公室文件, or several organs above each other; and how many blocks it takes.
fn mark(rest: &[Found], elements: &Elements) -> Option<(Vec<String>, usize)> {
    if !elements.mark.is_empty() || !elements.title.is_empty() {
        return None;
    }
    let mut lines: Vec<String> = Vec::new();
    for (index, block) in rest.iter().take(8).enumerate() {
        let words = squeeze(block.text()?);
        if words == "文件" {
            let last = lines.last_mut()?;
            last.push_str("文件");
            return Some((lines, index + 1));
        }
        if words.strip_suffix("文件").is_some_and(is_organ) {
            lines.push(words.into());
            return Some((lines, index + 1));
        }
        if !is_organ(&words) {
            return None;
        }
        lines.push(words.into());
    }
    None
}

/// The title and how many blocks it takes: lines up to one that ends in a kind of document.
fn title(rest: &[Found], elements: &Elements) -> Option<(Vec<String>, usize)> {
    if !elements.title.is_empty() || elements.addressees.is_some() {
        return None;
    }
    let mut lines: Vec<String> = Vec::new();
    let mut whole = String::new();
    for (index, block) in rest.iter().take(6).enumerate() {
        if !is_title_line(block) || index > 0 && block.text().is_some_and(|t| document_number(t).is_some()) {
            break;
        }
        let line = without_gaps(block.text()?);
        whole.push_str(&squeeze(&line));
        lines.push(line);
        let ends = genre_of(&whole).is_some() && (whole.contains("关于") || index > 0 || stands_out(block));
        if ends {
            return Some((lines, index + 1));
        }
    }
    let first = rest.first()?;
    let alone = is_title_line(first)
        && (stands_out(first) || elements.number.is_none() && begins_text(rest.get(1)))
        && genre_of(first.text()?).is_some();
    alone.then(|| (vec![without_gaps(first.text().unwrap_or(""))], 1))
}

/// Whether a block is one that text begins with: a sentence, or the first number.
fn begins_text(block: Option<&Found>) -> bool {
    block
        .and_then(Found::text)
        .is_some_and(|text| text.contains('。') || number(text).is_some_and(|n| n.value == 1))
}

/// Whether its form sets a block off as a title.
fn stands_out(block: &Found) -> bool {
    block.hints.outline.is_some_and(|level| level <= 2)
        || block.hints.set == Setting::Centre
        || block.hints.bold
}

/// The line of a title without the blanks that a line break left, but with those between two organs.
fn without_gaps(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    for (index, word) in line.split([' ', '\u{3000}']).filter(|w| !w.is_empty()).enumerate() {
        let joint = index > 0 && is_organ(&kept) && word.split_once("关于").is_some_and(|(o, _)| is_organ(o));
        if joint {
            kept.push('\u{3000}');
        }
        kept.push_str(word);
    }
    kept
}

/// Pages print the title again.
fn is_repeated(text: &str, elements: &Elements) -> bool {
    let words = comparable(text);
    !words.is_empty() && words == comparable(&elements.title.concat())
}

fn comparable(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// `各县（市）区人民政府，市人民政府各部门：`
fn is_addressees(text: &str, names: &RegionNames<'_>) -> bool {
    let Some(list) = text.strip_suffix(['：', ':']) else { return false };
    if list.chars().count() > 300 || list.contains(['。', '：', '“', '；']) || number(list).is_some() {
        return false;
    }
    let items = names.list(list);
    let organ = |kind: UnitKind| kind == UnitKind::Class;
    let ends = ["管委会", "政府", "办事处", "委员会", "单位", "部门", "机构"];
    let formed = |name: &str| ends.iter().any(|e| name.ends_with(e));
    let named = items.iter().filter(|i| i.found.known || organ(i.found.kind) || formed(&i.surface)).count();
    named * 2 >= items.len().max(1)
        && !["如下", "包括", "负责"].iter().any(|w| list.contains(w))
        && !["职责", "分工", "任务", "人员"].iter().any(|w| list.ends_with(w))
}
