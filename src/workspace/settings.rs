//! `jizhi.toml` as typed data.

use super::{LevelSetting, inside};
use crate::page::PageSettings;
use crate::vocabulary::{ClassEntry, MarkEntry, RoleEntry, Tables};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// `jizhi.toml`: a workspace's regions, words, levels and templates. Every key may be left out.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// 发文机关 of documents that do not name one.
    pub issuer: Option<String>,
    /// Folder of templates that replace built-in ones of the same name, relative to this file.
    pub templates: Option<String>,
    /// Files and folders left alone, relative to this file; `*` stands for any part of one name.
    pub exclude: Vec<String>,
    /// Rules by name, and how much they weigh here.
    pub levels: BTreeMap<String, LevelSetting>,
    /// What rules let a workspace set, by rule and key.
    pub rules: RuleTables,
    /// Where fonts are, besides those that are installed.
    pub fonts: FontSetting,
    /// The page that notices are printed on: measures by key or Chinese name, laid over those of
    /// GB/T 9704-2012; `profile` names sets of them.
    pub page: PageSettings,
    /// Regions with their unit registers.
    pub region: Vec<RegionSetting>,
    /// More roles; a row replaces a built-in one of the same name.
    pub roles: Vec<RoleEntry>,
    /// More classes of bodies.
    pub classes: Vec<ClassEntry>,
    /// More marks.
    pub marks: Vec<MarkEntry>,
}

/// `[rules.NAME]`: settings of rules, by rule and key.
pub type RuleTables = BTreeMap<String, BTreeMap<String, RuleSetting>>;

/// One setting of a rule.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RuleSetting {
    /// A number.
    Number(f64),
    /// A list of words.
    Words(Vec<String>),
}

/// `[fonts]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FontSetting {
    /// Folders and files with fonts, relative to this file or absolute; they go before what is
    /// installed.
    pub path: Vec<String>,
}

/// One `[[region]]`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegionSetting {
    /// 地区, as documents write it: 某省某市某县.
    pub name: String,
    /// The region above, another `[[region]]` of this file.
    #[serde(default)]
    pub parent: Option<String>,
    /// Its unit register (`units.toml`), relative to this file.
    #[serde(default)]
    pub units: Option<String>,
}

impl Settings {
    /// The tables of words.
    #[must_use]
    pub fn tables(&self) -> Tables {
        Tables { roles: self.roles.clone(), classes: self.classes.clone(), marks: self.marks.clone() }
    }

    /// The unit registers, as plain paths relative to the workspace.
    pub fn registers(&self) -> impl Iterator<Item = String> {
        self.region.iter().filter_map(|r| inside(r.units.as_deref()?).ok())
    }

    /// Whether a path relative to the workspace is left alone.
    ///
    /// ```
    /// let settings = jizhi::workspace::Settings { exclude: vec!["旧稿/*".into()], ..Default::default() };
    /// assert!(settings.excludes("旧稿/甲.jz"));
    /// assert!(!settings.excludes("甲.jz"));
    /// ```
    #[must_use]
    pub fn excludes(&self, path: &str) -> bool {
        self.exclude.iter().any(|pattern| covers(pattern, path))
    }
}

/// Whether a pattern names the path or a folder above it.
fn covers(pattern: &str, path: &str) -> bool {
    let mut names = path.split('/');
    let pattern = pattern.trim_start_matches("./").trim_end_matches('/');
    !pattern.is_empty() && pattern.split('/').all(|p| names.next().is_some_and(|n| matches(p, n)))
}

/// Whether one name fits one part of a pattern. Walks both once and goes back to the last star
/// only, so the time is bounded by the product of the lengths.
fn matches(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    let (mut p, mut n, mut star) = (0, 0, None);
    while n < name.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(c) if name.get(n) == Some(c) => {
                p += 1;
                n += 1;
            }
            _ => match star {
                Some((at, from)) => {
                    star = Some((at, from + 1));
                    (p, n) = (at + 1, from + 1);
                }
                None => return false,
            },
        }
    }
    pattern.get(p..).is_some_and(|rest| rest.iter().all(|c| *c == '*'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_part_of_one_name_and_a_folder_covers_what_is_in_it() {
        assert!(covers("草稿", "草稿/甲/乙.jz"));
        assert!(covers("*/旧*.jz", "甲/旧稿.jz"));
        assert!(covers("a*b*c", "aXbYbZc"));
        assert!(!covers("*.jz", "甲/乙.jz"));
        assert!(!covers("草稿/甲", "草稿"));
        assert!(!covers("", "草稿"));
    }
}
