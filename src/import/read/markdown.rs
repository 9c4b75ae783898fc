//! Markdown as converters write it: signs of headings and of bold type become hints, words stay words.
//!
//! Lists are left alone: their numbers are the document's own.

use super::plain::{is_blank, push_row, row};
use crate::import::intake::{Form, Found, Hints, Intake, Repair, RepairKind, Words};

/// Reads lines; signs of Markdown fall away.
pub(super) fn read(text: &str) -> Intake {
    let mut intake = Intake { form: Form::Markdown, ..Intake::default() };
    let mut apart = true;
    for (index, line) in text.split(['\n', '\u{C}']).enumerate() {
        let place = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let words = line.trim_matches(is_blank);
        if words.is_empty() || is_rule(words) {
            apart = true;
            continue;
        }
        let hints = Hints { apart, ..Hints::default() };
        apart = false;
        if let Some(cells) = row(words) {
            let cells = cells.into_iter().map(|mut cell| {
                cell.text = plain(&cell.text).0.replace("<br>", "\n");
                cell
            });
            push_row(&mut intake.blocks, cells.collect(), place, hints);
            continue;
        }
        if is_picture(words) {
            intake.repairs.push(Repair::new(RepairKind::Stray, place, words, ""));
            continue;
        }
        push_paragraph(&mut intake.blocks, words, place, hints);
    }
    intake
}

fn push_paragraph(blocks: &mut Vec<Found>, words: &str, place: u32, mut hints: Hints) {
    let quoted = words.trim_start_matches('>').trim_matches(is_blank);
    let signs = quoted.len() - quoted.trim_start_matches('#').len();
    let rest = quoted.get(signs..).unwrap_or("");
    let heading = (1..=6).contains(&signs) && rest.starts_with(is_blank);
    let words = if heading { rest.trim_matches(is_blank).trim_end_matches(['#', ' ']) } else { quoted };
    let (words, bold) = plain(words);
    hints.outline = heading.then(|| u8::try_from(signs).unwrap_or(6));
    hints.bold = bold;
    let words = words.trim_matches(is_blank).to_owned();
    if !words.is_empty() {
        blocks.push(Found { words: Words::Paragraph(words), place, hints });
    }
}

/// `---`, `***` and `===` between paragraphs.
fn is_rule(words: &str) -> bool {
    let signs = words.chars().filter(|c| !c.is_whitespace());
    words.len() >= 3
        && (words.chars().all(|c| c == '-' || c == ' ')
            || words.chars().all(|c| matches!(c, '*' | ' '))
            || words.chars().all(|c| matches!(c, '=' | '_')))
        && signs.count() >= 3
}

/// A line that shows a picture only.
fn is_picture(words: &str) -> bool {
    words.starts_with("![") && words.ends_with(')')
}

/// The words without signs of emphasis and backslashes, and whether all of them are bold.
fn plain(words: &str) -> (String, bool) {
    let mut text = String::with_capacity(words.len());
    let (mut bold, mut outside) = (false, 0_usize);
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("**").or_else(|| rest.strip_prefix("__")) {
            bold = !bold;
            rest = after;
            continue;
        }
        let mut next = rest.chars();
        next.next();
        let escaped = c == '\\' && next.clone().next().is_some_and(|c| c.is_ascii_punctuation());
        if escaped {
            text.extend(next.next());
        } else if c != '*' && c != '\\' {
            text.push(c);
        }
        if !bold && !c.is_whitespace() {
            outside += 1;
        }
        rest = next.as_str();
    }
    let all = outside == 0 && !text.is_empty();
    (text, all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_become_hints_and_words_stay() {
        let intake = read("## **一、健全机制。**\n\n1\\.5亿元*左右*\n\n---\n|甲|乙|\n|---|---|\n|一|二|\n");
        let texts: Vec<_> = intake.blocks.iter().filter_map(Found::text).collect();
        assert_eq!(texts, ["一、健全机制。", "1.5亿元左右"]);
        assert!(intake.blocks[0].hints.bold && intake.blocks[0].hints.outline == Some(2));
        assert!(!intake.blocks[1].hints.bold);
        assert!(matches!(&intake.blocks[2].words, Words::Table(rows) if rows.len() == 2));
    }
}
