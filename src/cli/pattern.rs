//! Patterns that a starting document can be written for.

use crate::vocabulary::nearest;

/// What kind of mechanism to start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    /// A sum of numbers and letters: 7+X.
    Sum(Vec<Term>),
    /// One with a name and a file of its own: index into [`NAMED`].
    Named(&'static Named),
}

/// A term of a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// So many bodies.
    Number(usize),
    /// An open set.
    Letter(char),
}

/// A named pattern.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// Its name.
    pub name: &'static str,
    /// Its starting document.
    pub template: &'static str,
}

/// The named patterns.
pub(super) const NAMED: &[Named] = &[
    Named { name: "链长制", template: include_str!("../../templates/new/chain.jz") },
    Named { name: "联席会议", template: include_str!("../../templates/new/conference.jz") },
    Named { name: "领导小组", template: include_str!("../../templates/new/leading-group.jz") },
    Named { name: "任务分工", template: include_str!("../../templates/new/tasks.jz") },
];

/// The most bodies a starting document lists; nobody fills in more by hand.
const MOST: usize = 30;

/// Why a pattern is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PatternFault {
    /// No such name; the nearest one if one is near.
    Unknown(Option<&'static str>),
    /// More bodies than a starting document lists, or none.
    Size,
}

impl Pattern {
    /// Reads a pattern; full-width signs are taken.
    pub(super) fn read(words: &str) -> Result<Self, PatternFault> {
        let words: String = words.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
        if let Some(named) = NAMED.iter().find(|named| named.name == words) {
            return Ok(Self::Named(named));
        }
        let Some(terms) = words.split('+').map(term).collect::<Option<Vec<Term>>>() else {
            return Err(PatternFault::Unknown(nearest(&words, NAMED.iter().map(|n| n.name))));
        };
        if terms.len() < 2 {
            return Err(PatternFault::Unknown(None));
        }
        let sizes = terms.iter().map(|t| if let Term::Number(n) = t { *n } else { 1 });
        if sizes.clone().any(|n| n == 0) || sizes.fold(0, usize::saturating_add) > MOST {
            return Err(PatternFault::Size);
        }
        Ok(Self::Sum(terms))
    }

    /// As written in the document and in a file name.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Named(named) => named.name.to_owned(),
            Self::Sum(terms) => {
                let terms: Vec<String> = terms
                    .iter()
                    .map(|t| match t {
                        Term::Number(n) => n.to_string(),
                        Term::Letter(c) => c.to_string(),
                    })
                    .collect();
                terms.join("+")
            }
        }
    }
}

fn term(words: &str) -> Option<Term> {
    let mut signs = words.chars();
    match (signs.next(), signs.next()) {
        (Some(letter), None) if letter.is_ascii_alphabetic() => {
            Some(Term::Letter(letter.to_ascii_uppercase()))
        }
        (Some(first), _) if first.is_ascii_digit() => words.parse().ok().map(Term::Number),
        _ => None,
    }
}

fn half_width(sign: char) -> char {
    match sign {
        '＋' | '加' => '+',
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            u32::from(sign).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(sign)
        }
        _ => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read_in_any_width_and_names_by_their_words() {
        for (words, name) in [("7+X", "7+X"), ("７＋ｘ", "7+X"), ("1 + 4 + N", "1+4+N"), ("链长制", "链长制")]
        {
            assert_eq!(Pattern::read(words).map(|p| p.name()), Ok(name.to_owned()), "{words}");
        }
    }

    #[test]
    fn a_misspelt_name_finds_its_neighbour_and_odd_sums_are_refused() {
        assert_eq!(Pattern::read("链长治"), Err(PatternFault::Unknown(Some("链长制"))));
        assert_eq!(Pattern::read("联系会议"), Err(PatternFault::Unknown(Some("联席会议"))));
        for words in ["7", "", "7+", "7+XY", "七加X"] {
            assert!(matches!(Pattern::read(words), Err(PatternFault::Unknown(None))), "{words}");
        }
        for words in ["0+X", "99999+X", "18446744073709551615+9"] {
            assert_eq!(Pattern::read(words), Err(PatternFault::Size), "{words}");
        }
    }
}
