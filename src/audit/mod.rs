//! A finished document held against its source: what no longer agrees, in the drafter's terms.
//!
//! In: the source's model and text, its own printed notice, and a finished document, both as read back
//! (`import`). Out: problems with places in the finished document and in the source. Must not: rest on
//! recognising the finished document, touch the disk, or tell what is only layout: line breaks, blanks,
//! page numbers.
//!
//! Lines of both notices are matched first (`align`), then what changed within a match is told by the facts of
//! the source that lie in the changed words (`edits`), then whole lines that came, went or moved (`lines`), and
//! last what has one cause becomes one finding (`roots`).

mod align;
mod edits;
mod facts;
mod finding;
mod kind;
mod lines;
mod located;
mod names;
mod page;
mod roots;
mod source;

pub use located::located;
pub use page::Page;

use crate::import::Intake;
use crate::model::Mechanism;
use crate::problem::Problem;
use crate::source::SourceText;
use edits::{Edit, Pair};
use facts::Facts;
use kind::Kind;
use lines::Sides;

/// The source of a finished document.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its name, for places in it.
    pub file: &'a str,
    /// Its text.
    pub text: &'a SourceText,
    /// What it says.
    pub mechanism: &'a Mechanism,
    /// Its printed notice, read back as the finished document was.
    pub printed: &'a Intake,
}

/// Lines of the source that must be found again, in a hundred, lest it be another document.
const LEAST: usize = 20;

/// What of a finished document does not agree with its source, by place in the finished document. Places of the
/// source are related ones that name its file.
#[must_use]
pub fn against(source: Source<'_>, page: &Page) -> Vec<Problem> {
    let notice = Page::of(source.printed);
    let printed = source::lines(&notice, source.mechanism, source.text);
    let matches = align::align(&printed, &page.lines);
    let found: usize = matches.iter().map(|m| m.source.len()).sum();
    if found * 100 < printed.len() * LEAST {
        let other = Edit::new(Kind::OtherDocument, String::new(), String::new());
        return vec![finding::problem(&other, source.file)];
    }
    let facts = Facts::of(source.mechanism);
    let mut all = Vec::new();
    for m in &matches {
        let pair = Pair::of(&printed, &page.lines, m.source.clone(), m.page.clone());
        all.extend(edits::edits(&pair, &printed, &facts));
    }
    let sides = Sides { source: &printed, page: &page.lines, matches: &matches, facts: &facts };
    all.extend(sides.findings());
    let mut problems: Vec<Problem> =
        roots::join(all).iter().map(|edit| finding::problem(edit, source.file)).collect();
    problems.sort_by_key(|problem| (problem.span, problem.code));
    problems
}
