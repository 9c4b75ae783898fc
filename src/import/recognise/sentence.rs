//! The marks of one line: who acts, what is to be done, when, how often, and with what.

use super::actor::actor;
use super::known::Known;
use super::piece::{cut, text};
use super::segment::Segment;
use super::{bracket, count, direction, halves, seat};
use crate::import::draft::{DraftLine, Shape};
use crate::source::beside_han;
use crate::vocabulary::{Label, Sense, squeeze};
use std::ops::Range;

/// What stands around a line.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::import) struct Around {
    /// Items and paragraphs here are the duties of someone named above.
    pub carried: bool,
    /// The lines are those of a body.
    pub in_body: bool,
    /// A heading stands above.
    pub below_heading: bool,
    /// The document sets bodies up, so what it says without a subject is asked of them.
    pub mechanism: bool,
}

/// Marks a line.
pub(super) fn marks(line: &mut DraftLine, around: Around, known: &Known<'_>) {
    if !line.is_readable() {
        return;
    }
    match &line.shape {
        Shape::Field => return field(line, known),
        // An entry of a roster.
        Shape::Item { .. } if line.number.is_empty() => return,
        Shape::Row(_) => return,
        Shape::Duty { .. } => {
            let start = beside_han(&line.text)
                .find(|(_, c)| matches!(c, '：' | ':'))
                .map_or(0, |(at, c)| at + c.len_utf8());
            let range = start..line.text.len();
            let around = Around { carried: true, ..around };
            return sentences(line, range, around, known);
        }
        Shape::Heading { .. } if line.tag.as_deref() == Some("职责") && !line.text.contains('。') => {
            return;
        }
        _ => {}
    }
    let start = lead_in(line, known).max(body_start(line, known));
    let range = start..line.text.len();
    if line.tag.as_deref() == Some("主体") {
        seat::of_open_body(line, range.clone(), known);
    }
    seat::marks(line, range.clone(), known);
    bracket::marks(line, known);
    halves::marks(line, range.clone(), known);
    halves::carried(line, range.clone(), known);
    let range = start..inner_duties(line, start);
    direction::in_prose(line, range.clone());
    sentences(line, range.clone(), around, known);
    count::marks(line, range, known);
    idle(line, known);
}

/// Takes back who acts where nothing is said of what they do: 由所在单位提出.
fn idle(line: &mut DraftLine, known: &Known<'_>) {
    if line.text.ends_with('：') || line.tag.is_some() {
        return;
    }
    let told = |m: &crate::import::draft::Mark| {
        !matches!(m.label.as_str(), "承担" | "数" | "即" | "简称") && known.role(&m.label).is_none()
    };
    let mut stays: Vec<bool> = Vec::with_capacity(line.marks.len());
    for mark in &line.marks {
        let next = line.marks.iter().filter(|m| m.label == "承担" && m.range.start > mark.range.start);
        let until = next.map(|m| m.range.start).min().unwrap_or(line.text.len());
        let acts = |m: &&crate::import::draft::Mark| {
            told(m)
                && (mark.range.start <= m.range.start && m.range.start < until
                    || m.range.start <= mark.range.start && mark.range.end <= m.range.end)
        };
        let alone = mark.label == "承担" && !line.marks.iter().any(|m| acts(&m));
        stays.push(!alone);
    }
    let mut stays = stays.into_iter();
    line.marks.retain(|_| stays.next().unwrap_or(true));
}

/// `……。工作职责：甲；乙。` within a paragraph: all that follows are duties. Gives where they begin.
fn inner_duties(line: &mut DraftLine, start: usize) -> usize {
    let end = line.text.len();
    let labels = ["。工作职责：", "。主要职责：", "。职责："];
    let found = labels.iter().find_map(|l| line.text.get(start..)?.find(l).map(|at| (start + at, l.len())));
    let Some((at, length)) = found else { return end };
    let last = line.text.trim_end_matches('。').len();
    line.mark("职责", at + length..last);
    at
}

/// Where the words to be read begin: behind the title of a heading that has body text.
fn body_start(line: &DraftLine, known: &Known<'_>) -> usize {
    // An article is all text.
    let article = line.number.starts_with('第') && line.number.ends_with('条');
    if article || !matches!(line.shape, Shape::Heading { .. }) && !has_title(line, known) {
        return 0;
    }
    let runs_in = line.text.find('。').is_some_and(|at| at + '。'.len_utf8() < line.text.len());
    let acts = line.marks.iter().any(|m| m.label == "承担");
    // （一）指挥部办公室设在某局，承担……。 is no title.
    let first = line.text.split('。').next().unwrap_or("");
    if first.contains('，') && ["设在", "由"].iter().any(|w| first.contains(w)) && first.chars().count() > 14
    {
        return 0;
    }
    let whole = || {
        line.text.ends_with('。') && actor(&line.text, known).is_some_and(|(_, from)| from < line.text.len())
    };
    let sentence = !runs_in && line.text.contains('，') && (line.text.ends_with('：') || acts || whole());
    if sentence {
        return 0;
    }
    line.text.find('。').map_or(line.text.len(), |at| at + '。'.len_utf8()).min(line.text.len())
}

/// `理清思路，谋划项目。各招商专班要……`: an item with a title of its own.
fn has_title(line: &DraftLine, known: &Known<'_>) -> bool {
    let Some(at) = line.text.find('。') else { return false };
    let (title, rest) = line.text.split_at_checked(at + '。'.len_utf8()).unwrap_or(("", ""));
    let item = matches!(line.shape, Shape::Item { .. });
    item && !rest.is_empty()
        && title.chars().count() <= 25
        && actor(title.trim_end_matches('。'), known).is_none()
}

fn field(line: &mut DraftLine, known: &Known<'_>) {
    let Some((colon, c)) = beside_han(&line.text).find(|(_, c)| matches!(c, '：' | ':')) else { return };
    let name = squeeze(text(&line.text, &(0..colon)));
    let value = colon + c.len_utf8()..line.text.len();
    match known.words.label_with_rank(&name) {
        Some(Label::Mark(Sense::Direction)) => direction::marks(line, value),
        Some(Label::Mark(Sense::Duty)) => {
            direction::marks(line, value.clone());
            assists(line, value);
        }
        _ => {}
    }
}

/// `协助做好……` behind a field's own duties.
fn assists(line: &mut DraftLine, value: Range<usize>) {
    let pieces = cut(&line.text, value.clone(), &['，', '；', '。']);
    for found in pieces.into_iter().filter(|p| p.start > value.start) {
        if text(&line.text, &found).starts_with("协助") {
            line.mark("协助", found);
        }
    }
}

fn sentences(line: &mut DraftLine, range: Range<usize>, around: Around, known: &Known<'_>) {
    let before = line.marks.len();
    read(line, range.clone(), around, known, false);
    // A paragraph of duties in which something else is said, too: its duties are marked one by one.
    let prose = matches!(line.shape, Shape::Paragraph) && around.carried;
    let told =
        |m: &crate::import::draft::Mark| ["会议", "报送", "通报", "考核", "听取"].contains(&m.label.as_str());
    if prose && line.marks.get(before..).unwrap_or_default().iter().any(told) {
        line.marks.truncate(before);
        read(line, range, Around { carried: false, ..around }, known, true);
    }
}

fn read(line: &mut DraftLine, range: Range<usize>, around: Around, known: &Known<'_>, explicit: bool) {
    let mut acting = explicit;
    for sentence in cut(&line.text, range, &['。']) {
        for segment in cut(&line.text, sentence.clone(), &['；', ';']) {
            let mut reader = Segment::new(line, &segment, around, known, &mut acting);
            reader.explicit = explicit;
            reader.read();
        }
    }
}

/// `市直部门主要任务包括：` and `对招商专班：`: who carries what follows; and where that begins.
fn lead_in(line: &mut DraftLine, known: &Known<'_>) -> usize {
    let words = line.text.clone();
    if let Some(rest) = words.strip_prefix('对')
        && let Some((at, c)) = beside_han(rest).find(|(_, c)| *c == '：')
        && rest.get(..at).is_some_and(|name| known.is_parties(name))
    {
        let start = '对'.len_utf8();
        line.mark("承担", start..start + at);
        return start + at + c.len_utf8();
    }
    let Some(body) = words.strip_suffix('：').filter(|b| !b.contains(['，', '。', '；'])) else {
        return 0;
    };
    // 联席会议在县人民政府领导下履行下列职责：
    if ["下列", "以下", "如下"].iter().any(|w| body.contains(w))
        && let Some((name, _)) = actor(body, known)
        && known.is_parties(text(body, &name))
    {
        line.mark("承担", name);
        return 0;
    }
    let nouns = ["主要任务", "工作任务", "主要职责", "工作职责", "重点任务", "任务", "职责"];
    if let Some(at) = nouns.iter().find_map(|noun| body.find(noun)) {
        let name = body.get(..at).unwrap_or("").trim_end_matches('的');
        if known.is_parties(name) {
            line.mark("承担", 0..name.len());
        }
    }
    0
}
