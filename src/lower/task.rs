//! Tasks that a sentence makes: one for each closing bracket with roles or deadlines in it.

use super::Lowerer;
use super::flat::Flat;
use super::label::{At, brackets};
use super::walk::Walk;
use crate::model::{RoleClass, SeatOf, TaskId};
use crate::vocabulary::{Label, Sense};
use std::ops::Range;

/// Whether a label makes a task of what it stands under.
pub(super) fn makes_task(label: &Label) -> bool {
    match label {
        Label::Role(role) => {
            matches!(role.class, RoleClass::Lead | RoleClass::Responsible | RoleClass::Support)
        }
        Label::Mark(sense) => matches!(sense, Sense::Deadline | Sense::Deliverable),
        Label::Class(_) => false,
    }
}

fn is_dated(label: &Label) -> bool {
    matches!(label, Label::Mark(Sense::Deadline))
}

impl Lowerer<'_> {
    /// Outside bodies, `……。（牵头单位：甲）……。（牵头单位：乙）` is two tasks: the words up to each
    /// bracket and the seats in it.
    pub(super) fn bracket_tasks(
        &mut self,
        walk: &mut Walk,
        flat: &Flat,
        at: &At,
    ) -> Vec<(Range<usize>, TaskId)> {
        if !flat.marks.iter().any(|m| makes_task(&m.label)) {
            return Vec::new();
        }
        // In a body, roles in a bracket are seats of the body, unless the bracket says by when.
        let in_body = matches!(at.of, SeatOf::Body(_));
        let mut brackets = brackets(&flat.text);
        brackets.retain(|bracket| {
            let inside = flat.marks_in(bracket);
            inside.iter().any(|m| if in_body { is_dated(&m.label) } else { makes_task(&m.label) })
        });
        // An explicit task takes the seats of the only bracket in its text.
        if let (SeatOf::Task(id), [bracket]) = (at.of, brackets.as_slice()) {
            return vec![(bracket.clone(), id)];
        }
        let single = brackets.len() == 1;
        let mut tasks = Vec::new();
        let mut start = 0;
        for bracket in brackets {
            let words = sentence_before(&flat.text, start, bracket.start);
            let (title, text) = self.task_words(walk, &words, single);
            let span = flat.span(&(start..bracket.end));
            tasks.push((bracket.clone(), self.add_task(&title, text, span, &at.clause)));
            start = bracket.end;
        }
        tasks
    }

    /// A heading gives its name to the only task below it; of several, each is called by its words.
    fn task_words(&self, walk: &mut Walk, words: &str, single: bool) -> (String, Option<String>) {
        let Some(inner) = walk.scopes.inner() else { return (words.to_owned(), None) };
        let heading = inner.title.trim_end_matches('。').to_owned();
        let body = words.strip_prefix(&heading).unwrap_or(words).trim_start_matches('。');
        if single && !heading.is_empty() {
            let above = std::mem::take(&mut inner.last);
            let text = if body.is_empty() { above } else { body.to_owned() };
            return (heading, (!text.is_empty()).then_some(text));
        }
        (if body.is_empty() { heading } else { body.to_owned() }, None)
    }
}

/// The words between two brackets, their closing marks dropped.
fn sentence_before(text: &str, start: usize, bracket: usize) -> String {
    text.get(start..bracket)
        .unwrap_or("")
        .trim_start_matches(['）', ')', '。', '；', ' '])
        .trim_end_matches(['（', '(', '。', '；'])
        .to_owned()
}
