//! `pn-semi-level`.

use super::characters::is_han;
use crate::check::{Both, Case, Hit, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-semi-level",
    level: Level::Hint,
    page: Page {
        what: Both("分号用来隔开几个短词。", "；between short words of one clause."),
        why: Both("分号隔开的是分句，几个词并列用顿号。", "；separates clauses; words in a list take 、."),
        wrong: "重点引进以下产业：钢材；水泥；木材。",
        right: "重点引进以下产业：钢材、水泥、木材。",
        source: "GB/T 15834—2011，4.6",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    // In a field semicolons part the entries.
    for line in case.lines().filter(|line| line.kind != LineKind::Field && line.may_hold(&['；'])) {
        for (at, _) in line.signs().filter(|(_, sign)| *sign == '；') {
            let hit = Hit { range: at..at + '；'.len_utf8(), line };
            if parts_words(&hit) {
                found.push(tell(&hit));
            }
        }
    }
}

/// Whether a semicolon stands before the last of a list of short words.
fn parts_words(hit: &Hit<'_>) -> bool {
    behind_short(hit.after().chars()) == Some('。')
        && matches!(behind_short(hit.before().chars().rev()), Some('；' | '：'))
}

fn tell(hit: &Hit<'_>) -> Problem {
    RULE.at(hit.span(), "几个词并列用顿号，不用分号", "words in a list take 、, not ；").fix(
        false,
        hit.span(),
        "、",
        "改成“、”",
        "write 、",
    )
}

/// The sign that follows a word of up to four Chinese characters.
fn behind_short(words: impl Iterator<Item = char>) -> Option<char> {
    let mut words = words.peekable();
    let length = std::iter::from_fn(|| words.next_if(|c| is_han(*c))).take(5).count();
    words.next().filter(|_| (1..=4).contains(&length))
}
