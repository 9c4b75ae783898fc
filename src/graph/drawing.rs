//! What of the graph is drawn, and the drawings.

use super::drawn::Drawn;
use super::{Item, Marks, ResponsibilityGraph, dot, mermaid, svg};

/// What a drawing shows. By default: everybody and the work that they share, nothing marked; a duty
/// is a line from its owner to the body it stands in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Drawing<'a, 'm> {
    /// Findings to be marked.
    pub marks: Option<&'a Marks<'m>>,
    /// Only what stands within so many lines of a party. The mechanism itself is shown and not
    /// passed through, since everybody is joined by it.
    pub around: Option<(Item<'m>, usize)>,
    /// Also duties as nodes, units of posts, holders of roles, and documents.
    pub full: bool,
}

impl<'m> ResponsibilityGraph<'m> {
    /// As Graphviz DOT.
    #[must_use]
    pub fn dot(&self) -> String {
        self.dot_of(&Drawing::default())
    }

    /// As a Mermaid flowchart.
    #[must_use]
    pub fn mermaid(&self) -> String {
        self.mermaid_of(&Drawing::default())
    }

    /// As a picture of mechanism, bodies and units in columns. Fields, flows and targets are left
    /// to the other two: they would hide who does what.
    #[must_use]
    pub fn svg(&self) -> String {
        self.svg_of(&Drawing::default())
    }

    /// A drawing as Graphviz DOT, UTF-8.
    #[must_use]
    pub fn dot_of(&self, drawing: &Drawing<'_, 'm>) -> String {
        dot::dot(&Drawn::of(self, drawing))
    }

    /// A drawing as a Mermaid flowchart, UTF-8.
    #[must_use]
    pub fn mermaid_of(&self, drawing: &Drawing<'_, 'm>) -> String {
        mermaid::mermaid(&Drawn::of(self, drawing))
    }

    /// A drawing as SVG, UTF-8. Lines that the picture has no room for show in the tooltips of their
    /// boxes only when they are marked.
    #[must_use]
    pub fn svg_of(&self, drawing: &Drawing<'_, 'm>) -> String {
        svg::svg(&Drawn::of(self, drawing))
    }
}
