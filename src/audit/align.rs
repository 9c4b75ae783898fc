//! Which lines of the finished document print which lines of the source.

use super::page::Line;
use super::source::{Origin, Printed};
use crate::compare::likeness::{Pairing, Words};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Lines that are one and the same: usually one on each side, more where line breaks differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) source: Range<usize>,
    pub(super) page: Range<usize>,
    /// Whether it stands elsewhere in the finished document.
    pub(super) moved: bool,
}

/// How alike two lines of one place must be to be one, and two lines of different places.
const NEAR: f64 = 0.35;
const FAR: f64 = 0.7;

/// The matches, by place in the source.
pub(super) fn align(source: &[Printed], page: &[Line]) -> Vec<Match> {
    let ours: Vec<String> = source.iter().map(|l| body(&l.signs, l.number)).collect();
    let theirs: Vec<String> = page.iter().map(|l| body(&l.signs, l.number)).collect();
    let mut pairing = Pairing::new(ours.len(), theirs.len());
    for op in capture_diff_slices(Algorithm::Patience, &ours, &theirs) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            (0..len).for_each(|k| pairing.join(old_index + k, new_index + k));
        }
    }
    let mut matches: Vec<Match> = Vec::new();
    let mut taken = (BTreeSet::new(), BTreeSet::new());
    for gap in gaps(&pairing) {
        joined(&ours, &theirs, &gap, &mut taken, &mut matches);
    }
    elsewhere(&mut pairing, source, (&ours, &theirs), &taken);
    for (i, j) in pairing.pairs() {
        matches.push(Match { source: i..i + 1, page: j..j + 1, moved: false });
    }
    matches.sort_by_key(|m| (m.source.start, m.page.start));
    rewritten(&mut matches, source, page);
    stretch(&mut matches, &ours, &theirs);
    mark_moved(&mut matches);
    matches
}

/// Pairs lines that are not the same in order: those that moved, those of one label in one place, those that
/// are alike.
fn elsewhere(
    pairing: &mut Pairing,
    source: &[Printed],
    (ours, theirs): (&[String], &[String]),
    taken: &(BTreeSet<usize>, BTreeSet<usize>),
) {
    let free = |at: usize, taken: &BTreeSet<usize>| !taken.contains(&at);
    let before = pairing.clone();
    // Entries of rosters and short lines are like many others: where they went is told name by name.
    let whole = |at: usize, lines: &[String]| lines.get(at).filter(|l| l.chars().count() >= 6).cloned();
    pairing.by_key(
        |i| {
            whole(i, ours).filter(|_| {
                free(i, &taken.0) && !matches!(source.get(i).map(|l| l.origin), Some(Origin::Entry))
            })
        },
        |j| whole(j, theirs).filter(|_| free(j, &taken.1)),
    );
    let (a, b): (Vec<Words>, Vec<Words>) =
        (ours.iter().map(|l| Words::of(l)).collect(), theirs.iter().map(|l| Words::of(l)).collect());
    // A gap is known by the line of the finished document that it follows.
    let anchors = before.to_old.iter().enumerate().map(|(j, i)| i.map(|_| j));
    let (gap_of_old, gap_of_new) = (follows(before.to_new.iter().copied()), follows(anchors));
    // In one place the lines of one label are one, whoever stands behind it.
    let key = |lines: &[String], gaps: &[Option<usize>], at: usize| {
        Some((gaps.get(at).copied().flatten(), label(lines.get(at)?)?.to_owned()))
    };
    pairing.by_key(
        |i| key(ours, &gap_of_old, i).filter(|_| free(i, &taken.0)),
        |j| key(theirs, &gap_of_new, j).filter(|_| free(j, &taken.1)),
    );
    for (least, near) in [(NEAR, true), (FAR, false)] {
        pairing.by_likeness(least, |i, j| {
            let same = gap_of_old.get(i) == gap_of_new.get(j);
            if near && !same || !free(i, &taken.0) || !free(j, &taken.1) {
                return 0.0;
            }
            a.get(i).zip(b.get(j)).map_or(0.0, |(x, y)| x.likeness(y))
        });
    }
}

/// The label of a line such as 牵头单位：市商务局.
fn label(line: &str) -> Option<&str> {
    let (label, _) = line.split_once('：')?;
    (label.chars().count() <= 8).then_some(label)
}

/// For each line the last one before it that is anchored.
fn follows(anchors: impl Iterator<Item = Option<usize>>) -> Vec<Option<usize>> {
    let mut last = None;
    let follow = |anchor: Option<usize>| {
        let before = last;
        last = anchor.or(last);
        before
    };
    anchors.map(follow).collect()
}

/// The words of a line without its number.
fn body(signs: &[char], number: usize) -> String {
    signs.get(number..).unwrap_or(signs).iter().collect()
}

/// The stretches between lines that are the same on both sides.
fn gaps(pairing: &Pairing) -> Vec<(Range<usize>, Range<usize>)> {
    let (mut i, mut j) = (0, 0);
    let mut found = Vec::new();
    for (old, new) in pairing.pairs().chain([(pairing.to_new.len(), pairing.to_old.len())]) {
        if old > i && new > j {
            found.push((i..old, j..new));
        }
        (i, j) = (old + 1, new + 1);
    }
    found
}

/// Matches lines of a gap that are the same when they are joined: line breaks are layout.
fn joined(
    ours: &[String],
    theirs: &[String],
    gap: &(Range<usize>, Range<usize>),
    taken: &mut (BTreeSet<usize>, BTreeSet<usize>),
    matches: &mut Vec<Match>,
) {
    /// Lines that one line may be broken into.
    const PIECES: usize = 12;
    /// Pairs of lines looked at; a longer gap is no matter of line breaks.
    const PAIRS: usize = 100_000;
    let words = |lines: &[String], range: Range<usize>| lines.get(range).unwrap_or(&[]).concat();
    if gap.0.len().saturating_mul(gap.1.len()) > PAIRS {
        return;
    }
    for i in gap.0.clone() {
        for j in gap.1.clone() {
            if taken.0.contains(&i) || taken.1.contains(&j) {
                continue;
            }
            let (Some(x), Some(y)) = (ours.get(i), theirs.get(j)) else { continue };
            let more = |range: &Range<usize>, at: usize| (at + 2)..=(at + PIECES).min(range.end);
            let found = if x.starts_with(y.as_str()) {
                more(&gap.1, j).find(|end| words(theirs, j..*end) == *x).map(|end| (i..i + 1, j..end))
            } else if y.starts_with(x.as_str()) {
                more(&gap.0, i).find(|end| words(ours, i..*end) == *y).map(|end| (i..end, j..j + 1))
            } else {
                None
            };
            if let Some((source, page)) = found {
                taken.0.extend(source.clone());
                taken.1.extend(page.clone());
                matches.push(Match { source, page, moved: false });
            }
        }
    }
}

/// Matches lines that stand in the same place with nothing in common: entries of rosters and other short lines,
/// as many on both sides, were written anew.
fn rewritten(matches: &mut Vec<Match>, source: &[Printed], page: &[Line]) {
    /// Characters of a short line.
    const SHORT: usize = 30;
    let used: BTreeSet<usize> = matches.iter().flat_map(|m| m.page.clone()).collect();
    let ours: BTreeSet<usize> = matches.iter().flat_map(|m| m.source.clone()).collect();
    let place: BTreeMap<usize, usize> = matches.iter().map(|m| (m.source.end, m.page.end)).collect();
    let mut found = Vec::new();
    let lost: Vec<usize> = (0..source.len()).filter(|at| !ours.contains(at)).collect();
    for run in lost.chunk_by(|a, b| a + 1 == *b) {
        let Some(first) = run.first() else { continue };
        let start = if *first == 0 { Some(0) } else { place.get(first).copied() };
        let Some(start) = start else { continue };
        let free = (start..page.len()).take_while(|at| !used.contains(at)).count();
        let short = |i: &usize| {
            source.get(*i).is_some_and(|line| line.origin == Origin::Entry || line.signs.len() <= SHORT)
        };
        let both = run
            .iter()
            .enumerate()
            .all(|(k, i)| short(i) && page.get(start + k).is_some_and(|line| line.signs.len() <= SHORT));
        if free == run.len() && both {
            let one = |(k, i): (usize, &usize)| Match {
                source: *i..i + 1,
                page: start + k..start + k + 1,
                moved: false,
            };
            found.extend(run.iter().enumerate().map(one));
        }
    }
    matches.extend(found);
    matches.sort_by_key(|m| (m.source.start, m.page.start));
}

/// Lets a match take the lines beside it that nothing else matches, where that makes both sides more alike: a
/// line that was broken or joined, and changed as well.
fn stretch(matches: &mut [Match], ours: &[String], theirs: &[String]) {
    let used = |matches: &[Match], pick: fn(&Match) -> &Range<usize>| -> BTreeSet<usize> {
        matches.iter().flat_map(|m| pick(m).clone()).collect()
    };
    let mut used_ours = used(matches, |m| &m.source);
    let mut used_theirs = used(matches, |m| &m.page);
    let words =
        |lines: &[String], range: &Range<usize>| Words::of(&lines.get(range.clone()).unwrap_or(&[]).concat());
    let alike = |m: &Match| words(ours, &m.source).likeness(&words(theirs, &m.page));
    for m in matches.iter_mut() {
        let mut now = alike(m);
        if now >= 1.0 {
            continue;
        }
        for _ in 0..12 {
            let ahead = |range: &Range<usize>| range.start..range.end + 1;
            let behind = |range: &Range<usize>| range.start.saturating_sub(1)..range.end;
            let options = [
                Match { page: ahead(&m.page), ..m.clone() },
                Match { page: behind(&m.page), ..m.clone() },
                Match { source: ahead(&m.source), ..m.clone() },
                Match { source: behind(&m.source), ..m.clone() },
            ];
            let new = |n: &Match| -> bool {
                let fresh =
                    |range: &Range<usize>, old: &Range<usize>, used: &BTreeSet<usize>, length: usize| {
                        range.end <= length && range.clone().all(|k| old.contains(&k) || !used.contains(&k))
                    };
                n != m
                    && fresh(&n.page, &m.page, &used_theirs, theirs.len())
                    && fresh(&n.source, &m.source, &used_ours, ours.len())
            };
            let best = options
                .into_iter()
                .filter(|n| new(n))
                .map(|n| (alike(&n), n))
                .max_by(|a, b| a.0.total_cmp(&b.0));
            match best {
                Some((value, better)) if value > now + 0.03 => {
                    used_ours.extend(better.source.clone());
                    used_theirs.extend(better.page.clone());
                    (*m, now) = (better, value);
                }
                _ => break,
            }
        }
    }
}

/// Marks the matches that are out of order: all but the longest run of those that are in order.
fn mark_moved(matches: &mut [Match]) {
    let order: Vec<usize> = matches.iter().map(|m| m.page.start).collect();
    // Longest increasing sequence, weighing nothing but their number.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; order.len()];
    let value = |k: usize| order.get(k).copied().unwrap_or(0);
    for k in 0..order.len() {
        let at = tails.partition_point(|t| value(*t) < value(k));
        if let Some(slot) = before.get_mut(k) {
            *slot = at.checked_sub(1).and_then(|p| tails.get(p).copied());
        }
        match tails.get_mut(at) {
            Some(tail) => *tail = k,
            None => tails.push(k),
        }
    }
    let mut kept = BTreeSet::new();
    let mut next = tails.last().copied();
    while let Some(k) = next {
        kept.insert(k);
        next = before.get(k).copied().flatten();
    }
    for (k, m) in matches.iter_mut().enumerate() {
        m.moved = !kept.contains(&k);
    }
}
