//! Applying fixes to one text until none is left, without ever breaking it.

use crate::problem::{Edit, Level, Problem, edited};
use crate::report::{Identity, identities};
use crate::source::SourceText;
use crate::workspace::FileProblems;
use std::collections::{BTreeMap, BTreeSet};

/// Looks after which we stop: fixes that call for fixes for ever are a fault of ours.
const LOOKS: usize = 1024;

/// Bytes that fixes may add beyond doubling a text; more is a fix that feeds on itself.
const GROWTH: usize = 4 << 10;

/// A text after its fixes.
#[derive(Debug)]
pub(super) struct Repaired {
    pub text: SourceText,
    /// Fixes applied.
    pub applied: usize,
    /// Problems whose fix would have brought new errors, in the text as it is now.
    pub refused: Vec<Problem>,
}

/// Tells what is wrong in a text.
pub(super) type Look<'a> = &'a dyn Fn(&SourceText) -> Vec<Problem>;

/// Applies fixes that do not overlap, looks again and goes on until nothing changes. Fixes that together bring
/// a new error are tried in halves, down to the one that does; it is refused. A refusal holds for the text
/// that it was tried on: when others were made since, it is tried again, so that another run on what comes
/// out finds nothing left.
pub(super) fn repair(text: &SourceText, also_unsafe: bool, look: Look<'_>) -> Repaired {
    let mut state = State::new(text.clone(), look);
    while state.looks < LOOKS {
        let chosen = state.chosen(also_unsafe);
        if !chosen.is_empty() {
            state.take_some(&chosen, look);
        } else if std::mem::take(&mut state.outdated) {
            state.refused.clear();
        } else {
            break;
        }
    }
    let State { text, found, applied, refused, .. } = state;
    let known = identified(&text, &found);
    let refused = found.into_iter().zip(known).filter(|(_, i)| refused.contains(i)).map(|(p, _)| p).collect();
    Repaired { text, applied, refused }
}

/// A fix that was chosen: whose problem it is, and its edits.
struct Chosen {
    identity: Identity,
    edits: Vec<Edit>,
}

struct State {
    text: SourceText,
    found: Vec<Problem>,
    /// Texts that were there before; coming back to one would go on for ever.
    seen: BTreeSet<String>,
    /// Bytes that the text may have.
    limit: usize,
    applied: usize,
    refused: BTreeSet<Identity>,
    /// Whether the text has changed since a fix was refused.
    outdated: bool,
    looks: usize,
}

impl State {
    fn new(text: SourceText, look: Look<'_>) -> Self {
        let found = look(&text);
        let seen = BTreeSet::from([text.as_str().to_owned()]);
        let limit = text.as_str().len() * 2 + GROWTH;
        Self { text, found, seen, limit, applied: 0, refused: BTreeSet::new(), outdated: false, looks: 1 }
    }

    /// Fixes that can be applied together.
    fn chosen(&self, also_unsafe: bool) -> Vec<Chosen> {
        let mut taken: BTreeMap<u32, u32> = BTreeMap::new();
        let mut chosen = Vec::new();
        for (problem, identity) in self.found.iter().zip(identified(&self.text, &self.found)) {
            let wanted = problem.fix.as_ref().filter(|fix| fix.safe || also_unsafe);
            let Some(fix) = wanted.filter(|_| !self.refused.contains(&identity)) else { continue };
            if self.fits(&fix.edits) && fix.edits.iter().all(|edit| is_free(&taken, edit)) {
                taken.extend(fix.edits.iter().map(|edit| (edit.span.start, edit.span.end)));
                chosen.push(Chosen { identity, edits: fix.edits.clone() });
            }
        }
        chosen
    }

    /// Whether edits are places of this text, apart from one another, and change something.
    fn fits(&self, edits: &[Edit]) -> bool {
        let mut taken = BTreeMap::new();
        let whole = edits.iter().all(|edit| {
            let there = self.text.as_str().get(edit.span.range()).is_some();
            let free = is_free(&taken, edit);
            taken.insert(edit.span.start, edit.span.end);
            there && free
        });
        whole && edits.iter().any(|edit| self.text.slice(edit.span) != edit.text)
    }

    /// Applies fixes when they bring no new error; false leaves everything as it was.
    fn take(&mut self, chosen: &[Chosen], look: Look<'_>) -> bool {
        let edits: Vec<&Edit> = chosen.iter().flat_map(|one| &one.edits).collect();
        let changed = edited(self.text.as_str(), edits);
        if self.seen.contains(&changed) || changed.len() > self.limit {
            return false;
        }
        let text = SourceText::new(changed);
        let found = look(&text);
        self.looks += 1;
        if brings_errors(&self.found, &found) {
            return false;
        }
        self.seen.insert(text.as_str().to_owned());
        self.applied += chosen.len();
        self.outdated = !self.refused.is_empty();
        (self.text, self.found) = (text, found);
        true
    }

    /// Applies some of the fixes, the first that go together, and refuses those that alone bring an error.
    fn take_some(&mut self, chosen: &[Chosen], look: Look<'_>) -> bool {
        if self.looks >= LOOKS || self.take(chosen, look) {
            return true;
        }
        if let [one] = chosen {
            self.refused.insert(one.identity);
            return false;
        }
        let (first, second) = chosen.split_at(chosen.len() / 2);
        self.take_some(first, look) || self.take_some(second, look)
    }
}

fn identified(text: &SourceText, found: &[Problem]) -> Vec<Identity> {
    let file = FileProblems { file: String::new(), text: Some(text.clone()), problems: found.to_vec() };
    identities(&[file], &str::to_owned).concat()
}

/// Whether an edit neither overlaps nor touches those taken. Two that touch could mean each other's
/// words; the second waits for the next round.
fn is_free(taken: &BTreeMap<u32, u32>, edit: &Edit) -> bool {
    let before = taken.range(..=edit.span.end).next_back();
    before.is_none_or(|(_, end)| *end < edit.span.start)
}

/// Whether some kind of error is there more often than before.
fn brings_errors(before: &[Problem], after: &[Problem]) -> bool {
    let count = |problems: &[Problem]| {
        let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
        for problem in problems.iter().filter(|p| p.level == Level::Error) {
            *counted.entry(problem.code).or_default() += 1;
        }
        counted
    };
    let before = count(before);
    count(after).into_iter().any(|(code, now)| now > before.get(code).copied().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    /// A problem at each `from`, with its replacement.
    fn replace(text: &SourceText, code: &'static str, from: &str, to: &str) -> Vec<Problem> {
        let at = text.as_str().match_indices(from).map(|(at, _)| Span::new(at, at + from.len()));
        at.map(|span| Problem::warning(code, span, "甲", "a").fix(true, span, to, "改", "fix")).collect()
    }

    fn errors(text: &SourceText, code: &'static str, of: &str) -> Vec<Problem> {
        let at = text.as_str().match_indices(of);
        at.map(|(at, _)| Problem::error(code, Span::new(at, at + of.len()), "甲", "a")).collect()
    }

    fn repaired(text: &str, look: Look<'_>) -> (String, usize, usize) {
        let Repaired { text, applied, refused } = repair(&SourceText::new(text.into()), false, look);
        (text.as_str().to_owned(), applied, refused.len())
    }

    #[test]
    fn fixes_that_uncover_others_and_fixes_that_overlap_are_all_made() {
        let look = |t: &SourceText| {
            [replace(t, "typed-number", "aa", "b"), replace(t, "empty-role", "bb", "c")].concat()
        };
        assert_eq!(repaired("aaaa dd aa", &look), ("c dd b".to_owned(), 4, 0));
    }

    #[test]
    fn a_fix_that_brings_an_error_is_left_out_and_told_and_the_others_are_made() {
        let look = |t: &SourceText| {
            [
                replace(t, "typed-number", "坏", "{"),
                replace(t, "empty-role", "旧", "新"),
                errors(t, "stray-brace", "{"),
            ]
            .concat()
        };
        assert_eq!(repaired("旧。坏。旧", &look), ("新。坏。新".to_owned(), 2, 1));
    }

    #[test]
    fn a_fix_that_was_refused_is_made_when_another_has_cleared_the_way() {
        // “坏” may become “好” only where “始” stands; both touch, so that they are not made together.
        let look = |t: &SourceText| {
            let barred =
                if t.as_str().contains('始') { Vec::new() } else { errors(t, "stray-brace", "好") };
            [replace(t, "typed-number", "坏", "好"), replace(t, "empty-role", "初", "始"), barred].concat()
        };
        assert_eq!(repaired("坏初", &look), ("好始".to_owned(), 2, 0));
    }

    #[test]
    fn many_fixes_among_which_each_other_brings_an_error_are_made_in_one_run() {
        let text: String =
            (0..200).map(|n| format!("{}第{n}句。", if n % 2 == 0 { "坏" } else { "旧" })).collect();
        let look = |t: &SourceText| {
            [
                replace(t, "typed-number", "坏", "{"),
                replace(t, "empty-role", "旧", "新"),
                errors(t, "stray-brace", "{"),
            ]
            .concat()
        };
        let (text, applied, refused) = repaired(&text, &look);
        assert_eq!((applied, refused, text.matches('{').count()), (100, 100, 0));
    }

    #[test]
    fn fixes_that_undo_each_other_come_to_an_end() {
        let look = |t: &SourceText| {
            [replace(t, "typed-number", "甲", "乙"), replace(t, "empty-role", "乙", "甲")].concat()
        };
        let (text, ..) = repaired("甲", &look);
        assert_eq!(repaired(&text, &look).0.len(), 3);
        let grows = |t: &SourceText| replace(t, "typed-number", "甲", "甲甲");
        assert!((2..=6 + GROWTH).contains(&repaired("甲", &grows).0.len()), "it ends");
    }

    #[test]
    fn edits_outside_the_text_or_over_each_other_are_not_made() {
        let look = |t: &SourceText| {
            let spans = [Span::new(0, 99), Span::new(1, 2)];
            let mut all: Vec<Problem> =
                spans.iter().flat_map(|_| replace(t, "typed-number", "甲", "乙")).collect();
            for (problem, span) in all.iter_mut().zip(spans) {
                problem.fix.as_mut().unwrap().edits[0].span = span;
            }
            all
        };
        assert_eq!(repaired("甲", &look), ("甲".to_owned(), 0, 0));
    }

    #[test]
    fn unsafe_fixes_are_made_only_when_asked_for() {
        let look = |t: &SourceText| {
            let mut all = replace(t, "typed-number", "甲", "乙");
            all.iter_mut().for_each(|p| p.fix.as_mut().unwrap().safe = false);
            all
        };
        let text = SourceText::new("甲".into());
        assert_eq!(repair(&text, false, &look).text.as_str(), "甲");
        assert_eq!(repair(&text, true, &look).text.as_str(), "乙");
    }
}
