//! Words of a line with their marks laid flat: one string, and ranges of it that carry a label.

use crate::model::Inline;
use crate::problem::Problem;
use crate::source::{SourceText, Span};
use crate::syntax::Run;
use crate::vocabulary::{Label, Vocabulary, squeezed};
use std::borrow::Cow;
use std::ops::Range;

/// A line's words as printed, with the marks as ranges.
#[derive(Clone, Debug, Default)]
pub(super) struct Flat<'t> {
    /// The words as printed: those of the source, where they stand there in one piece.
    pub text: Cow<'t, str>,
    /// Marks in order of their start, outer before inner.
    pub marks: Vec<FlatMark<'t>>,
    /// The words again, cut at the marks.
    pub inlines: Vec<Inline>,
    /// Where the first stretch of the text comes from; most lines have no other.
    first: Option<Span>,
    /// Where each further stretch begins and comes from.
    further: Vec<(usize, Span)>,
    /// Room for all of the text.
    bytes: usize,
    /// Whether a colon may stand in the text; told when labels are spelt out, for the lines that may have them.
    pub colon: bool,
}

/// A labelled range of the text.
#[derive(Clone, Debug)]
pub(super) struct FlatMark<'t> {
    /// What the label means.
    pub label: &'t Label,
    /// The label, blanks dropped.
    pub name: Cow<'t, str>,
    /// The marked words.
    pub range: Range<usize>,
}

impl<'t> Flat<'t> {
    /// Lays the runs of a line flat. Unknown labels and stray braces are reported; the words stay.
    pub fn new(
        runs: &[Run],
        text: &'t SourceText,
        words: &'t Vocabulary,
        problems: &mut Vec<Problem>,
    ) -> Self {
        Self::behind(Span::default(), runs, text, words, problems)
    }

    /// The same behind plain words of the source.
    pub fn behind(
        before: Span,
        runs: &[Run],
        text: &'t SourceText,
        words: &'t Vocabulary,
        problems: &mut Vec<Problem>,
    ) -> Self {
        // Most lines are plain words, in one piece with those before them.
        if let [Run::Words { span }] = runs
            && (before.is_empty() || before.end == span.start)
        {
            return Self::plain(text, if before.is_empty() { *span } else { before.join(*span) });
        }
        let bytes = before.len() + runs.iter().map(|run| run.span().len()).sum::<usize>();
        let mut flat = Self::with_capacity(bytes, runs.len() + usize::from(!before.is_empty()));
        flat.push(text.slice(before), before, None);
        let mut layer = Layer { text, words, problems };
        layer.lay(&mut flat, runs, None);
        flat
    }

    /// Plain words of the source.
    pub fn plain(text: &'t SourceText, span: Span) -> Self {
        let words = text.slice(span);
        if words.is_empty() {
            return Self::default();
        }
        let (first, text) = (Some(span), Cow::Borrowed(words));
        let inlines = vec![Inline { text: words.to_owned(), mark: None, span }];
        Self { text, inlines, first, bytes: span.len(), ..Self::default() }
    }

    fn with_capacity(bytes: usize, runs: usize) -> Self {
        Self {
            text: Cow::default(),
            marks: Vec::with_capacity(runs),
            inlines: Vec::with_capacity(runs),
            first: None,
            further: Vec::with_capacity(runs),
            bytes,
            colon: false,
        }
    }

    fn push(&mut self, words: &'t str, span: Span, mark: Option<&str>) {
        if words.is_empty() {
            return;
        }
        if self.first.is_none() {
            (self.first, self.text) = (Some(span), Cow::Borrowed(words));
        } else {
            self.further.push((self.text.len(), span));
            if let Cow::Borrowed(first) = self.text {
                let mut all = String::with_capacity(self.bytes);
                all.push_str(first);
                self.text = Cow::Owned(all);
            }
            self.text.to_mut().push_str(words);
        }
        match self.inlines.last_mut() {
            Some(last) if last.mark.as_deref() == mark && last.span.end == span.start => {
                last.text.push_str(words);
                last.span.end = span.end;
            }
            _ => self.inlines.push(Inline { text: words.to_owned(), mark: mark.map(str::to_owned), span }),
        }
    }

    /// Whether any label may stand in the words, for certain when it says no.
    pub fn has_colon(&self) -> bool {
        self.colon
    }

    /// The words of a range.
    pub fn words(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or("")
    }

    /// The bytes that a range of the text was written in, from its first to its last.
    #[inline]
    pub fn span(&self, range: &Range<usize>) -> Span {
        let Some(first) = self.first else { return Span::default() };
        if self.further.is_empty() {
            let start = range.start.min(first.len());
            return first.inner(start, range.end.clamp(start, first.len()));
        }
        self.span_of_several(first, range)
    }

    /// The same where the text comes from several places.
    #[inline(never)] // most lines come from one
    fn span_of_several(&self, first: Span, range: &Range<usize>) -> Span {
        let at = |offset: usize, end: bool| {
            let after = |(start, _): &(usize, Span)| if end { *start < offset } else { *start <= offset };
            let index = self.further.partition_point(after).checked_sub(1);
            let (start, span) =
                index.and_then(|index| self.further.get(index)).copied().unwrap_or((0, first));
            span.start as usize + offset.saturating_sub(start).min(span.len())
        };
        Span::new(at(range.start, false), at(range.end, range.end > range.start))
    }

    /// All of it.
    pub fn whole(&self) -> Range<usize> {
        0..self.text.len()
    }

    /// Gives the inlines away, cut at a byte of the text.
    pub fn split_inlines(&mut self, at: usize) -> (Vec<Inline>, Vec<Inline>) {
        if at >= self.text.len() {
            return (std::mem::take(&mut self.inlines), Vec::new());
        }
        let mut before = std::mem::take(&mut self.inlines);
        let (mut whole, mut offset) = (0, 0);
        while let Some(inline) = before.get(whole).filter(|inline| offset + inline.text.len() <= at) {
            offset += inline.text.len();
            whole += 1;
        }
        let mut after = before.split_off(whole);
        // The first may begin before the cut.
        if let Some(cut) = after.first_mut()
            && let Some((left, right)) = cut.text.split_at_checked(at - offset)
            && !left.is_empty()
        {
            let (first, second) = cut.span.split(left.len());
            before.push(Inline { text: left.to_owned(), mark: cut.mark.clone(), span: first });
            (cut.text, cut.span) = (right.to_owned(), second);
        }
        (before, after)
    }

    /// The marks that begin inside a range.
    pub fn marks_in(&self, range: &Range<usize>) -> &[FlatMark<'t>] {
        let from = self.marks.partition_point(|m| m.range.start < range.start);
        let to = self.marks.partition_point(|m| m.range.start < range.end);
        self.marks.get(from..to).unwrap_or_default()
    }

    /// Adds a mark that the text itself spells out: `（责任单位：县财政局）`.
    pub fn add_mark(&mut self, label: &'t Label, name: &str, range: Range<usize>) {
        let at = self.marks.partition_point(|m| {
            (m.range.start, std::cmp::Reverse(m.range.end)) <= (range.start, std::cmp::Reverse(range.end))
        });
        self.marks.insert(at, FlatMark { label, name: Cow::Owned(name.to_owned()), range });
    }
}

struct Layer<'t, 'a> {
    text: &'t SourceText,
    words: &'t Vocabulary,
    problems: &'a mut Vec<Problem>,
}

impl<'t> Layer<'t, '_> {
    fn lay(&mut self, flat: &mut Flat<'t>, runs: &[Run], mark: Option<&str>) {
        for run in runs {
            match run {
                Run::Words { span } | Run::Escaped { span } => flat.push(self.text.slice(*span), *span, mark),
                Run::Stray { span } => {
                    self.stray(*span);
                    flat.push(self.text.slice(*span), *span, mark);
                }
                Run::Mark { label, runs, span, closed } => {
                    if !closed {
                        self.unclosed(*label, *span);
                    }
                    let name = squeezed(self.text.slice(*label));
                    let known = self.words.label_with_rank(&name);
                    let (start, index) = (flat.text.len(), flat.marks.len());
                    self.lay(flat, runs, Some(&name));
                    match known {
                        Some(label) => {
                            let range = start..flat.text.len();
                            flat.marks.insert(index, FlatMark { label, name, range });
                        }
                        None => self.unknown(*label, &name),
                    }
                }
            }
        }
    }

    fn stray(&mut self, span: Span) {
        let brace = self.text.slice(span).to_owned();
        self.problems.push(
            Problem::error(
                "stray-brace",
                span,
                format!("这里的“{brace}”没有配成一对标记"),
                format!("this `{brace}` neither opens nor closes a mark"),
            )
            .help(
                "标记写成 {标签：原文}，最多套三层；要印出花括号本身，前面加反斜线：\\{",
                "a mark is {label：words}, at most three deep; to print a brace, put a backslash before it",
            ),
        );
    }

    fn unclosed(&mut self, label: Span, span: Span) {
        let name = self.text.slice(label).to_owned();
        self.problems.push(
            Problem::error(
                "unclosed-mark",
                Span { start: span.start, end: label.end },
                format!("标记“{name}”没有结束，到行末也没有“}}”"),
                format!("the mark `{name}` is not closed on its line"),
            )
            .label("从这里开始", "opened here")
            .help(
                "在原文后面补上“}”；标记不能跨行",
                "put the closing brace after its words; a mark cannot cross lines",
            ),
        );
    }

    fn unknown(&mut self, span: Span, name: &str) {
        let mut problem = Problem::error(
            "unknown-mark",
            span,
            format!("不认识的标签“{name}”"),
            format!("unknown label `{name}`"),
        );
        problem =
            match self.words.nearest(name).map(str::to_owned) {
                Some(near) => problem
                    .help(format!("是不是“{near}”？"), format!("did you mean `{near}`?"))
                    .fix(false, span, &near, format!("改成“{near}”"), format!("replace by `{near}`")),
                None => problem.help(
                    "标签是角色、机构类别或标记，见 docs/language.md；自己的词可以加在 jizhi.toml 里",
                    "a label is a role, a class of bodies or a mark; add your own words to jizhi.toml",
                ),
            };
        self.problems.push(problem);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{LineKind, parse};

    fn flat(text: &SourceText) -> (Flat<'_>, Vec<Problem>) {
        let mut problems = Vec::new();
        let flat = match parse(text).lines.into_iter().next().map(|l| l.kind) {
            Some(LineKind::Prose { text: runs }) => {
                Flat::new(&runs, text, Vocabulary::built_in(), &mut problems)
            }
            other => panic!("{other:?}"),
        };
        (flat, problems)
    }

    #[test]
    fn a_range_of_the_flat_text_is_found_in_the_source() {
        let text = SourceText::new("由{承担：{牵头单位：市经合局}}牵头，{数：7个}".to_owned());
        let (flat, problems) = flat(&text);
        assert_eq!(flat.text, "由市经合局牵头，7个");
        assert_eq!(problems, vec![]);
        let under: Vec<_> = flat.marks.iter().map(|m| (&*m.name, text.slice(flat.span(&m.range)))).collect();
        assert_eq!(under, [("承担", "市经合局"), ("牵头单位", "市经合局"), ("数", "7个")]);
    }

    #[test]
    fn unknown_labels_keep_their_words_and_name_the_nearest() {
        let text = SourceText::new("{牵头单为：市商务局}负责".to_owned());
        let (flat, problems) = flat(&text);
        assert_eq!(flat.text, "市商务局负责");
        assert_eq!(
            problems.first().map(|p| (p.code, text.slice(p.span))),
            Some(("unknown-mark", "牵头单为"))
        );
        assert!(problems.first().and_then(|p| p.help.as_ref()).is_some_and(|h| h.zh.contains("牵头单位")));
    }
}
