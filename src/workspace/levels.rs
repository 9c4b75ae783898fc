//! Levels of rules, as a workspace sets them.

use crate::problem::{Level, Problem};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// How much a rule weighs in a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LevelSetting {
    /// Fails a run and, when it is an error of reading, holds back the outputs.
    Error,
    /// Reported.
    Warning,
    /// Shown, never fails a run.
    Hint,
    /// Not reported.
    Off,
}

/// The levels of one workspace; applied once, when a document is done.
#[derive(Clone, Debug, Default)]
pub struct Levels(BTreeMap<String, LevelSetting>);

impl Levels {
    /// The levels of a `[levels]` table.
    #[must_use]
    pub fn new(table: BTreeMap<String, LevelSetting>) -> Self {
        Self(table)
    }

    /// Sets each problem's level and drops those that are off.
    pub fn apply(&self, problems: &mut Vec<Problem>) {
        if self.0.is_empty() {
            return;
        }
        problems.retain_mut(|problem| match self.0.get(problem.code) {
            Some(LevelSetting::Off) => false,
            Some(setting) => {
                problem.level = match setting {
                    LevelSetting::Error => Level::Error,
                    LevelSetting::Warning => Level::Warning,
                    LevelSetting::Hint | LevelSetting::Off => Level::Hint,
                };
                true
            }
            None => true,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn a_level_is_raised_lowered_or_turned_off_by_the_rule_name() {
        let levels = Levels::new(BTreeMap::from([
            ("a".to_owned(), LevelSetting::Off),
            ("b".to_owned(), LevelSetting::Error),
        ]));
        let span = Span::default();
        let mut problems = vec![
            Problem::error("a", span, "甲", "a"),
            Problem::hint("b", span, "乙", "b"),
            Problem::hint("c", span, "丙", "c"),
        ];
        levels.apply(&mut problems);
        let left: Vec<_> = problems.iter().map(|p| (p.code, p.level)).collect();
        assert_eq!(left, [("b", Level::Error), ("c", Level::Hint)]);
    }
}
