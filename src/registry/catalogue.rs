//! The national catalogue of customary departments and the reforms that renamed them.
//!
//! In: `departments.toml`, built in. Out: what a name without its level prefix means. Must not:
//! know regions.

use super::table::{Former, Name, Row, Table, short_ending};
use crate::model::{AdminLevel, SmolStr};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::sync::{Arc, OnceLock};

/// How sure the dates of a reform are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// A public source states them for at least one place or for the centre.
    Stated,
    /// Customary knowledge; places differ by months.
    Usual,
}

/// The last day of the old names at each level; none where the reform did not reach.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LastDays {
    /// 中央.
    pub central: Option<String>,
    /// 省.
    pub province: Option<String>,
    /// 市.
    pub city: Option<String>,
    /// 县, and below.
    pub county: Option<String>,
}

/// A reform of institutions.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reform {
    /// Short key: `2018`.
    pub key: String,
    /// 2018年党和国家机构改革.
    pub name: String,
    /// Last day (ISO date) on which an old name could still be right, by level.
    pub until: LastDays,
    /// How sure the dates are.
    pub conf: Confidence,
}

impl Reform {
    /// Last day of the old names at a level; an unknown level counts as a county, the latest.
    #[must_use]
    pub fn until(&self, level: Option<AdminLevel>) -> Option<&str> {
        match level {
            Some(AdminLevel::Central) => self.until.central.as_deref(),
            Some(AdminLevel::Province) => self.until.province.as_deref(),
            Some(AdminLevel::City) => self.until.city.as_deref(),
            _ => self.until.county.as_deref(),
        }
    }
}

/// A customary department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// Key, the same before and after a change of name: 卫生健康.
    pub key: SmolStr,
    /// Customary name without level prefix: 卫生健康委.
    pub standard: String,
    /// Name of the central department, where there is one: 国家卫生健康委.
    pub central: Option<String>,
    /// Levels that customarily have it.
    pub levels: Vec<AdminLevel>,
    /// Words for what it looks after.
    pub functions: Vec<String>,
    /// Place in the customary order, from 0.
    pub order: u32,
    /// The reform that ended it, for one that was merged away.
    pub reform: Option<usize>,
    /// Key of the department that took most of its duties over.
    pub successor: Option<String>,
    /// Whether its name lives on as a second plate of the successor.
    pub plate: bool,
}

/// How a catalogue name relates to the customary one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    Full,
    Short,
    Casual,
    /// A stem alone (发改), as in 发改、财政等部门.
    Clipped,
}

/// What a name without its level prefix means.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    pub department: u16,
    pub wording: Wording,
    /// Canonical name today, without prefix.
    pub core: Arc<str>,
    /// For a renamed department: its canonical name before, and the reform.
    pub before: Option<(Arc<str>, usize)>,
}

impl Meaning {
    fn worded(&self, wording: Wording) -> Self {
        Self { wording, ..self.clone() }
    }
}

/// How many characters a name has, and the first of them when it counts.
type Shape = (usize, Option<char>);

/// The catalogue, parsed and indexed.
#[derive(Debug, Default)]
pub(super) struct Catalogue {
    pub departments: Vec<Department>,
    pub reforms: Vec<Reform>,
    /// Names of local departments, without level prefix.
    pub local: FxHashMap<Box<str>, Meaning>,
    /// Names of central departments.
    pub central: FxHashMap<Box<str>, Meaning>,
    /// Made when prose is first searched.
    by_first: OnceLock<FxHashMap<char, Vec<Box<str>>>>,
    /// Made when a misspelt name is first met.
    by_length: OnceLock<FxHashMap<Shape, Vec<Box<str>>>>,
    by_key: FxHashMap<String, u16>,
    /// Two departments that claim one name; a fault of the table, held empty by a test.
    pub clashes: Vec<String>,
}

impl Catalogue {
    /// The built-in table.
    pub fn built_in() -> &'static Self {
        static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
        // A broken table is our fault and found by a test; without it every unit is a guess.
        CATALOGUE.get_or_init(|| {
            toml::from_str::<Table>(include_str!("departments.toml")).map(Self::index).unwrap_or_default()
        })
    }

    pub fn department(&self, index: u16) -> Option<&Department> {
        self.departments.get(usize::from(index))
    }

    /// Whether words are a whole name, not a stem alone.
    pub fn is_name(&self, words: &str) -> bool {
        self.local.get(words).is_some_and(|m| m.wording != Wording::Clipped)
    }

    pub fn by_key(&self, key: &str) -> Option<&Department> {
        self.by_key.get(key).and_then(|i| self.department(*i))
    }

    /// The department that holds the duties today, at the end of the chain of successors.
    pub fn today<'a>(&'a self, department: &'a Department) -> &'a Department {
        let mut last = department;
        // Chains are short; the bound keeps a ring in the table from hanging us.
        for _ in 0..8 {
            match last.successor.as_deref().and_then(|key| self.by_key(key)) {
                Some(next) => last = next,
                None => break,
            }
        }
        last
    }

    fn index(table: Table) -> Self {
        let mut catalogue = Self { reforms: table.reform, ..Self::default() };
        catalogue.local.reserve(3000);
        for (order, row) in table.department.into_iter().enumerate() {
            catalogue.add(order, row);
        }
        catalogue
    }

    /// Whole names of `local` that start with a character, longest first.
    pub fn starting_with(&self, first: char) -> &[Box<str>] {
        let by_first = self.by_first.get_or_init(|| {
            let mut by_first: FxHashMap<char, Vec<Box<str>>> = FxHashMap::default();
            for (name, meaning) in &self.local {
                if let (Some(first), false) = (name.chars().next(), meaning.wording == Wording::Clipped) {
                    by_first.entry(first).or_default().push(name.clone());
                }
            }
            for names in by_first.values_mut() {
                names.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
            }
            by_first
        });
        by_first.get(&first).map_or(&[], Vec::as_slice)
    }

    /// Full and short names of local departments of so many characters, in the customary order: those that
    /// begin with a character, or all.
    pub fn of_length(&self, characters: usize, first: Option<char>) -> &[Box<str>] {
        let by_length = self.by_length.get_or_init(|| {
            let formal = |m: &Meaning| matches!(m.wording, Wording::Full | Wording::Short);
            let mut names: Vec<_> = self.local.iter().filter(|(_, m)| formal(m)).collect();
            names.sort_unstable_by_key(|(name, meaning)| (meaning.department, &**name));
            let mut by_length: FxHashMap<Shape, Vec<Box<str>>> = FxHashMap::default();
            for (name, _) in names {
                let characters = name.chars().count();
                for first in [None, name.chars().next()] {
                    by_length.entry((characters, first)).or_default().push(name.clone());
                }
            }
            by_length
        });
        by_length.get(&(characters, first)).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, order: usize, row: Row) {
        let id = u16::try_from(order).unwrap_or(u16::MAX);
        let retired = row.retired.as_ref();
        self.by_key.insert(row.key.clone(), id);
        self.departments.push(Department {
            key: row.key.as_str().into(),
            standard: row.standard(),
            central: row.central.first().cloned(),
            levels: row.levels.chars().filter_map(level_of).collect(),
            functions: row.functions.clone(),
            order: u32::from(id),
            reform: retired.and_then(|r| self.reform(&r.reform)),
            successor: retired.map(|r| r.successor.clone()),
            plate: retired.is_some_and(|r| r.plate),
        });
        for whole in &row.whole {
            self.add_name(id, whole, &[], retired.is_some(), None);
        }
        for name in &row.names {
            self.add_name(id, name, &row.endings, retired.is_some_and(|r| !r.plate), None);
        }
        for former in &row.former {
            self.add_former(id, former, &row);
        }
        for word in &row.clipped {
            let core = Arc::from(row.standard());
            let clipped = Meaning { department: id, wording: Wording::Clipped, core, before: None };
            self.put(word, &[""], &clipped);
        }
        self.add_central(id, &row);
    }

    fn reform(&self, key: &str) -> Option<usize> {
        self.reforms.iter().position(|r| r.key == key)
    }

    fn add_former(&mut self, id: u16, former: &Former, row: &Row) {
        let endings = if former.endings.is_empty() { &row.endings } else { &former.endings };
        let Some(reform) = self.reform(&former.reform) else { return };
        let name = Name {
            full: former.full.clone(),
            short: former.short.clone(),
            casual: former.casual.clone(),
            ..Name::default()
        };
        for ending in endings {
            let core = former.now.clone().unwrap_or_else(|| row.renamed(ending));
            self.add_name(id, &name, std::slice::from_ref(ending), false, Some((&core, reform)));
        }
    }

    /// Every wording of a name with every ending; `now` is the present name of a former one.
    fn add_name(
        &mut self,
        id: u16,
        name: &Name,
        endings: &[String],
        merged: bool,
        now: Option<(&str, usize)>,
    ) {
        let none = [String::new()];
        let endings = if endings.is_empty() { &none[..] } else { endings };
        for (nth, long) in endings.iter().enumerate() {
            let own: Arc<str> = Arc::from(name.canonical(long));
            let full = Meaning {
                department: id,
                wording: Wording::Full,
                core: now.map_or_else(|| own.clone(), |(core, _)| Arc::from(core)),
                before: now.map(|(_, reform)| (own, reform)),
            };
            self.add_wordings(name, long, &full);
            // 等部门 says what kind 发改 is; a merged organ's stem now means another.
            if nth == 0 && !merged && !long.is_empty() {
                let clipped = full.worded(Wording::Clipped);
                let stems = name.stems().chain(&name.also).chain(&name.casual);
                for stem in stems.filter(|s| s.chars().nth(1).is_some()) {
                    self.put(stem, &[""], &clipped);
                }
            }
        }
    }

    /// Every wording of a name with one ending; `full` is what the full name means.
    fn add_wordings(&mut self, name: &Name, long: &str, full: &Meaning) {
        let short = short_ending(long);
        let brief = full.worded(Wording::Short);
        let casual = full.worded(Wording::Casual);
        let own =
            |stem: &str, wording| Meaning { core: Arc::from([stem, short].concat()), ..full.worded(wording) };
        self.put(&name.full, &[long], full);
        for stem in name.stems() {
            self.put(stem, &[short, long], &brief);
        }
        for stem in &name.also {
            // Another order of the same words is a name of its own in some place.
            let same = long.is_empty() || is_same_stem(stem, &name.full);
            let other = (!same).then(|| own(stem, Wording::Full));
            self.put(stem, &[short, long], other.as_ref().unwrap_or(&brief));
        }
        for stem in &name.casual {
            self.put(stem, &[short], &casual);
        }
        for stem in &name.loose {
            self.put(stem, &[short], &own(stem, Wording::Casual));
        }
    }

    /// A stem with each ending, and the same with 与 for 和 (自然资源与规划), as some documents write.
    fn put(&mut self, stem: &str, endings: &[&str], meaning: &Meaning) {
        for (nth, ending) in endings.iter().enumerate() {
            if endings.iter().take(nth).any(|e| e == ending) {
                continue;
            }
            let name = [stem, ending].concat();
            if name.contains('和') {
                self.put_name(name.replace('和', "与"), meaning);
            }
            self.put_name(name, meaning);
        }
    }

    fn put_name(&mut self, name: String, meaning: &Meaning) {
        use std::collections::hash_map::Entry;
        match self.local.entry(name.into_boxed_str()) {
            Entry::Vacant(slot) => {
                slot.insert(meaning.clone());
            }
            Entry::Occupied(slot) if slot.get().department != meaning.department => {
                self.clashes.push(slot.key().to_string());
            }
            Entry::Occupied(_) => {}
        }
    }

    fn add_central(&mut self, id: u16, row: &Row) {
        let former = row.former.first().and_then(|f| self.reform(&f.reform));
        let Some(core) = row.central.first() else { return };
        for (nth, name) in row.central.iter().enumerate() {
            let wording = if nth == 0 { Wording::Short } else { Wording::Full };
            let meaning = Meaning { department: id, wording, core: core.as_str().into(), before: None };
            self.central.insert(name.as_str().into(), meaning);
        }
        for name in &row.central_former {
            let before = former.zip(row.central_former.first()).map(|(r, n)| (Arc::from(n.as_str()), r));
            let meaning =
                Meaning { department: id, wording: Wording::Short, core: core.as_str().into(), before };
            self.central.insert(name.as_str().into(), meaning);
        }
    }
}

/// Whether two stems differ in connectors alone: 文化广电旅游, 文化广电和旅游.
fn is_same_stem(one: &str, other: &str) -> bool {
    let joined = |c: &char| !matches!(c, '和' | '与' | '及');
    one.chars().filter(joined).eq(other.chars().filter(joined))
}

fn level_of(letter: char) -> Option<AdminLevel> {
    Some(match letter {
        'c' => AdminLevel::Central,
        'p' => AdminLevel::Province,
        'm' => AdminLevel::City,
        'x' => AdminLevel::County,
        't' => AdminLevel::Township,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_table_is_read_and_no_name_belongs_to_two_departments() {
        let table = toml::from_str::<Table>(include_str!("departments.toml"));
        assert_eq!(table.as_ref().err().map(ToString::to_string), None);
        let catalogue = Catalogue::built_in();
        assert!(catalogue.departments.len() >= 120, "{}", catalogue.departments.len());
        assert_eq!(catalogue.clashes, Vec::<String>::new());
    }

    #[test]
    fn every_reform_and_successor_that_a_row_names_exists_and_no_chain_is_a_ring() {
        let table: Table = toml::from_str(include_str!("departments.toml")).unwrap();
        let catalogue = Catalogue::built_in();
        for row in &table.department {
            let reforms = row.former.iter().map(|f| &f.reform).chain(row.retired.iter().map(|r| &r.reform));
            for reform in reforms {
                assert!(catalogue.reform(reform).is_some(), "{}: {reform}", row.key);
            }
            let department = catalogue.by_key(&row.key).unwrap();
            assert!(catalogue.today(department).successor.is_none(), "{}", row.key);
            assert_eq!(row.retired.is_some(), department.successor.is_some());
        }
    }

    #[test]
    fn the_dates_of_reforms_are_dates_and_central_names_end_first() {
        for reform in &Catalogue::built_in().reforms {
            let until = &reform.until;
            let days = [&until.central, &until.province, &until.city, &until.county];
            let days: Vec<_> = days.into_iter().flatten().collect();
            assert!(days.iter().all(|d| d.parse::<jiff::civil::Date>().is_ok()), "{}", reform.name);
            assert!(days.is_sorted(), "{}", reform.name);
        }
    }
}
