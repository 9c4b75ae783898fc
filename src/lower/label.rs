//! Labels in sentences and on lines of their own: which words carry which label, and what the
//! facts in them belong to.

use super::Lowerer;
use super::flat::{Flat, FlatMark};
use super::piece::{Piece, PieceKind, Tag};
use super::sign::signs;
use super::walk::Walk;
use crate::model::{BodyId, Clause, DutyKind, GroupId, Parties, Party, SeatOf, SmolStr};
use crate::source::{beside_han, has_no_blank_ends, is_trim};
use crate::vocabulary::{Label, Sense, squeeze};
use std::ops::Range;

/// Where a fact stands.
#[derive(Clone, Debug)]
pub(super) struct At {
    pub clause: Clause,
    pub of: SeatOf,
    /// Who carries what is said here.
    pub owners: Parties,
}

/// What a sentence set up for the lines below it.
#[derive(Default)]
pub(super) struct Found {
    pub body: Option<BodyId>,
    pub group: Option<GroupId>,
    pub owners: Parties,
    /// Where in the text the owners are named.
    pub owners_at: usize,
    pub has_duty: bool,
}

/// A label read from words: where its words are.
struct LabelEntry<'a> {
    label: &'a Label,
    name: SmolStr,
    range: Range<usize>,
}

impl<'a> Lowerer<'a> {
    /// Adds marks for labels that the text itself spells out in a bracket:
    /// `（牵头单位：甲；责任单位：乙、丙）`.
    pub(super) fn spell_out_labels(&self, pieces: &mut [Piece<'a>]) {
        let wide = memchr::memmem::Finder::new("：");
        // Few texts hold any of the other.
        let narrow = memchr::memchr(b':', self.text.as_str().as_bytes()).is_some();
        for piece in pieces {
            match &mut piece.kind {
                PieceKind::Heading { flat, .. }
                | PieceKind::Paragraph { flat }
                | PieceKind::Field { flat, .. }
                | PieceKind::Item { flat } => {
                    let words = flat.text.as_bytes();
                    flat.colon =
                        wide.find(words).is_some() || narrow && memchr::memchr(b':', words).is_some();
                    self.spell_out(flat);
                }
                _ => {}
            }
        }
    }

    fn spell_out(&self, flat: &mut Flat<'a>) {
        if !flat.has_colon() {
            return;
        }
        let mut entries = Vec::new();
        for bracket in brackets(&flat.text) {
            let inside = flat.marks_in(&bracket);
            entries.extend(self.label_entries(&flat.text, bracket).into_iter().filter(|e| {
                !inside.iter().any(|m| m.range.start < e.range.end && e.range.start < m.range.end)
            }));
        }
        for entry in entries {
            flat.add_mark(entry.label, &entry.name, entry.range);
        }
    }

    /// The entries of `标签：话；标签：话`; none when the words do not begin with a known label.
    fn label_entries(&self, text: &str, range: Range<usize>) -> Vec<LabelEntry<'a>> {
        let mut entries: Vec<LabelEntry<'a>> = Vec::new();
        let mut start = range.start;
        while start < range.end {
            let Some(words) = text.get(start..range.end) else { break };
            let entry = self.leading_label(words);
            match entry {
                Some((label, name, after)) => {
                    if let Some(last) = entries.last_mut() {
                        last.range.end = start;
                    }
                    entries.push(LabelEntry { label, name, range: start + after..range.end });
                }
                None if entries.is_empty() => return entries,
                None => {}
            }
            let next = words.char_indices().find(|(i, c)| *i > 0 && matches!(c, '；' | '。' | '，' | ';'));
            start = next.map_or(range.end, |(i, c)| start + i + c.len_utf8());
        }
        for entry in &mut entries {
            let words = text.get(entry.range.clone()).unwrap_or("");
            let kept = words.trim_end().trim_end_matches(['；', '。', '，', ';']).len();
            let lead = words.len() - words.trim_start().len();
            entry.range = entry.range.start + lead.min(kept)..entry.range.start + kept;
        }
        entries
    }

    /// A role or mark at the head of words, its name, and the byte after its colon.
    fn leading_label(&self, words: &str) -> Option<(&'a Label, SmolStr, usize)> {
        let (at, colon) = words.char_indices().take(16).find(|(_, c)| matches!(c, '：' | ':'))?;
        let name = squeeze(words.get(..at)?);
        let label = self.words.label_with_rank(&name)?;
        matches!(label, Label::Role(_) | Label::Mark(_)).then_some((label, name, at + colon.len_utf8()))
    }

    /// A label line: its own words, further labels behind ；, and the marks in them.
    pub(super) fn label_line(&mut self, walk: &mut Walk, tag: &Tag, flat: &Flat<'a>, at: &At) {
        let further = if flat.has_colon() { self.first_further_label(&flat.text) } else { None };
        let own = 0..further.unwrap_or(flat.text.len());
        let words = flat.words(&own);
        let stops = |c: char| matches!(c, '；' | '，' | ';');
        let own_end = if has_no_blank_ends(words) && !words.ends_with(stops) {
            words.len()
        } else {
            words.trim_end().trim_end_matches(stops).len()
        };
        let inner_only = matches!(tag.label, Label::Mark(Sense::Direction))
            && flat.marks.iter().any(|m| matches!(m.label, Label::Mark(Sense::Direction)));
        if !inner_only && own_end > 0 {
            self.fact(tag.label, &tag.name, flat, &(0..own_end), at);
        }
        if let Some(start) = further {
            for entry in self.label_entries(&flat.text, start..flat.text.len()) {
                self.fact(entry.label, &entry.name, flat, &entry.range, at);
            }
        }
        if !flat.marks.is_empty() {
            self.facts_in(walk, flat, at, false);
        }
    }

    /// Where a second `标签：` begins in the words of a label line.
    fn first_further_label(&self, text: &str) -> Option<usize> {
        let stops = text.char_indices().filter(|(_, c)| matches!(c, '；' | '。' | '，' | ';'));
        for (index, stop) in stops {
            let start = index + stop.len_utf8();
            if self.leading_label(text.get(start..)?).is_some() {
                return Some(start);
            }
        }
        None
    }

    /// Reads every mark of a sentence. Facts before a body's name in its sentence, and after it to
    /// the end of the line, belong to that body.
    pub(super) fn facts_in(&mut self, walk: &mut Walk, flat: &Flat<'a>, at: &At, in_heading: bool) -> Found {
        let mut found = Found { owners_at: usize::MAX, ..Found::default() };
        let signs = signs(&flat.text);
        let marked = if signs.closing { self.plain_brackets(flat, at) } else { None };
        let flat = marked.as_ref().unwrap_or(flat);
        if flat.marks.is_empty() {
            if signs.title {
                self.citations(flat, &at.clause);
            }
            return found;
        }
        let subjects = self.subjects_in(walk, flat, at, in_heading, &mut found);
        let mut owners = at.owners.clone();
        let tasks = self.bracket_tasks(walk, flat, at);
        let list_before = |index: usize| {
            let before = index.checked_sub(1).and_then(|i| flat.marks.get(i))?;
            let lists = matches!(before.label, Label::Role(_) | Label::Mark(Sense::Direction | Sense::Actor));
            lists.then(|| before.range.clone())
        };
        let mut marked_until = 0;
        let mut carries_within: Option<(usize, Parties)> = None;
        for (index, mark) in flat.marks.iter().enumerate() {
            let nested = mark.range.end <= marked_until;
            marked_until = marked_until.max(mark.range.end);
            let before = tasks.partition_point(|(bracket, _)| bracket.start <= mark.range.start);
            let task = before.checked_sub(1).and_then(|i| tasks.get(i));
            let of = match task.filter(|(bracket, _)| mark.range.end <= bracket.end) {
                Some((_, id)) => SeatOf::Task(*id),
                None => subject_of(&subjects, flat, mark).unwrap_or(at.of),
            };
            // 承担 within another mark speaks for that mark, and for the marks behind it in there.
            let own = self.actor_within(flat, index, mark);
            let within = || carries_within.as_ref().filter(|(end, _)| nested && mark.range.end <= *end);
            let own = own.or_else(|| within().map(|(_, actors)| actors.clone()));
            let rewards = matches!(mark.label, Label::Mark(Sense::Reward | Sense::Penalty));
            let carriers = match own {
                Some(own) => own,
                None if rewards => Parties::default(),
                None => owners.clone(),
            };
            let here = At { clause: at.clause.clone(), of, owners: carriers };
            match mark.label {
                Label::Class(_) => {}
                Label::Mark(Sense::Task) => {}
                Label::Mark(Sense::Actor) if nested => {
                    let actors =
                        self.parties(flat.words(&mark.range), |r| flat.span(&shift(&mark.range, &r)));
                    carries_within = Some((marked_until, actors.into()));
                }
                Label::Mark(Sense::Actor) => {
                    owners =
                        self.parties(flat.words(&mark.range), |r| flat.span(&shift(&mark.range, &r))).into();
                    found.owners = owners.clone();
                    found.owners_at = mark.range.start;
                }
                Label::Mark(Sense::Group) => {
                    found.group = self.declared_group(flat.words(&mark.range));
                    self.group_clause(found.group, &at.clause);
                    self.gather(found.group, &subjects, mark);
                }
                Label::Mark(Sense::Count) => {
                    let beside = list_before(index).filter(|r| r.end == mark.range.start);
                    self.count(flat, &mark.range, beside, &at.clause);
                }
                label => {
                    found.has_duty |= matches!(
                        label,
                        Label::Mark(Sense::Duty | Sense::Assist | Sense::Liaison | Sense::Forbidden)
                    );
                    self.fact(label, &mark.name, flat, &mark.range, &here);
                }
            }
        }
        if signs.title {
            self.citations(flat, &at.clause);
        }
        found
    }

    /// The parties of an 承担 inside this mark.
    fn actor_within(&mut self, flat: &Flat, index: usize, mark: &FlatMark) -> Option<Parties> {
        if matches!(mark.label, Label::Mark(Sense::Actor)) {
            return None;
        }
        let inner = flat.marks.iter().skip(index + 1).take_while(|m| m.range.start < mark.range.end);
        let actor = inner.clone().find(|m| matches!(m.label, Label::Mark(Sense::Actor)))?.range.clone();
        Some(self.parties(flat.words(&actor), |r| flat.span(&shift(&actor, &r))).into())
    }

    /// Bodies and tasks that the line names, with the range of their names.
    fn subjects_in(
        &mut self,
        walk: &Walk,
        flat: &Flat,
        at: &At,
        in_heading: bool,
        found: &mut Found,
    ) -> Vec<(Range<usize>, SeatOf)> {
        let mut subjects: Vec<(Range<usize>, SeatOf)> = Vec::new();
        let mut bracketed = None;
        for mark in &flat.marks {
            let span = flat.span(&mark.range);
            let class = match mark.label {
                Label::Class(class) => class,
                Label::Mark(Sense::Task) => {
                    let id = self.add_task(flat.words(&mark.range), None, span, &at.clause);
                    subjects.push((mark.range.clone(), SeatOf::Task(id)));
                    continue;
                }
                _ => continue,
            };
            let Some(id) = self.declared_body(class, flat.words(&mark.range), span) else { continue };
            let around = match at.of {
                SeatOf::Body(body) if body != id => Some(body),
                _ => walk.scopes.body().filter(|b| *b != id),
            };
            // The body named before in the line sets this one up, unless the two are items of one list.
            let last = subjects.iter().rev().find_map(|(name, of)| match of {
                SeatOf::Body(body) if *body != id => Some((name.end, *body)),
                _ => None,
            });
            let between = |end: usize| flat.text.get(end..mark.range.start).unwrap_or("");
            let listed = |end: usize| between(end).chars().all(|c| "、，和及与“”".contains(c));
            let last = last.filter(|(end, _)| !listed(*end)).map(|(_, body)| body);
            let group = if in_heading { walk.scopes.group() } else { None };
            let host = self.sets_up(flat, mark.range.start).filter(|host| *host != id);
            self.place_body(id, host.or(last).or(around), group, &at.clause);
            // A body named in a bracket in passing — （成立专业谈判组） — takes nothing of the sentence.
            let inside = bracketed.get_or_insert_with(|| brackets(&flat.text));
            if !inside.iter().any(|b| b.contains(&mark.range.start)) {
                subjects.push((mark.range.clone(), SeatOf::Body(id)));
                found.body = Some(id);
            }
        }
        subjects
    }

    /// 领导小组下设{办公室：…}: the body that the words right before name as the one that sets it up.
    fn sets_up(&self, flat: &Flat, start: usize) -> Option<BodyId> {
        let before = flat.text.get(..start)?;
        let (before, between) = before.rsplit_once("下设")?;
        if between.contains('。') {
            return None;
        }
        let from = before.rfind(['。', '，', '；', '、', '：']).map_or(before, |at| {
            before.get(at..).unwrap_or("").trim_start_matches(['。', '，', '；', '、', '：'])
        });
        match self.declared_party(from.trim())? {
            Party::Body(id) => Some(id),
            _ => None,
        }
    }

    /// `设立{小组：甲组}、{小组：乙组}等{统称：2个小组}`: the bodies listed before belong to the name.
    fn gather(&mut self, group: Option<GroupId>, subjects: &[(Range<usize>, SeatOf)], mark: &FlatMark) {
        let Some(id) = group else { return };
        for (name, of) in subjects {
            let SeatOf::Body(body) = of else { continue };
            let Some(found) = self.model.bodies.get_mut(body.index()).filter(|b| b.group.is_none()) else {
                continue;
            };
            if name.end <= mark.range.start
                && let Some(group) = self.model.groups.get_mut(id.index())
            {
                found.group = Some(id);
                group.bodies.push(*body);
            }
        }
    }

    fn group_clause(&mut self, group: Option<GroupId>, clause: &Clause) {
        if let Some(group) = group.and_then(|id| self.model.groups.get_mut(id.index()))
            && group.clause == Clause::default()
        {
            group.clause = clause.clone();
        }
    }

    /// One label and its words.
    pub(super) fn fact(&mut self, label: &Label, name: &str, flat: &Flat, range: &Range<usize>, at: &At) {
        let range = trimmed(flat, range);
        match label {
            Label::Role(role) => self.seats(role, name, flat, &range, at),
            Label::Mark(sense) => self.sense(*sense, flat, &range, at),
            Label::Class(_) => {}
        }
    }

    fn sense(&mut self, sense: Sense, flat: &Flat, range: &Range<usize>, at: &At) {
        match sense {
            Sense::Duty => self.duties(flat, range, DutyKind::Carry, at),
            Sense::Assist => self.duties(flat, range, DutyKind::Assist, at),
            Sense::Liaison => self.liaison(flat, range, at),
            Sense::Forbidden => self.duties(flat, range, DutyKind::Forbidden, at),
            Sense::Direction => self.directions(flat, range, at),
            Sense::Report | Sense::Meeting | Sense::Hearing | Sense::Publication | Sense::Assessment => {
                self.flow(sense, flat, range, at);
            }
            Sense::Target => self.targets(flat, range, at),
            Sense::Funding => self.funding(flat, range, at),
            Sense::Reward => self.incentive(true, flat, range, at),
            Sense::Penalty => self.incentive(false, flat, range, at),
            Sense::Abolition => self.abolition(flat, range, at),
            Sense::Successor => self.successor(flat, range),
            Sense::Begins | Sense::Ends => self.effect(flat, range, at),
            Sense::Approval => self.approval(flat, range),
            Sense::Deadline => self.deadline(flat, range, at),
            Sense::Deliverable => self.deliverable(flat, range, at),
            Sense::Score => self.score(flat, range, at),
            Sense::Content => self.content(flat, range, at),
            Sense::Host => self.host(flat, range, at),
            Sense::Added | Sense::Changed | Sense::Removed => self.roster_change(sense, flat, range, at),
            // Read by the first pass, by the line that holds them, or with the citations.
            Sense::Count | Sense::Group | Sense::Actor | Sense::Alias | Sense::Basis | Sense::Task => {}
        }
    }

    /// Reports a clause that could not be read, at its words.
    pub(super) fn unreadable(
        &mut self,
        error: crate::clause::ClauseError,
        flat: &Flat,
        range: &Range<usize>,
    ) {
        let span = flat.span(&shift(range, &error.range));
        let span = if span.is_empty() { flat.span(range) } else { span };
        self.problems.push(super::unreadable::at(error, span));
    }
}

/// A range of marked words, as a range of the text.
pub(super) fn shift(outer: &Range<usize>, inner: &Range<usize>) -> Range<usize> {
    outer.start + inner.start..outer.start + inner.end
}

/// The words without closing punctuation and blanks.
fn trimmed(flat: &Flat, range: &Range<usize>) -> Range<usize> {
    let words = flat.words(range);
    if is_trim(words) {
        return range.clone();
    }
    let stops = |c: char| matches!(c, '。' | '；' | ';' | '：');
    if has_no_blank_ends(words) {
        return range.start..range.start + words.trim_end_matches(stops).len();
    }
    let lead = words.len() - words.trim_start().len();
    let kept = words.trim_end().trim_end_matches(stops).len();
    range.start + lead.min(kept)..range.start + kept
}

/// What a mark belongs to: the last body or task named before it in the line, else a body named
/// later in its sentence.
pub(super) fn subject_of(
    subjects: &[(Range<usize>, SeatOf)],
    flat: &Flat,
    mark: &FlatMark,
) -> Option<SeatOf> {
    let before = subjects.iter().rev().find(|(name, _)| name.end <= mark.range.start);
    let later = || {
        let mut after = subjects
            .iter()
            .filter(|(name, of)| name.start >= mark.range.end && matches!(of, SeatOf::Body(_)));
        let next = after.next()?;
        let rest = flat.text.get(mark.range.end..next.0.start)?;
        (!rest.contains('。')).then_some(next)
    };
    before.or_else(later).map(|(_, of)| *of)
}

/// The words inside each bracket, outermost ones only, in order; brackets that do not close are none.
pub(super) fn brackets(text: &str) -> Vec<Range<usize>> {
    let (mut open, mut closed) = (Vec::new(), Vec::<Range<usize>>::new());
    for (i, c) in beside_han(text) {
        match c {
            '（' | '(' => open.push(i + c.len_utf8()),
            '）' | ')' => {
                if let Some(start) = open.pop() {
                    while closed.last().is_some_and(|inner| inner.start > start) {
                        closed.pop();
                    }
                    closed.push(start..i);
                }
            }
            _ => {}
        }
    }
    closed
}
