//! What is left when all named changes are accounted for: words that changed, came, went or moved.

use super::Kind;
use super::change::{Draft, Log, Spot};
use super::frame::Frame;
use super::inline::{Hunk, hunks};
use super::likeness::Pairing;
use super::printed::{Line, lines};
use crate::problem::Message;
use crate::source::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{BTreeMap, BTreeSet};

/// Both versions as lines, and which are the same.
struct Page {
    old: Vec<Line>,
    new: Vec<Line>,
    pairing: Pairing,
    /// Old lines that stand elsewhere now.
    moved: BTreeSet<usize>,
}

/// Keeps those changes of wording that no finer change accounts for, and writes down the rest.
pub(super) fn compare(frame: &Frame<'_>, log: &mut Log) {
    let page = Page::new(frame, log);
    let known = Known::of(log);
    let mut open: Vec<(usize, usize, Vec<Hunk>)> = Vec::new();
    for (i, j) in page.pairing.pairs() {
        let (Some(old), Some(new)) = (page.old.get(i), page.new.get(j)) else { continue };
        let mut left = differences(old, new);
        left.retain(|h| !known.accounts(old, new, h));
        if !left.is_empty() {
            open.push((i, j, left));
        }
    }
    page.confirm(log, &mut open);
    page.note_marks(log);
    let known = Known::of(log);
    for (i, j, left) in &open {
        if let (Some(old), Some(new)) = (page.old.get(*i), page.new.get(*j)) {
            log.push(reworded(old, new, left));
        }
    }
    page.moves(&known, log);
    page.unpaired(&known, log);
    page.near(log);
}

/// The words that changes account for.
struct Known {
    old: Vec<Span>,
    new: Vec<Span>,
    /// Of bodies and tasks that are new or gone.
    roots_old: Vec<Span>,
    roots_new: Vec<Span>,
}

impl Known {
    fn of(log: &Log) -> Self {
        let of = |pick: fn(&Draft) -> &[Span], only: &dyn Fn(&Draft) -> bool| {
            let mut spans: Vec<Span> =
                log.drafts.iter().filter(|d| only(d)).flat_map(|d| pick(d).iter().copied()).collect();
            spans.retain(|s| !s.is_empty());
            spans.sort();
            spans
        };
        let firm = |d: &Draft| !d.reworded;
        let root = |d: &Draft| {
            use Kind::{BodyAbolished, BodySetUp, TaskAdded, TaskDropped};
            matches!(d.change.kind, BodyAbolished | BodySetUp | TaskAdded | TaskDropped)
        };
        Self {
            old: of(|d| &d.old_spans, &firm),
            new: of(|d| &d.new_spans, &firm),
            roots_old: of(|d| &d.old_spans, &root),
            roots_new: of(|d| &d.new_spans, &root),
        }
    }

    fn accounts(&self, old: &Line, new: &Line, hunk: &Hunk) -> bool {
        let (x, y) = (old.bytes(hunk.old.start, hunk.old.end), new.bytes(hunk.new.start, hunk.new.end));
        touches(&self.old, x) || touches(&self.new, y)
    }
}

/// Whether a stretch overlaps one of the spans; an empty one when it stands within or at the edge.
fn touches(spans: &[Span], at: Span) -> bool {
    if at.is_empty() {
        return spans.iter().take_while(|s| s.start <= at.start).any(|s| at.start < s.end);
    }
    spans.iter().take_while(|s| s.start < at.end).any(|s| at.start < s.end)
}

/// Where two paired lines differ; a label that differs is told by the whole line.
fn differences(old: &Line, new: &Line) -> Vec<Hunk> {
    if old.label != new.label {
        return vec![Hunk { old: 0..old.signs.len(), new: 0..new.signs.len() }];
    }
    if old.signs == new.signs { Vec::new() } else { hunks(&old.signs, &new.signs) }
}

impl Page {
    fn new(frame: &Frame<'_>, log: &Log) -> Self {
        let (old, new) = (lines(&frame.old), lines(&frame.new));
        let mut pairing = Pairing::new(old.len(), new.len());
        let mut moved = BTreeSet::new();
        // What belongs to a body that moved is never what stayed in order.
        let moving = |pick: fn(&Draft) -> &Vec<Span>| -> Vec<Span> {
            let moved = log.drafts.iter().filter(|d| d.change.kind == Kind::BodyMoved);
            moved.flat_map(|d| pick(d).iter().copied()).collect()
        };
        let (x, y) = (below(&old, &moving(|d| &d.old_spans)), below(&new, &moving(|d| &d.new_spans)));
        in_order((&old, &x), (&new, &y), &mut pairing);
        let before = pairing.clone();
        let key = |l: &Line| (l.tag, l.label.clone(), l.canon.clone());
        pairing.by_key(|i| old.get(i).map(key), |j| new.get(j).map(key));
        moved.extend(pairing.pairs().map(|(i, _)| i).filter(|i| before.to_new.get(*i) == Some(&None)));
        let mut page = Self { old, new, pairing, moved };
        page.by_likeness();
        page
    }

    /// Pairs the lines that changed: first those of one heading, then any.
    fn by_likeness(&mut self) {
        let Self { old, new, pairing, .. } = self;
        let alike = |least: f64, near: bool, headings: bool, pairing: &mut Pairing| {
            let above = pairing.to_new.clone();
            pairing.by_likeness(least, |i, j| match (old.get(i), new.get(j)) {
                (Some(x), Some(y)) if x.tag == y.tag && (x.tag == 'h') == headings => {
                    let same = match (x.heading, y.heading) {
                        (Some(p), Some(q)) => above.get(p).copied().flatten() == Some(q),
                        (p, q) => p.is_none() && q.is_none(),
                    };
                    if near && !same { 0.0 } else { x.likeness.likeness(&y.likeness) }
                }
                _ => 0.0,
            });
        };
        alike(0.4, false, true, pairing);
        let above = pairing.to_new.clone();
        let place = |l: &Line, heading: Option<usize>| Some((l.tag, l.label.clone(), heading?));
        pairing.by_key(
            |i| {
                let line = old.get(i).filter(|l| l.tag == 'f')?;
                place(line, above.get(line.heading?).copied().flatten())
            },
            |j| new.get(j).filter(|l| l.tag == 'f').and_then(|l| place(l, l.heading)),
        );
        alike(0.3, true, false, pairing);
        alike(0.5, false, false, pairing);
    }

    /// Gives a change that has a place on one side only the place on the other side behind which it
    /// would stand: that of the nearest line before it that both have.
    fn near(&self, log: &mut Log) {
        for change in log.drafts.iter_mut().map(|d| &mut d.change) {
            let (lines, others, pairing, span) = match (&change.old, &change.new) {
                (None, Some(new)) => (&self.new, &self.old, &self.pairing.to_old, new.span),
                (Some(old), None) => (&self.old, &self.new, &self.pairing.to_new, old.span),
                _ => continue,
            };
            let Some(at) = lines.iter().position(|l| touches(&[l.whole()], span)) else { continue };
            let before = pairing.iter().take(at + 1).rev().find_map(|other| *other);
            let spot = before.and_then(|o| others.get(o)).map(|l| Spot { words: String::new(), ..spot(l) });
            let side = if change.old.is_none() { &mut change.old } else { &mut change.new };
            *side = spot;
        }
    }

    /// Says of a fact that came or went while the words stayed that only its mark did.
    fn note_marks(&self, log: &mut Log) {
        for draft in &mut log.drafts {
            let words = |s: &Option<Spot>| s.as_ref().filter(|s| !s.words.is_empty()).map(|s| s.span);
            let (lines, span) = match (words(&draft.change.old), words(&draft.change.new)) {
                (None, Some(span)) => (&self.new, span),
                (Some(span), None) => (&self.old, span),
                _ => continue,
            };
            let pairing =
                if std::ptr::eq(lines, &self.new) { &self.pairing.to_old } else { &self.pairing.to_new };
            let others = if std::ptr::eq(lines, &self.new) { &self.old } else { &self.new };
            let Some(at) = lines.iter().position(|l| touches(&[l.whole()], span)) else { continue };
            let other = pairing.get(at).copied().flatten().and_then(|o| others.get(o));
            if lines.get(at).zip(other).is_some_and(|(x, y)| x.words == y.words && x.label == y.label) {
                draft.change.message.zh.push_str("；话没有变，变的是标记");
                draft.change.message.en.push_str("; only the mark changed, not the words");
            }
        }
    }

    /// Drops changes of wording that finer changes account for, takes the stretches of the others.
    fn confirm(&self, log: &mut Log, open: &mut Vec<(usize, usize, Vec<Hunk>)>) {
        let mut kept = Vec::new();
        for mut draft in std::mem::take(&mut log.drafts) {
            if !draft.reworded {
                kept.push(draft);
                continue;
            }
            let mut found = !self.together(&draft);
            for (i, j, left) in open.iter_mut() {
                let (Some(old), Some(new)) = (self.old.get(*i), self.new.get(*j)) else { continue };
                left.retain(|h| {
                    let (x, y) = (old.bytes(h.old.start, h.old.end), new.bytes(h.new.start, h.new.end));
                    let own = within(&draft.old_spans, x) || within(&draft.new_spans, y);
                    found |= own;
                    !own
                });
            }
            if found {
                draft.reworded = false;
                kept.push(draft);
            }
        }
        open.retain(|(.., left)| !left.is_empty());
        log.drafts = kept;
    }

    /// Whether both places of a change stand on lines that are paired.
    fn together(&self, draft: &Draft) -> bool {
        let line = |lines: &[Line], spans: &[Span]| {
            let span = spans.first()?;
            lines.iter().position(|l| l.span.start <= span.start && touches(&[l.whole()], *span))
        };
        match (line(&self.old, &draft.old_spans), line(&self.new, &draft.new_spans)) {
            (Some(i), Some(j)) => self.pairing.to_new.get(i).copied().flatten() == Some(j),
            _ => false,
        }
    }

    /// Lines that stand elsewhere and are otherwise the same; neighbours that went together are one
    /// change.
    fn moves(&self, known: &Known, log: &mut Log) {
        let mut runs: Vec<Vec<(usize, usize)>> = Vec::new();
        for i in &self.moved {
            let Some(j) = self.pairing.to_new.get(*i).copied().flatten() else { continue };
            match runs.last_mut() {
                Some(run) if run.last().is_some_and(|(p, q)| p + 1 == *i && q + 1 == j) => run.push((*i, j)),
                _ => runs.push(vec![(*i, j)]),
            }
        }
        for run in runs {
            let told = run.iter().any(|(i, j)| {
                let old = self.old.get(*i).is_some_and(|l| touches(&known.old, l.whole()));
                old || self.new.get(*j).is_some_and(|l| touches(&known.new, l.whole()))
            });
            let (Some((i, j)), false) = (run.first(), told) else { continue };
            let (Some(old), Some(new)) = (self.old.get(*i), self.new.get(*j)) else { continue };
            // The label alone, or an empty line of a table, says nothing that could move.
            if run.len() == 1 && old.canon.chars().count() < 4 && old.tag != 'h' {
                continue;
            }
            let more = if run.len() > 1 { format!("等{}段", run.len()) } else { String::new() };
            let words = short(&old.words);
            let message = Message::new(
                format!("“{words}”{more}由{}移到{}，内容不变", clause(old), clause(new)),
                format!("“{words}” moved from {} to {}, unchanged", clause(old), clause(new)),
            );
            log.push(Draft::new(Kind::TextMoved, "", message).old(spot(old)).new_at(spot(new)));
        }
    }

    fn unpaired(&self, known: &Known, log: &mut Log) {
        for (kind, lines, single, spans, roots) in [
            (Kind::TextRemoved, &self.old, self.pairing.lost(), &known.old, &known.roots_old),
            (Kind::TextAdded, &self.new, self.pairing.gained(), &known.new, &known.roots_new),
        ] {
            for run in single.chunk_by(|a, b| a + 1 == *b) {
                let left = unexplained(lines, run, spans, roots);
                let Some(first) = left.first() else { continue };
                let more = if left.len() > 1 { format!("等{}段", left.len()) } else { String::new() };
                let (words, at) = (short(&first.words), clause(first));
                let (zh, en) =
                    if kind == Kind::TextAdded { ("增加", "added") } else { ("删去", "removed") };
                let message =
                    Message::new(format!("{at}{zh}“{words}”{more}"), format!("“{words}” was {en} in {at}"));
                let mut place = spot(first);
                let all: Vec<&str> = left.iter().map(|l| l.words.as_str()).collect();
                place.words = all.join("\n");
                let draft = Draft::new(kind, "", message);
                log.push(if kind == Kind::TextAdded { draft.new_at(place) } else { draft.old(place) });
            }
        }
    }
}

/// The lines of a run that no change accounts for. What stands below the heading of a body that is
/// new or gone belongs to it, and so does a heading whose first line is accounted for.
fn unexplained<'a>(lines: &'a [Line], run: &[usize], spans: &[Span], roots: &[Span]) -> Vec<&'a Line> {
    let run: Vec<&Line> = run.iter().filter_map(|at| lines.get(*at)).collect();
    let mut below = false;
    let mut found = Vec::new();
    for (place, line) in run.iter().enumerate() {
        let head = line.tag == 'h' || line.tag == 't';
        let own = touches(spans, line.whole());
        if head {
            below = touches(roots, line.whole());
        }
        let next = run.get(place + 1).is_some_and(|l| touches(spans, l.whole()));
        if !(own || below || (head && next) || line.canon.is_empty()) {
            found.push(*line);
        }
    }
    found
}

/// Lines that are headings at one of the places, and those below them.
fn below(lines: &[Line], spans: &[Span]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for (at, line) in lines.iter().enumerate() {
        let head = line.tag == 'h' && touches(spans, line.whole());
        if head || (line.tag != 'h' && line.heading.is_some_and(|h| found.contains(&h))) {
            found.insert(at);
        }
    }
    found
}

/// Pairs lines that are the same and in the same order; those apart are never in order.
fn in_order(old: (&[Line], &BTreeSet<usize>), new: (&[Line], &BTreeSet<usize>), pairing: &mut Pairing) {
    let mut known: BTreeMap<(char, &str, &str), u32> = BTreeMap::new();
    let (mut a, mut b) = (Vec::with_capacity(old.0.len()), Vec::with_capacity(new.0.len()));
    let mut apart = u32::MAX;
    for ((lines, moving), list) in [(old, &mut a), (new, &mut b)] {
        for (at, line) in lines.iter().enumerate() {
            if moving.contains(&at) {
                apart -= 1;
                list.push(apart);
                continue;
            }
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            list.push(*known.entry((line.tag, &line.label, &line.canon)).or_insert(next));
        }
    }
    for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            (0..len).for_each(|n| pairing.join(old_index + n, new_index + n));
        }
    }
}

fn within(spans: &[Span], at: Span) -> bool {
    spans.iter().any(|s| s.start <= at.start && at.start < s.end.max(s.start + 1) && !at.is_empty())
}

fn clause(line: &Line) -> String {
    if line.clause.0.is_empty() { "开头".to_owned() } else { line.clause.0.to_string() }
}

fn short(words: &str) -> String {
    let cut: String = words.chars().take(24).collect();
    if words.chars().count() > 24 { format!("{cut}……") } else { cut }
}

fn spot(line: &Line) -> Spot {
    let words =
        if line.label.is_empty() { line.words.clone() } else { format!("{}：{}", line.label, line.words) };
    Spot { span: line.whole(), clause: line.clause.0.to_string(), words }
}

fn reworded(old: &Line, new: &Line, left: &[Hunk]) -> Draft {
    let part = |line: &Line, range: &std::ops::Range<usize>| -> String {
        line.signs.get(range.clone()).unwrap_or(&[]).iter().filter(|c| !masked(**c)).collect()
    };
    let told = |h: &Hunk| match (part(old, &h.old).as_str(), part(new, &h.new).as_str()) {
        ("", y) => (format!("增加“{}”", short(y)), format!("“{}” added", short(y))),
        (x, "") => (format!("删去“{}”", short(x)), format!("“{}” removed", short(x))),
        (x, y) => {
            (format!("“{}”改为“{}”", short(x), short(y)), format!("“{}” became “{}”", short(x), short(y)))
        }
    };
    let (zh, en): (Vec<String>, Vec<String>) = left.iter().take(3).map(told).unzip();
    let rest = if left.len() > 3 { format!("等{}处", left.len()) } else { String::new() };
    let message = Message::new(
        format!("{}只改文字：{}{rest}", clause(new), zh.join("，")),
        format!("wording only in {}: {}", clause(new), en.join(", ")),
    );
    let (mut from, mut to) = (spot(old), spot(new));
    if let Some(first) = left.first() {
        from.span = old.bytes(first.old.start, first.old.end);
        to.span = new.bytes(first.new.start, first.new.end);
    }
    Draft::new(Kind::WordingOnly, "", message).old(from).new_at(to)
}

fn masked(sign: char) -> bool {
    ('\u{E000}'..'\u{F000}').contains(&sign)
}
