//! Where a document was read from and what a check found in it, for outputs that tell places.

use crate::layout::Provenance;
use crate::problem::Problem;
use crate::source::Span;
use std::fmt;

/// Where a document was read from, and what a check found in it. The default is a document that came
/// from no file and was not checked.
#[derive(Clone, Copy, Default)]
pub struct Origin<'a> {
    /// The source that files with properties say they were made from.
    pub provenance: Option<&'a Provenance>,
    /// The file as its readers know it: path in the workspace.
    pub file: &'a str,
    /// The line, from 1, on which a place of the document stands in its file.
    pub line: Option<&'a dyn Fn(Span) -> usize>,
    /// What is told of the document, permissions and levels applied; none when it was not checked. Their
    /// places are those of the file.
    pub findings: Option<&'a [Problem]>,
    /// The line, from 1, on which a place of the file itself stands. The other places are of the compiled
    /// text, which is another one when a document is written in TOML.
    pub file_line: Option<&'a dyn Fn(Span) -> usize>,
}

impl Origin<'_> {
    /// What a file was made from; unknown when nobody said.
    pub(super) fn provenance(&self) -> &Provenance {
        static UNKNOWN: Provenance = Provenance::UNKNOWN;
        self.provenance.unwrap_or(&UNKNOWN)
    }

    /// `file:line` of a place of the document; empty when it is not known.
    pub(super) fn place(&self, span: Span) -> String {
        match self.line {
            Some(line) if !span.is_empty() => format!("{}:{}", self.file, line(span)),
            _ => String::new(),
        }
    }

    /// `file:line` of a place that a finding names; the file alone when nothing in it is meant.
    pub(super) fn found(&self, span: Span) -> String {
        match self.file_line {
            Some(line) if span != Span::default() => format!("{}:{}", self.file, line(span)),
            _ => self.file.to_owned(),
        }
    }
}

impl fmt::Debug for Origin<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Origin").field("file", &self.file).field("findings", &self.findings).finish()
    }
}
