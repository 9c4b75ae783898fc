//! `//! 允许 规则名：理由（至2026年12月31日）`.

use super::Lowerer;
use crate::clause;
use crate::problem::Problem;
use crate::source::Span;
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
    /// The line that grants it.
    pub span: Span,
    /// What it covers: from the next line to the end of that line's block.
    pub covers: Span,
}

impl Lowerer<'_> {
    /// Reads a permission; `covers` is filled when the block below it is known.
    pub(super) fn permission(&mut self, words: Span) -> Option<Permission> {
        let line = self.text.slice(words);
        let granted = line
            .strip_prefix("允许")
            .map(str::trim_start)
            .and_then(|rest| rest.split_once(['：', ':']))
            .map(|(rule, reason)| (rule.trim(), reason.trim()))
            .filter(|(rule, reason)| !rule.is_empty() && !reason.is_empty());
        let Some((rule, reason)) = granted else {
            self.problems.push(
                Problem::error("bad-permission", words, "这一行没有写成许可的样子", "not the form of a permission")
                    .help(
                        "写成：//! 允许 规则名：理由（至2026年12月31日）；日期可以不写，理由必须写",
                        "write: //! 允许 rule-name：reason（至2026年12月31日）; the date may be left out, the reason not",
                    ),
            );
            return None;
        };
        let (reason, until) = match reason.rsplit_once(['（', '(']) {
            Some((before, day)) if day.starts_with('至') => {
                let day = day.trim_start_matches('至').trim_end_matches(['）', ')']);
                match clause::date(day) {
                    Ok(date) => (before.trim(), Some(date)),
                    Err(_) => (reason, None),
                }
            }
            _ => (reason, None),
        };
        Some(Permission {
            rule: rule.to_owned(),
            reason: reason.to_owned(),
            until,
            span: words,
            covers: Span::default(),
        })
    }
}
