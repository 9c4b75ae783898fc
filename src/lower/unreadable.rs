//! A clause that cannot be read, as a problem at its words.

use crate::clause::ClauseError;
use crate::problem::Problem;
use crate::source::Span;

/// The problem at a place that the caller has worked out.
pub(super) fn at(error: ClauseError, span: Span) -> Problem {
    let mut problem = Problem::error("unreadable-clause", span, error.message.zh, error.message.en);
    problem.help = Some(error.help);
    problem
}

/// The problem of words that stand unbroken at `words`.
pub(super) fn within(error: ClauseError, words: Span) -> Problem {
    let inner = words.inner(error.range.start, error.range.end);
    let span = if inner.is_empty() || inner.end > words.end { words } else { inner };
    at(error, span)
}
