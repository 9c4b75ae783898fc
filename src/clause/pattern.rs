//! 模式: `7+X`, “6+6”, `1+4+N`.

use super::parse::{Rule, read_all};
use super::{ClauseError, number, piece};
use crate::model::TermSize;
use crate::problem::Message;
use std::ops::Range;

/// The terms of a pattern with their bytes. Full-width characters count as their half-width twins;
/// quotes around the whole are allowed.
///
/// # Errors
/// When the words are no sum of at least two numbers or single letters.
pub fn pattern(words: &str) -> Result<Vec<(TermSize, Range<usize>)>, ClauseError> {
    match usual(words) {
        Some(terms) => Ok(terms),
        None => by_rule(words),
    }
}

/// 7+X without blanks, quotes or full-width characters, which needs no parser.
fn usual(words: &str) -> Option<Vec<(TermSize, Range<usize>)>> {
    let (mut terms, mut at) = (Vec::new(), 0);
    for term in words.split('+') {
        let size = match term.as_bytes() {
            [letter] if letter.is_ascii_alphabetic() => TermSize::Open(term.to_owned()),
            [_, ..] if term.bytes().all(|b| b.is_ascii_digit()) => TermSize::Fixed(term.parse().ok()?),
            _ => return None,
        };
        terms.push((size, at..at + term.len()));
        at += term.len() + 1;
    }
    (terms.len() > 1).then_some(terms)
}

/// The same by the grammar.
fn by_rule(words: &str) -> Result<Vec<(TermSize, Range<usize>)>, ClauseError> {
    let inside = piece::trim_by(words, 0..words.len(), piece::is_blank);
    let node = read_all(Rule::pattern, piece::text(words, inside.clone()))
        .map_err(|at| unreadable(words, &inside, inside.start + at))?;
    let mut terms = Vec::new();
    for term in node.inner() {
        let range = inside.start + term.range().start..inside.start + term.range().end;
        let plain: String = term.text().chars().map(number::half_width).collect();
        match term.rule() {
            Rule::open => terms.push((TermSize::Open(plain), range)),
            Rule::fixed => match plain.parse() {
                Ok(size) => terms.push((TermSize::Fixed(size), range)),
                Err(_) => return Err(too_large(range)),
            },
            _ => {}
        }
    }
    Ok(terms)
}

fn help() -> Message {
    Message::new(
        "写成数字和字母的和，如 7+X、6+6、1+N、1+4+N",
        "write a sum of numbers and letters, such as 7+X, 6+6, 1+N, 1+4+N",
    )
}

fn unreadable(words: &str, inside: &Range<usize>, at: usize) -> ClauseError {
    let rest = at..inside.end;
    let range = if piece::text(words, rest.clone()).is_empty() { piece::whole(words) } else { rest };
    let message =
        Message::new("这里应当是一个数字、一个字母或“+”", "a number, a letter or + was expected here");
    ClauseError::new(range, message, help())
}

fn too_large(range: Range<usize>) -> ClauseError {
    ClauseError::new(range, Message::new("这个数太大", "this number is too large"), help())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Vec<(TermSize, &str)> {
        let terms = pattern(words).unwrap_or_else(|e| panic!("{words}: {e:?}"));
        terms.into_iter().map(|(size, range)| (size, piece::text(words, range))).collect()
    }

    #[test]
    fn any_sum_of_numbers_and_letters_is_a_pattern() {
        let (fixed, open) = (TermSize::Fixed, |s: &str| TermSize::Open(s.to_owned()));
        assert_eq!(read("7+X"), [(fixed(7), "7"), (open("X"), "X")]);
        assert_eq!(read("“6+6”"), [(fixed(6), "6"), (fixed(6), "6")]);
        assert_eq!(read("1+N"), [(fixed(1), "1"), (open("N"), "N")]);
        assert_eq!(read("1+4+N"), [(fixed(1), "1"), (fixed(4), "4"), (open("N"), "N")]);
        assert_eq!(read("3+X"), [(fixed(3), "3"), (open("X"), "X")]);
        assert_eq!(read("７＋Ｘ"), [(fixed(7), "７"), (open("X"), "Ｘ")]);
        assert_eq!(read(" 12 + X "), [(fixed(12), "12"), (open("X"), "X")]);
    }

    proptest::proptest! {
        #[test]
        fn a_usual_pattern_is_what_the_rule_reads(words in "[0-9XNx]{0,3}(\\+[0-9XN]{0,2}){0,3}[ ”]?") {
            if let Some(terms) = usual(&words) {
                proptest::prop_assert_eq!(by_rule(&words).ok(), Some(terms), "{}", words);
            }
        }
    }

    #[test]
    fn other_words_are_pointed_at_where_reading_stops() {
        for (words, under) in [
            ("7", "7"),
            ("7+", "7+"),
            ("七+X", "七+X"),
            ("7-X", "-X"),
            ("7+X+", "7+X+"),
            ("7+XY", "Y"),
            ("99999999999+X", "99999999999"),
        ] {
            assert_eq!(piece::text(words, pattern(words).unwrap_err().range), under, "{words}");
        }
        assert_eq!(pattern("").unwrap_err().range, 0..0);
    }
}
