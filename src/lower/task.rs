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

/// Words between units and their verb: 按职责分工负责.
const MANNERS: [&str; 6] = ["按职责分工", "按照职责分工", "分别", "具体", "共同", "依职责"];

impl<'a> Lowerer<'a> {
    /// The text with marks for brackets that say in plain words who leads and who helps:
    /// `（县商务局牵头，县财政局、各乡镇配合，2026年6月底前）`. None when there is no such bracket, or
    /// inside a body, where a bracket need not speak of a task.
    pub(super) fn plain_brackets(&self, flat: &Flat<'a>, at: &At) -> Option<Flat<'a>> {
        if matches!(at.of, SeatOf::Body(_)) {
            return None;
        }
        let mut marked = None;
        for bracket in brackets(&flat.text) {
            if !flat.marks_in(&bracket).is_empty() {
                continue;
            }
            for (label, name, range) in self.plain_bracket(flat, &bracket) {
                marked.get_or_insert_with(|| flat.clone()).add_mark(label, &name, range);
            }
        }
        marked
    }

    /// The labels of one bracket; none unless every piece of it is understood.
    fn plain_bracket(&self, flat: &Flat, bracket: &Range<usize>) -> Vec<(&'a Label, String, Range<usize>)> {
        let words = flat.words(bracket);
        let (mut labels, mut start, mut roles) = (Vec::new(), bracket.start, 0);
        for piece in words.split(['，', '；', ',', ';']) {
            let range = start..start + piece.len();
            start = range.end + '，'.len_utf8();
            if let Some((label, name, units)) = self.units_and_verb(piece) {
                labels.push((label, name, range.start + units.start..range.start + units.end));
                roles += 1;
            } else if roles > 0 && crate::clause::deadline(piece, self.issued).is_ok() {
                labels.push((&Label::Mark(Sense::Deadline), "完成时限".to_owned(), range));
            } else {
                return Vec::new();
            }
        }
        labels
    }

    /// `县财政局、各乡镇按职责分工配合`: known units before a role that is a verb.
    fn units_and_verb(&self, piece: &str) -> Option<(&'a Label, String, Range<usize>)> {
        let lead = piece.len() - piece.trim_start().trim_start_matches('由').len();
        let verb = piece.char_indices().rev().nth(1)?.0;
        let name = piece.get(verb..)?;
        let label = self.words.label(name).filter(|l| matches!(l, Label::Role(_)))?;
        let mut units = piece.get(lead..verb)?;
        while let Some(short) = MANNERS.iter().find_map(|manner| units.strip_suffix(manner)) {
            units = short;
        }
        let items = self.names.list(units);
        let known = |item: &crate::registry::ListItem| item.found.known;
        (!items.is_empty() && items.iter().all(known))
            .then(|| (label, name.to_owned(), lead..lead + units.len()))
    }

    /// Outside bodies, `……。（牵头单位：甲）……。（牵头单位：乙）` is two tasks: the words up to each
    /// bracket and the seats in it.
    pub(super) fn bracket_tasks(
        &mut self,
        walk: &mut Walk,
        flat: &Flat,
        at: &At,
    ) -> Vec<(Range<usize>, TaskId)> {
        if !flat.marks.iter().any(|m| makes_task(m.label)) {
            return Vec::new();
        }
        // In a body, roles in a bracket are seats of the body, unless the bracket says by when.
        let in_body = matches!(at.of, SeatOf::Body(_));
        let mut brackets = brackets(&flat.text);
        brackets.retain(|bracket| {
            let inside = flat.marks_in(bracket);
            inside.iter().any(|m| if in_body { is_dated(m.label) } else { makes_task(m.label) })
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
