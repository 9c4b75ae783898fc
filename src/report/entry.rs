//! Problems one by one, each with its place as people count it and its identity.

use super::places::Places;
use super::{Identity, Language, Report};
use crate::problem::{Problem, Related};
use crate::source::LineColumn;
use crate::workspace::FileProblems;

/// One problem of a report.
pub(super) struct Entry<'a> {
    pub file: &'a FileProblems,
    pub problem: &'a Problem,
    pub identity: Identity,
    /// Where it begins and ends; none in a file that could not be read.
    pub place: Option<(LineColumn, LineColumn)>,
}

/// All problems of a report, in its order.
pub(super) fn entries(report: &Report) -> Vec<Entry<'_>> {
    let identities = report.identities();
    let mut entries = Vec::new();
    for (file, identities) in report.files.iter().zip(identities) {
        let places = file.text.as_ref().map(|text| {
            let offsets = file.problems.iter().flat_map(|p| [p.span.start as usize, p.span.end as usize]);
            Places::new(text, offsets)
        });
        for (problem, identity) in file.problems.iter().zip(identities) {
            let place =
                places.as_ref().map(|p| (p.of(problem.span.start as usize), p.of(problem.span.end as usize)));
            entries.push(Entry { file, problem, identity, place });
        }
    }
    entries
}

impl Entry<'_> {
    /// What is wrong and what to do, a line each.
    pub fn message(&self, language: Language) -> String {
        let mut message = language.of(&self.problem.message).to_owned();
        for more in [&self.problem.label, &self.problem.help].into_iter().flatten() {
            message.push('\n');
            message.push_str(language.of(more));
        }
        message
    }

    /// The line it begins on; 1 for a file that could not be read.
    pub fn line(&self) -> usize {
        self.place.map_or(1, |(start, _)| start.line)
    }
}

/// `file:line:column` of another place of a problem, as far as its text is at hand.
pub(super) fn place_of(report: &Report, file: &FileProblems, related: &Related) -> String {
    let name = related.file.as_deref().unwrap_or(&file.file);
    let text = if related.file.is_none() { file.text.as_ref() } else { report.text_of(name) };
    match text {
        Some(text) => {
            let place = text.line_column(related.span.start as usize);
            format!("{name}:{}:{}", place.line, place.column)
        }
        None => name.to_owned(),
    }
}
