//! Elements below everything: copies and imprint.

use super::Elements;
use super::shape::{is_date, is_organ};
use crate::import::intake::{Found, Repair, RepairKind};
use crate::vocabulary::squeeze;

/// Blocks that copies and imprint may take.
const LONGEST_FOOT: usize = 12;

/// Takes copies and imprint off the end.
pub(super) fn take(blocks: &mut Vec<Found>, elements: &mut Elements, repairs: &mut Vec<Repair>) {
    imprint(blocks, elements);
    let from = blocks.len().saturating_sub(LONGEST_FOOT);
    let copies = |b: &Found| b.text().is_some_and(|t| t.starts_with("抄送") || t.starts_with("抄　送"));
    let Some(at) = blocks.iter().rposition(copies) else { return };
    // Copies of a page that prints them before its annexes.
    let mut end = blocks.len();
    if at < from {
        end = at + 1;
        if let Some(block) = blocks.get(at) {
            let words = block.text().unwrap_or("");
            repairs.push(Repair::new(RepairKind::Moved, block.place, words, words));
        }
    }
    let lines = blocks.get(at..end).unwrap_or_default();
    if lines.iter().any(|b| b.text().is_none_or(|t| t.chars().count() > 300)) {
        return;
    }
    elements.copies = lines.iter().filter_map(Found::text).map(str::to_owned).collect();
    if let Some(first) = elements.copies.first_mut() {
        let words = first.trim_start_matches("抄送").trim_start_matches("抄　送");
        *first = words.trim_start_matches(['：', ':']).trim().to_owned();
    }
    blocks.drain(at..end);
}

/// `焦作市人民政府办公室　2020年3月6日印发`, in one line or two.
fn imprint(blocks: &mut Vec<Found>, elements: &mut Elements) {
    let Some(line) = blocks.last().and_then(Found::text).map(squeeze) else { return };
    let Some(before) = line.strip_suffix("印发") else { return };
    let day = before.char_indices().map(|(at, _)| at).find(|at| before.get(*at..).is_some_and(is_date));
    let Some(day) = day else { return };
    let (organ, date) = before.split_at_checked(day).unwrap_or(("", before));
    if !organ.is_empty() && !is_organ(organ) {
        return;
    }
    elements.print_date = Some(date.to_owned());
    blocks.pop();
    if !organ.is_empty() {
        elements.printer = Some(organ.to_owned());
    } else if let Some(organ) = blocks.last().and_then(Found::text).map(squeeze).filter(|t| is_organ(t)) {
        elements.printer = Some(organ.into());
        blocks.pop();
    }
}
