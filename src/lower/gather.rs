//! Collective names whose bodies are set up further down, under headings of their own.

use super::Lowerer;
use crate::model::{Body, BodyId, Group, GroupId};

impl Lowerer<'_> {
    /// `确定{统称：3个专项小组}`, and the three groups under another heading of the same part: a name
    /// with a count and nothing under it takes the bodies that it counts. Only where there is no
    /// doubt: one run of that many bodies of one class, called as the name calls them, that belong
    /// to no other name.
    pub(super) fn gather_later_bodies(&mut self) {
        for index in 0..self.model.groups.len() {
            let id = GroupId::at(index);
            let Some(run) = self.model.group(id).and_then(|group| self.counted_run(group)) else { continue };
            for body in &run {
                if let Some(body) = self.model.bodies.get_mut(body.index()) {
                    body.group = Some(id);
                }
            }
            if let Some(group) = self.model.groups.get_mut(index) {
                group.bodies = run;
            }
        }
    }

    /// The only run of bodies after a name that has its count.
    fn counted_run(&self, group: &Group) -> Option<Vec<BodyId>> {
        let count = group.stated.filter(|count| *count > 1)? as usize;
        let kind = group.name.value.chars().next_back()?;
        if !group.bodies.is_empty() || !group.parties.is_empty() {
            return None;
        }
        let mut runs =
            self.runs_after(group.name.span.end, kind).into_iter().filter(|run| run.len() == count);
        let run = runs.next()?;
        runs.next().is_none().then_some(run)
    }

    /// Bodies of one part behind a place, in runs of one class under one parent.
    fn runs_after(&self, place: u32, kind: char) -> Vec<Vec<BodyId>> {
        let starts = self.model.parts.iter().map(|part| part.span.start);
        let end = starts.filter(|start| *start > place).min().unwrap_or(u32::MAX);
        let mut runs: Vec<Vec<BodyId>> = Vec::new();
        let mut last: Option<&Body> = None;
        for (index, body) in self.model.bodies.iter().enumerate() {
            let at = body.name.span.start;
            if at <= place || at >= end || body.open || body.group.is_some() || !is_called(body, kind) {
                last = None;
                continue;
            }
            let goes_on = last.is_some_and(|last| last.class == body.class && last.parent == body.parent);
            match runs.last_mut().filter(|_| goes_on) {
                Some(run) => run.push(BodyId::at(index)),
                None => runs.push(vec![BodyId::at(index)]),
            }
            last = Some(body);
        }
        runs
    }
}

/// Whether a body is one of what the name speaks of: a 小组 of 专项小组, a 链 of 重点产业链.
fn is_called(body: &Body, kind: char) -> bool {
    body.class.ends_with(kind) || body.name.value.ends_with(kind)
}
