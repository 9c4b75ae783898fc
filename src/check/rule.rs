//! What a rule is.

use super::between::{Brief, Pair};
use super::{Case, Line, LineKind};
use crate::problem::{Level, Message, Problem};
use crate::source::Span;
use std::ops::Range;

/// Words in the two languages we speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Both(pub &'static str, pub &'static str);

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case name that reads after “allow”; the code of its problems, never reused.
    pub name: &'static str,
    /// Weight unless the rule says otherwise for one problem. Only what the 条例 or a national standard
    /// demands, and what contradicts itself, is an error.
    pub level: Level,
    /// The text that explains it.
    pub page: Page,
    /// What `[rules.NAME]` in `jizhi.toml` may set.
    pub settings: &'static [Setting],
    /// Names of rules that tell the same cause better: where one of theirs overlaps, ours is dropped.
    pub yields_to: &'static [&'static str],
    /// How it looks.
    pub reads: Reads,
}

/// How a rule looks at a document.
#[derive(Clone, Copy, Debug)]
pub enum Reads {
    /// At the model and the graph, once.
    Model(fn(&Case<'_>, &mut Vec<Problem>)),
    /// At each printed line of some kinds.
    Lines(&'static [LineKind], fn(&Case<'_>, &Line<'_>, &mut Vec<Problem>)),
    /// At each place where one of these words is printed. Overlapping words are all told.
    Words(&'static [&'static str], fn(&Case<'_>, &Hit<'_>, &mut Vec<Problem>)),
    /// At a document and one above it that it rests on, after all documents are compiled.
    Pairs(fn(&Pair<'_>, &mut Vec<Problem>)),
    /// At all documents of a workspace, after all are compiled; problems go to the document at a position.
    Briefs(fn(&[&Brief], &mut Vec<(usize, Problem)>)),
}

/// A place where a word that sets a rule off is printed.
#[derive(Clone, Debug)]
pub struct Hit<'a> {
    /// The line it stands in.
    pub line: Line<'a>,
    /// Bytes of the line's text.
    pub range: Range<usize>,
}

impl<'a> Hit<'a> {
    /// The word.
    #[must_use]
    pub fn word(&self) -> &'a str {
        self.line.text.get(self.range.clone()).unwrap_or("")
    }

    /// What stands before it in its line.
    #[must_use]
    pub fn before(&self) -> &'a str {
        self.line.text.get(..self.range.start).unwrap_or("")
    }

    /// What stands after it in its line.
    #[must_use]
    pub fn after(&self) -> &'a str {
        self.line.text.get(self.range.end..).unwrap_or("")
    }

    /// Whether it stands within “”: somebody else's words, a name, a pattern.
    #[must_use]
    pub fn is_quoted(&self) -> bool {
        let before = self.before();
        before.rfind('“').is_some_and(|open| before.rfind('”').is_none_or(|close| close < open))
    }

    /// Where it was written.
    #[must_use]
    pub fn span(&self) -> Span {
        self.line.span(self.range.clone())
    }
}

/// The text that explains a rule. Examples are words of a main part, or a whole document when they hold a
/// line that begins with `---`; a test holds that the first has the fault and the second has not.
#[derive(Debug)]
pub struct Page {
    /// What it finds, in a sentence.
    pub what: Both,
    /// Why a reviewer would mind.
    pub why: Both,
    /// An example that has the fault.
    pub wrong: &'static str,
    /// The same, put right.
    pub right: &'static str,
    /// Clause of a standard, or the practice it follows.
    pub source: &'static str,
}

/// Something that a workspace may set for a rule.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Key in `[rules.NAME]`.
    pub key: &'static str,
    /// What it is unless set.
    pub default: SettingValue,
    /// What it does.
    pub what: Both,
}

/// The value of a setting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SettingValue {
    /// A number.
    Number(f64),
    /// A list of words.
    Words(&'static [&'static str]),
}

impl Rule {
    /// A problem of this rule at a place, with its level.
    #[must_use]
    pub fn at(&self, span: Span, zh: impl Into<String>, en: impl Into<String>) -> Problem {
        Problem::new(self.name, self.level, span, Message::new(zh, en))
    }
}
