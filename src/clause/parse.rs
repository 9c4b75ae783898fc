//! Reads one value by a rule of `grammar/clause.pest`. The only file of this folder that names pest.

use pest::Parser;
use pest::error::InputLocation;
use pest::iterators::{Pair, Pairs};
use std::ops::Range;

#[derive(pest_derive::Parser)]
#[grammar = "grammar/clause.pest"]
struct ClauseGrammar;

/// Longest value we read, in bytes. Values are short; a bound keeps the work of one candidate
/// constant, and so the work of a clause linear in its length.
const WINDOW: usize = 192;

/// A piece of words that a rule has read.
pub(super) struct Node<'i> {
    pair: Pair<'i, Rule>,
    at: usize,
}

impl<'i> Node<'i> {
    /// The rule that read it.
    pub(super) fn rule(&self) -> Rule {
        self.pair.as_rule()
    }

    /// Its words.
    pub(super) fn text(&self) -> &'i str {
        self.pair.as_str()
    }

    /// Its bytes in the clause.
    pub(super) fn range(&self) -> Range<usize> {
        let span = self.pair.as_span();
        self.at + span.start()..self.at + span.end()
    }

    /// What named rules have read inside it, in order.
    pub(super) fn inner(&self) -> Nodes<'i> {
        Nodes { pairs: self.pair.clone().into_inner(), at: self.at }
    }

    /// The first of its parts that `rule` has read.
    pub(super) fn child(&self, rule: Rule) -> Option<Node<'i>> {
        self.inner().find(|n| n.rule() == rule)
    }
}

/// The parts of a node.
pub(super) struct Nodes<'i> {
    pairs: Pairs<'i, Rule>,
    at: usize,
}

impl<'i> Iterator for Nodes<'i> {
    type Item = Node<'i>;

    fn next(&mut self) -> Option<Node<'i>> {
        self.pairs.next().map(|pair| Node { pair, at: self.at })
    }
}

/// What `rule` reads from byte `at` of `words` on.
pub(super) fn read_at(rule: Rule, words: &str, at: usize) -> Option<Node<'_>> {
    let rest = words.get(at..)?;
    let window = rest.get(..boundary(rest)).unwrap_or(rest);
    let pair = ClauseGrammar::parse(rule, window).ok()?.next()?;
    Some(Node { pair, at })
}

/// What `rule` reads from all of `words`, or the byte at which it could not go on.
pub(super) fn read_all(rule: Rule, words: &str) -> Result<Node<'_>, usize> {
    if words.len() > WINDOW {
        return Err(boundary(words));
    }
    match ClauseGrammar::parse(rule, words) {
        Ok(mut pairs) => pairs.next().map(|pair| Node { pair, at: 0 }).ok_or(0),
        Err(error) => Err(match error.location {
            InputLocation::Pos(at) | InputLocation::Span((at, _)) => at.min(words.len()),
        }),
    }
}

/// The last character boundary within the window.
fn boundary(words: &str) -> usize {
    let end = words.len().min(WINDOW);
    (0..=end).rev().find(|at| words.is_char_boundary(*at)).unwrap_or(0)
}
