//! Which fields hold which, by declaration.

use std::collections::{HashMap, HashSet};

/// Broader and narrower terms: 能源 holds 新能源. Only what is declared counts; that one term contains
/// another's characters says nothing (健康养生 is no kind of 康养).
#[derive(Clone, Debug, Default)]
pub struct Terms<'t> {
    /// The broader terms of each; looked up only, in the order declared.
    broader: HashMap<&'t str, Vec<&'t str>>,
}

impl<'t> Terms<'t> {
    /// Takes pairs of a broader and a narrower term.
    #[must_use]
    pub fn new(pairs: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let mut broader: HashMap<&str, Vec<&str>> = HashMap::new();
        for (broad, narrow) in pairs {
            broader.entry(narrow).or_default().push(broad);
        }
        Self { broader }
    }

    /// Every term that holds this one, near ones first; itself only when the table declares a ring.
    #[must_use]
    pub fn above(&self, term: &str) -> Vec<&'t str> {
        let mut found: Vec<&'t str> = Vec::new();
        let mut seen: HashSet<&'t str> = HashSet::new();
        let mut open = self.broader.get(term).cloned().unwrap_or_default();
        open.reverse();
        while let Some(broad) = open.pop() {
            if seen.insert(broad) {
                found.push(broad);
                let further = self.broader.get(broad).into_iter().flatten();
                open.splice(0..0, further.copied().rev());
            }
        }
        found
    }

    /// Whether one term holds another.
    #[must_use]
    pub fn holds(&self, broad: &str, narrow: &str) -> bool {
        self.above(narrow).contains(&broad)
    }
}
