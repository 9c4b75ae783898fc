//! What is left of a document once its model is dropped.

use super::{Brief, Checker};
use crate::lower::Permission;
use crate::problem::Problem;
use crate::source::SourceText;
use crate::workspace::{Citation, Header, Index, Workspace};

/// A document that was looked at by itself: all that looking between documents and judging need.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    /// What other documents need of it.
    pub brief: Brief,
    /// What was found, by place; not judged.
    pub problems: Vec<Problem>,
    /// Rules that its text silences.
    pub permissions: Vec<Permission>,
    /// Documents that it cites, in the workspace or not.
    pub cites: Vec<Citation>,
}

impl Checker {
    /// Compiles one document, runs the rules over it and drops its model. `path` is relative to the
    /// workspace; `header` is its own.
    #[must_use]
    pub fn look_at(
        &self,
        workspace: &Workspace,
        path: &str,
        text: &SourceText,
        header: &Header,
        index: &Index,
    ) -> Looked {
        let mut document = workspace.draft(path, text, header, index);
        let region = document.mechanism.region.as_ref().map_or_else(String::new, |r| r.value.to_string());
        let names = workspace.registry().region(&region);
        self.check(&mut document, text, workspace.vocabulary(), names.clone());
        let brief = Brief::of(path, &document, &names);
        let cites = Citation::of(&document.mechanism).collect();
        Looked { brief, problems: document.problems, permissions: document.permissions, cites }
    }
}
