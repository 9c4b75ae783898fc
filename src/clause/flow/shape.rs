//! What the words around the verb say: to whom, and what about.

use super::is_times;
use crate::clause::party;
use crate::clause::piece::{
    self, char_before, end_from, find_any, from, strip_back, strip_front, text, trim,
};
use crate::clause::scan::Token;
use crate::clause::word::Table;
use crate::model::FlowKind;
use std::ops::Range;

/// Recipients and matter, untrimmed.
pub(super) struct Shape {
    pub(super) to: Vec<Range<usize>>,
    pub(super) matter: Range<usize>,
}

/// Adverbs between recipients and verb, or before the matter.
static ADVERBS: Table = Table::new(&[
    "书面",
    "专题",
    "及时",
    "如实",
    "统一",
    "定期",
    "按时",
    "集中",
    "综合",
    "专门",
    "主动",
    "全面",
    "正式",
    "同步",
    "进行",
    "开展",
    "予以",
    "给予",
    "实施",
    "一并",
    "分别",
    "汇总",
    "梳理",
    "整理",
    "适时",
    "组织",
    "不定期",
    "并",
]);
/// What follows the recipients of 报送至…: what they do with it.
static PURPOSES: Table = Table::new(&[
    "进行", "备案", "审定", "审核", "审批", "审议", "汇总", "评审", "研究", "备查", "存档", "并", "统一",
    "集中", "同意", "批准", "予以", "决定",
]);
/// What opens a further statement.
static FURTHER: Table = Table::new(&["并抄送", "同时抄送", "并抄报", "抄送", "抄报", "并同时", "，并"]);

/// Reads the words around a verb.
pub(super) fn read(kind: FlowKind, words: &str, tokens: &[Token], verb: &Range<usize>) -> Shape {
    let clause = Clause { words, tokens, verb };
    match kind {
        FlowKind::Report => clause.report(),
        FlowKind::Meeting => clause.meeting(),
        FlowKind::Hearing => clause.hearing(),
        FlowKind::Publication => clause.publication(),
        FlowKind::Assessment => clause.assessment(),
    }
}

/// The 向 that names recipients; not that of 方向, 定向, 积极向上.
pub(super) fn toward(words: &str, range: Range<usize>) -> Option<Range<usize>> {
    sign(words, range, '向', "方定意面导走动", |rest| {
        let upward = rest.starts_with('上') && !rest.starts_with("上级") && !rest.starts_with("上一级");
        upward || rest.starts_with('好')
    })
}

/// The 将 or 把 before what is passed on.
pub(super) fn object_sign(words: &str, range: Range<usize>) -> Option<Range<usize>> {
    sign(words, range.clone(), '将', "", |rest| rest.starts_with(['军', '对']))
        .or_else(|| sign(words, range, '把', "一", |rest| rest.starts_with('关')))
}

fn about(words: &str, range: Range<usize>) -> Option<Range<usize>> {
    sign(words, range, '对', "相针面应反", |rest| rest.starts_with(|a| "外口接台华照标".contains(a)))
}

fn sign(
    words: &str,
    range: Range<usize>,
    c: char,
    unless_after: &str,
    unless_before: impl Fn(&str) -> bool,
) -> Option<Range<usize>> {
    let inside = text(words, range.clone());
    inside.match_indices(c).map(|(at, _)| range.start + at..range.start + at + c.len_utf8()).find(|found| {
        !char_before(words, found.start).is_some_and(|b| unless_after.contains(b))
            && !unless_before(from(words, found.end))
    })
}

struct Clause<'a> {
    words: &'a str,
    tokens: &'a [Token],
    verb: &'a Range<usize>,
}

impl Clause<'_> {
    /// The words after the verb and the number of times, up to the next stop or further statement.
    fn after(&self) -> Range<usize> {
        let start = self.skip_times(self.verb.end);
        let end = end_from(self.words, start);
        let end = find_any(self.words, start..end, &FURTHER).map_or(end, |f| f.start);
        trim(self.words, start..end)
    }

    /// Past 1次, 了一次 and the 的 behind it.
    fn skip_times(&self, at: usize) -> usize {
        let times = self.tokens.iter().find(|t| t.range.start >= at).filter(|t| {
            t.quantity().is_some_and(|m| is_times(&m.quantity.unit))
                && trim(self.words, at..t.range.start).is_empty()
        });
        let at = times.map_or(at, |t| t.range.end);
        if from(self.words, at).starts_with('的') { at + '的'.len_utf8() } else { at }
    }

    /// A range without the values in it: ends at the first, or begins after those at its front.
    fn without_values(&self, range: Range<usize>) -> Range<usize> {
        let mut range = trim(self.words, range);
        // A value may reach past the end of the range: nothing is left then, and nothing moves any more.
        while !range.is_empty()
            && let Some(token) =
                self.tokens.iter().find(|t| t.range.start <= range.start && t.range.end > range.start)
        {
            range = trim(self.words, token.range.end.min(range.end)..range.end);
        }
        let next = self.tokens.iter().map(|t| t.range.start).find(|at| *at > range.start && *at < range.end);
        trim(self.words, range.start..next.unwrap_or(range.end))
    }

    fn none_after(&self) -> Range<usize> {
        self.verb.end..self.verb.end
    }

    fn copies(&self, to: &mut Vec<Range<usize>>) {
        let rest = self.verb.end..self.words.len();
        if let Some(copy) = find_any(self.words, rest, const { &Table::new(&["抄送", "抄报"]) }) {
            to.push(copy.end..end_from(self.words, copy.end));
        }
    }

    fn report(&self) -> Shape {
        let before = 0..self.verb.start;
        let mut shape = if let Some(toward) = toward(self.words, before.clone()) {
            self.report_toward(&toward)
        } else if let Some(object) = object_sign(self.words, before.clone()) {
            let matter = strip_back(self.words, object.end..self.verb.start, &ADVERBS);
            Shape { to: vec![self.receiver(self.verb.end)], matter: self.without_values(matter) }
        } else {
            self.report_plain()
        };
        self.copies(&mut shape.to);
        shape
    }

    /// 向X报送Y, 将Y向X报送.
    fn report_toward(&self, toward: &Range<usize>) -> Shape {
        let to = self.without_values(strip_back(self.words, toward.end..self.verb.start, &ADVERBS));
        let mut matter = self.after();
        if matter.is_empty()
            && let Some(object) = object_sign(self.words, 0..toward.start)
        {
            matter = self.without_values(object.end..toward.start);
        }
        Shape { to: vec![to], matter }
    }

    /// 报送至X, 报X备案, 反馈X, 报送Y.
    fn report_plain(&self) -> Shape {
        let after = self.after();
        let passed_on =
            ["至", "到", "给", "送"].iter().any(|w| text(self.words, after.clone()).starts_with(w));
        let receiver = self.receiver(after.start);
        let short = self.verb.len() == '报'.len_utf8();
        let named = party::ends_with_party(text(self.words, receiver.clone()));
        if passed_on || named && (short || text(self.words, self.verb.clone()) == "反馈") {
            // 年度计划报县政府备案: what stands before the short 报 is what is reported, unless it acts.
            let head = self.without_values(self.head());
            let thing = short && !head.is_empty() && !party::is_actor(text(self.words, head.clone()));
            let matter = if thing { head } else { receiver.end..after.end.max(receiver.end) };
            return Shape { to: vec![receiver], matter };
        }
        Shape { to: Vec::new(), matter: after }
    }

    /// The words of the verb's piece before the verb.
    fn head(&self) -> Range<usize> {
        let piece = piece::pieces(self.words).into_iter().find(|p| p.contains(&self.verb.start));
        piece.map_or(self.none_after(), |p| p.start..self.verb.start)
    }

    /// The recipients right behind a verb: up to what they do with it.
    fn receiver(&self, at: usize) -> Range<usize> {
        let end = end_from(self.words, at);
        let range = strip_front(self.words, at..end, const { &Table::new(&["至", "到", "给", "送"]) });
        let stop = find_any(self.words, range.clone(), &PURPOSES).filter(|p| p.start > range.start);
        self.without_values(range.start..stop.map_or(range.end, |p| p.start))
    }

    fn meeting(&self) -> Shape {
        let after = self.after();
        // 每月一次例会: the noun that was found is what is held.
        let matter = if after.is_empty() { self.verb.clone() } else { after };
        let noun = text(self.words, self.verb.clone()).ends_with(['会', '度', '商', '议', '判', '事']);
        Shape {
            to: Vec::new(),
            matter: if noun && matter.start != self.verb.start {
                self.verb.start..matter.end
            } else {
                matter
            },
        }
    }

    fn hearing(&self) -> Shape {
        self.parties_then_matter(self.after())
    }

    fn parties_then_matter(&self, rest: Range<usize>) -> Shape {
        let shifted = |range: Range<usize>| rest.start + range.start..rest.start + range.end;
        match party::split(text(self.words, rest.clone())) {
            Some((to, matter)) => Shape { to: Vec::from([shifted(to)]), matter: shifted(matter) },
            None => Shape { to: Vec::new(), matter: rest },
        }
    }

    fn publication(&self) -> Shape {
        let before = 0..self.verb.start;
        let to: Vec<_> = toward(self.words, before.clone())
            .map(|toward| self.without_values(strip_back(self.words, toward.end..self.verb.start, &ADVERBS)))
            .into_iter()
            .collect();
        let after = self.after();
        let object = object_sign(self.words, before.clone()).or_else(|| about(self.words, before));
        if let (true, Some(object)) = (after.is_empty(), object) {
            let end = toward(self.words, object.end..self.verb.start).map_or(self.verb.start, |t| t.start);
            return Shape { to, matter: strip_back(self.words, object.end..end, &ADVERBS) };
        }
        Shape { to, matter: after }
    }

    fn assessment(&self) -> Shape {
        let before = 0..self.verb.start;
        let after = self.after();
        if let Some(about) = about(self.words, before.clone()) {
            let end = find_any(
                self.words,
                about.end..self.verb.start,
                const { &Table::new(&["进行", "开展", "实施", "，", "予以"]) },
            )
            .map_or(self.verb.start, |f| f.start);
            let object = self.without_values(strip_back(self.words, about.end..end, &ADVERBS));
            let shape = self.parties_then_matter(object);
            return if shape.matter.is_empty() { Shape { matter: after, ..shape } } else { shape };
        }
        if after.is_empty() {
            return Shape { to: Vec::new(), matter: self.grounds() };
        }
        let shape = self.parties_then_matter(after);
        if shape.to.iter().any(|to| to.end > to.start) { shape } else { Shape { to: Vec::new(), ..shape } }
    }

    /// 根据… before the verb: what an assessment rests on.
    fn grounds(&self) -> Range<usize> {
        let Some(grounds) =
            find_any(self.words, self.head(), const { &Table::new(&["根据", "按照", "依据", "结合"]) })
        else {
            return self.none_after();
        };
        strip_back(self.words, grounds.end..self.verb.start, &ADVERBS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clause::scan::scan;

    #[test]
    fn a_value_that_reaches_past_the_words_leaves_none_of_them() {
        let words = "报25日前的情况";
        let tokens = scan(words);
        let clause = Clause { words, tokens: &tokens, verb: &(0..3) };
        let value = tokens.first().unwrap().range.clone();
        for end in value.clone().filter(|at| words.is_char_boundary(*at)) {
            assert!(clause.without_values(value.start..end).is_empty(), "{end}");
        }
        assert_eq!(text(words, clause.without_values(value.start..words.len())), "的情况");
    }
}
