//! What a line belongs to: the headings open around it.

use crate::model::{BodyId, GroupId, Parties, SeatOf, TaskId};

/// One open heading, or the part itself (level 0).
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    pub level: u8,
    /// The body that the heading sets up.
    pub body: Option<BodyId>,
    /// The collective name that the heading gives to the bodies below it.
    pub group: Option<GroupId>,
    /// The task that the heading opens, or that its label lines make of it.
    pub task: Option<TaskId>,
    /// Who carries everything below.
    pub owners: Parties,
    /// Whether items and sub-headings below are duties.
    pub duties: bool,
    /// Heading words, for tasks.
    pub title: String,
    /// The body set up by the last paragraph: label lines right below it belong to it.
    pub local: Option<BodyId>,
    /// Who carries the items that follow a paragraph ending in a colon.
    pub list_owners: Parties,
    /// Whether such a paragraph stands above.
    pub list: bool,
    /// Words of the last paragraph or item, for label lines right below it.
    pub last: String,
}

/// The open headings, outermost first.
#[derive(Clone, Debug, Default)]
pub(super) struct Scopes(Vec<Scope>);

impl Scopes {
    pub fn part() -> Self {
        Self(vec![Scope::default()])
    }

    /// Opens a heading; what is on its level or deeper closes.
    pub fn open(&mut self, scope: Scope) {
        while self.0.last().is_some_and(|s| s.level >= scope.level) && self.0.len() > 1 {
            self.0.pop();
        }
        self.0.push(scope);
    }

    /// The innermost scope.
    pub fn inner(&mut self) -> Option<&mut Scope> {
        self.0.last_mut()
    }

    /// The headings that stay open above one of some level, innermost first. What a paragraph said for the items
    /// below it ends there.
    fn above(&self, level: u8) -> impl Iterator<Item = &Scope> {
        self.0.iter().rev().filter(move |s| s.level < level)
    }

    /// The innermost body above a heading of some level.
    pub fn body_above(&self, level: u8) -> Option<BodyId> {
        self.above(level).find_map(|s| s.body)
    }

    /// The innermost collective name above a heading of some level.
    pub fn group_above(&self, level: u8) -> Option<GroupId> {
        self.above(level).find_map(|s| s.group)
    }

    /// Who carries what stands below the headings above one of some level.
    pub fn owners_above(&self, level: u8) -> Parties {
        self.above(level).map(|s| &s.owners).find(|o| !o.is_empty()).cloned().unwrap_or_default()
    }

    /// What a fact here belongs to: the innermost task, body or collective name.
    pub fn of(&self) -> SeatOf {
        self.of_above(u8::MAX)
    }

    /// The same for a heading of some level, before it opens.
    pub fn of_above(&self, level: u8) -> SeatOf {
        for scope in self.above(level) {
            if let Some(task) = scope.task {
                return SeatOf::Task(task);
            }
            if let Some(body) = scope.body {
                return SeatOf::Body(body);
            }
            if let Some(group) = scope.group {
                return SeatOf::Group(group);
            }
        }
        SeatOf::Mechanism
    }

    /// The innermost body, open headings only.
    pub fn body(&self) -> Option<BodyId> {
        self.0.iter().rev().find_map(|s| s.body)
    }

    /// The body of the innermost heading or of the paragraph just above.
    pub fn local_body(&self) -> Option<BodyId> {
        self.0.last().and_then(|s| s.local).or_else(|| self.body())
    }

    /// The innermost collective name.
    pub fn group(&self) -> Option<GroupId> {
        self.0.iter().rev().find_map(|s| s.group)
    }

    /// Who carries what stands here: the list above, else the innermost heading that says so.
    pub fn owners(&self) -> Parties {
        if let Some(inner) = self.0.last().filter(|s| s.list && !s.list_owners.is_empty()) {
            return inner.list_owners.clone();
        }
        self.0.iter().rev().map(|s| &s.owners).find(|o| !o.is_empty()).cloned().unwrap_or_default()
    }

    /// Whether items here are duties.
    pub fn lists_duties(&self) -> bool {
        self.0.last().is_some_and(|s| s.list && !s.list_owners.is_empty()) || self.0.iter().any(|s| s.duties)
    }
}
