//! Industry terms: which words mean the same, and which are broader.
//!
//! Only declared terms are related; a term is never looked into, for 健康养生 holds 康养 and is no part of it.

use super::duty_overlap;
use crate::check::Case;
use crate::source::is_trim;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The built-in terms and those of a workspace.
#[derive(Clone, Debug, Default)]
pub(in crate::check) struct Terms {
    names: FxHashMap<String, u16>,
    /// Directly broader terms.
    above: Vec<Vec<u16>>,
    /// All broader terms.
    over: Vec<Vec<u16>>,
}

/// A term as it is compared: a declared one, or its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::check) enum Key<'t> {
    /// Declared.
    Known(u16),
    /// Without the words that every field may bear.
    Words(&'t str),
}

static BUILT_IN: LazyLock<Terms> =
    LazyLock::new(|| Terms::default().with(include_str!("industry.txt").lines()));

/// Words before and behind a field that say nothing of it.
const OPENINGS: [&str; 3] = ["各类", "重点", "有关"];
const ENDINGS: [&str; 9] = ["产业链", "产业", "行业", "领域", "项目", "经济", "工作", "方面", "等"];

impl Terms {
    /// Those that every document has.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// The terms that hold for a document.
    pub fn of(case: &Case<'_>) -> Cow<'static, Self> {
        let own = case.words(&duty_overlap::RULE, "terms");
        if own.is_empty() {
            return Cow::Borrowed(&BUILT_IN);
        }
        Cow::Owned(BUILT_IN.clone().with(own.into_iter()))
    }

    /// The same with more lines of `宽的＝别名：窄的＝别名、窄的`.
    fn with<'l>(mut self, lines: impl Iterator<Item = &'l str>) -> Self {
        for line in lines.map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let (broad, narrow) = line.split_once(['：', ':']).unwrap_or((line, ""));
            let broad = self.declare(broad);
            for narrow in narrow.split('、').filter(|n| !n.trim().is_empty()) {
                let narrow = self.declare(narrow);
                if let Some(above) = self.above.get_mut(usize::from(narrow)).filter(|_| narrow != broad) {
                    above.push(broad);
                }
            }
        }
        let all: Vec<u16> =
            self.above.iter().enumerate().filter_map(|(at, _)| u16::try_from(at).ok()).collect();
        self.over = all.into_iter().map(|id| self.climb(id)).collect();
        self
    }

    /// The term of `甲＝乙＝丙`, entered under all its words.
    fn declare(&mut self, words: &str) -> u16 {
        let names = || words.split(['＝', '=']).map(str::trim).filter(|n| !n.is_empty());
        let id = match names().find_map(|name| self.names.get(name).copied()) {
            Some(id) => id,
            None => {
                self.above.push(Vec::new());
                u16::try_from(self.above.len() - 1).unwrap_or(u16::MAX)
            }
        };
        for name in names() {
            self.names.entry(name.to_owned()).or_insert(id);
        }
        id
    }

    fn climb(&self, id: u16) -> Vec<u16> {
        let mut reached = Vec::new();
        let mut open = vec![id];
        while let Some(next) = open.pop() {
            for above in self.above.get(usize::from(next)).into_iter().flatten() {
                if *above != id && !reached.contains(above) {
                    reached.push(*above);
                    open.push(*above);
                }
            }
        }
        reached
    }

    /// How a term is compared.
    pub fn key<'t>(&self, term: &'t str) -> Key<'t> {
        let mut words =
            if is_trim(term) { term } else { term.trim_matches(['“', '”', '‘', '’', ' ']) };
        if let Some(id) = self.names.get(words) {
            return Key::Known(*id);
        }
        if let Some(rest) = OPENINGS.iter().find_map(|o| words.strip_prefix(o)).filter(|r| !r.is_empty()) {
            words = rest;
        }
        loop {
            if let Some(id) = self.names.get(words) {
                return Key::Known(*id);
            }
            match ENDINGS.iter().find_map(|e| words.strip_suffix(e)).filter(|rest| !rest.is_empty()) {
                Some(rest) => words = rest,
                None => return Key::Words(words),
            }
        }
    }

    /// Whether `narrow` is declared to be part of `broad`.
    pub fn is_part(&self, narrow: Key<'_>, broad: Key<'_>) -> bool {
        let (Key::Known(narrow), Key::Known(broad)) = (narrow, broad) else { return false };
        self.over.get(usize::from(narrow)).is_some_and(|over| over.contains(&broad))
    }

    /// Broader terms of a term, direct and indirect.
    pub fn broader(&self, key: Key<'_>) -> &[u16] {
        let Key::Known(id) = key else { return &[] };
        self.over.get(usize::from(id)).map_or(&[], Vec::as_slice)
    }

    /// Whether two terms are the same, one is part of the other, or both are parts of one term right
    /// above them: enough to hold that who looks after one may look after the other.
    pub fn kin(&self, a: Key<'_>, b: Key<'_>) -> bool {
        if a == b || self.is_part(a, b) || self.is_part(b, a) {
            return true;
        }
        let (Key::Known(a), Key::Known(b)) = (a, b) else { return false };
        let above = |id: u16| self.above.get(usize::from(id)).map_or(&[][..], Vec::as_slice);
        above(a).iter().any(|broad| above(b).contains(broad))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_that_holds_the_words_of_another_is_no_part_of_it() {
        let terms = &*BUILT_IN;
        assert!(!terms.is_part(terms.key("健康养生"), terms.key("康养")));
        assert!(terms.is_part(terms.key("新能源产业"), terms.key("能源")));
        assert!(terms.is_part(terms.key("光伏"), terms.key("能源")));
        assert!(!terms.is_part(terms.key("能源"), terms.key("新能源")));
    }

    #[test]
    fn words_that_every_field_may_bear_do_not_part_two_fields() {
        let terms = &*BUILT_IN;
        assert_eq!(terms.key("装备制造业"), terms.key("装备制造产业"));
        assert_eq!(terms.key("煤层气总部经济"), terms.key("煤层气总部项目"));
        assert_eq!(terms.key("各类园区"), terms.key("园区"));
        assert_ne!(terms.key("食品"), terms.key("食品安全"));
    }

    #[test]
    fn no_term_is_broader_than_itself() {
        let terms = &*BUILT_IN;
        for (id, over) in terms.over.iter().enumerate() {
            assert!(!over.iter().any(|o| usize::from(*o) == id), "{id}");
            let back = |o: &u16| {
                terms.over.get(usize::from(*o)).is_some_and(|up| up.iter().any(|u| usize::from(*u) == id))
            };
            assert!(!over.iter().any(back), "{id} is part of what is part of it");
        }
    }

    #[test]
    fn a_workspace_declares_its_own_terms() {
        let terms = Terms::default().with(["茶产业＝茶业：毛尖、红茶"].into_iter());
        assert!(terms.is_part(terms.key("毛尖"), terms.key("茶业")));
    }
}
