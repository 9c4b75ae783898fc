//! Which face plays which role, and which draws a character that the role's own lacks.

use super::shelf::{FaceId, Shelf, is_blank};
use super::table::{KnownFont, Role, Table};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A face for a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The face.
    pub face: FaceId,
    /// What the table says of it; none for a name of a local profile, or for whatever was installed.
    pub known: Option<&'static KnownFont>,
}

/// How well a role is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fit {
    /// By the font that is asked for.
    Asked,
    /// By another of the same class.
    SameClass,
    /// By one of another class.
    OtherClass,
    /// By nothing: no font was found at all.
    Nothing,
}

/// The faces of every role, from what is there.
#[derive(Debug)]
pub struct Fonts {
    shelf: Shelf,
    wishes: BTreeMap<Role, String>,
    chains: BTreeMap<Role, Vec<Choice>>,
    fallback: Vec<Choice>,
}

/// How the characters of a role are drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// Faces in order of choice, each with the characters that fall to it; the first is the role's own.
    pub by_face: Vec<(Choice, BTreeSet<char>)>,
    /// Characters that no face here can draw.
    pub missing: BTreeSet<char>,
}

impl Fonts {
    /// Finds the faces of all roles. A name wished for a role goes before the table's.
    #[must_use]
    pub fn find(shelf: Shelf, wishes: BTreeMap<Role, String>) -> Self {
        let table = Table::built_in();
        let known = |font: &'static KnownFont| {
            let face = shelf.named(&font.names, font.weight)?;
            Some(Choice { face, known: Some(font) })
        };
        let chain = |role: Role| {
            let wished = wishes.get(&role).filter(|name| !knows(role, name));
            let own = wished.and_then(|name| shelf.named(std::slice::from_ref(name), None));
            let own = own.map(|face| Choice { face, known: None });
            let mut fonts: Vec<&KnownFont> = table.fonts_of(role).collect();
            // A name that the table has under this role only moves its font to the front.
            fonts.sort_by_key(|font| !wishes.get(&role).is_some_and(|name| font.names.contains(name)));
            fonts.extend(table.otherwise(role));
            distinct(own.into_iter().chain(fonts.into_iter().filter_map(known)))
        };
        let chains = Role::ALL.into_iter().map(|role| (role, chain(role))).collect();
        let fallback = distinct(table.fallbacks().filter_map(known));
        Self { shelf, wishes, chains, fallback }
    }

    /// What is there.
    #[must_use]
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The name that a role should have: the one wished for, else the first of the table.
    #[must_use]
    pub fn wanted(&self, role: Role) -> &str {
        let first = || Table::built_in().fonts_of(role).next().and_then(|font| font.names.first());
        self.wishes.get(&role).or_else(first).map_or("", String::as_str)
    }

    /// The faces of a role, best first; empty when none of its fonts is there.
    #[must_use]
    pub fn chain(&self, role: Role) -> &[Choice] {
        self.chains.get(&role).map_or(&[], Vec::as_slice)
    }

    /// The face that a role is set in: its own, else one that stands behind every role, else any.
    #[must_use]
    pub fn first(&self, role: Role) -> Option<Choice> {
        let any = || self.shelf.faces().next().map(|face| Choice { face, known: None });
        self.chain(role).first().or_else(|| self.fallback.first()).cloned().or_else(any)
    }

    /// How well a role is played.
    #[must_use]
    pub fn fit(&self, role: Role) -> Fit {
        let wanted = self.wanted(role);
        let Some(choice) = self.first(role) else { return Fit::Nothing };
        let families = self.shelf.face(choice.face).map_or(&[][..], |face| &face.families);
        let of_class = |known: &KnownFont| Table::built_in().fonts_of(role).any(|own| own.key == known.key);
        match choice.known {
            _ if families.iter().any(|name| name == wanted) => Fit::Asked,
            Some(known) if known.names.iter().any(|name| name == wanted) => Fit::Asked,
            Some(known) if of_class(known) => Fit::SameClass,
            _ => Fit::OtherClass,
        }
    }

    /// Sets characters of a role: each falls to the first face that can draw it, of the role's own
    /// fonts, then of those behind every role, then of all that are there.
    #[must_use]
    pub fn draw(&self, role: Role, characters: &BTreeSet<char>) -> Drawn {
        let mut left: BTreeSet<char> = characters.iter().copied().filter(|c| !is_blank(*c)).collect();
        let mut drawn = Drawn::default();
        let known = distinct(self.first(role).into_iter().chain(self.behind(role)));
        for choice in &known {
            let taken = self.shelf.drawn(choice.face, &left);
            left.retain(|c| !taken.contains(c));
            if !taken.is_empty() || drawn.by_face.is_empty() {
                drawn.by_face.push((choice.clone(), taken));
            }
            if left.is_empty() {
                return drawn;
            }
        }
        for face in self.shelf.faces().filter(|face| known.iter().all(|choice| choice.face != *face)) {
            let taken = self.shelf.drawn(face, &left);
            left.retain(|c| !taken.contains(c));
            if !taken.is_empty() {
                drawn.by_face.push((Choice { face, known: None }, taken));
            }
            if left.is_empty() {
                break;
            }
        }
        drawn.missing = left;
        drawn
    }

    /// Faces that are asked once a role's own lacks a character.
    fn behind(&self, role: Role) -> impl Iterator<Item = Choice> {
        self.chain(role).iter().chain(&self.fallback).cloned()
    }
}

/// Whether the table has a name under a role.
fn knows(role: Role, name: &str) -> bool {
    Table::built_in().fonts_of(role).any(|font| font.names.iter().any(|own| own == name))
}

/// Each face once, where it stands first.
fn distinct(choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    let mut seen = BTreeSet::new();
    choices.filter(|choice| seen.insert(choice.face)).collect()
}
