//! `pn-pair`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-pair",
    level: Level::Error,
    page: Page {
        what: Both(
            "引号、书名号、括号不成对。",
            "A quotation mark, title mark or bracket without its other half.",
        ),
        why: Both(
            "缺了一半，就分不清引的是什么、括的是什么。",
            "With one half missing nobody can tell what is quoted or bracketed.",
        ),
        wrong: "根据《某县招商引资办法（某政发〔2025〕3号）的要求，制定本方案。",
        right: "根据《某县招商引资办法》（某政发〔2025〕3号）的要求，制定本方案。",
        source: "GB/T 15834—2011",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let text = case.prose.text();
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut line = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            // A title printed on several lines is one line here.
            b'\n' if !open.is_empty() && within(case, at) => {}
            b'\n' => {
                for (at, sign) in open.drain(..) {
                    found.push(alone(case, at, sign, true));
                }
                line = at + 1;
            }
            // All signs of pairs begin with one of these bytes, and few other characters do.
            0xE2 | 0xE3 | 0xEF => {
                let Some(sign) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
                if PAIRS.iter().any(|(left, _)| *left == sign) {
                    open.push((at, sign));
                } else if let Some((left, _)) = PAIRS.iter().find(|(_, right)| *right == sign) {
                    match open.iter().rposition(|(_, opened)| opened == left) {
                        Some(place) => {
                            for (at, sign) in open.drain(place + 1..) {
                                found.push(alone(case, at, sign, true));
                            }
                            open.pop();
                        }
                        None if numbers(text.get(line..at).unwrap_or("")) => {}
                        None => found.push(alone(case, at, sign, false)),
                    }
                }
            }
            _ => {}
        }
    }
}

/// Whether a line break stands inside an element, not at its end.
fn within(case: &Case<'_>, at: usize) -> bool {
    case.prose.line_at(at, case.mechanism).is_some_and(|line| at < line.at + line.text.len())
}

const PAIRS: [(char, char); 7] =
    [('“', '”'), ('‘', '’'), ('《', '》'), ('〈', '〉'), ('（', '）'), ('〔', '〕'), ('【', '】')];

/// Whether a bracket after these words closes a number: `1）`, wherever it is cited.
fn numbers(before: &str) -> bool {
    let head = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    (1..=2).contains(&(before.len() - head.len()))
}

fn alone(case: &Case<'_>, at: usize, sign: char, opens: bool) -> Problem {
    let span = case.prose.span(at..at + sign.len_utf8());
    let (zh, en) = if opens {
        (format!("“{sign}”没有另一半"), format!("{sign} is never closed"))
    } else {
        (format!("“{sign}”前面没有另一半"), format!("{sign} was never opened"))
    };
    RULE.at(span, zh, en).help("补上另一半，或者删去多余的这一半", "add the other half or delete this one")
}
