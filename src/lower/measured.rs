//! Targets and counts: what can be held against a number.

use super::Lowerer;
use super::flat::Flat;
use super::label::{At, shift};
use crate::clause;
use crate::model::{Clause, CountPhrase, Target};
use crate::problem::Problem;
use crate::source::Span;
use std::ops::Range;

impl Lowerer<'_> {
    pub(super) fn targets(&mut self, flat: &Flat, range: &Range<usize>, at: &At) {
        let words = flat.words(range);
        let read = match clause::targets(words) {
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

    /// A count, with the length of the list beside it: the marked list that ends where it begins, or
    /// the items after 即 in its sentence.
    pub(super) fn count(
        &mut self,
        flat: &Flat,
        range: &Range<usize>,
        beside: Option<Range<usize>>,
        clause: &Clause,
    ) {
        let words = flat.words(range);
        let read = match clause::count(words) {
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
            text: words.to_owned(),
            clause: clause.clone(),
            span: flat.span(range),
        });
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
