//! Widths of punctuation and blanks inside words.

use super::note;
use crate::import::intake::{Found, Repair, RepairKind, Words};

/// Makes the punctuation of a block full-width where Chinese stands beside it, and drops what shows nothing.
pub(super) fn tidy(block: &mut Found, repairs: &mut Vec<Repair>) {
    let place = block.place;
    match &mut block.words {
        Words::Paragraph(text) => tidy_text(text, place, repairs),
        Words::Table(rows) => {
            for cell in rows.iter_mut().flatten() {
                tidy_text(&mut cell.text, place, repairs);
            }
        }
    }
}

fn tidy_text(text: &mut String, place: u32, repairs: &mut Vec<Repair>) {
    let shown: String = text.chars().filter(|c| *c == '\n' || shows(*c)).map(blank).collect();
    let wide = widened(&shown);
    if wide != shown {
        note(repairs, RepairKind::Width, place, &shown, &wide);
    }
    let closed = closed(&wide);
    if closed != wide {
        note(repairs, RepairKind::Blanks, place, &wide, &closed);
    }
    *text = closed;
}

/// Drops blanks inside words again, where lines were joined.
pub(super) fn close_up(text: &mut String, place: u32, repairs: &mut Vec<Repair>) {
    let closed = closed(text);
    if closed != *text {
        note(repairs, RepairKind::Blanks, place, text, &closed);
        *text = closed;
    }
}

/// Characters that show nothing: marks of byte order, of width zero, soft hyphens, controls.
fn shows(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{AD}' | '\u{FFFD}')
        || c == '\t'
}

fn blank(c: char) -> char {
    if c.is_whitespace() && !matches!(c, '\n' | '\u{3000}') { ' ' } else { c }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇' | '×')
}

/// Chinese characters and their punctuation.
fn is_chinese(c: char) -> bool {
    is_han(c) || "，。；：、（）《》〈〉“”‘’〔〕【】！？…—".contains(c)
}

fn full(c: char) -> Option<char> {
    Some(match c {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '?' => '？',
        '!' => '！',
        _ => return None,
    })
}

/// The text with full-width punctuation where Chinese stands beside it.
fn widened(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let at = |i: usize| letters.get(i).copied();
    let mut wide = letters.clone();
    let mut set = |i: usize, c: char| {
        if let Some(slot) = wide.get_mut(i) {
            *slot = c;
        }
    };
    let mut open: Vec<usize> = Vec::new();
    let straight = letters.iter().filter(|c| **c == '"').count();
    let mut quote = false;
    let mut last = None;
    for (i, c) in letters.iter().copied().enumerate() {
        // Beside punctuation, blanks do not count.
        let before = last;
        last = if c == ' ' { last } else { Some(c) };
        let after = at(i + 1).filter(|c| *c != ' ').or_else(|| at(i + 2));
        let beside = before.is_some_and(is_chinese) || after.is_some_and(is_chinese);
        match c {
            '(' => open.push(i),
            ')' => {
                if let Some(start) = open.pop() {
                    let outer = start.checked_sub(1).and_then(at).into_iter().chain(at(i + 1));
                    let inner = at(start + 1).into_iter().chain(i.checked_sub(1).and_then(at));
                    if outer.chain(inner).any(is_chinese) {
                        set(start, '（');
                        set(i, '）');
                    }
                } else if beside {
                    set(i, '）');
                }
            }
            '"' if straight % 2 == 0 && (beside || quote) => {
                quote = !quote;
                set(i, if quote { '“' } else { '”' });
            }
            c => {
                if let Some(wide) = full(c).filter(|_| beside) {
                    set(i, wide);
                }
            }
        }
    }
    for start in open.into_iter().take(8) {
        let near = start.checked_sub(1).and_then(at).into_iter().chain(at(start + 1));
        if near.into_iter().any(is_chinese) {
            set(start, '（');
        }
    }
    wide.into_iter().collect()
}

/// The text without blanks between Chinese and digits, beside punctuation, and between single characters
/// of one word (通 知).
fn closed(text: &str) -> String {
    let text = text.trim_matches([' ', '\u{3000}', '\n']);
    if !text.contains([' ', '\u{3000}']) {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let mut closed = String::with_capacity(text.len());
    let mut i = 0;
    while let Some(c) = letters.get(i).copied() {
        let run = letters.get(i..).unwrap_or_default().iter().take_while(|c| is_gap(**c)).count();
        if run == 0 {
            closed.push(c);
            i += 1;
            continue;
        }
        let before = closed.chars().next_back();
        let after = letters.get(i + run).copied();
        if keeps(&letters, i, run, before, after) {
            closed.push(if before.is_some_and(is_han) { '\u{3000}' } else { ' ' });
        }
        i += run;
    }
    closed
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}')
}

/// Whether the blanks at `i` part words.
fn keeps(letters: &[char], i: usize, run: usize, before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    if !is_han(before) || !is_han(after) {
        // Blanks part Latin words and numbers, and nothing beside Chinese.
        return before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
    }
    // 宋 兰 某局副局长: a name of two spread characters, and the post behind it.
    if let Some(kept) = beside_name(letters, i, run) {
        return kept;
    }
    let word = |c: &&char| !is_gap(**c);
    let left = letters.get(..i).unwrap_or_default().iter().rev().take_while(word).take(3).count();
    let right = letters.get(i + run..).unwrap_or_default().iter();
    let (mut length, mut label) = (0, false);
    for c in right.take(4) {
        label |= matches!(c, '：');
        if is_gap(*c) || label {
            break;
        }
        length += 1;
    }
    // 组　长：, 副 组 长：: a label that is spread keeps its blanks; 通 知 does not.
    let spread = left == 1 && length == 1;
    let at_head = letters.get(..i).unwrap_or_default().len() <= 6;
    let labelled = at_head && letters.iter().take(12).any(|c| *c == '：');
    labelled || !(spread || left == 1 && i > 1 && run == 1 || length == 1 && !label && run == 1)
}

/// Whether the blanks at `i` stay, where a name of two single characters stands at the head of words or
/// behind a colon with a longer word behind it: those inside the name go, those behind it stay.
fn beside_name(letters: &[char], i: usize, run: usize) -> Option<bool> {
    let head = |at: usize| at == 0 || letters.get(at - 1).is_some_and(|c| matches!(c, '：' | ':'));
    let long = |at: usize| {
        let word = letters.get(at..).unwrap_or_default().iter().take(6);
        word.take_while(|c| is_han(**c)).count() >= 3
            && !letters.get(at..).unwrap_or_default().iter().take(6).any(|c| matches!(c, '：' | ':'))
    };
    let gap = |at: usize| letters.get(at..).unwrap_or_default().iter().take_while(|c| is_gap(**c)).count();
    let first = i.checked_sub(1).filter(|at| head(*at));
    if first.is_some() && gap(i + run + 1) > 0 && long(i + run + 1 + gap(i + run + 1)) {
        return Some(false);
    }
    // The blanks before the second character.
    let second = i.checked_sub(1)?;
    let before = letters.get(..second)?.iter().rev().take_while(|c| is_gap(**c)).count();
    let start = second.checked_sub(before + 1)?;
    (before > 0 && head(start) && letters.get(start).is_some_and(|c| is_han(*c)) && long(i + run))
        .then_some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_beside_chinese_is_made_wide_and_that_of_numbers_is_not() {
        assert_eq!(
            widened("加强统筹,推动(RCEP)落实:10,000元;1:即"),
            "加强统筹，推动（RCEP）落实：10,000元；1：即"
        );
        assert_eq!(widened("(1) 协调县\"四个到位\"(拟)"), "(1) 协调县“四个到位”（拟）");
        assert_eq!(widened("7+X (a) http://b 12:30"), "7+X (a) http://b 12:30");
        assert_eq!(widened("(二) 组建"), "（二） 组建");
    }

    #[test]
    fn blanks_inside_words_go_and_those_between_names_stay() {
        assert_eq!(closed("成立 7 个招商小组的 通 知"), "成立7个招商小组的通知");
        assert_eq!(closed("组 长：康春生"), "组　长：康春生");
        assert_eq!(closed("副 组 长：市政府副市长"), "副　组　长：市政府副市长");
        assert_eq!(closed("李某　县财政局局长"), "李某　县财政局局长");
        assert_eq!(closed("李 某 县财政局局长"), "李某　县财政局局长");
        assert_eq!(closed("成 员：李 某 县财政局局长"), "成　员：李某　县财政局局长");
        assert_eq!(closed("《中共中央 国务院关于打赢》"), "《中共中央　国务院关于打赢》");
        assert_eq!(closed("Big Data 平台"), "Big Data平台");
        assert_eq!(closed("招商专班。 由开发区"), "招商专班。由开发区");
    }
}
