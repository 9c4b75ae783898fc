//! What can go wrong with a template, in both languages, at its place.

use crate::problem::Message;
use std::fmt;

/// A fault in a template: where it stands, what is wrong, and which names exist there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// Path in the template folder: `notice/txt.jinja`.
    pub file: String,
    /// Line, from 1; none when the whole file is meant.
    pub line: Option<usize>,
    /// What is wrong and what to do.
    pub message: Message,
    /// The names that a template may use at that place, when a name was not known.
    pub known: Vec<String>,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message.zh),
            None => write!(f, "{}: {}", self.file, self.message.zh),
        }
    }
}

impl std::error::Error for TemplateError {}

/// Why an output could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RenderError {
    /// A template failed on this document.
    Template(TemplateError),
    /// A writer failed; our fault, not the drafter's.
    Writer {
        /// Name of the output: `matrix.csv`.
        output: &'static str,
        /// What the writer said.
        reason: String,
    },
}

impl RenderError {
    /// What is wrong, in both languages.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Template(error) => error.message.clone(),
            Self::Writer { output, reason } => {
                Message::new(format!("写不出 {output}：{reason}"), format!("cannot write {output}: {reason}"))
            }
        }
    }

    /// Wraps what a writer said about one output.
    pub(super) fn writer(output: &'static str, reason: &dyn fmt::Display) -> Self {
        Self::Writer { output, reason: reason.to_string() }
    }
}

impl From<TemplateError> for RenderError {
    fn from(error: TemplateError) -> Self {
        Self::Template(error)
    }
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Template(error) => error.fmt(f),
            Self::Writer { .. } => f.write_str(&self.message().zh),
        }
    }
}

impl std::error::Error for RenderError {}
