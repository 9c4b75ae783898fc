//! Synthesis: the draft is compiled, and what brings a problem or prints other words is taken back.

use super::draft::{Draft, DraftLine, DraftPart, Shape, Written, write};
use crate::lower::{Compiled, Context, compile};
use crate::model::{BLANK_CELL, Block, BlockKind};
use crate::problem::Problem;
use crate::source::SourceText;
use crate::syntax::{format, parse};

/// Times that a draft is compiled at most; then what is still wrong becomes prose.
const ROUNDS: usize = 8;

/// Takes back what does not compile or does not print its words, and gives the text as formatted.
pub(super) fn settle(draft: &mut Draft, context: &Context<'_>) -> String {
    let terms = std::mem::take(&mut draft.terms);
    if !terms.is_empty() {
        let problems = |draft: &Draft| compile(&SourceText::new(write(draft).text), context).problems.len();
        let without = problems(draft);
        draft.terms = terms;
        if problems(draft) > without {
            draft.terms.clear();
        }
    }
    for round in 0..ROUNDS {
        let written = write(draft);
        let text = SourceText::new(written.text.clone());
        let compiled = compile(&text, context);
        let last = round + 1 == ROUNDS;
        let faults = faults(&compiled, &written, draft);
        if faults.is_empty() {
            break;
        }
        for fault in faults {
            take_back(draft, &fault, last);
        }
    }
    let text = SourceText::new(write(draft).text);
    let syntax = parse(&text);
    format(&text, &syntax, context.vocabulary).unwrap_or_else(|_| text.as_str().to_owned())
}

/// The words that the parts must print, one paragraph a line.
pub(super) fn printed(draft: &Draft) -> String {
    let mut words = String::new();
    for part in &draft.parts {
        for line in &part.lines {
            match &line.shape {
                Shape::Row(cells) => cells.iter().filter(|c| *c != "无").for_each(|c| words.push_str(c)),
                _ => {
                    words.push_str(&line.number);
                    words.push_str(&line.text);
                }
            }
            words.push('\n');
        }
    }
    words
}

/// Something to take back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    /// A mark of a line.
    Mark(usize, usize, usize),
    /// The number of a heading or item, which would print otherwise.
    Number(usize, usize),
    /// Everything about a line.
    Line(usize, usize),
}

fn faults(compiled: &Compiled, written: &Written, draft: &Draft) -> Vec<Fault> {
    let mut faults: Vec<Fault> =
        compiled.problems.iter().filter_map(|problem| of_problem(problem, written, draft)).collect();
    let blocks = compiled.mechanism.parts.iter().flat_map(|part| &part.blocks);
    faults.extend(blocks.flat_map(|block| of_block(block, written, draft)));
    faults.sort_unstable();
    faults.dedup();
    // Marks of a line that goes as a whole need not go one by one; and they go from the last, so that the
    // places of the others stay.
    let whole: std::collections::BTreeSet<(usize, usize)> =
        faults.iter().filter_map(|f| if let Fault::Line(p, l) = f { Some((*p, *l)) } else { None }).collect();
    faults.retain(|f| !matches!(f, Fault::Mark(p, l, _) | Fault::Number(p, l) if whole.contains(&(*p, *l))));
    faults.reverse();
    faults
}

fn line(draft: &Draft, p: usize, l: usize) -> Option<&DraftLine> {
    draft.parts.get(p)?.lines.get(l)
}

/// The line that a byte of the text stands on.
fn line_at(written: &Written, byte: usize) -> Option<(usize, usize)> {
    let after = written.lines.partition_point(|(start, _, _)| *start <= byte);
    written.lines.get(after.checked_sub(1)?).map(|(_, p, l)| (*p, *l))
}

/// What a problem of reading asks to take back: the innermost mark around it, else the line.
fn of_problem(problem: &Problem, written: &Written, draft: &Draft) -> Option<Fault> {
    // Problems of the header have no line here; the drafter is told of them.
    let at = problem.span.start as usize;
    let (p, l) = line_at(written, at)?;
    let first = written.marks.partition_point(|(_, mp, ml, _)| (*mp, *ml) < (p, l));
    let own = written.marks.get(first..)?.iter().take_while(|(_, mp, ml, _)| (*mp, *ml) == (p, l));
    let around = own.filter(|(range, ..)| range.start <= at && at <= range.end);
    let innermost = around.min_by_key(|(range, ..)| range.len());
    let line = line(draft, p, l)?;
    Some(match innermost {
        Some((_, _, _, mark)) => Fault::Mark(p, l, *mark),
        None if line.shape == Shape::Paragraph && line.marks.is_empty() => return None,
        None if problem.code == "typed-number" => Fault::Number(p, l),
        None => Fault::Line(p, l),
    })
}

/// Whether a block prints its line's number and words.
fn of_block(block: &Block, written: &Written, draft: &Draft) -> Vec<Fault> {
    let Some((p, l)) = line_at(written, block.span.start as usize) else { return Vec::new() };
    let Some(line) = line(draft, p, l) else { return Vec::new() };
    let (number, words) = match &block.kind {
        BlockKind::Heading { number, text, run_in, .. } => {
            let words = BlockKind::plain(text) + &BlockKind::plain(run_in);
            (number.clone().unwrap_or_default(), words)
        }
        BlockKind::Item { number, text, .. } => (number.clone(), BlockKind::plain(text)),
        BlockKind::Paragraph { text } => (String::new(), BlockKind::plain(text)),
        BlockKind::Field { label, text, more } => return field(label, text, more, (p, l), draft),
        BlockKind::Table { rows } => return table(rows, (p, l), draft),
        BlockKind::Insert { .. } => return vec![Fault::Line(p, l)],
    };
    let wanted = folded(&format!("{}{}", line.number, line.text));
    if folded(&format!("{number}{words}")) == wanted {
        return Vec::new();
    }
    let numbered = matches!(
        line.shape,
        Shape::Heading { numbered: true, .. } | Shape::Item { .. } | Shape::Duty { item: Some(_) }
    );
    vec![if numbered && folded(&words) == folded(&line.text) {
        Fault::Number(p, l)
    } else {
        Fault::Line(p, l)
    }]
}

type Place = (usize, usize);

/// A field and the entries below it.
fn field(
    label: &str,
    text: &[crate::model::Inline],
    more: &[Vec<crate::model::Inline>],
    (p, l): Place,
    draft: &Draft,
) -> Vec<Fault> {
    let mut shown = format!("{label}：{}", BlockKind::plain(text));
    more.iter().for_each(|entry| shown.push_str(&BlockKind::plain(entry)));
    let lines = draft.parts.get(p).map_or(&[][..], |part| part.lines.get(l..).unwrap_or_default());
    let is_entry = |line: &&DraftLine| matches!(line.shape, Shape::Item { .. });
    let entries: Vec<&DraftLine> = lines.iter().skip(1).take_while(is_entry).collect();
    let own = lines.first().map_or("", |line| line.text.as_str());
    let shown = folded(&shown);
    // Items that the field did not take print by themselves.
    if more.is_empty() && shown == folded(own) {
        return Vec::new();
    }
    let wanted: String = std::iter::once(own).chain(entries.iter().map(|line| line.text.as_str())).collect();
    if shown != folded(&wanted) {
        return vec![Fault::Line(p, l)];
    }
    // An entry prints no number: numbered lines below a field are no roster.
    let numbered = entries.iter().zip(l + 1..).filter(|(line, _)| !line.number.is_empty());
    numbered.map(|(_, at)| Fault::Line(p, at)).collect()
}

fn table(rows: &[Vec<String>], (p, l): Place, draft: &Draft) -> Vec<Fault> {
    let lines = draft.parts.get(p).map_or(&[][..], |part| part.lines.get(l..).unwrap_or_default());
    let mut faults = Vec::new();
    for (offset, (row, line)) in rows.iter().zip(lines).enumerate() {
        let Shape::Row(cells) = &line.shape else { break };
        let wanted = cells.iter().map(|c| if c == "无" { BLANK_CELL } else { c.as_str() });
        if !row.iter().map(String::as_str).eq(wanted) {
            faults.push(Fault::Line(p, l + offset));
        }
    }
    faults
}

/// Words without what layout decides.
pub(super) fn folded(text: &str) -> String {
    let fold = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(fold).collect()
}

fn take_back(draft: &mut Draft, fault: &Fault, last: bool) {
    let (Fault::Mark(p, l, _) | Fault::Number(p, l) | Fault::Line(p, l)) = fault;
    let Some(line) = draft.parts.get_mut(*p).and_then(|part: &mut DraftPart| part.lines.get_mut(*l)) else {
        return;
    };
    match fault {
        Fault::Mark(_, _, mark) if !last => {
            if *mark < line.marks.len() {
                line.marks.remove(*mark);
            }
        }
        Fault::Number(..) if !last => match &mut line.shape {
            Shape::Heading { numbered, .. } if *numbered => *numbered = false,
            _ => line.make_plain(),
        },
        Fault::Line(..) if !last && !line.marks.is_empty() => line.marks.clear(),
        Fault::Line(..) if !last && line.tag.is_some() => line.tag = None,
        _ => line.make_plain(),
    }
}
