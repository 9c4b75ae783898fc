//! What is wrong in a drafter's text, as plain data.
//!
//! In: facts found by a stage. Out: [`Problem`], which `report` draws for people and programs.
//! Must not: print, or decide what stops a run; one root cause is one problem.

mod about;
mod codes;

pub use about::{About, about};
pub use codes::{FAMILIES, Family, codes, family_of, is_code};

use crate::source::Span;
use serde::{Deserialize, Serialize};

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth knowing; never fails a run.
    Hint,
    /// A reviewer would ask about it.
    Warning,
    /// The text contradicts itself, or cannot be understood.
    Error,
}

/// A message in the two languages we speak; Chinese is what drafters see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// 给起草人看的话。
    pub zh: String,
    /// The same in English.
    pub en: String,
}

impl Message {
    /// Pairs the two wordings.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}

/// Another place that matters to a problem, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// File, when it is not the problem's own.
    pub file: Option<String>,
    /// Where.
    pub span: Span,
    /// Why it matters.
    pub message: Message,
}

/// A change to the text that removes the problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What the change does.
    pub message: Message,
    /// Replacements, not overlapping, by place.
    pub edits: Vec<Edit>,
    /// Whether the change keeps what the text says.
    pub safe: bool,
}

/// One replacement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// Bytes to replace.
    pub span: Span,
    /// New words.
    pub text: String,
}

/// One thing that is wrong, at one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Kebab-case name that reads after “allow”; never reused.
    pub code: &'static str,
    /// Weight before `jizhi.toml` and permissions are applied.
    pub level: Level,
    /// What is wrong.
    pub message: Message,
    /// The cause, in the file being compiled.
    pub span: Span,
    /// A few words under the cause.
    pub label: Option<Message>,
    /// Other places.
    pub related: Vec<Related>,
    /// What to do.
    pub help: Option<Message>,
    /// How a program can do it.
    pub fix: Option<Fix>,
}

impl Problem {
    /// An error at a place.
    pub fn error(code: &'static str, span: Span, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(code, Level::Error, span, Message::new(zh, en))
    }

    /// A warning at a place.
    pub fn warning(code: &'static str, span: Span, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(code, Level::Warning, span, Message::new(zh, en))
    }

    /// A hint at a place.
    pub fn hint(code: &'static str, span: Span, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(code, Level::Hint, span, Message::new(zh, en))
    }

    /// A problem at a place.
    #[must_use]
    pub fn new(code: &'static str, level: Level, span: Span, message: Message) -> Self {
        Self { code, level, message, span, label: None, related: Vec::new(), help: None, fix: None }
    }

    /// Weighs it otherwise.
    #[must_use]
    pub fn weighing(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Every offset into the problem's own file that it names.
    pub fn offsets(&self) -> impl Iterator<Item = usize> {
        let edits = self.fix.iter().flat_map(|fix| fix.edits.iter().map(|e| e.span));
        let related = self.related.iter().filter(|r| r.file.is_none()).map(|r| r.span);
        std::iter::once(self.span)
            .chain(related)
            .chain(edits)
            .flat_map(|span| [span.start as usize, span.end as usize])
    }

    /// Adds words under the cause.
    #[must_use]
    pub fn label(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.label = Some(Message::new(zh, en));
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.help = Some(Message::new(zh, en));
        self
    }

    /// Adds another place of the same file.
    #[must_use]
    pub fn related(mut self, span: Span, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.related.push(Related { file: None, span, message: Message::new(zh, en) });
        self
    }

    /// Adds a replacement of `span` by `text` as the fix.
    #[must_use]
    pub fn fix(
        mut self,
        safe: bool,
        span: Span,
        text: impl Into<String>,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        self.fix =
            Some(Fix { message: Message::new(zh, en), edits: vec![Edit { span, text: text.into() }], safe });
        self
    }
}

/// A text after edits that do not overlap, in any order. What lies outside the text is passed over.
#[must_use]
pub fn edited(text: &str, mut edits: Vec<&Edit>) -> String {
    edits.sort_by_key(|edit| edit.span);
    let mut changed = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        changed.push_str(text.get(at..edit.span.start as usize).unwrap_or(""));
        changed.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    changed.push_str(text.get(at..).unwrap_or(""));
    changed
}
