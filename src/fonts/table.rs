//! The roles of type on an official page, and the fonts that can play them: `roles.toml` as data.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// What a face is wanted for. GB/T 9704 names classes of type only, never a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 小标宋: the issuing mark and the title.
    Title,
    /// 仿宋: the body, tables.
    Body,
    /// 楷体: headings of the second level, names of signers.
    Kai,
    /// 黑体: headings of the first level, secrecy, urgency, 附件, heads of tables.
    Hei,
    /// 宋体: page numbers.
    Song,
}

impl Role {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 5] = [Self::Title, Self::Body, Self::Kai, Self::Hei, Self::Song];
}

/// One role with the fonts that can play it, best first.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleRow {
    /// Which.
    pub key: Role,
    /// What offices call the class: 仿宋.
    pub name: String,
    /// What is set in it.
    pub used_for: String,
    /// The same in English.
    pub used_for_en: String,
    /// Keys of fonts of the class: what offices have, then what anybody may take.
    pub fonts: Vec<String>,
    /// Keys of fonts of another class, for want of anything better.
    pub otherwise: Vec<String>,
}

/// One font that is known by name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownFont {
    /// Key within the table.
    pub key: String,
    /// Names of the family, in any language.
    pub names: Vec<String>,
    /// The weight that is meant, from 1 to 1000, when the family has several; else the one nearest 400.
    #[serde(default)]
    pub weight: Option<u16>,
    /// What its licence is called.
    pub licence: String,
    /// Whether anybody may take and use it.
    #[serde(default)]
    pub free: bool,
    /// Where it comes from.
    #[serde(default)]
    pub home: Option<String>,
    /// How to install it on Debian and its like.
    #[serde(default)]
    pub debian: Option<String>,
    /// Where that puts it, when programs do not look there by themselves.
    #[serde(default)]
    pub debian_path: Option<String>,
    /// How to install it on macOS.
    #[serde(default)]
    pub macos: Option<String>,
    /// How to install it on Windows.
    #[serde(default)]
    pub windows: Option<String>,
}

/// `roles.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Fonts for characters that a role's own lack, best first.
    pub fallback: Vec<String>,
    /// The roles.
    #[serde(rename = "role")]
    pub roles: Vec<RoleRow>,
    /// The fonts.
    #[serde(rename = "font")]
    pub fonts: Vec<KnownFont>,
}

impl Table {
    /// The table of this program.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        // The table parses and is whole, or the tests of this room fail.
        TABLE.get_or_init(|| toml::from_str(include_str!("roles.toml")).unwrap_or_default())
    }

    /// A font by its key.
    #[must_use]
    pub fn font(&self, key: &str) -> Option<&KnownFont> {
        self.fonts.iter().find(|font| font.key == key)
    }

    /// The row of a role.
    #[must_use]
    pub fn role(&self, role: Role) -> Option<&RoleRow> {
        self.roles.iter().find(|row| row.key == role)
    }

    /// The fonts of a role's class, best first.
    pub fn fonts_of(&self, role: Role) -> impl Iterator<Item = &KnownFont> {
        self.role(role).into_iter().flat_map(|row| &row.fonts).filter_map(|key| self.font(key))
    }

    /// The fonts that fill in for a role for want of its class, best first.
    pub fn otherwise(&self, role: Role) -> impl Iterator<Item = &KnownFont> {
        self.role(role).into_iter().flat_map(|row| &row.otherwise).filter_map(|key| self.font(key))
    }

    /// The fonts that stand behind every role.
    pub fn fallbacks(&self) -> impl Iterator<Item = &KnownFont> {
        self.fallback.iter().filter_map(|key| self.font(key))
    }

    /// Keys that are named and stand for no font, and fonts that nothing names; nothing when all is well.
    #[must_use]
    pub fn loose_ends(&self) -> BTreeSet<&str> {
        let named: BTreeSet<&str> = self
            .roles
            .iter()
            .flat_map(|r| r.fonts.iter().chain(&r.otherwise))
            .chain(&self.fallback)
            .map(String::as_str)
            .collect();
        let known: BTreeSet<&str> = self.fonts.iter().map(|font| font.key.as_str()).collect();
        named.symmetric_difference(&known).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_fonts_and_ends_in_one_that_anybody_may_take() {
        let table = Table::built_in();
        assert_eq!(table.loose_ends(), BTreeSet::new());
        for role in Role::ALL {
            let fonts: Vec<_> = table.fonts_of(role).collect();
            assert!(!fonts[0].free, "{role:?}: offices' own font comes first");
            let first_free = fonts.iter().position(|font| font.free).expect("a free one");
            assert!(fonts[first_free..].iter().any(|font| font.debian.is_some()), "{role:?}");
        }
    }

    #[test]
    fn a_font_that_is_free_says_where_it_comes_from() {
        for font in Table::built_in().fonts.iter().filter(|font| font.free) {
            assert!(font.home.is_some() || font.debian.is_some(), "{}", font.key);
        }
    }
}
