//! Findings that a drawing shows.

use super::{Item, Link};
use crate::problem::Level;
use crate::source::Span;
use std::borrow::Cow;

/// One finding at a node or edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark<'m> {
    /// How much it weighs.
    pub level: Level,
    /// The name of the rule.
    pub code: &'m str,
}

/// Findings by place and by party.
#[derive(Clone, Debug, Default)]
pub struct Marks<'m> {
    places: Vec<(Span, Mark<'m>)>,
    items: Vec<(Item<'m>, Mark<'m>)>,
}

impl<'m> Marks<'m> {
    /// No marks.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Marks what the words of a place say: edges, and nodes that are declared there.
    pub fn place(&mut self, span: Span, level: Level, code: &'m str) {
        self.places.push((span, Mark { level, code }));
    }

    /// Marks a node.
    pub fn item(&mut self, item: Item<'m>, level: Level, code: &'m str) {
        self.items.push((item, Mark { level, code }));
    }

    /// The heaviest mark of an edge; of two that weigh the same, the first.
    #[must_use]
    pub fn of_link(&self, link: &Link<'m>) -> Option<Mark<'m>> {
        heaviest(self.at(link.span))
    }

    /// The heaviest mark of a node declared at `places`; of two that weigh the same, the first.
    #[must_use]
    pub fn of_item(&self, item: Item<'m>, places: &[Span]) -> Option<Mark<'m>> {
        let named = self.items.iter().filter(|(marked, _)| *marked == item).map(|(_, mark)| *mark);
        heaviest(named.chain(places.iter().flat_map(|place| self.at(*place))))
    }

    fn at(&self, span: Span) -> impl Iterator<Item = Mark<'m>> {
        let meets = move |place: &Span| place.start < span.end && span.start < place.end;
        self.places.iter().filter(move |(place, _)| meets(place)).map(|(_, mark)| *mark)
    }
}

fn heaviest<'m>(marks: impl Iterator<Item = Mark<'m>>) -> Option<Mark<'m>> {
    marks.reduce(|heaviest, mark| if mark.level > heaviest.level { mark } else { heaviest })
}

impl Mark<'_> {
    /// A sign and the code, as they stand in a drawing: `× cycle`. The sign tells the level without
    /// colour.
    #[must_use]
    pub fn words(self) -> String {
        format!("{} {}", self.sign(), self.code)
    }

    fn sign(self) -> char {
        match self.level {
            Level::Error => '×',
            Level::Warning => '⚠',
            Level::Hint => '※',
        }
    }
}

/// A label with its finding below.
pub(super) fn marked<'a>(label: &'a str, mark: Option<Mark<'_>>) -> Cow<'a, str> {
    match mark {
        Some(mark) if label.is_empty() => Cow::Owned(mark.words()),
        Some(mark) => Cow::Owned(format!("{label}\n{}", mark.words())),
        None => Cow::Borrowed(label),
    }
}
