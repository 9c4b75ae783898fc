//! A clause that cannot be read, as a problem at its words.

use crate::clause::ClauseError;
use crate::problem::Problem;
use crate::source::{Span, Spanned};

/// The problem at a place that the caller has worked out.
pub(super) fn at(error: ClauseError, span: Span) -> Problem {
    let mut problem = Problem::error("unreadable-clause", span, error.message.zh, error.message.en);
    problem.help = Some(error.help);
    problem
}

/// The problem of a header value; one that goes on over several lines is shown whole.
pub(super) fn within(error: ClauseError, words: &Spanned<String>) -> Problem {
    let part = words.part(&error.range);
    at(error, if part.is_empty() { words.span } else { part })
}
