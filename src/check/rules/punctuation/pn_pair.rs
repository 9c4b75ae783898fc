//! `pn-pair`.

use crate::check::{Both, Case, Line, Page, Reads, Rule};
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
    let mut open: Vec<(usize, char)> = Vec::new();
    for line in case.lines().filter(|line| line.may_hold(&PAIRED)) {
        for (at, sign) in line.signs() {
            if opens(sign) {
                open.push((at, sign));
            } else if let Some(left) = opening(sign) {
                match open.iter().rposition(|(_, opened)| *opened == left) {
                    Some(place) => {
                        found.extend(open.drain(place + 1..).map(|(at, sign)| alone(&line, at, sign, true)));
                        open.pop();
                    }
                    None if numbers(line.text.get(..at).unwrap_or("")) => {}
                    None => found.push(alone(&line, at, sign, false)),
                }
            }
        }
        if !open.is_empty() {
            found.extend(open.drain(..).map(|(at, sign)| alone(&line, at, sign, true)));
        }
    }
}

/// The signs of pairs.
const PAIRED: [char; 14] = ['“', '”', '‘', '’', '《', '》', '〈', '〉', '（', '）', '〔', '〕', '【', '】'];

/// Whether a sign opens a pair.
fn opens(sign: char) -> bool {
    matches!(sign, '“' | '‘' | '《' | '〈' | '（' | '〔' | '【')
}

/// The sign that opens the pair that a sign closes.
fn opening(sign: char) -> Option<char> {
    Some(match sign {
        '”' => '“',
        '’' => '‘',
        '》' => '《',
        '〉' => '〈',
        '）' => '（',
        '〕' => '〔',
        '】' => '【',
        _ => return None,
    })
}

/// Whether a bracket after these words closes a number: `1）`, wherever it is cited.
fn numbers(before: &str) -> bool {
    let head = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    (1..=2).contains(&(before.len() - head.len()))
}

fn alone(line: &Line<'_>, at: usize, sign: char, opens: bool) -> Problem {
    let span = line.span(at..at + sign.len_utf8());
    let (zh, en) = if opens {
        (format!("“{sign}”没有另一半"), format!("{sign} is never closed"))
    } else {
        (format!("“{sign}”前面没有另一半"), format!("{sign} was never opened"))
    };
    RULE.at(span, zh, en).help("补上另一半，或者删去多余的这一半", "add the other half or delete this one")
}
