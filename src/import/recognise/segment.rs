//! One segment of a sentence, piece by piece: who acts, what is to be done, and what is something else.

use super::actor::actor;
use super::deliverable::deliverables;
use super::known::Known;
use super::piece::{brackets, cut, text};
use super::sentence::Around;
use super::{measure, tables};
use crate::import::draft::{DraftLine, Mark, Shape};
use crate::vocabulary::Label;
use std::ops::Range;

/// What the roles in a piece say of it.
enum Seated {
    No,
    /// The name of who leads, and where what they do begins.
    Leads(Range<usize>, usize),
    /// Who helps with what is being told.
    Helps,
    Else,
}

/// A segment being read.
pub(super) struct Segment<'s, 'k, 'n> {
    pub around: Around,
    pub known: &'k Known<'n>,
    /// Whether someone was named earlier in the line who acts.
    pub acting: &'s mut bool,
    /// Every piece is a duty unless it is something else.
    pub explicit: bool,
    pub line: &'s mut DraftLine,
    pieces: Vec<Range<usize>>,
    /// The next piece.
    index: usize,
    /// Where the duty begins that the pieces so far belong to, and where they end.
    duty: Option<(usize, usize)>,
    /// Who sits where has been said; what follows without a subject is of the same.
    seated: bool,
}

impl<'s, 'k, 'n> Segment<'s, 'k, 'n> {
    pub fn new(
        line: &'s mut DraftLine,
        range: &Range<usize>,
        around: Around,
        known: &'k Known<'n>,
        acting: &'s mut bool,
    ) -> Self {
        let pieces = cut(&line.text, range.clone(), &['，', ',']);
        let pieces = pieces.into_iter().map(|p| behind_roles(line, p, known)).filter(|p| !p.is_empty());
        let pieces = pieces.collect();
        Self { around, known, acting, explicit: false, line, pieces, index: 0, duty: None, seated: false }
    }
}

/// A piece without the bracket at its head that says who leads and who helps.
fn behind_roles(line: &DraftLine, piece: Range<usize>, known: &Known<'_>) -> Range<usize> {
    let words = text(&line.text, &piece);
    let Some(bracket) = brackets(words).first().cloned().filter(|b| b.start == 0) else { return piece };
    let inside = |m: &&Mark| piece.start < m.range.start && m.range.end < piece.start + bracket.end;
    let seats = line.marks.iter().filter(inside).any(|m| known.role(&m.label).is_some());
    let labelled =
        words.trim_start_matches('（').split_once('：').is_some_and(|(label, _)| known.role(label).is_some());
    if seats || labelled { piece.start + bracket.end..piece.end } else { piece }
}

impl Segment<'_, '_, '_> {
    /// Marks the segment.
    pub fn read(mut self) {
        // 为规范某事，提高效率，制定本规则: what a text is for.
        let preamble = self.pieces.first().zip(self.pieces.last()).is_some_and(|(first, last)| {
            ["为", "根据", "依据"].iter().any(|w| self.words(first).starts_with(w))
                && ["制定本", "制订本"].iter().any(|w| self.words(last).contains(w))
        });
        if preamble {
            return;
        }
        while let Some(whole) = self.pieces.get(self.index).cloned() {
            self.index += 1;
            let taken = self.is_told(&whole)
                || self.stands_apart(&whole)
                || self.says_seats(&whole)
                || self.says_who_acts(&whole)
                || self.is_condition(&whole);
            if taken {
                continue;
            }
            let duty = self.duty.take();
            if self.special(&whole) {
                // What was open before it ends before it.
                self.duty = duty;
                self.close();
                continue;
            }
            self.duty = match duty {
                Some((start, _)) => Some((start, whole.end)),
                None if self.may_begin(&whole) && (!self.seated || self.has_body_before(&whole)) => {
                    let rest = self.behind_modal(&whole);
                    Some((rest.start, rest.end))
                }
                None => None,
            };
        }
        self.close();
    }

    /// Halves of which each has its own duty have been marked.
    fn is_told(&mut self, whole: &Range<usize>) -> bool {
        let inside = |m: &&Mark| m.label == "职责" && whole.start < m.range.start && m.range.end <= whole.end;
        let all = |m: &Mark| m.label == "职责" && m.range == *whole;
        let told = self.line.marks.iter().filter(inside).count() > 1 || self.line.marks.iter().any(all);
        if told {
            self.close();
        }
        told
    }

    /// Approvals, sums of money, prohibitions, and what sets a body up end the duty before them.
    fn stands_apart(&mut self, whole: &Range<usize>) -> bool {
        let words = self.words(whole);
        if measure::approval(words).is_some() || measure::names_sum(words) {
            self.close();
            if self.special(whole) {
                return true;
            }
        }
        let goes_on = |(start, _): (usize, usize)| self.forbids(&(start..whole.end));
        if self.forbids(whole) && !self.duty.is_some_and(goes_on) {
            self.close();
        }
        let verbs = ["下设", "成立", "设立", "办公室设在"];
        let inside = |m: &Mark| whole.start <= m.range.start && m.range.end <= whole.end;
        let sets_up =
            verbs.iter().any(|w| self.words(whole).starts_with(w)) && self.line.marks.iter().any(inside);
        // 主要任务是： opens what follows.
        let apart = sets_up || self.words(whole).ends_with('：');
        if apart {
            self.close();
        }
        apart
    }

    /// Pieces that say who sits where.
    fn says_seats(&mut self, whole: &Range<usize>) -> bool {
        match self.seated(whole) {
            Seated::No => false,
            // 由某局牵头制定……: who leads also carries what follows.
            Seated::Leads(name, from) => {
                self.close();
                self.line.mark("承担", name);
                *self.acting = true;
                self.duty = (from < whole.end).then_some((from, whole.end));
                if self.duty.is_none() {
                    self.lead_on();
                }
                true
            }
            // 乙局配合 belongs to the duty it stands in.
            Seated::Helps => {
                let start = self.duty.map(|(start, _)| start);
                self.duty = start.map(|start| (start, whole.end));
                start.is_some()
            }
            Seated::Else => {
                self.close();
                self.seated = true;
                true
            }
        }
    }

    /// The piece behind 由某局牵头抓总 is what they do.
    fn lead_on(&mut self) {
        let next = self.pieces.get(self.index).cloned().filter(|n| !self.words(n).ends_with('：'));
        if let Some(next) = next {
            self.index += 1;
            if !self.special(&next) {
                self.duty = Some((next.start, next.end));
            }
        }
    }

    /// Pieces that name who acts.
    fn says_who_acts(&mut self, whole: &Range<usize>) -> bool {
        let next = self.pieces.get(self.index).cloned();
        let Some((actor, from)) = self.actor_of(whole, next.as_ref()) else { return false };
        self.close();
        self.line.mark("承担", actor);
        *self.acting = true;
        let mut rest = match next {
            _ if from < whole.end => self.behind_modal(&(from..whole.end)),
            Some(next) => {
                self.index += 1;
                self.behind_modal(&next)
            }
            None => return true,
        };
        // 作为主战场，要……: the duty begins behind 要.
        if ["作为", "是"].iter().any(|w| self.words(&rest).starts_with(w)) {
            let modal = |p: &&Range<usize>| tables::MODALS.iter().any(|m| self.words(p).starts_with(m));
            let later = self.pieces.iter().enumerate().skip(self.index).find(|(_, p)| modal(p));
            let Some((at, piece)) = later.map(|(at, p)| (at, p.clone())) else { return true };
            rest = self.behind_modal(&piece);
            self.index = at + 1;
        }
        // 省政府确定成立某领导小组 sets a body up.
        let verbs = ["确定成立", "决定成立", "决定建立", "确定建立"];
        let sets_up = verbs.iter().any(|w| self.words(&rest).starts_with(w));
        if !sets_up && !self.special(&rest) {
            self.duty = Some((rest.start, rest.end));
        }
        true
    }

    /// 如需调整，……: a condition belongs to what it conditions.
    fn is_condition(&mut self, whole: &Range<usize>) -> bool {
        let begins = ["如", "若", "遇", "凡"].iter().any(|w| self.words(whole).starts_with(w));
        let Some(next) = self.pieces.get(self.index).cloned().filter(|_| begins) else { return false };
        let last = self.behind_modal(&next);
        let Some((inner, label)) = measure::special(&self.line.text, &last, &[]) else {
            return false;
        };
        self.close();
        self.line.mark(label, whole.start..inner.end);
        self.index += 1;
        true
    }

    /// Whether a piece says who sits where; then it is no duty.
    fn seated(&self, piece: &Range<usize>) -> Seated {
        let inside = |m: &&Mark| piece.start <= m.range.start && m.range.end <= piece.end;
        let mut roles = self.line.marks.iter().filter(inside).filter(|m| self.known.role(&m.label).is_some());
        let Some(role) = roles.next() else { return Seated::No };
        let behind = self.line.text.get(role.range.end..piece.end).unwrap_or("");
        match role.label.as_str() {
            // 由某局牵头的联席会议 says what it is.
            "牵头" | "牵头单位" if behind.starts_with("牵头的") => Seated::Else,
            "牵头" | "牵头单位" if behind.starts_with("牵头") => {
                let verb = if behind.starts_with("牵头抓总") { "牵头抓总" } else { "牵头" };
                Seated::Leads(role.range.clone(), role.range.end + verb.len())
            }
            // A list in an open body names who acts.
            "成员单位" | "成员" if self.line.tag.as_deref() == Some("主体") => Seated::No,
            "配合" if behind.starts_with("配合") => Seated::Helps,
            "配合" | "顾问" => Seated::No,
            _ => Seated::Else,
        }
    }

    /// Passes over the pieces that end by `end`.
    fn skip_to(&mut self, end: usize) {
        while self.pieces.get(self.index).is_some_and(|p| p.end <= end) {
            self.index += 1;
        }
    }

    /// Whether the line sets a body up before these words.
    fn has_body_before(&self, rest: &Range<usize>) -> bool {
        let is_class = |label: &str| matches!(self.known.words.label(label), Some(Label::Class(_)));
        self.line.marks.iter().any(|m| m.range.end <= rest.start && is_class(&m.label))
    }

    fn forbids(&self, range: &Range<usize>) -> bool {
        let words = self.words(range);
        ["不得", "严禁", "也不能", "不准"].iter().any(|w| words.starts_with(w))
    }

    fn words(&self, range: &Range<usize>) -> &str {
        text(&self.line.text, range)
    }

    /// The one who acts, when a piece begins with or is such a name; and where the predicate begins.
    fn actor_of(&self, whole: &Range<usize>, next: Option<&Range<usize>>) -> Option<(Range<usize>, usize)> {
        let words = self.words(whole);
        // The first pass has found who acts.
        let known = self
            .line
            .marks
            .iter()
            .find(|m| m.label == "承担" && m.range.start >= whole.start && m.range.end <= whole.end);
        if let Some(mark) = known {
            return Some((mark.range.clone(), whole.end));
        }
        // A list of names that fills the piece: the next one says what they do.
        let next = next.map_or("", |n| self.words(n));
        let goes_on = tables::MODALS.iter().any(|m| next.starts_with(m)) || next.starts_with("是");
        // 各乡（镇）是责任主体，要……
        if goes_on
            && let Some((name, _)) = words.split_once('是')
            && self.known.is_parties(name)
        {
            return Some((whole.start..whole.start + name.len(), whole.end));
        }
        if goes_on && self.known.is_parties(words) {
            return Some((whole.clone(), whole.end));
        }
        let (actor, from) = actor(words, self.known)?;
        Some((whole.start + actor.start..whole.start + actor.end, whole.start + from))
    }

    /// Behind 要, 应当, 也.
    fn behind_modal(&self, range: &Range<usize>) -> Range<usize> {
        let words = self.words(range);
        // 在……过程中要
        if words.starts_with('在')
            && let Some((at, sign)) =
                ["中要", "中应", "中也要"].iter().find_map(|s| words.find(s).map(|at| (at, s.len())))
        {
            return range.start + at + sign..range.end;
        }
        let lead = ["同时", "并", "也", "还", "同时也"]
            .iter()
            .filter(|w| words.starts_with(**w))
            .map(|w| w.len())
            .max();
        let lead = lead
            .filter(|l| words.get(*l..).is_some_and(|r| tables::MODALS.iter().any(|m| r.starts_with(m))))
            .unwrap_or(0);
        let rest = words.get(lead..).unwrap_or("");
        let modal = tables::MODALS.iter().filter(|m| rest.starts_with(**m)).map(|m| m.len()).max();
        let skip = modal.map_or(0, |m| lead + m);
        range.start + skip..range.end
    }

    /// Marks words that are no plain duty: approvals, flows, targets, money, reward and penalty; then passes
    /// over them. False when they are none of these.
    fn special(&mut self, rest: &Range<usize>) -> bool {
        let after = self.pieces.get(self.index..).unwrap_or_default();
        let Some((range, label)) = measure::special(&self.line.text, rest, after) else {
            return false;
        };
        let stop = range.end;
        if let Some((inside, inner, outer)) = measure::inner(text(&self.line.text, &range), label) {
            self.line.mark(outer, range.clone());
            self.line.mark(inner, range.start + inside.start..range.start + inside.end);
            self.skip_to(stop);
            return true;
        }
        // 召开会议并制定计划: what follows is a duty of its own.
        let words = text(&self.line.text, &range);
        let joint = words.match_indices('并').find(|(at, sign)| {
            let behind = words.get(at + sign.len()..).unwrap_or("");
            *at > 12 && tables::PREDICATES.iter().any(|p| behind.starts_with(p))
        });
        let joint = joint.map(|(at, sign)| (range.start + at, range.start + at + sign.len()));
        match joint.filter(|_| matches!(label, "会议" | "报送" | "通报")) {
            Some((at, behind)) => {
                self.line.mark(label, range.start..at);
                self.duty = Some((behind, stop));
                self.close();
            }
            None => self.line.mark(label, range),
        }
        self.skip_to(stop);
        true
    }

    /// Whether a piece may begin a duty without anyone named in it.
    fn may_begin(&self, rest: &Range<usize>) -> bool {
        if self.around.carried || self.line.tag.is_some() {
            return false;
        }
        let words = self.words(rest);
        if self.explicit {
            return true;
        }
        let verb = tables::PREDICATES
            .iter()
            .chain(tables::OPENERS)
            .chain(tables::MODALS)
            .any(|p| words.starts_with(p));
        let modal = tables::MODALS.iter().any(|p| words.starts_with(p));
        let body = self.has_body_before(rest);
        let weak = |table: &[&str]| table.iter().any(|w| words.starts_with(w));
        let strong = !weak(tables::NEVER) && (*self.acting || !weak(tables::WEAK));
        let prose = matches!(self.line.shape, Shape::Heading { .. } | Shape::Paragraph);
        let asked = *self.acting || self.around.in_body || modal || body || self.around.mechanism && prose;
        asked && verb && strong && self.around.below_heading
    }

    /// Marks the duty that the pieces so far make up.
    fn close(&mut self) {
        let Some((start, end)) = self.duty.take() else { return };
        let words = self.words(&(start..end)).to_owned();
        // 甲会同乙 says who, not what.
        let with = words.starts_with("会同") && !words.contains('，');
        // 由甲分别负责 is said for the count that follows; 配备2名专管员 is a count.
        let counts = words.starts_with("分别负责，成立")
            || words.strip_prefix("配备").is_some_and(|rest| crate::clause::count(rest).is_ok());
        // 根据工作需要: how, and not what.
        let manner = !words.contains('，')
            && ["根据", "按照", "依据", "结合", "视"].iter().any(|w| words.starts_with(w))
            && ["需要", "要求", "实际", "情况", "程度"].iter().any(|w| words.ends_with(w));
        // 设立县级路长 is said by the seat that is filled next.
        let seat = ["设立", "设"].iter().find_map(|v| words.strip_prefix(v));
        let seat = seat.is_some_and(|name| self.known.names_seat(name) || self.known.role(name).is_some());
        if with
            || counts
            || manner
            || seat
            || words.chars().count() < 4
            || self.around.carried && !*self.acting
        {
            return;
        }
        let label = match () {
            () if words.starts_with("协助") => "协助",
            () if words.starts_with("不得") || words.starts_with("严禁") => "禁止",
            () if measure::names_liaison(&words) => "联络",
            () => "职责",
        };
        let made = deliverables(&self.line.text, start..end);
        self.line.mark(label, start..end);
        made.into_iter().for_each(|range| self.line.mark("成果", range));
    }
}
