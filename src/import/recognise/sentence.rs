//! The marks of one line: who acts, what is to be done, when, how often, and with what.

use super::known::Known;
use super::piece::{cut, text};
use super::{bracket, count, direction, measure, seat, tables};
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
    let range = start..inner_duties(line, start);
    direction::in_prose(line, range.clone());
    sentences(line, range.clone(), around, known);
    count::marks(line, range, known);
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
    if !matches!(line.shape, Shape::Heading { .. }) && !has_title(line, known) {
        return 0;
    }
    let runs_in = line.text.find('。').is_some_and(|at| at + '。'.len_utf8() < line.text.len());
    let acts = line.marks.iter().any(|m| m.label == "承担");
    let sentence = !runs_in && line.text.contains('，') && (line.text.ends_with('：') || acts);
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
        Some(Label::Mark(Sense::Direction)) => direction::marks(line, value, true),
        Some(Label::Mark(Sense::Duty)) => {
            direction::marks(line, value.clone(), false);
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
            Segment { around, known, acting: &mut acting, explicit, line }.read(segment);
        }
    }
}

/// What the roles in a piece say of it.
enum Seated {
    No,
    /// The name of who leads, and where what they do begins.
    Leads(Range<usize>, usize),
    /// Who helps with what is being told.
    Helps,
    Else,
}

struct Segment<'s, 'k, 'n> {
    around: Around,
    known: &'k Known<'n>,
    /// Whether someone was named earlier in the line who acts.
    acting: &'s mut bool,
    /// Every piece is a duty unless it is something else.
    explicit: bool,
    line: &'s mut DraftLine,
}

impl Segment<'_, '_, '_> {
    fn read(&mut self, segment: Range<usize>) {
        let pieces = cut(&self.line.text, segment.clone(), &['，', ',']);
        // Where a duty begins that the pieces so far belong to, and where they end.
        let mut duty: Option<(usize, usize)> = None;
        // Who sits where has been said; what follows without a subject is of the same.
        let mut seated = false;
        let mut index = 0;
        while let Some(whole) = pieces.get(index).cloned() {
            index += 1;
            let next = pieces.get(index).cloned();
            let mut rest = whole.clone();
            let words = self.words(&whole);
            if measure::approval(words).is_some() || measure::names_sum(words) {
                self.close(&mut duty);
                if let Some(end) = self.special(&rest, &pieces, index, segment.end) {
                    index = self.skip(&pieces, index, end);
                    continue;
                }
            }
            // 不得…… is no part of the duty before it.
            if self.forbids(&whole) && duty.is_some_and(|(start, _)| !self.forbids(&(start..whole.end))) {
                self.close(&mut duty);
            }
            let sets_up =
                ["下设", "成立", "设立", "办公室设在"].iter().any(|w| self.words(&whole).starts_with(w));
            let sets_up = sets_up
                && self.line.marks.iter().any(|m| whole.start <= m.range.start && m.range.end <= whole.end);
            // 主要任务是：, and what sets a body up.
            if self.words(&whole).ends_with('：') || sets_up {
                self.close(&mut duty);
                continue;
            }
            match self.seated(&whole) {
                Seated::No => {}
                // 由某局牵头制定……: who leads also carries what follows.
                Seated::Leads(name, from) => {
                    self.close(&mut duty);
                    self.line.mark("承担", name);
                    *self.acting = true;
                    duty = (from < whole.end).then_some((from, whole.end));
                    if duty.is_none()
                        && let Some(next) = next.filter(|n| !self.words(n).ends_with('：'))
                    {
                        index += 1;
                        if self.special(&next, &pieces, index, segment.end).is_none() {
                            duty = Some((next.start, next.end));
                        }
                    }
                    continue;
                }
                // 乙局配合 belongs to the duty it stands in.
                Seated::Helps if duty.is_some() => {
                    duty = duty.map(|(start, _)| (start, whole.end));
                    continue;
                }
                Seated::Helps => {}
                Seated::Else => {
                    self.close(&mut duty);
                    seated = true;
                    continue;
                }
            }
            if let Some((actor, from)) = self.actor_of(&whole, next.as_ref()) {
                self.close(&mut duty);
                self.line.mark("承担", actor);
                *self.acting = true;
                if from >= whole.end {
                    let Some(next) = next else { break };
                    index += 1;
                    rest = self.behind_modal(&next);
                } else {
                    rest = self.behind_modal(&(from..whole.end));
                }
                // 作为主战场，要……: the duty begins behind 要.
                if ["作为", "是"].iter().any(|w| self.words(&rest).starts_with(w)) {
                    let modal = |p: &&Range<usize>| {
                        tables::MODALS.iter().any(|m| text(&self.line.text, p).starts_with(m))
                    };
                    let later = pieces.iter().enumerate().skip(index).find(|(_, p)| modal(p));
                    let Some((at, piece)) = later else { continue };
                    rest = self.behind_modal(&piece.clone());
                    index = at + 1;
                }
                if let Some(end) = self.special(&rest, &pieces, index, segment.end) {
                    index = self.skip(&pieces, index, end);
                    continue;
                }
                duty = Some((rest.start, rest.end));
                continue;
            }
            // 如需调整，……: a condition belongs to what it conditions.
            let condition = ["如", "若", "遇", "凡"].iter().any(|w| self.words(&rest).starts_with(w));
            if let Some(next) = next.filter(|_| condition) {
                let last = self.behind_modal(&next);
                if let Some((inner, label)) = measure::special(&self.line.text, &last, &[], segment.end) {
                    self.close(&mut duty);
                    self.line.mark(label, rest.start..inner.end);
                    index += 1;
                    continue;
                }
            }
            if let Some(end) = self.special(&rest, &pieces, index, segment.end) {
                self.close(&mut duty);
                index = self.skip(&pieces, index, end);
                continue;
            }
            duty = match duty {
                Some((start, _)) => Some((start, rest.end)),
                None if self.may_begin(&rest) && !(seated && !self.has_body_before(&rest)) => {
                    rest = self.behind_modal(&rest);
                    Some((rest.start, rest.end))
                }
                None => None,
            };
        }
        self.close(&mut duty);
    }

    /// Whether a piece says who sits where; then it is no duty.
    fn seated(&self, piece: &Range<usize>) -> Seated {
        let inside =
            |m: &&crate::import::draft::Mark| piece.start <= m.range.start && m.range.end <= piece.end;
        let mut roles = self.line.marks.iter().filter(inside).filter(|m| self.known.role(&m.label).is_some());
        let Some(role) = roles.next() else { return Seated::No };
        let behind = self.line.text.get(role.range.end..piece.end).unwrap_or("");
        match role.label.as_str() {
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

    fn skip(&self, pieces: &[Range<usize>], index: usize, end: usize) -> usize {
        pieces.iter().enumerate().skip(index).find(|(_, p)| p.end > end).map_or(pieces.len(), |(at, _)| at)
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

    /// Words that are no plain duty: approvals, flows, targets, money, reward and penalty. Gives where
    /// they end.
    fn special(
        &mut self,
        rest: &Range<usize>,
        pieces: &[Range<usize>],
        index: usize,
        end: usize,
    ) -> Option<usize> {
        let (range, label) =
            measure::special(&self.line.text, rest, pieces.get(index..).unwrap_or_default(), end)?;
        let stop = range.end;
        if let Some((inside, inner, outer)) = measure::inner(text(&self.line.text, &range), label) {
            self.line.mark(outer, range.clone());
            self.line.mark(inner, range.start + inside.start..range.start + inside.end);
            return Some(stop);
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
                let mut duty = Some((behind, stop));
                self.close(&mut duty);
            }
            None => self.line.mark(label, range),
        }
        Some(stop)
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
        let body = self.line.marks.iter().any(|m| {
            m.range.end <= rest.start
                && self.known.words.label(&m.label).is_some_and(|l| matches!(l, Label::Class(_)))
        });
        let weak = |table: &[&str]| table.iter().any(|w| words.starts_with(w));
        let strong = !weak(tables::NEVER) && (*self.acting || !weak(tables::WEAK));
        let prose = matches!(self.line.shape, Shape::Heading { .. } | Shape::Paragraph);
        let asked = *self.acting || self.around.in_body || modal || body || self.around.mechanism && prose;
        asked && verb && strong && self.around.below_heading
    }

    fn close(&mut self, duty: &mut Option<(usize, usize)>) {
        let Some((start, end)) = duty.take() else { return };
        let words = self.words(&(start..end)).to_owned();
        // 甲会同乙 says who, not what.
        let with = words.starts_with("会同") && !words.contains('，');
        if with || words.chars().count() < 4 || self.around.carried && !*self.acting {
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

/// Verbs behind which stands what is drawn up.
const DRAWN_UP: &[&str] = &[
    "研究制定实施",
    "研究制定",
    "制定印发",
    "制定",
    "制订",
    "编制",
    "出台",
    "拟定",
    "起草",
    "签订",
    "建立健全",
    "更新健全",
    "建立",
    "完善",
    "汇编形成",
];

/// Endings of what is drawn up.
const DOCUMENTS: &[&str] = &[
    "方案",
    "计划",
    "办法",
    "清单",
    "台账",
    "规划",
    "目录",
    "时序表",
    "责任书",
    "信息库",
    "项目库",
    "图谱",
    "细则",
    "预案",
    "地图",
    "制度",
];

/// Plans, lists and rules that a duty draws up.
fn deliverables(words: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for piece in cut(words, range, &['，', '；']) {
        let inner = text(words, &piece);
        let verb = DRAWN_UP.iter().filter_map(|v| inner.find(v).map(|at| (at, at + v.len()))).min();
        let Some((_, start)) = verb else { continue };
        for item in cut(words, piece.start + start..piece.end, &['、']) {
            let name = text(words, &item);
            let end = DOCUMENTS.iter().filter_map(|d| name.rfind(d).map(|at| at + d.len())).max();
            if let Some(end) =
                end.filter(|end| (3..=30).contains(&name.get(..*end).map_or(0, |n| n.chars().count())))
            {
                found.push(item.start..item.start + end);
            }
        }
    }
    found
}

/// Words before a name that do not belong to it.
const LEADS: &[&str] = &["同时由", "并由", "由", "同时", "其中", "原则上由", "具体由"];
/// Characters within which the name of who acts must end, behind its last 、.
const LONGEST_ACTOR: usize = 40;
/// Places at which a name may end that are tried.
const TRIES: usize = 16;

/// Who acts, at the head of words, and where the predicate begins.
pub(super) fn actor(words: &str, known: &Known<'_>) -> Option<(Range<usize>, usize)> {
    let lead = LEADS.iter().filter(|l| words.starts_with(**l)).map(|l| l.len()).max().unwrap_or(0);
    let item = words.rfind('、').map_or(lead, |at| at + '、'.len_utf8());
    let (mut tried, mut best) = (0, None);
    for at in words.char_indices().map(|(at, _)| at).filter(|at| *at >= lead + 6) {
        let rest = words.get(at..)?;
        let far = at > item && words.get(item..at).is_some_and(|w| w.chars().count() > LONGEST_ACTOR);
        if far || tried >= TRIES {
            break;
        }
        let head = words.get(lead..at)?;
        let modal = is_modal(head, rest);
        let verb = modal || tables::PREDICATES.iter().any(|p| rest.starts_with(p));
        if !verb || tables::GOES_ON.iter().any(|w| rest.starts_with(w)) {
            continue;
        }
        tried += 1;
        if known.is_parties(head) || known.is_people(head) {
            best = Some((lead..at, at));
        }
        // Behind 要 nothing more belongs to the name.
        if modal {
            break;
        }
    }
    best
}

/// Whether words go on with 要, 应 or 须; not the 要 of 主要.
fn is_modal(head: &str, rest: &str) -> bool {
    tables::MODALS.iter().any(|m| rest.starts_with(m))
        && !head.ends_with(['主', '需', '重', '首', '简', '供', '相', '对', '反', '适', '必'])
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
    let nouns = ["主要任务", "工作任务", "主要职责", "工作职责", "重点任务", "任务", "职责"];
    if let Some(at) = nouns.iter().find_map(|noun| body.find(noun)) {
        let name = body.get(..at).unwrap_or("").trim_end_matches('的');
        if known.is_parties(name) {
            line.mark("承担", 0..name.len());
        }
    }
    0
}
