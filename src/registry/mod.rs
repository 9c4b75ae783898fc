//! Unit names: the national catalogue, region registers, short and former names, elided prefixes.
//!
//! In: a surface form as a document writes it, and the region of the document. Out: the canonical
//! name and what is known of it. A region's register wins over its parents', and these over the
//! catalogue. Must not: read files.

mod catalogue;
mod divisions;
mod endings;
mod found;
mod guess;
mod list;
mod lookup;
mod mentions;
mod places;
mod post;
mod region;
mod register;
mod segment;
mod surface;
mod table;

#[cfg(test)]
mod tests;

pub use catalogue::{Confidence, Department, LastDays, Reform};
pub(crate) use endings::Endings;
pub use found::{Found, ListItem, NameForm};
pub use lookup::RegionNames;
pub use post::without_list_end;
pub use register::{FormerName, Register, RegisterUnit};

use catalogue::Catalogue;
use region::Region;
use std::collections::HashMap;

/// Every department of the catalogue, in the customary order.
#[must_use]
pub fn departments() -> &'static [Department] {
    &Catalogue::built_in().departments
}

/// The catalogue and the registers of a workspace's regions.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    regions: Vec<Region>,
    /// Regions by the last step of their path.
    by_name: HashMap<String, Vec<usize>>,
}

impl Registry {
    /// The catalogue alone; it is shared, so this costs nothing.
    #[must_use]
    pub fn built_in() -> Self {
        Self::default()
    }

    /// Adds a region's register. `name` is written as 地区 is (河南省焦作市马村区, 马村区);
    /// `parent`, in the same way, says where a name that does not tell lies.
    pub fn add_region(&mut self, name: &str, parent: Option<&str>, register: Register) {
        let region = Region::new(name, parent, register);
        let key = region.path.last().map_or_else(|| name.to_owned(), |d| d.name.clone());
        self.by_name.entry(key).or_default().push(self.regions.len());
        self.regions.push(region);
    }

    /// The names in sight from a region, written as in 地区: its register, its parents' registers,
    /// the catalogue. An unknown or empty region sees the catalogue.
    #[must_use]
    pub fn region(&self, text: &str) -> RegionNames<'_> {
        RegionNames::new(region::steps(text.trim(), &self.regions, &self.by_name))
    }

    /// A department of the catalogue by its key ([`Found::department`]).
    #[must_use]
    pub fn department(key: &str) -> Option<&'static Department> {
        Catalogue::built_in().by_key(key)
    }

    /// The real division (GB/T 2260) that words begin with: its length in bytes, and its whole path as
    /// 地区 has it. 焦作市人民政府 gives 河南省焦作市; none for a name that several divisions bear.
    #[must_use]
    pub fn division(words: &str) -> Option<(usize, String)> {
        divisions::Divisions::built_in().at_head(words)
    }

    /// Whether a division of the country bears this name: 马村区.
    #[must_use]
    pub fn is_division(name: &str) -> bool {
        divisions::Divisions::built_in().has(name)
    }

    /// All departments in their customary order.
    #[must_use]
    pub fn departments() -> &'static [Department] {
        &Catalogue::built_in().departments
    }

    /// The reform that merged a department away, if one did.
    #[must_use]
    pub fn reform_of(department: &Department) -> Option<&'static Reform> {
        Catalogue::built_in().reforms.get(department.reform?)
    }
}
