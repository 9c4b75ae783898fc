//! Levels of rules, as a workspace sets them.

use super::FileProblems;
use crate::problem::{FAMILIES, Level, Problem, family_of, is_code};
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

/// The levels of one workspace, by rule or family; applied once, when a document is done.
#[derive(Clone, Debug, Default)]
pub struct Levels(BTreeMap<String, LevelSetting>);

impl Levels {
    /// The levels of a `[levels]` table.
    #[must_use]
    pub fn new(table: BTreeMap<String, LevelSetting>) -> Self {
        Self(table)
    }

    /// Sets each problem's level and drops those that are off. Orders beat the table, a rule's name
    /// beats its family's.
    pub fn apply(&self, problems: &mut Vec<Problem>, orders: &Orders) {
        if self.0.is_empty() && orders.0.is_empty() {
            return;
        }
        problems.retain_mut(|problem| match self.level(problem.code, problem.level, orders) {
            Some(level) => {
                problem.level = level;
                true
            }
            None => false,
        });
    }

    /// Whether nothing is told of a rule.
    pub(super) fn is_off(&self, rule: &str, orders: &Orders) -> bool {
        self.level(rule, Level::Hint, orders).is_none()
    }

    fn level(&self, code: &str, own: Level, orders: &Orders) -> Option<Level> {
        let family = || family_of(code).and_then(|family| self.0.get(family.name));
        let set = self.0.get(code).or_else(family);
        orders.level(code, set.map_or(Some(own), |setting| setting.level()))
    }
}

/// What the command line says of levels: rules, families or [`Orders::WARNINGS`], in its order.
#[derive(Clone, Debug, Default)]
pub struct Orders(Vec<(String, LevelSetting)>);

impl Orders {
    /// The name that stands for whatever is a warning by then.
    pub const WARNINGS: &'static str = "warnings";

    /// Orders, the last of which wins.
    pub fn new(orders: impl IntoIterator<Item = (String, LevelSetting)>) -> Self {
        Self(orders.into_iter().collect())
    }

    /// The first name that is no rule, family or [`Orders::WARNINGS`].
    #[must_use]
    pub fn unknown(&self) -> Option<&str> {
        let mut names = self.0.iter().map(|(name, _)| name.as_str());
        names.find(|name| *name != Self::WARNINGS && !names_problems(name))
    }

    /// Weighs problems that no document has, such as remarks on settings. Errors stay: they say why
    /// something was not looked at.
    pub fn apply(&self, problems: &mut Vec<Problem>) {
        problems.retain_mut(|problem| {
            if problem.level == Level::Error {
                return true;
            }
            let level = self.level(problem.code, Some(problem.level));
            problem.level = level.unwrap_or(problem.level);
            level.is_some()
        });
    }

    /// The same for problems of files; a file of which nothing is left is dropped.
    pub fn apply_to(&self, files: &mut Vec<FileProblems>) {
        files.retain_mut(|file| {
            self.apply(&mut file.problems);
            !file.problems.is_empty()
        });
    }

    fn level(&self, code: &str, before: Option<Level>) -> Option<Level> {
        let family = family_of(code).map(|family| family.name);
        self.0.iter().fold(before, |level, (name, setting)| {
            let warning = name == Self::WARNINGS && level == Some(Level::Warning);
            if warning || name == code || family == Some(name) { setting.level() } else { level }
        })
    }
}

/// Whether a name is a rule's or a family's.
pub(super) fn names_problems(name: &str) -> bool {
    is_code(name) || FAMILIES.iter().any(|family| family.name == name)
}

impl LevelSetting {
    /// None when off.
    fn level(self) -> Option<Level> {
        match self {
            Self::Error => Some(Level::Error),
            Self::Warning => Some(Level::Warning),
            Self::Hint => Some(Level::Hint),
            Self::Off => None,
        }
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
        levels.apply(&mut problems, &Orders::default());
        let left: Vec<_> = problems.iter().map(|p| (p.code, p.level)).collect();
        assert_eq!(left, [("b", Level::Error), ("c", Level::Hint)]);
    }
}
