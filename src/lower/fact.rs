//! The facts behind marks: duties, directions, flows, targets, money, dates, citations.

use super::Lowerer;
use super::flat::Flat;
use super::label::{At, shift};
use crate::clause;
use crate::model::{
    Abolition, Amount, Approval, Basis, BasisKind, BodyId, Clause, Comparator, CountPhrase, Deadline,
    Deliverable, Direction, Due, Duty, DutyKind, Effect, Flow, FlowKind, Funding, Incentive, PartyRef,
    SeatOf, Target,
};
use crate::problem::Problem;
use crate::source::{Span, Spanned};
use crate::vocabulary::{Label, Sense};
use std::ops::Range;

impl Lowerer<'_> {
    /// Duties between ；and 。.
    pub(super) fn duties(&mut self, flat: &Flat, range: &Range<usize>, kind: DutyKind, at: &At) {
        let owners = self.owners_or_body(at);
        self.duties_of(&owners, flat, range, kind, at);
    }

    /// A duty to name liaison staff is that of whoever its words name, or of who carries the
    /// sentence, but never that of the office whose block it stands in: the office is told.
    pub(super) fn liaison(&mut self, flat: &Flat, range: &Range<usize>, at: &At) {
        let words = flat.words(range);
        let subject = clause::namer(words).map(|inner| shift(range, &inner));
        let owners = match subject {
            Some(inner) => {
                let name = flat.words(&inner).to_owned();
                self.parties(&name, |r| flat.span(&shift(&inner, &r)))
            }
            None => at.owners.clone(),
        };
        self.duties_of(&owners, flat, range, DutyKind::Liaison, at);
    }

    fn duties_of(&mut self, owners: &[PartyRef], flat: &Flat, range: &Range<usize>, kind: DutyKind, at: &At) {
        for piece in split_at(flat.words(range), &['；', ';', '。']) {
            let piece = shift(range, &piece);
            self.model.duties.push(Duty {
                owners: owners.to_vec(),
                of: at.of,
                kind,
                text: flat.words(&piece).to_owned(),
                clause: at.clause.clone(),
                span: flat.span(&piece),
            });
        }
    }

    pub(super) fn add_duty(&mut self, text: &str, span: Span, at: &At) {
        if text.is_empty() {
            return;
        }
        self.model.duties.push(Duty {
            owners: at.owners.clone(),
            of: at.of,
            kind: DutyKind::Carry,
            text: text.to_owned(),
            clause: at.clause.clone(),
            span,
        });
    }

    /// Terms between 、; 及 and 和 inside a term are not joiners, before 各类 and 其他 they are.
    pub(super) fn directions(&mut self, flat: &Flat, range: &Range<usize>, at: &At) {
        let words = flat.words(range);
        let mut pieces = Vec::new();
        for piece in split_at(words, &['、', '，', '；', '。', ',']) {
            let text = words.get(piece.clone()).unwrap_or("");
            let joined = text.contains("各类") || text.contains("其他");
            let joiner = ["以及", "及", "和"].iter().filter(|_| joined).find_map(|j| {
                let before = |rest: &str| {
                    text.match_indices(rest).find_map(|(i, _)| text.get(..i)?.strip_suffix(j).map(str::len))
                };
                Some((before("各类").or_else(|| before("其他"))?, j.len()))
            });
            match joiner {
                Some((i, width)) if i > 0 => {
                    pieces.push(piece.start..piece.start + i);
                    pieces.push(piece.start + i + width..piece.end);
                }
                _ => pieces.push(piece),
            }
        }
        for piece in pieces {
            let text = words.get(piece.clone()).unwrap_or("");
            let term = text.trim_end_matches("领域").trim_end_matches('等').trim();
            if term.is_empty() {
                continue;
            }
            let span = flat.span(&shift(range, &(piece.start..piece.start + term.len())));
            self.model.directions.push(Direction {
                of: at.of,
                term: term.to_owned(),
                clause: at.clause.clone(),
                span,
            });
        }
    }

    pub(super) fn flow(&mut self, sense: Sense, flat: &Flat, range: &Range<usize>, at: &At) {
        let kind = match sense {
            Sense::Report => FlowKind::Report,
            Sense::Meeting => FlowKind::Meeting,
            Sense::Hearing => FlowKind::Hearing,
            Sense::Publication => FlowKind::Publication,
            _ => FlowKind::Assessment,
        };
        let words = flat.words(range).to_owned();
        let read = match clause::flow(kind, &words) {
            Ok(read) => read,
            Err(error) => return self.unreadable(error, flat, range),
        };
        let from = read.from.iter().flat_map(|inner| self.named(flat, range, inner)).collect::<Vec<_>>();
        let mut to: Vec<PartyRef> = read.to.iter().flat_map(|inner| self.named(flat, range, inner)).collect();
        let from = if from.is_empty() { self.owners_or_body(at) } else { from };
        let deadline = if read.periods.is_empty() { self.once(flat, range) } else { None };
        // 报送县商务局: the unit behind the verb is whom the report goes to, not what it is about.
        let mut matter = words.get(read.matter.clone()).unwrap_or("");
        let goes_to = kind == FlowKind::Report && to.is_empty();
        if goes_to && self.names.find(matter).is_some_and(|found| found.known) {
            to = self.named(flat, range, &read.matter);
            matter = "";
        }
        self.model.flows.push(Flow {
            kind,
            from,
            to,
            matter: matter.to_owned(),
            periods: read.periods,
            deadline,
            times: read.times,
            of: at.of,
            text: words.clone(),
            clause: at.clause.clone(),
            span: flat.span(range),
        });
    }

    /// The parties named by a part of marked words.
    fn named(&mut self, flat: &Flat, range: &Range<usize>, inner: &Range<usize>) -> Vec<PartyRef> {
        let outer = shift(range, inner);
        let words = flat.words(&outer).to_owned();
        self.parties(&words, |r| flat.span(&shift(&outer, &r)))
    }

    /// A date in words that name no period.
    fn once(&self, flat: &Flat, range: &Range<usize>) -> Option<Deadline> {
        let words = flat.words(range);
        let read = clause::deadline(words, self.issued).ok()?;
        let inner = shift(range, &read.range);
        let (text, span) = (flat.words(&inner).to_owned(), flat.span(&inner));
        read.date.is_some().then_some(Deadline { text, date: read.date, period: None, span })
    }

    pub(super) fn targets(&mut self, flat: &Flat, range: &Range<usize>, at: &At) {
        let words = flat.words(range).to_owned();
        let read = match clause::targets(&words) {
            Ok(read) => read,
            Err(errors) => {
                errors.into_iter().for_each(|e| self.unreadable(e, flat, range));
                return;
            }
        };
        let owners = self.owners_or_body(at);
        let (read, lead) = match with_lead(flat, range, &read) {
            Some((read, lead)) => (read, lead),
            None => (read, 0),
        };
        if read.iter().any(|target| target.unnamed) {
            self.problems.push(unnamed_values(flat.span(range)));
        }
        for target in read {
            let own = target.range.start.saturating_sub(lead)..target.range.end.saturating_sub(lead);
            let inner = shift(range, &own);
            self.model.targets.push(Target {
                of: at.of,
                owners: owners.clone(),
                indicator: target.indicator,
                quantity: target.quantity,
                period: target.period,
                aspired: target.aspired,
                text: flat.words(&inner).to_owned(),
                clause: at.clause.clone(),
                span: flat.span(&inner),
            });
        }
    }

    pub(super) fn funding(&mut self, flat: &Flat, range: &Range<usize>, at: &At) {
        let words = flat.words(range).to_owned();
        let read = match clause::funding(&words) {
            Ok(read) => read,
            Err(error) => return self.unreadable(error, flat, range),
        };
        let mut party = |inner: Option<Range<usize>>| {
            let inner = inner?;
            let outer = shift(range, &inner);
            let named = self.parties(words.get(inner)?, |r| flat.span(&shift(&outer, &r)));
            named.into_iter().next()
        };
        let (each, payer, payee) = (party(read.each), party(read.payer), party(read.payee));
        let first = Funding {
            of: at.of,
            amount: read.amount,
            each,
            period: read.period,
            payer: payer.or_else(|| at.owners.first().cloned()),
            payee,
            text: words.clone(),
            clause: at.clause.clone(),
            span: flat.span(range),
        };
        let further = read.further.into_iter().map(|sum| Funding { amount: Some(sum), ..first.clone() });
        let further: Vec<Funding> = further.collect();
        self.model.funding.push(first);
        self.model.funding.extend(further);
    }

    /// A count, with the length of the list beside it: the marked list that ends where it begins, or
    /// the items after 即 in its sentence.
    pub(super) fn count(
        &mut self,
        flat: &Flat,
        range: &Range<usize>,
        beside: Option<Range<usize>>,
        clause: &Clause,
    ) {
        let words = flat.words(range).to_owned();
        let read = match clause::count(&words) {
            Ok(read) => read,
            Err(error) => return self.unreadable(error, flat, range),
        };
        let listed = match beside {
            Some(list) => Some(self.names.list(flat.words(&list)).len()),
            None => {
                let after = flat.text.get(range.start + read.number.end..).unwrap_or("");
                let before = flat.text.get(..range.start + read.number.start).unwrap_or("");
                // “两区” behind a list need not count it: 三个 and 七个 do, and so does a list in the mark.
                let counts = !read.measure.is_empty()
                    || words.get(..read.number.start).is_some_and(|w| w.contains('、'));
                listed_after(after).or_else(|| counts.then(|| listed_before(before)).flatten())
            }
        };
        self.model.counts.push(CountPhrase {
            stated: read.amount,
            measure: read.measure,
            noun: words.get(read.noun).unwrap_or("").to_owned(),
            listed: listed.and_then(|n| u32::try_from(n).ok()),
            text: words.clone(),
            clause: clause.clone(),
            span: flat.span(range),
        });
    }

    pub(super) fn incentive(&mut self, reward: bool, flat: &Flat, range: &Range<usize>, at: &At) {
        self.model.incentives.push(Incentive {
            reward,
            owners: at.owners.clone(),
            text: flat.words(range).to_owned(),
            clause: at.clause.clone(),
            span: flat.span(range),
        });
    }

    fn party_of(&mut self, flat: &Flat, range: &Range<usize>) -> Option<PartyRef> {
        let words = flat.words(range).to_owned();
        self.parties(&words, |r| flat.span(&shift(range, &r))).into_iter().next()
    }

    pub(super) fn abolition(&mut self, flat: &Flat, range: &Range<usize>, at: &At) {
        let Some(what) = self.party_of(flat, range) else { return };
        self.model.abolitions.push(Abolition {
            what,
            successor: None,
            text: flat.words(range).to_owned(),
            clause: at.clause.clone(),
            span: flat.span(range),
        });
    }

    pub(super) fn successor(&mut self, flat: &Flat, range: &Range<usize>) {
        let party = self.party_of(flat, range);
        if let Some(last) = self.model.abolitions.last_mut() {
            last.successor = party;
        }
    }

    pub(super) fn effect(&mut self, flat: &Flat, range: &Range<usize>, at: &At) {
        let words = flat.words(range);
        match clause::effect(words) {
            Ok(read) => self.model.effects.push(Effect {
                kind: read.kind,
                when: Deadline {
                    text: words.to_owned(),
                    date: read.date,
                    period: None,
                    span: flat.span(range),
                },
                clause: at.clause.clone(),
            }),
            Err(error) => self.unreadable(error, flat, range),
        }
    }

    /// 经…研究同意: whoever stands between.
    pub(super) fn approval(&mut self, flat: &Flat, range: &Range<usize>) {
        let words = flat.words(range);
        let start = ["已经", "经报", "报经", "经"].iter().find_map(|w| words.find(w).map(|i| i + w.len()));
        let end = ["第", "常务会议", "研究", "同意", "批准", "审议", "审定", "讨论"]
            .iter()
            .filter_map(|w| words.find(w))
            .min();
        let organs = match (start, end) {
            (Some(start), Some(end)) if start < end => Some(start..end),
            // A header names the organ alone.
            (None, None) => Some(0..words.len()),
            _ => None,
        };
        let (text, span) = (words.to_owned(), flat.span(range));
        let by = organs.map(|organs| shift(range, &organs)).map_or_else(Vec::new, |organs| {
            self.parties(flat.words(&organs), |r| flat.span(&shift(&organs, &r)))
        });
        if by.is_empty() {
            self.model.approvals.push(Approval { by: None, text, span });
            return;
        }
        // Each of 县委、县政府 has approved.
        let each = by.into_iter().map(|by| Approval { by: Some(by), text: text.clone(), span });
        self.model.approvals.extend(each);
    }

    pub(super) fn deadline(&mut self, flat: &Flat, range: &Range<usize>, at: &At) {
        let words = flat.words(range);
        match clause::deadline(words, self.issued) {
            Ok(read) => {
                let deadline = Deadline {
                    text: words.to_owned(),
                    date: read.date,
                    period: read.period,
                    span: flat.span(range),
                };
                self.set_deadline(flat, range, at, deadline);
            }
            Err(error) => self.unreadable(error, flat, range),
        }
    }

    fn set_deadline(&mut self, flat: &Flat, range: &Range<usize>, at: &At, deadline: Deadline) {
        if let SeatOf::Task(id) = at.of
            && let Some(task) = self.model.tasks.get_mut(id.index())
        {
            task.deadline = Some(deadline);
            return;
        }
        let (owners, clause) = (self.owners_or_body(at), at.clause.clone());
        let what = sentence_around(&flat.text, range).to_owned();
        self.model.dues.push(Due { owners, of: at.of, what, deadline, clause });
    }

    pub(super) fn deliverable(&mut self, flat: &Flat, range: &Range<usize>, at: &At) {
        let (what, span) = (flat.words(range).to_owned(), flat.span(range));
        if let SeatOf::Task(id) = at.of
            && let Some(task) = self.model.tasks.get_mut(id.index())
        {
            task.deliverable = Some(Spanned::new(what, span));
            return;
        }
        let owners = self.owners_or_body(at);
        self.model.deliverables.push(Deliverable {
            owners,
            of: at.of,
            what,
            clause: at.clause.clone(),
            span,
        });
    }

    pub(super) fn score(&mut self, flat: &Flat, range: &Range<usize>, at: &At) {
        let value = clause::number(flat.words(range)).map(|(value, _)| value);
        if let SeatOf::Task(id) = at.of
            && let Some(task) = self.model.tasks.get_mut(id.index())
        {
            task.score = value;
            return;
        }
        // Outside a task the points are what those below add up to.
        let Some(value) = value else { return };
        self.model.counts.push(CountPhrase {
            stated: Amount { low: value, high: value, comparator: Comparator::Exactly },
            measure: "分".to_owned(),
            noun: String::new(),
            listed: None,
            text: flat.words(range).to_owned(),
            clause: at.clause.clone(),
            span: flat.span(range),
        });
    }

    /// More words on the task around; elsewhere the words stay what they print.
    pub(super) fn content(&mut self, flat: &Flat, range: &Range<usize>, at: &At) {
        if let SeatOf::Task(id) = at.of
            && let Some(task) = self.model.tasks.get_mut(id.index())
        {
            let text = task.text.get_or_insert_default();
            if !text.is_empty() {
                text.push('；');
            }
            text.push_str(flat.words(range));
        }
    }

    pub(super) fn host(&mut self, flat: &Flat, range: &Range<usize>, at: &At) {
        let host = self.party_of(flat, range);
        if let SeatOf::Body(id) = at.of
            && let Some(body) = self.model.bodies.get_mut(BodyId::index(id))
        {
            body.host = host;
        }
    }

    /// Every 《》 of the line.
    pub(super) fn citations(&mut self, flat: &Flat, clause: &Clause) {
        for cited in clause::citations(&flat.text) {
            let rests = cited.rests
                || flat.marks.iter().any(|m| {
                    matches!(m.label, Label::Mark(Sense::Basis))
                        && m.range.start <= cited.whole.start
                        && cited.whole.end <= m.range.end
                });
            let kind = if rests { BasisKind::Rests } else { BasisKind::Cites };
            self.model.bases.push(Basis {
                kind,
                title: flat.words(&cited.title).to_owned(),
                number: cited.number.as_ref().map(|n| flat.words(n).to_owned()),
                resolved: None,
                clause: clause.clone(),
                span: flat.span(&cited.whole),
            });
        }
    }

    /// 依据 and 批准 of the header.
    pub(super) fn header_facts(&mut self, rests_on: &[Spanned<String>], approved_by: &[Spanned<String>]) {
        for words in rests_on {
            let cited = clause::citations(&words.value);
            let plain = cited.is_empty();
            for cited in cited {
                self.model.bases.push(Basis {
                    kind: BasisKind::Rests,
                    title: words.value.get(cited.title).unwrap_or("").to_owned(),
                    number: cited.number.and_then(|n| words.value.get(n)).map(str::to_owned),
                    resolved: None,
                    clause: Clause::default(),
                    span: words.span.inner(cited.whole.start, cited.whole.end),
                });
            }
            if plain {
                self.model.bases.push(Basis {
                    kind: BasisKind::Rests,
                    title: words.value.clone(),
                    number: None,
                    resolved: None,
                    clause: Clause::default(),
                    span: words.span,
                });
            }
        }
        for words in approved_by {
            let flat = Flat::plain(self.text, words.span);
            self.approval(&flat, &flat.whole());
        }
    }

    /// Marks citations of the document's own texts, when all parts are known.
    pub(super) fn own_texts(&mut self) {
        let mut own: Vec<String> = self.model.parts.iter().filter_map(|p| p.title.clone()).collect();
        own.extend(self.model.name.as_ref().map(|n| n.value.clone()));
        for basis in &mut self.model.bases {
            if basis.number.is_none() && own.contains(&basis.title) {
                basis.kind = BasisKind::Own;
            }
        }
    }
}

/// `地方一般公共预算收入{指标：增长8%以上}`: a mark that names nothing measured is read with the words
/// before it, back to the last stop or mark. Gives the targets and the length of those words.
fn with_lead(
    flat: &Flat,
    range: &Range<usize>,
    read: &[clause::TargetClause],
) -> Option<(Vec<clause::TargetClause>, usize)> {
    let first = read.first().filter(|target| target.names_nothing())?;
    let mut stops = vec!['，', '。', '；', '：', ',', ';', ':', '（', '）', '(', ')'];
    if !first.unnamed {
        stops.push('、');
    }
    let marked = flat.marks.iter().map(|mark| mark.range.end).filter(|end| *end <= range.start);
    let from = marked.max().unwrap_or(0);
    let before = flat.text.get(from..range.start)?;
    let before = match before.char_indices().rfind(|(_, c)| stops.contains(c)) {
        Some((at, stop)) => before.get(at + stop.len_utf8()..)?,
        None => before,
    };
    if before.is_empty() {
        return None;
    }
    let joined = clause::targets(&format!("{before}{}", flat.words(range))).ok()?;
    let same = joined.len() == read.len() && joined.iter().zip(read).all(|(a, b)| a.quantity == b.quantity);
    same.then_some((joined, before.len()))
}

/// Values dealt out by 分别 to things that nobody named.
fn unnamed_values(span: Span) -> Problem {
    Problem::hint(
        "unnamed-values",
        span,
        "“分别”后面的几个数，看不出各是什么的",
        "nothing tells what each of these values measures",
    )
    .help(
        "把“分别”前面的几项也放进标记：{指标：贸易、投资分别增长10%、20%}；不写也可以，表里就没有指标名",
        "put the things measured into the mark too, as in {指标：贸易、投资分别增长10%、20%}; else the tables name none",
    )
}

/// The sentence that a range stands in, without its full stop.
fn sentence_around<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    let before = text.get(..range.start).unwrap_or("");
    let after = text.get(range.end..).unwrap_or("");
    let start = before.rfind(['。', '；']).map_or(0, |at| at + '。'.len_utf8());
    let end = range.end + after.find(['。', '；']).unwrap_or(after.len());
    text.get(start..end).unwrap_or(text)
}

/// Most characters of any text, and none of its punctuation.
fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Pieces between any of the stops, trimmed, empty ones dropped; brackets are not looked into.
fn split_at(words: &str, stops: &[char]) -> Vec<Range<usize>> {
    let (mut pieces, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (i, c) in words.char_indices().filter(|(_, c)| !is_han(*c)) {
        match c {
            '（' | '(' | '“' | '《' => depth += 1,
            '）' | ')' | '”' | '》' => depth -= 1,
            _ => {}
        }
        if depth <= 0 && stops.contains(&c) {
            pieces.push(start..i);
            start = i + c.len_utf8();
        }
    }
    pieces.push(start..words.len());
    let trim = |range: Range<usize>| {
        let text = words.get(range.clone()).unwrap_or("");
        let lead = text.len() - text.trim_start().len();
        range.start + lead..range.start + lead + text.trim().len()
    };
    pieces.into_iter().map(trim).filter(|r| !r.is_empty()).collect()
}

/// `规划、项目、考核“三个统筹”`, `甲、乙等2个小组`: how many items stand before a quoted number or
/// before 等. Elsewhere the words before a number need not be a list of what it counts.
fn listed_before(before: &str) -> Option<usize> {
    let list = before.strip_suffix('“').or_else(|| before.strip_suffix('等'))?;
    let start = list.rfind(['，', '。', '；', '：', '”']).unwrap_or(0);
    let items = list.get(start..)?.matches('、').count() + 1;
    (items > 1).then_some(items)
}

/// `，即甲、乙、丙，…`: how many items stand after 即, to the end of the list.
fn listed_after(rest: &str) -> Option<usize> {
    let (after, _) = rest.char_indices().take(16).find(|(_, c)| matches!(c, '即' | '。'))?;
    if !rest.get(after..)?.starts_with('即') {
        return None;
    }
    let list = rest.get(after + '即'.len_utf8()..)?;
    let list = list.split(['，', '。', '；', '：']).next()?;
    let count = list.split('、').filter(|item| !item.trim().is_empty()).count();
    (count > 1).then_some(count)
}
