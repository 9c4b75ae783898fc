//! The body text, the text that it issues, and annexes; and what stands at the end of the body text.

use super::shape::{annex_mark, genre_of, is_bracketed, is_date, is_organ, is_title_line};
use super::{Elements, FramePart};
use crate::clause;
use crate::import::intake::{Found, Repair, RepairKind};
use crate::import::number::number;
use crate::model::PartKind;
use crate::vocabulary::squeeze;

/// Cuts the blocks behind the addressees into parts, and takes signature, date and notes out of them.
pub(super) fn split(
    mut blocks: Vec<Found>,
    elements: &mut Elements,
    repairs: &mut Vec<Repair>,
) -> Vec<FramePart> {
    let mut annexes = annexes(&mut blocks, elements);
    let mut parts = Vec::new();
    let issues = elements.title.concat().contains("印发") || cites_issue(&blocks);
    let signed = signed_at(&blocks);
    let mut rest = Vec::new();
    if let Some(at) = signed {
        rest = blocks.split_off(at);
        let taken = closing(&rest, elements);
        if let Some(place) = rest.first().map(|b| b.place) {
            repairs.extend(arabic(elements, place));
        }
        rest.drain(..taken);
    } else if issues && let Some(at) = issued_at(&blocks) {
        rest = blocks.split_off(at);
    }
    annex_note(&mut blocks, elements);
    let follows = rest.first().is_some_and(is_title_line) || issues && !rest.is_empty();
    if !follows && !rest.is_empty() {
        // A date in the middle of a text that goes on: its page put the elements there.
        if let Some(block) = rest.first() {
            let words = elements.date.clone().unwrap_or_default();
            repairs.push(Repair::new(RepairKind::Moved, block.place, words.clone(), words));
        }
        blocks.append(&mut rest);
    }
    parts.push(FramePart { kind: PartKind::Main, title: Vec::new(), blocks });
    if !rest.is_empty() {
        match issued(rest, parts.first().map_or(&[], |p: &FramePart| &p.blocks)) {
            Ok(part) => parts.push(part),
            // A text without a title cannot be a part of its own.
            Err(mut rest) => {
                if let Some(main) = parts.first_mut() {
                    main.blocks.append(&mut rest);
                }
            }
        }
    }
    parts.append(&mut annexes);
    parts
}

/// 《某机制》已经…同意，现印发给你们.
fn cites_issue(blocks: &[Found]) -> bool {
    blocks.iter().take(3).filter_map(Found::text).any(|t| t.contains('》') && t.contains("印发给"))
}

/// Where signature and date stand: the first line that is a date, with the organs above it.
fn signed_at(blocks: &[Found]) -> Option<usize> {
    let date = blocks.iter().position(|b| b.text().is_some_and(|t| date_behind_organ(t).is_some()))?;
    let above = blocks.get(..date)?.iter().rev().take(4);
    let organs = above.take_while(|b| b.text().is_some_and(is_organ)).count();
    Some(date - organs)
}

/// A date line, with an organ before it on the same line or not: the organ and the date.
fn date_behind_organ(line: &str) -> Option<(String, String)> {
    let line = squeeze(line);
    if is_date(&line) {
        return Some((String::new(), line.into()));
    }
    if !line.ends_with('日') || line.chars().count() > 60 {
        return None;
    }
    let starts = line.char_indices().map(|(at, _)| at).skip(1);
    let day = starts.into_iter().find(|at| line.get(*at..).is_some_and(is_date))?;
    let (organ, date) = line.split_at_checked(day)?;
    is_organ(organ).then(|| (organ.to_owned(), date.to_owned()))
}

/// 二〇〇六年四月二十八日 as dates are written since 2012, and the repair that tells of it.
fn arabic(elements: &mut Elements, place: u32) -> Option<Repair> {
    let before = elements.date.clone().filter(|date| !date.bytes().any(|b| b.is_ascii_digit()))?;
    let (year, month, day) = clause::meant_date(&before.replace(['○', '◯', 'Ｏ'], "〇"))?;
    let after = format!("{year}年{month}月{day}日");
    elements.date = Some(after.clone());
    Some(Repair::new(RepairKind::Date, place, before, after))
}

/// Takes signature, date and note; returns how many blocks they were.
fn closing(rest: &[Found], elements: &mut Elements) -> usize {
    let mut taken = 0;
    for block in rest {
        let Some(text) = block.text() else { break };
        taken += 1;
        match date_behind_organ(text) {
            None => elements.signature.push(squeeze(text).into()),
            Some((organ, date)) => {
                if !organ.is_empty() {
                    elements.signature.push(organ);
                }
                elements.date = Some(date);
                break;
            }
        }
    }
    if let Some(note) = rest.get(taken).and_then(Found::text).filter(|t| is_bracketed(t)) {
        elements.note = Some(note.to_owned());
        taken += 1;
    }
    taken
}

/// Without signature: the line that bears the title which the first paragraph cites.
fn issued_at(blocks: &[Found]) -> Option<usize> {
    let cited =
        blocks.iter().take(3).filter_map(Found::text).find_map(|t| t.split_once('《')?.1.split_once('》'))?.0;
    let name = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let title = name(cited);
    blocks.iter().take(12).position(|b| b.text().is_some_and(|t| name(t) == title))
}

/// The text that a 通知 issues: its title, then the rest; what was given back when there is no title.
fn issued(mut rest: Vec<Found>, main: &[Found]) -> Result<FramePart, Vec<Found>> {
    split_title(&mut rest, main);
    let mut lines: Vec<String> = Vec::new();
    while let Some(block) = rest.first().filter(|b| is_title_line(b)) {
        // A title ends where it names a kind of text; the next line begins the text.
        if lines.len() > 3 || !lines.is_empty() && genre_of(&lines.concat()).is_some() {
            break;
        }
        lines.push(squeeze(block.text().unwrap_or("")).into());
        rest.remove(0);
    }
    if lines.is_empty() {
        Err(rest)
    } else {
        Ok(FramePart { kind: PartKind::Issued, title: lines, blocks: rest })
    }
}

/// `某实施方案 为深入贯彻……`: a title that was run together with the text below it.
fn split_title(rest: &mut Vec<Found>, main: &[Found]) {
    let Some(title) = cited(main) else { return };
    let Some(block) = rest.first() else { return };
    let Some(text) = block.text() else { return };
    let name = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let wanted = name(&title);
    let gap =
        text.find([' ', '\u{3000}']).filter(|at| text.get(..*at).is_some_and(|head| name(head) == wanted));
    if let Some(gap) = gap {
        let (head, tail) = text.split_at_checked(gap).unwrap_or((text, ""));
        let (head, tail) = (head.to_owned(), tail.trim().to_owned());
        let place = block.place;
        rest.splice(0..1, [Found::paragraph(head, place), Found::paragraph(tail, place)]);
    }
}

/// The title that the first paragraphs cite.
fn cited(main: &[Found]) -> Option<String> {
    let mut texts = main.iter().take(3).filter_map(Found::text);
    texts.find_map(|t| Some(t.split_once('《')?.1.split_once('》')?.0.to_owned()))
}

/// Takes the annexes off the end: each begins with a mark on a line of its own.
fn annexes(blocks: &mut Vec<Found>, elements: &mut Elements) -> Vec<FramePart> {
    let noted = noted_names(blocks);
    let alone = |b: &Found| b.text().and_then(annex_mark).is_some_and(|(_, rest)| rest.is_empty());
    let named = |b: &Found| {
        let name = |t: &str| noted.iter().any(|n| *n == comparable(t));
        b.text().and_then(annex_mark).is_some_and(|(_, rest)| !rest.is_empty() && name(rest))
    };
    let mut starts: Vec<usize> = (0..blocks.len()).filter(|i| blocks.get(*i).is_some_and(alone)).collect();
    // The note of the annexes is a mark itself when nothing else marks them.
    if let Some(first) = starts.first().copied()
        && blocks.get(first + 1).is_none_or(|b| b.text().is_some_and(|t| t.starts_with("1.")))
    {
        starts.remove(0);
    }
    if starts.is_empty() {
        let all: Vec<usize> = (0..blocks.len()).filter(|i| blocks.get(*i).is_some_and(named)).collect();
        let note = note_at(blocks);
        starts = all.into_iter().filter(|i| note.is_none_or(|n| *i > n + noted.len())).collect();
    }
    let mut parts = Vec::new();
    for start in starts.into_iter().rev() {
        let mut own = blocks.split_off(start);
        let first = own.remove(0);
        let (mark, rest) = first.text().and_then(annex_mark).unwrap_or(("附件", ""));
        elements.annex_marks.push(mark.to_owned());
        let mut title = Vec::new();
        if !rest.is_empty() {
            title.push(rest.to_owned());
        }
        while let Some(block) = own.first().filter(|b| is_title_line(b) && title.len() < 4) {
            let whole = comparable(&title.concat());
            let named = noted.contains(&whole);
            let grows = noted.iter().any(|n| n.starts_with(&whole) && *n != whole);
            if !title.is_empty() && (named || !grows) {
                break;
            }
            title.push(squeeze(block.text().unwrap_or("")).into());
            own.remove(0);
        }
        parts.push(FramePart { kind: PartKind::Annex, title, blocks: own });
    }
    // They were cut off from the end.
    elements.annex_marks.reverse();
    parts.reverse();
    parts
}

fn comparable(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The block where the note of the annexes begins: 附件：1.名单.
fn note_at(blocks: &[Found]) -> Option<usize> {
    blocks.iter().position(|b| b.text().and_then(annex_mark).is_some_and(|(_, rest)| !rest.is_empty()))
}

/// The names of annexes that the note of them lists.
fn noted_names(blocks: &[Found]) -> Vec<String> {
    let Some(at) = note_at(blocks) else { return Vec::new() };
    // More than these no document has.
    note_lines(blocks, at).iter().take(99).map(|line| comparable(without_number(line))).collect()
}

fn without_number(line: &str) -> &str {
    let rest = annex_mark(line).map_or(line, |(_, rest)| rest);
    number(rest).and_then(|n| rest.get(n.length..)).unwrap_or(rest)
}

/// The lines of the note: the first, and those that go on numbering from 2.
fn note_lines(blocks: &[Found], at: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, block) in blocks.get(at..).unwrap_or_default().iter().enumerate() {
        let Some(text) = block.text() else { break };
        let goes_on = number(text).is_some_and(|n| n.value as usize == index + 1) && !text.contains('。');
        if index > 0 && !goes_on {
            break;
        }
        lines.push(text.to_owned());
    }
    lines
}

/// Takes the note of the annexes off the end of the body text.
fn annex_note(main: &mut Vec<Found>, elements: &mut Elements) {
    let Some(at) = note_at(main) else { return };
    let lines = note_lines(main, at);
    if at + lines.len() != main.len() {
        return;
    }
    main.truncate(at);
    elements.annex_note = lines;
}
