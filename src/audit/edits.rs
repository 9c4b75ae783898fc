//! What changed within lines that are one and the same, each change told by the facts that lie in it.

use super::facts::{Fact, Facts, Name};
use super::kind::Kind;
use super::names::{compare, separates};
use super::page::Line;
use super::source::{Origin, Printed};
use crate::compare::{PieceKind, pieces};
use crate::source::Span;
use std::ops::Range;

/// One change.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    pub(super) kind: Kind,
    /// The words in the source, and in the finished document; either may be empty.
    pub(super) old: String,
    pub(super) new: String,
    pub(super) source: Span,
    pub(super) page: Span,
    pub(super) clause: String,
    /// Role, and body or task, of a name that holds a seat.
    pub(super) seat: Option<(String, String)>,
    /// The element that was changed.
    pub(super) element: Option<super::source::Kind>,
    /// The sentences around the change.
    pub(super) sentences: Option<(String, String)>,
    /// Further places of the same change.
    pub(super) also: Vec<(Span, Span)>,
}

impl Edit {
    /// A change of words, without places yet.
    pub(super) fn new(kind: Kind, old: String, new: String) -> Self {
        Self {
            kind,
            old,
            new,
            source: Span::default(),
            page: Span::default(),
            clause: String::new(),
            seat: None,
            element: None,
            sentences: None,
            also: Vec::new(),
        }
    }
}

/// Both sides of a match, joined, each character with its place.
#[derive(Debug, Default)]
pub(super) struct Pair {
    old: Vec<char>,
    old_at: Vec<Span>,
    new: Vec<char>,
    new_at: Vec<Span>,
    /// For each old character the line that it stands on.
    lines: Vec<usize>,
    end: (Span, Span),
}

impl Pair {
    /// Joins lines; numbers of headings are left out.
    pub(super) fn of(source: &[Printed], page: &[Line], old: Range<usize>, new: Range<usize>) -> Self {
        let mut pair = Self::default();
        for at in old {
            let Some(line) = source.get(at) else { continue };
            for k in line.number..line.signs.len() {
                pair.old.extend(line.signs.get(k));
                pair.old_at.push(line.span(k, k + 1));
                pair.lines.push(at);
            }
            let end = line.span(line.signs.len(), line.signs.len());
            pair.end.0 = end;
        }
        for at in new {
            let Some(line) = page.get(at) else { continue };
            for k in line.number..line.signs.len() {
                pair.new.extend(line.signs.get(k));
                pair.new_at.push(line.span(k, k + 1));
            }
            pair.end.1 = line.span(line.signs.len(), line.signs.len());
        }
        pair
    }

    /// The places of the characters that both sides have.
    pub(super) fn same(&self) -> Vec<(Span, Span)> {
        let (old, new): (String, String) = (self.old.iter().collect(), self.new.iter().collect());
        let (mut i, mut j) = (0, 0);
        let mut found = Vec::new();
        for piece in pieces(&old, &new) {
            let length = piece.text.chars().count();
            if piece.kind == PieceKind::Same {
                let (ours, theirs) = (self.old_at.iter().skip(i), self.new_at.iter().skip(j));
                found.extend(ours.zip(theirs).take(length).map(|(a, b)| (*a, *b)));
            }
            i += if piece.kind == PieceKind::New { 0 } else { length };
            j += if piece.kind == PieceKind::Gone { 0 } else { length };
        }
        found
    }

    fn source(&self, range: &Range<usize>) -> Span {
        joined(&self.old_at, range, self.end.0)
    }

    fn page(&self, range: &Range<usize>) -> Span {
        joined(&self.new_at, range, self.end.1)
    }

    /// Old characters that stand on a span of the source.
    fn chars_at(&self, span: Span) -> Option<Range<usize>> {
        let within = |at: &Span| at.start >= span.start && at.start < span.end;
        let first = self.old_at.iter().position(within)?;
        let count = self.old_at.iter().skip(first).take_while(|at| within(at)).count();
        Some(first..first + count)
    }
}

fn joined(at: &[Span], range: &Range<usize>, end: Span) -> Span {
    match at.get(range.clone()) {
        Some([first, rest @ ..]) => rest.iter().fold(*first, |all, one| all.join(*one)),
        _ => {
            let here = at.get(range.start).map_or(end, |span| *span);
            Span { start: here.start, end: here.start }
        }
    }
}

fn words(signs: &[char], range: &Range<usize>) -> String {
    signs.get(range.clone()).unwrap_or(&[]).iter().collect()
}

/// A stretch that differs, with the names that it changes taken whole.
#[derive(Clone, Debug)]
struct Stretch {
    old: Range<usize>,
    new: Range<usize>,
    /// Whether it lies in or beside names.
    name: Option<Named>,
}

/// A name that a stretch changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    /// One of the facts.
    Fact(usize),
    /// A unit that the source names elsewhere, too.
    Mention,
}

/// The changes of a match.
pub(super) fn edits(pair: &Pair, source: &[Printed], facts: &Facts) -> Vec<Edit> {
    let mut found = Vec::new();
    for stretch in stretches(pair, facts) {
        let line = pair.lines.get(stretch.old.start).or(pair.lines.last()).and_then(|at| source.get(*at));
        if let Some(line) = line {
            found.extend(told(pair, &stretch, line, facts));
        }
    }
    found
}

fn stretches(pair: &Pair, facts: &Facts) -> Vec<Stretch> {
    let (mut i, mut j) = (0, 0);
    let (old, new): (String, String) = (pair.old.iter().collect(), pair.new.iter().collect());
    let mut found: Vec<Stretch> = Vec::new();
    for piece in pieces(&old, &new) {
        let length = piece.text.chars().count();
        let (old, new) = match piece.kind {
            PieceKind::Same => {
                (i, j) = (i + length, j + length);
                continue;
            }
            PieceKind::Gone => (i..i + length, j..j),
            PieceKind::New => (i..i, j..j + length),
        };
        (i, j) = (old.end, new.end);
        match found.last_mut() {
            Some(last) if last.old.end == old.start && last.new.end == new.start => {
                (last.old.end, last.new.end) = (old.end, new.end);
            }
            _ => found.push(Stretch { old, new, name: None }),
        }
    }
    let mut whole: Vec<Stretch> = Vec::new();
    for stretch in found {
        let stretch = with_names(pair, stretch, facts);
        match whole.last_mut() {
            Some(last)
                if stretch.old.start < last.old.end
                    || last.name.is_some() && stretch.name.is_some() && stretch.old.start == last.old.end =>
            {
                last.old.end = last.old.end.max(stretch.old.end);
                last.new.end = last.new.end.max(stretch.new.end);
                last.name = last.name.or(stretch.name);
            }
            _ => whole.push(stretch),
        }
    }
    whole
}

/// Characters of a name at most.
const LONGEST_NAME: usize = 30;

/// Widens a stretch to the names that it changes. Words that come or go beside a name belong to a list only
/// where a sign of a list stands between.
fn with_names(pair: &Pair, stretch: Stretch, facts: &Facts) -> Stretch {
    let Stretch { mut old, mut new, .. } = stretch;
    let sign =
        |signs: &[char], at: Option<usize>| at.and_then(|at| signs.get(at)).is_some_and(|c| separates(*c));
    let listed_after = sign(&pair.new, Some(new.start)) && !new.is_empty();
    let listed_before = sign(&pair.new, new.end.checked_sub(1)) && !new.is_empty();
    let span = pair.source(&old);
    let lowest = span.start.saturating_sub(400);
    let from = facts.names.partition_point(|name| name.span.start < lowest);
    // Only words that come in may belong to a list beside a name; words that change are what they are.
    let comes = old.is_empty();
    let mut first = None;
    for (index, name) in facts.names.iter().enumerate().skip(from) {
        if name.span.start > span.end.saturating_add(3) {
            break;
        }
        let Some(chars) = pair.chars_at(name.span) else { continue };
        let overlaps = chars.start < old.end && old.start < chars.end
            || old.is_empty() && chars.start < old.start && old.start < chars.end;
        let touches = chars.end == old.start && listed_after || chars.start == old.end && listed_before;
        if !(overlaps || touches && comes) {
            continue;
        }
        first = first.or(Some(Named::Fact(index)));
        let (more_before, more_after) =
            (old.start.saturating_sub(chars.start), chars.end.saturating_sub(old.end));
        old = old.start - more_before..old.end + more_after;
        new = new.start.saturating_sub(more_before)..(new.end + more_after).min(pair.new.len());
    }
    if first.is_none()
        && let Some(chars) = facts.mention(&pair.old, &old).filter(|_| !comes)
    {
        let (before, after) = (old.start.saturating_sub(chars.start), chars.end.saturating_sub(old.end));
        old = old.start - before..old.end + after;
        new = new.start.saturating_sub(before)..(new.end + after).min(pair.new.len());
        first = Some(Named::Mention);
    }
    // Where names of a list went, the next one may have taken over their 市 or 县.
    let listed = first.is_some() && pair.old.get(old.clone()).is_some_and(|signs| signs.contains(&'、'));
    let closed = |signs: &[char], end: usize| sign(signs, end.checked_sub(1));
    if listed && !(closed(&pair.old, old.end) && closed(&pair.new, new.end)) {
        let rest = pair.old.get(old.end..).unwrap_or(&[]).iter();
        let more = rest.take_while(|c| !separates(**c)).count();
        if more <= LONGEST_NAME && new.end + more <= pair.new.len() {
            (old.end, new.end) = (old.end + more, new.end + more);
        }
    }
    Stretch { old, new, name: first }
}

/// The changes that a stretch makes.
fn told(pair: &Pair, stretch: &Stretch, line: &Printed, facts: &Facts) -> Vec<Edit> {
    let (old, new) = (words(&pair.old, &stretch.old), words(&pair.new, &stretch.new));
    // × stands where the source leaves something open; it is filled in when the document is issued.
    if old.contains('×') && !new.contains('×') {
        return Vec::new();
    }
    let edit = |kind| Edit {
        source: pair.source(&stretch.old),
        page: pair.page(&stretch.new),
        clause: line.clause.to_string(),
        ..Edit::new(kind, old.clone(), new.clone())
    };
    if let Origin::Element(element) = line.origin {
        let mut change = Edit { element: Some(element), ..edit(Kind::of_element(element)) };
        (change.old, change.new) = element_words(pair, stretch);
        return vec![change];
    }
    let span = pair.source(&stretch.old);
    let fact = facts.at(span);
    if fact == Some(Fact::Citation) || old.contains('《') || new.contains('《') {
        let (old_range, new_range) = wide(pair, stretch, |c| !separates(c));
        let (old, new) = (words(&pair.old, &old_range), words(&pair.new, &new_range));
        return vec![Edit { old, new, ..edit(Kind::Citation) }];
    }
    let within_label =
        stretch.old.start < line.label.saturating_sub(1) && pair.lines.first() == pair.lines.last();
    if within_label {
        let (old, new) = (label_words(&pair.old), label_words(&pair.new));
        return vec![Edit { old, new, ..edit(Kind::RoleChanged) }];
    }
    if let Some(named) = stretch.name {
        let name = match named {
            Named::Fact(at) => facts.names.get(at),
            Named::Mention => None,
        };
        let found = name_edits(name, &old, &new, &edit);
        if !found.is_empty() {
            return found;
        }
    }
    let sentences = Some(sentences(pair, stretch));
    match figure(pair, stretch, fact) {
        Some((kind, old, new)) => vec![Edit { old, new, sentences, ..edit(kind) }],
        None => vec![Edit { sentences, ..edit(Kind::Wording) }],
    }
}

/// What a change of numbers, dates or periods changes, with the words of the whole figure.
fn figure(pair: &Pair, stretch: &Stretch, fact: Option<Fact>) -> Option<(Kind, String, String)> {
    let (old, new) = (words(&pair.old, &stretch.old), words(&pair.new, &stretch.new));
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百千万亿两半".contains(c);
    let changes = |w: &str| w.contains(numeral) || period(w);
    if !changes(&old) && !changes(&new) {
        return None;
    }
    let (old_range, new_range) = wide(pair, stretch, is_figure);
    let (old, new) = (words(&pair.old, &old_range), words(&pair.new, &new_range));
    of_figure(fact, &old, &new).map(|kind| (kind, old, new))
}

/// Words that say how often: a change of one is a change of a rule.
fn period(words: &str) -> bool {
    matches!(words, "年" | "季" | "季度" | "月" | "周" | "旬" | "日" | "天" | "半年")
}

fn of_figure(fact: Option<Fact>, old: &str, new: &str) -> Option<Kind> {
    let dated = |w: &str| w.contains(['年', '月', '日', '号', '底']);
    Some(match fact {
        Some(Fact::Citation) => Kind::Citation,
        Some(Fact::Deadline) => Kind::Deadline,
        Some(Fact::Target) => Kind::Target,
        Some(Fact::Funding) => Kind::Money,
        Some(Fact::Flow) => Kind::Flow,
        Some(Fact::Count) => Kind::Number,
        None if dated(old) || dated(new) => Kind::Date,
        None if old.chars().chain(new.chars()).any(|c| c.is_ascii_digit()) => Kind::Number,
        None if !old.is_empty() && !new.is_empty() => Kind::Number,
        None => return None,
    })
}

fn name_edits(name: Option<&Name>, old: &str, new: &str, edit: &dyn Fn(Kind) -> Edit) -> Vec<Edit> {
    let difference = compare(old, new);
    let one = |kind, old: &str, new: &str| Edit {
        old: old.to_owned(),
        new: new.to_owned(),
        seat: name.and_then(|name| name.seat.clone()),
        ..edit(kind)
    };
    let changed = if name.is_some_and(|name| name.person) { Kind::Leader } else { Kind::UnitChanged };
    match (difference.gone.as_slice(), difference.new.as_slice()) {
        ([gone], [new]) => vec![one(changed, gone, new)],
        (gone, new) => {
            let gone = gone.iter().map(|g| one(Kind::UnitMissing, g, ""));
            gone.chain(new.iter().map(|n| one(Kind::UnitAdded, "", n))).collect()
        }
    }
}

/// The words around a stretch as far as a test goes, on each side by itself.
fn wide(pair: &Pair, stretch: &Stretch, test: impl Fn(char) -> bool) -> (Range<usize>, Range<usize>) {
    let around = |signs: &[char], range: &Range<usize>| {
        let before = signs.get(..range.start).unwrap_or(&[]).iter().rev().take_while(|c| test(**c)).count();
        let after = signs.get(range.end..).unwrap_or(&[]).iter().take_while(|c| test(**c)).count();
        range.start - before..range.end + after
    };
    (around(&pair.old, &stretch.old), around(&pair.new, &stretch.new))
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || "〇零一二三四五六七八九十百千万亿两半.．%％年月日号季度周旬每底前后以上下内不少超过于元个次项家名人天第".contains(c)
}

/// The words of an element that a change lies in: between the signs of a list, or all of it.
fn element_words(pair: &Pair, stretch: &Stretch) -> (String, String) {
    let (old, new) = wide(pair, stretch, |c| !separates(c));
    let (old, new) = (words(&pair.old, &old), words(&pair.new, &new));
    let difference = compare(&old, &new);
    if difference.gone.is_empty() && difference.new.is_empty() {
        return (old, new);
    }
    (difference.gone.join("，"), difference.new.join("，"))
}

fn label_words(signs: &[char]) -> String {
    signs.iter().take_while(|c| !matches!(c, '：' | ':')).collect()
}

/// The whole sentences that a change lies in.
fn sentences(pair: &Pair, stretch: &Stretch) -> (String, String) {
    let (old, new) = wide(pair, stretch, |c| !matches!(c, '。' | '；'));
    (words(&pair.old, &old), words(&pair.new, &new))
}
