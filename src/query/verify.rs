//! Whether a changed text still says what it said.

use crate::check::Checker;
use crate::lower::{Context, compile_in_sight};
use crate::model::Mechanism;
use crate::problem::{Message, Problem};
use crate::source::SourceText;
use crate::workspace::{Document, RuleTables};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What compiling and checking a changed text shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// Whether no place is left that is understood to name the old unit.
    pub old_is_gone: bool,
    /// Whether the registers take the new name for the old unit's: then only its words can be gone.
    pub same_unit: bool,
    /// Units that the text named before and does not name any more, the old one left out.
    pub lost: Vec<String>,
    /// Units that it names now and did not name before, the new one left out.
    pub gained: Vec<String>,
    /// Findings that were not there before: the rule, and what it says.
    pub new_problems: Vec<(&'static str, Message)>,
}

impl Verified {
    /// Whether nothing went wrong.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.old_is_gone && self.lost.is_empty() && self.gained.is_empty() && self.new_problems.is_empty()
    }
}

/// Compiles and checks a text before and after a change of `old` to `new`.
#[must_use]
pub fn verify(
    before: &str,
    after: &str,
    (old, new): (&str, &str),
    context: &Context<'_>,
    rules: &RuleTables,
) -> Verified {
    let (was, is) = (looked_at(before, context, rules), looked_at(after, context, rules));
    let (were, are) = (units(&was.mechanism), units(&is.mechanism));
    let region = is.mechanism.region.as_ref().map_or("", |region| region.value.as_str());
    let called = context.registry.region(region).resolve(new, None).name;
    let named = |name: &&&str| **name != old && **name != called.as_str();
    let same_unit = called == old;
    let written = |m: &Mechanism| -> BTreeSet<String> {
        let units = m.units.iter().filter(|unit| unit.name == old);
        units.flat_map(|unit| &unit.surfaces).map(ToString::to_string).collect()
    };
    let (before_words, after_words) = (written(&was.mechanism), written(&is.mechanism));
    let old_is_gone = if same_unit { before_words.is_disjoint(&after_words) } else { !are.contains(old) };
    let lost = were.difference(&are).filter(named).map(|name| (*name).to_owned()).collect();
    let gained = are.difference(&were).filter(named).map(|name| (*name).to_owned()).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for problem in &was.problems {
        *counts.entry(problem.code).or_insert(0) += 1;
    }
    let is_new = |problem: &&Problem| match counts.get_mut(problem.code) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    };
    let new_problems = is.problems.iter().filter(is_new).map(|p| (p.code, p.message.clone())).collect();
    Verified { old_is_gone, same_unit, lost, gained, new_problems }
}

fn units(m: &Mechanism) -> BTreeSet<&str> {
    m.units.iter().map(|unit| unit.name.as_str()).collect()
}

fn looked_at(text: &str, context: &Context<'_>, rules: &RuleTables) -> Document {
    let text = SourceText::new(text.to_owned());
    let (compiled, names) = compile_in_sight(&text, context);
    let mut document = Document {
        mechanism: compiled.mechanism,
        syntax: compiled.syntax,
        permissions: compiled.permissions,
        problems: compiled.problems,
        complete: true,
    };
    let checker = Checker::new(rules.clone(), None);
    checker.check(&mut document, &text, context.vocabulary, names);
    document
}
