//! Problems for people and for programs (the only room that names miette).
//!
//! In: what is wrong, file by file. Out: text for a terminal or a screen reader, or one of the forms
//! that programs read. Must not: print, read files, or ask the terminal anything; the driver tells
//! its width and whether it has colours.

mod changes;
mod end;
mod entry;
mod exit;
mod github;
mod gitlab;
mod human;
mod identity;
mod json;
mod junit;
mod language;
mod places;
mod plain;
mod range;
mod rules;
mod sarif;
mod uri;
mod window;

pub use changes::{changes_object, draw_changes};
pub use end::summary;
pub use exit::Exit;
pub use github::commands;
pub use gitlab::code_quality;
pub use human::{Style, draw};
pub use identity::{Identity, identities};
pub use json::object;
pub use junit::test_suites;
pub use language::Language;
pub use plain::{headlines, paragraphs};
pub use rules::{RuleText, rule_text};
pub use sarif::log;

use crate::problem::Level;
use crate::source::SourceText;
use crate::workspace::FileProblems;
use std::collections::BTreeMap;

/// All that a run found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Files with problems, sorted by name; names as the reader of the report knows them.
    pub files: Vec<FileProblems>,
    /// Texts of other files that problems point into, by name.
    pub others: BTreeMap<String, SourceText>,
    /// How many documents were looked at.
    pub checked: usize,
    /// Documents whose outputs were held back because reading them gave errors.
    pub held_back: Vec<String>,
    /// Identities of the problems, file by file, when they were found before some problems were taken
    /// out; the order among equals counts, so they are not found anew then.
    pub identities: Option<Vec<Vec<Identity>>>,
}

/// How many problems of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Errors, unreadable files not counted.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Hints.
    pub hints: usize,
    /// Files that could not be read.
    pub unreadable: usize,
}

impl Report {
    /// The text of a file that a problem points into.
    fn text_of(&self, file: &str) -> Option<&SourceText> {
        let at = self.files.partition_point(|f| f.file.as_str() < file);
        let same = self.files.iter().skip(at).take_while(|f| f.file == file);
        same.filter_map(|f| f.text.as_ref()).next().or_else(|| self.others.get(file))
    }

    /// The identities of the problems, file by file.
    #[must_use]
    pub fn identities(&self) -> Vec<Vec<Identity>> {
        match &self.identities {
            Some(known) => known.clone(),
            None => identities(&self.files, &str::to_owned),
        }
    }

    /// Counts the problems.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for file in &self.files {
            if file.is_unreadable() {
                tally.unreadable += 1;
                continue;
            }
            for problem in &file.problems {
                match problem.level {
                    Level::Error => tally.errors += 1,
                    Level::Warning => tally.warnings += 1,
                    Level::Hint => tally.hints += 1,
                }
            }
        }
        tally
    }
}
