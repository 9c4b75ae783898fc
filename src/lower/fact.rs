//! The facts behind marks: duties, directions, flows, money, deadlines.

use super::Lowerer;
use super::flat::Flat;
use super::label::{At, shift};
use crate::clause;
use crate::model::{
    Amount, BodyId, Comparator, CountPhrase, Deadline, Deliverable, Direction, Due, Duty, DutyKind, Flow,
    FlowKind, Funding, Incentive, Parties, PartyRef, SeatOf,
};
use crate::source::{Span, Spanned, behind_han, beside_han, has_no_blank_ends};
use crate::vocabulary::Sense;
use smallvec::SmallVec;
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
            Some(inner) => self.parties(flat.words(&inner), |r| flat.span(&shift(&inner, &r))).into(),
            None => at.owners.clone(),
        };
        self.duties_of(&owners, flat, range, DutyKind::Liaison, at);
    }

    fn duties_of(&mut self, owners: &Parties, flat: &Flat, range: &Range<usize>, kind: DutyKind, at: &At) {
        for piece in split_at(flat.words(range), Stops::Clauses) {
            let piece = shift(range, &piece);
            self.model.duties.push(Duty {
                owners: owners.clone(),
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
        // The last bytes of 各 and 其 tell of most words that they hold neither.
        let may_join = memchr::memchr2(0x84, 0xB6, words.as_bytes()).is_some()
            && (words.contains("各类") || words.contains("其他"));
        let mut pieces = Pieces::new();
        for piece in split_at(words, Stops::Terms) {
            let text = words.get(piece.clone()).unwrap_or("");
            let joined = may_join && (text.contains("各类") || text.contains("其他"));
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
            let mut term = text;
            while let Some(shorter) = term.strip_suffix("领域") {
                term = shorter;
            }
            let term = term.trim_end_matches('等');
            let term = if has_no_blank_ends(term) { term } else { term.trim() };
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
        let words = flat.words(range);
        let read = match clause::flow(kind, words) {
            Ok(read) => read,
            Err(error) => return self.unreadable(error, flat, range),
        };
        let from = read.from.iter().flat_map(|inner| self.named(flat, range, inner)).collect::<Parties>();
        let mut to: Parties = read.to.iter().flat_map(|inner| self.named(flat, range, inner)).collect();
        let from = if from.is_empty() { self.owners_or_body(at) } else { from };
        let deadline = if read.periods.is_empty() { self.once(flat, range) } else { None };
        // 报送县商务局: the unit behind the verb is whom the report goes to, not what it is about.
        let mut matter = words.get(read.matter.clone()).unwrap_or("");
        let goes_to = kind == FlowKind::Report && to.is_empty();
        if goes_to && self.names.find(matter).is_some_and(|found| found.known) {
            to = self.named(flat, range, &read.matter).into();
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
            text: words.to_owned(),
            clause: at.clause.clone(),
            span: flat.span(range),
        });
    }

    /// The parties named by a part of marked words.
    fn named(&mut self, flat: &Flat, range: &Range<usize>, inner: &Range<usize>) -> Vec<PartyRef> {
        let outer = shift(range, inner);
        self.parties(flat.words(&outer), |r| flat.span(&shift(&outer, &r)))
    }

    /// A date in words that name no period.
    fn once(&self, flat: &Flat, range: &Range<usize>) -> Option<Deadline> {
        let words = flat.words(range);
        let read = clause::deadline(words, self.issued).ok()?;
        let inner = shift(range, &read.range);
        let (text, span) = (flat.words(&inner).to_owned(), flat.span(&inner));
        read.date.is_some().then_some(Deadline { text, date: read.date, period: None, span })
    }

    pub(super) fn funding(&mut self, flat: &Flat, range: &Range<usize>, at: &At) {
        let words = flat.words(range);
        let read = match clause::funding(words) {
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
            text: words.to_owned(),
            clause: at.clause.clone(),
            span: flat.span(range),
        };
        let further = read.further.into_iter().map(|sum| Funding { amount: Some(sum), ..first.clone() });
        let further: Vec<Funding> = further.collect();
        self.model.funding.push(first);
        self.model.funding.extend(further);
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

    pub(super) fn party_of(&mut self, flat: &Flat, range: &Range<usize>) -> Option<PartyRef> {
        self.parties(flat.words(range), |r| flat.span(&shift(range, &r))).into_iter().next()
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
}

/// The sentence that a range stands in, without its full stop.
fn sentence_around<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    let before = text.get(..range.start).unwrap_or("");
    let after = text.get(range.end..).unwrap_or("");
    let start = before.rfind(['。', '；']).map_or(0, |at| at + '。'.len_utf8());
    let end = range.end + after.find(['。', '；']).unwrap_or(after.len());
    text.get(start..end).unwrap_or(text)
}

/// What parts the pieces of words.
#[derive(Clone, Copy, Debug)]
enum Stops {
    /// ；and 。.
    Clauses,
    /// 、，；。.
    Terms,
}

type Pieces = SmallVec<[Range<usize>; 8]>;

/// Pieces between any of the stops, trimmed, empty ones dropped; brackets are not looked into.
fn split_at(words: &str, stops: Stops) -> Pieces {
    split_plain(words, stops).unwrap_or_else(|| split_any(words, stops))
}

/// The pieces of words that are common Han characters and stops alone, as most are; none for other words.
fn split_plain(words: &str, stops: Stops) -> Option<Pieces> {
    let (mut pieces, mut start) = (Pieces::new(), 0);
    let mut rest = behind_han(words.as_bytes());
    while let Some((sign, behind)) = rest.split_first_chunk::<3>() {
        let stops_here = match *sign {
            SEMICOLON | STOP => true,
            COMMA | LIST => matches!(stops, Stops::Terms),
            _ => return None,
        };
        if stops_here {
            let end = words.len() - rest.len();
            if start < end {
                pieces.push(start..end);
            }
            start = end + sign.len();
        }
        rest = behind_han(behind);
    }
    if start < words.len() {
        pieces.push(start..words.len());
    }
    rest.is_empty().then_some(pieces)
}

const SEMICOLON: [u8; 3] = [0xEF, 0xBC, 0x9B];
const STOP: [u8; 3] = [0xE3, 0x80, 0x82];
const COMMA: [u8; 3] = [0xEF, 0xBC, 0x8C];
const LIST: [u8; 3] = [0xE3, 0x80, 0x81];

/// The pieces of any words.
fn split_any(words: &str, stops: Stops) -> Pieces {
    let stops_at = |c: char| match stops {
        Stops::Clauses => matches!(c, '；' | ';' | '。'),
        Stops::Terms => matches!(c, '、' | '，' | '；' | '。' | ','),
    };
    let (mut pieces, mut start, mut depth) = (Pieces::new(), 0, 0_i32);
    for (i, c) in beside_han(words) {
        match c {
            '（' | '(' | '“' | '《' => depth += 1,
            '）' | ')' | '”' | '》' => depth -= 1,
            _ if depth <= 0 && stops_at(c) => {
                push_trimmed(&mut pieces, words, start..i);
                start = i + c.len_utf8();
            }
            _ => {}
        }
    }
    push_trimmed(&mut pieces, words, start..words.len());
    pieces
}

/// Adds a range without the blanks at its ends, if anything is left.
fn push_trimmed(pieces: &mut Pieces, words: &str, mut range: Range<usize>) {
    let text = words.get(range.clone()).unwrap_or("");
    if !has_no_blank_ends(text) {
        let lead = text.len() - text.trim_start().len();
        range = range.start + lead..range.start + lead + text.trim().len();
    }
    if range.start < range.end {
        pieces.push(range);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn plain_words_are_cut_as_any_are(words in "[甲乙䷀；。，、]{0,24}[（“《 　;,a]?[甲；、]{0,3}") {
            for stops in [Stops::Clauses, Stops::Terms] {
                if let Some(plain) = split_plain(&words, stops) {
                    proptest::prop_assert_eq!(plain, split_any(&words, stops), "{}", words);
                }
            }
        }

        #[test]
        fn words_without_brackets_are_cut_at_every_stop(words in "[甲乙䷀；。，、; 　a,]{0,16}") {
            let clauses: fn(char) -> bool = |c| matches!(c, '；' | ';' | '。');
            let terms: fn(char) -> bool = |c| matches!(c, '、' | '，' | '；' | '。' | ',');
            for (stops, stop) in [(Stops::Clauses, clauses), (Stops::Terms, terms)] {
                let plain: Vec<&str> = words.split(stop).map(str::trim).filter(|piece| !piece.is_empty()).collect();
                let cut: Vec<&str> = split_at(&words, stops).into_iter().filter_map(|piece| words.get(piece)).collect();
                proptest::prop_assert_eq!(cut, plain, "{}", words);
            }
        }
    }

    #[test]
    fn nothing_is_cut_within_brackets_and_quotes() {
        let words = "甲（乙；丙）；《丁。戊》己；“庚；辛”";
        let pieces: Vec<&str> =
            split_at(words, Stops::Clauses).into_iter().filter_map(|piece| words.get(piece)).collect();
        assert_eq!(pieces, ["甲（乙；丙）", "《丁。戊》己", "“庚；辛”"]);
    }
}
