//! `//! 允许 规则名：理由（至2026年12月31日）`.

use super::Lowerer;
use crate::clause;
use crate::problem::{Problem, codes, is_code};
use crate::source::{SourceText, Span};
use crate::vocabulary::nearest;
use serde::Serialize;

/// A rule silenced for the block below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Permission {
    /// The rule's name.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// Last day on which it holds, year, month, day.
    pub until: Option<(i16, i8, i8)>,
    /// The words that grant it.
    pub span: Span,
    /// The line they stand on, with its break.
    pub line: Span,
    /// What it covers: from the next line to the end of that line's block; empty when nothing follows.
    pub covers: Span,
}

/// A rule name that no problem bears; `span` is the name.
pub(crate) fn unknown_rule(span: Span, rule: &str) -> Problem {
    let problem = Problem::warning(
        "unknown-rule",
        span,
        format!("没有叫“{rule}”的规则，这一处不起作用"),
        format!("there is no rule `{rule}`; this has no effect"),
    );
    match nearest(rule, codes()) {
        Some(near) => problem.help(format!("是不是“{near}”？"), format!("did you mean `{near}`?")).fix(
            false,
            span,
            near,
            format!("改成“{near}”"),
            format!("replace by `{near}`"),
        ),
        None => problem.help(
            "规则名印在每条提示的第一行，照抄过来",
            "the name of a rule stands in the first line of each problem; copy it",
        ),
    }
}

/// Reads a permission; what it covers is filled in when the block below it is known.
pub(super) fn grant(text: &SourceText, words: Span, problems: &mut Vec<Problem>) -> Option<Permission> {
    let line = text.slice(words);
    let granted = line
        .strip_prefix("允许")
        .map(str::trim_start)
        .and_then(|rest| rest.split_once(['：', ':']))
        .map(|(rule, reason)| (rule.trim(), reason.trim()))
        .filter(|(rule, reason)| !rule.is_empty() && !reason.is_empty());
    let Some((rule, reason)) = granted else {
        problems.push(
            Problem::error("bad-permission", words, "这一行没有写成许可的样子", "not the form of a permission")
                .help(
                    "写成：//! 允许 规则名：理由（至2026年12月31日）；日期可以不写，理由必须写",
                    "write: //! 允许 rule-name：reason（至2026年12月31日）; the date may be left out, the reason not",
                ),
        );
        return None;
    };
    if !is_code(rule) {
        let at = line.find(rule).unwrap_or(0);
        problems.push(unknown_rule(words.inner(at, at + rule.len()), rule));
    }
    let (reason, until) = match reason.rsplit_once(['（', '(']) {
        Some((before, day)) if day.starts_with('至') => {
            let day = day.trim_start_matches('至').trim_end_matches(['）', ')']);
            match clause::date(day) {
                Ok(date) => (before.trim(), Some(date)),
                Err(error) => {
                    problems.push(no_such_day(text, words, day, error));
                    return None;
                }
            }
        }
        _ => (reason, None),
    };
    let line = whole_line(text.as_str(), words);
    let (rule, reason) = (rule.to_owned(), reason.to_owned());
    Some(Permission { rule, reason, until, span: words, line, covers: Span::default() })
}

/// A permission whose last day cannot be read would hold for ever, so it does not hold.
fn no_such_day(text: &SourceText, words: Span, day: &str, error: clause::ClauseError) -> Problem {
    let at = text.slice(words).rfind(day).unwrap_or(0);
    let place = words.inner(at, at + day.len());
    let mut problem = Problem::error("bad-permission", place, error.message.zh, error.message.en);
    problem.help = Some(error.help);
    problem
}

/// The line around some words, with its break.
fn whole_line(text: &str, words: Span) -> Span {
    let range = words.range();
    let before = text.get(..range.start).unwrap_or("");
    let after = text.get(range.end..).unwrap_or("");
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    Span::new(start, range.end + after.find('\n').map_or(after.len(), |at| at + 1))
}

impl Lowerer<'_> {
    pub(super) fn permission(&mut self, words: Span) -> Option<Permission> {
        grant(self.text, words, &mut self.problems)
    }
}
