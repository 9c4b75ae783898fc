//! What is left of a document once its model is dropped.

use super::checker::is_rule;
use super::{Brief, Checker, Rests};
use crate::lower::Permission;
use crate::problem::Problem;
use crate::source::{SourceText, Span};
use crate::workspace::{Citation, Linked, Workspace};

/// A document that was looked at by itself: all that linking, looking between documents and judging need.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    /// What other documents need of it.
    pub brief: Brief,
    /// What was found in it, by place; not judged.
    pub problems: Vec<Problem>,
    /// Rules that its text silences.
    pub permissions: Vec<Permission>,
    /// Documents that it cites, in the workspace or not.
    pub cites: Vec<Citation>,
}

impl Checker {
    /// Compiles one document, runs the rules over it and drops its model. `path` is relative to the
    /// workspace. Nothing of what is found comes from other documents, so that none needs to be known yet:
    /// what the citations come to is taken in afterwards.
    #[must_use]
    pub fn look_at(&self, workspace: &Workspace, path: &str, text: &SourceText) -> Looked {
        let (mut document, names) = workspace.draft_alone(text);
        self.check(&mut document, text, workspace.vocabulary(), names.clone());
        let brief = Brief::of(path, &document, &names);
        let cites = Citation::of(&document.mechanism).collect();
        Looked { brief, problems: document.problems, permissions: document.permissions, cites }
    }
}

impl Looked {
    /// Takes in what the citations come to: on which documents of the workspace this one rests.
    pub fn rest_on(&mut self, linked: &Linked) {
        let cites = self.cites.iter().zip(&linked.resolved).filter(|(cite, _)| cite.rests);
        let rests = cites.filter_map(|(cite, path)| {
            Some(Rests { path: path.clone()?, title: cite.title.clone(), span: cite.span })
        });
        self.brief.rests = rests.collect();
    }

    /// What was found in the document, with what linking finds: by place, and of one place behind what reading
    /// finds and before what rules find.
    #[must_use]
    pub fn found(&self, linked: &Linked) -> Vec<Problem> {
        let mut found = self.problems.clone();
        let named = self.cites.iter().zip(&linked.resolved).filter(|(_, path)| path.is_some());
        take_back(&mut found, named.map(|(cite, _)| cite.span));
        for problem in &linked.problems {
            let before = |other: &Problem| (other.span, is_rule(other.code)) <= (problem.span, false);
            found.insert(found.partition_point(before), problem.clone());
        }
        found
    }
}

/// The rule that asks whether a document that is cited by its title alone can be found. Before documents are
/// linked, that is not known of those that stand in the workspace.
pub(super) const UNTIL_LINKED: &str = "dangling-document";

/// Takes back what [`UNTIL_LINKED`] tells of citations, given by their places, that name a document of the
/// workspace.
pub(super) fn take_back(found: &mut Vec<Problem>, named: impl Iterator<Item = Span> + Clone) {
    found.retain(|problem| problem.code != UNTIL_LINKED || !named.clone().any(|span| span == problem.span));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules;
    use crate::workspace::LINKING;

    #[test]
    fn no_rule_asks_what_linking_finds_or_takes_back() {
        for rule in rules() {
            let gives_way_to = |code: &str| rule.yields_to.contains(&code);
            assert!(!LINKING.into_iter().chain([UNTIL_LINKED]).any(gives_way_to), "{}", rule.name);
            assert!(!LINKING.contains(&rule.name), "{}", rule.name);
        }
        assert!(is_rule(UNTIL_LINKED));
    }
}
