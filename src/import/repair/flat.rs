//! Paragraphs that a scraper ran together: what is left of the line breaks are blanks behind stops.

use super::note;
use crate::import::intake::{Found, Hints, Repair, RepairKind, Words};
use crate::import::number::{NumberKind, number};

/// Takes apart the blocks that hold several paragraphs.
pub(super) fn take_apart(blocks: Vec<Found>, repairs: &mut Vec<Repair>) -> Vec<Found> {
    let mut apart = Vec::with_capacity(blocks.len());
    for block in blocks {
        let Some(text) = block.text() else {
            apart.push(block);
            continue;
        };
        let cuts = cuts(text);
        if cuts.is_empty() {
            apart.push(block);
            continue;
        }
        note(repairs, RepairKind::Split, block.place, text, "");
        let mut start = 0;
        for end in cuts.into_iter().chain(std::iter::once(text.len())) {
            let words = text.get(start..end).unwrap_or("").trim();
            if !words.is_empty() {
                let hints = Hints { apart: true, ..Hints::default() };
                apart.push(Found { words: Words::Paragraph(words.to_owned()), place: block.place, hints });
            }
            start = end;
        }
    }
    apart
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}')
}

/// Where paragraphs begin within a text: behind blanks that follow a stop, before numbers that follow a
/// blank, and behind the title of a numbered heading.
fn cuts(text: &str) -> Vec<usize> {
    let mut stops = Vec::new();
    let mut sure = false;
    let mut before = ['\0'; 2];
    let mut blank_at = None;
    for (at, c) in text.char_indices() {
        if is_blank(c) {
            blank_at = blank_at.or(Some(at));
            continue;
        }
        if blank_at.take().is_some() && at > 0 {
            let rest = text.get(at..).unwrap_or("");
            let stop = matches!(before[1], '。' | '：' | '；') && rest.chars().nth(5).is_some();
            let date = before == ['4', '日'] || before[1] == '日' && before[0].is_ascii_digit();
            let numbered = number(rest).is_some_and(|n| matches!(n.kind, NumberKind::One | NumberKind::Two));
            if stop || date || numbered || before[1] == '）' && rest.chars().nth(5).is_some() {
                stops.push(at);
            }
            sure |= date || numbered && matches!(before[1], '。' | '；');
        }
        before = [before[1], c];
    }
    // One blank behind a stop is a slip of typing; several are lost line breaks.
    if !(sure || stops.len() > 1) {
        stops.clear();
    }
    stops.extend(title_end(text));
    stops.sort_unstable();
    stops.dedup();
    stops
}

/// `一、指导思想 以……为指导`: the blank behind the title of a heading that a sentence follows.
fn title_end(text: &str) -> Option<usize> {
    let found = number(text).filter(|n| matches!(n.kind, NumberKind::One | NumberKind::Two))?;
    let rest = text.get(found.length..)?;
    let gap = rest.find(is_blank)?;
    let title = rest.get(..gap)?;
    let behind = rest.get(gap..)?.trim_start_matches(is_blank);
    let short = (2..=20).contains(&title.chars().count()) && !title.contains(['。', '，', '：', '；']);
    (short && behind.chars().count() >= 30 && behind.contains('，')).then(|| text.len() - behind.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_run_together_are_taken_apart_and_a_slip_of_typing_is_none() {
        let text =
            "各乡镇人民政府： 现印发给你们，请认真执行。 2021年11月4日 （此件公开发布） 实施方案 为深入贯彻";
        assert_eq!(cuts(text).len(), 4);
        let heading = "一、指导思想 以习近平新时代中国特色社会主义思想为指导，全面贯彻党的十九大精神，深入落实决策部署。";
        assert_eq!(cuts(heading).len(), 1);
        assert!(
            cuts("（二）组建 6 个产业项目招商专班。 由开发区及五大转型产业牵头单位分别构成。").is_empty()
        );
        assert!(cuts("组 长：康春生").is_empty());
    }
}
