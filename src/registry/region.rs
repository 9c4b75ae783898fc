//! Regions: where their registers are, and what is in sight from one of them.

use super::catalogue::{Catalogue, Wording};
use super::divisions::{Division, Divisions};
use super::endings;
use super::register::Register;
use super::surface::{self, Prefix};
use crate::model::AdminLevel;
use std::collections::HashMap;

/// A region with its register.
#[derive(Clone, Debug)]
pub(super) struct Region {
    pub name: String,
    /// Steps from the top, as far as the name and the declared parent tell.
    pub path: Vec<Division>,
    pub register: Register,
    /// What the catalogue makes of each unit's name, in register order.
    pub kin: Vec<Kin>,
    /// Names without their level prefix.
    pub index: HashMap<String, Vec<Hit>>,
    /// Units that are the only one of their department at their level.
    by_department: HashMap<(u16, Option<Prefix>), Option<u32>>,
    /// Names as written, by first character, longest first; for prose.
    pub by_first: HashMap<char, Vec<String>>,
}

/// A registered unit seen through the catalogue.
#[derive(Clone, Debug)]
pub(super) struct Kin {
    pub prefix: Option<Prefix>,
    pub department: Option<u16>,
    pub branch: bool,
    core: Option<std::sync::Arc<str>>,
}

/// One name of one registered unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub unit: u32,
    pub prefix: Option<Prefix>,
    pub kind: HitKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HitKind {
    Name,
    Short,
    /// Index into the unit's former names.
    Former(u32),
    /// Only the catalogue connects the name with the unit.
    Kin,
}

impl Region {
    pub fn new(name: &str, parent: Option<&str>, register: Register) -> Self {
        let divisions = Divisions::built_in();
        let mut path = divisions.path(name);
        if let (Some(parent), [_]) = (parent, path.as_slice()) {
            let joined = divisions.path(&format!("{parent}{name}"));
            if joined.len() > 1 {
                path = joined;
            }
        }
        let mut region = Self {
            name: name.to_owned(),
            path,
            kin: Vec::with_capacity(register.units.len()),
            index: HashMap::new(),
            by_department: HashMap::new(),
            by_first: HashMap::new(),
            register,
        };
        region.index_units();
        region
    }

    fn index_units(&mut self) {
        let catalogue = Catalogue::built_in();
        let units = std::mem::take(&mut self.register.units);
        for (at, unit) in units.iter().enumerate() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            let kin = self.kin_of(catalogue, &unit.name);
            self.add_hit(&unit.name, at, HitKind::Name);
            for name in unit.short.iter().chain(&unit.alias) {
                self.add_hit(name, at, HitKind::Short);
            }
            for (nth, former) in unit.former.iter().enumerate() {
                self.add_hit(&former.name, at, HitKind::Former(u32::try_from(nth).unwrap_or(u32::MAX)));
            }
            if let Some(department) = kin.department.filter(|_| !kin.branch) {
                self.by_department
                    .entry((department, kin.prefix))
                    .and_modify(|only| *only = None)
                    .or_insert(Some(at));
            }
            self.kin.push(kin);
        }
        // Catalogue wordings come last: a name written in the register is stronger.
        for (at, kin) in self.kin.iter().enumerate() {
            let Some(core) = kin.core.as_deref() else { continue };
            let unit = u32::try_from(at).unwrap_or(u32::MAX);
            let hit = Hit { unit, prefix: kin.prefix, kind: HitKind::Kin };
            self.index.entry(core.to_owned()).or_default().push(hit);
        }
        for names in self.by_first.values_mut() {
            names.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
            names.dedup();
        }
        self.register.units = units;
    }

    fn add_hit(&mut self, name: &str, unit: u32, kind: HitKind) {
        let name = surface::tidy(name);
        let (prefix, core) = self.split(&name);
        let core = core.to_owned();
        self.index.entry(core).or_default().push(Hit { unit, prefix, kind });
        if let Some(first) = name.chars().next()
            && name.chars().count() > 1
        {
            self.by_first.entry(first).or_default().push(name.into_owned());
        }
    }

    /// Splits a name of this register: at a level that is no part of the name.
    fn split<'n>(&self, name: &'n str) -> (Option<Prefix>, &'n str) {
        if let Some(prefix) = surface::league(name) {
            return (Some(prefix), "团委");
        }
        if let Some(own) = self.path.last()
            && let Some(core) = name.strip_prefix(own.name.as_str())
            && !core.is_empty()
        {
            return (surface::of_division(&own.name), core);
        }
        match surface::split(name) {
            Some((prefix, core))
                if !endings::is_false_prefix(name) || Catalogue::built_in().local.contains_key(core) =>
            {
                (Some(prefix), core)
            }
            _ => (None, name),
        }
    }

    fn kin_of(&self, catalogue: &Catalogue, name: &str) -> Kin {
        let (prefix, core) = self.split(name);
        let whole = catalogue.local.get(core).filter(|m| m.wording != Wording::Clipped);
        let bureau = || catalogue.bureau(core).map(|(meaning, _)| meaning);
        match (whole, bureau()) {
            (Some(meaning), _) => Kin {
                prefix,
                department: Some(meaning.department),
                branch: false,
                core: Some(meaning.core.clone()),
            },
            (None, Some(meaning)) => {
                Kin { prefix, department: Some(meaning.department), branch: true, core: None }
            }
            (None, None) => Kin { prefix, department: None, branch: false, core: None },
        }
    }

    /// The only unit of a department at a level.
    pub fn of_department(&self, department: u16, prefix: Option<Prefix>) -> Option<u32> {
        self.by_department.get(&(department, prefix)).copied().flatten()
    }

    /// Whether this is the region at the end of `path`.
    fn is_at(&self, path: &[Division]) -> bool {
        let pairs = self.path.iter().rev().zip(path.iter().rev());
        !self.path.is_empty() && pairs.into_iter().all(|(own, other)| own.name == other.name)
    }
}

impl Catalogue {
    /// The bureau at the start of a name of something below it: 公安局 of 公安局交警大队, with the
    /// length of its name.
    pub(super) fn bureau(&self, core: &str) -> Option<(&super::catalogue::Meaning, usize)> {
        // What the name of a part ends in ends the whole name.
        if !endings::is_branch(core) {
            return None;
        }
        let ends =
            core.char_indices().filter(|(_, c)| matches!(c, '局' | '委' | '办' | '厅' | '院' | '社' | '署'));
        ends.map(|(at, c)| at + c.len_utf8())
            .filter(|end| core.get(*end..).is_some_and(endings::is_branch))
            .filter_map(|end| self.local.get(core.get(..end)?).map(|m| (m, end)))
            // The league has committees and no branches: 团委分局 is no 团县委 + 分局.
            .find(|(m, _)| m.wording != Wording::Clipped && &*m.core != "团委")
    }
}

/// One step of the way up from a region.
#[derive(Clone, Debug)]
pub(super) struct Step<'r> {
    pub name: String,
    pub level: Option<AdminLevel>,
    pub code: Option<u32>,
    pub prefix: Option<Prefix>,
    pub region: Option<&'r Region>,
    /// Length of the part of its name that other names are made with, 0 for none.
    pub stem: usize,
}

/// The way up from a region: itself first, then its parents, each with its register.
pub(super) fn steps<'r>(
    text: &str,
    regions: &'r [Region],
    by_name: &HashMap<String, Vec<usize>>,
) -> Vec<Step<'r>> {
    let mut path = Divisions::built_in().path(text);
    let candidates = |name: &str| by_name.get(name).into_iter().flatten().filter_map(|at| regions.get(*at));
    let own = path.last().and_then(|d| candidates(&d.name).find(|r| r.is_at(&path)));
    if let Some(own) = own.filter(|r| r.path.len() > path.len()) {
        path.clone_from(&own.path);
    }
    let mut steps: Vec<Step<'r>> = (1..=path.len())
        .rev()
        .filter_map(|end| path.get(..end))
        .filter_map(|above| {
            let division = above.last()?;
            Some(Step {
                name: division.name.clone(),
                stem: surface::stem(&division.name).len(),
                level: division.level,
                code: division.code,
                prefix: surface::of_division(&division.name),
                region: candidates(&division.name).find(|r| r.is_at(above)),
            })
        })
        .collect();
    // A region registered under a name that is no path (a zone, a whole sentence) is found by it.
    if let Some(step) = steps.first_mut()
        && step.region.is_none()
    {
        step.region = regions.iter().find(|r| r.name == text);
    }
    steps
}

impl Region {
    /// Whether a name, as written, is one of this register.
    pub fn has(&self, name: &str) -> bool {
        let (prefix, core) = self.split(name);
        self.index.get(core).is_some_and(|hits| {
            hits.iter().any(|h| h.kind != HitKind::Kin && (prefix.is_none() || h.prefix == prefix))
        })
    }
}
