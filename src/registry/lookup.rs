//! From a surface form to what it names.

use super::catalogue::{Catalogue, Meaning, Wording};
use super::endings::{self, Bits};
use super::found::{Found, NameForm};
use super::region::{Hit, HitKind, Region, Step};
use super::register::RegisterUnit;
use super::surface::{self, Prefix};
use crate::model::{AdminLevel, SmolStr, UnitKind};
use std::sync::OnceLock;

/// The names in sight from one region.
#[derive(Clone, Debug)]
pub struct RegionNames<'r> {
    pub(super) catalogue: &'static Catalogue,
    /// This region first, then its parents.
    pub(super) steps: Vec<Step<'r>>,
    path: Vec<String>,
    /// The characters that the names of the steps begin with, and 中共 before them: most names begin with none.
    pub(super) leads: Bits,
    /// Whether any of the steps has a register.
    registered: bool,
    day: Option<String>,
    /// Stems of the divisions right below, found when first asked for.
    pub(super) below: OnceLock<Vec<&'static str>>,
}

/// Bytes of the longest name worth looking up; broken texts are longer, and looking into them at
/// every character would take their length squared.
pub(super) const LONGEST_NAME: usize = 240;

/// What names of the party's organs begin with, before the place.
const PARTY: &str = "中共";

/// Where the level prefix of a name came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// It is written, or the name has none.
    Written(Option<Prefix>),
    /// From an item before.
    Carried,
    /// From the region.
    Assumed,
}

/// An answer, and where its prefix came from.
pub(super) type Located = (Found, Lead);

impl<'r> RegionNames<'r> {
    pub(super) fn new(steps: Vec<Step<'r>>) -> Self {
        let path = steps.iter().rev().map(|s| s.name.clone()).collect();
        let registered = steps.iter().any(|s| s.region.is_some());
        let leads = Bits::firsts(steps.iter().map(|s| s.name.as_str()).chain([PARTY]));
        let (catalogue, below) = (Catalogue::built_in(), OnceLock::new());
        Self { catalogue, steps, path, leads, registered, day: None, below }
    }

    /// The same, for a document of that day (ISO date): a name that was right then is no former
    /// name, and stays the canonical one. Without a day all reforms have happened.
    #[must_use]
    pub fn at(mut self, day: &str) -> Self {
        self.day = Some(day.to_owned());
        self
    }

    /// The same, for a document of which no day is known.
    #[must_use]
    pub fn on_any_day(mut self) -> Self {
        self.day = None;
        self
    }

    /// Level of the region.
    #[must_use]
    pub fn level(&self) -> Option<AdminLevel> {
        self.steps.first().and_then(|s| s.level)
    }

    /// The character that stands before the names of the region's own units: 市 区 县 省 州 旗 …
    #[must_use]
    pub fn prefix(&self) -> Option<char> {
        let own = self.own_prefix()?;
        Some(match own {
            '自' | '地' => '区',
            '街' => '街',
            other => other,
        })
    }

    /// Steps of the region from the top: 河南省, 焦作市, 马村区; those left out in the text are
    /// added where its name tells them.
    #[must_use]
    pub fn path(&self) -> &[String] {
        &self.path
    }

    /// What a surface form names, when a register or the catalogue knows it.
    #[must_use]
    pub fn find(&self, surface: &str) -> Option<Found> {
        let surface = surface::tidy(surface.trim());
        self.locate(&surface, None).map(|(found, _)| found)
    }

    /// What a surface form names. `carried` is the level prefix of the items before it (市, in
    /// 市金融工作局、卫生健康委). Always answers; what nobody knows is a guess.
    #[must_use]
    pub fn resolve(&self, surface: &str, carried: Option<char>) -> Found {
        self.settle(surface, carried).0
    }

    /// The registered unit behind an answer, with its parent, host and functions.
    #[must_use]
    pub fn registered(&self, found: &Found) -> Option<&'r RegisterUnit> {
        let regions = self.steps.iter().filter_map(|s| s.region);
        let mut units = regions.flat_map(|r| &r.register.units);
        found
            .from_register
            .then(|| units.find(|u| u.name == found.name || u.former.iter().any(|f| f.name == found.name)))?
    }

    /// Words for what a unit looks after: its register's, else its department's.
    #[must_use]
    pub fn functions(&self, found: &Found) -> &[String] {
        match self.registered(found) {
            Some(unit) if !unit.functions.is_empty() => &unit.functions,
            _ => {
                let department = found.department.and_then(|key| self.catalogue.by_key(key));
                department.map_or(&[], |d| d.functions.as_slice())
            }
        }
    }

    pub(super) fn own_prefix(&self) -> Option<Prefix> {
        self.steps.first().and_then(|s| s.prefix)
    }

    pub(super) fn is_central(&self) -> bool {
        self.level() == Some(AdminLevel::Central)
    }

    /// The level that a prefix means here: 市 is the 县级市 itself, or the city above.
    pub(super) fn level_of(&self, prefix: Option<Prefix>) -> Option<AdminLevel> {
        let prefix = prefix?;
        let step = self.steps.iter().find(|s| s.prefix == Some(prefix));
        step.and_then(|s| s.level).or_else(|| surface::usual_level(prefix))
    }

    pub(super) fn locate(&self, surface: &str, carried: Option<Prefix>) -> Option<Located> {
        if surface.len() > LONGEST_NAME {
            return None;
        }
        if let Some(prefix) = surface::league(surface) {
            return self.known(Some(prefix), "团委", Lead::Written(Some(prefix)));
        }
        if self.is_central()
            && let Some(meaning) = self.catalogue.central.get(surface)
        {
            return Some((self.central(meaning), Lead::Written(None)));
        }
        // Each step hands on what it found at once: an answer is large, and is not to be moved from step to step.
        let split = surface::split(surface);
        if let Some((prefix, core)) = split
            && let found @ Some(_) = self.known(Some(prefix), core, Lead::Written(Some(prefix)))
        {
            return found;
        }
        if let found @ Some(_) = self.of_path(surface) {
            return found;
        }
        if let found @ Some(_) = self.bare(surface, carried) {
            return found;
        }
        self.locate_part(surface, split, carried)
    }

    /// The same for names of parts, of central departments and of other places.
    #[inline(never)] // few names are
    fn locate_part(
        &self,
        surface: &str,
        split: Option<(Prefix, &str)>,
        carried: Option<Prefix>,
    ) -> Option<Located> {
        split
            .and_then(|(p, core)| self.branch(Some(p), core, Lead::Written(Some(p))))
            .or_else(|| self.bare_branch(surface, carried))
            .or_else(|| {
                let meaning = self.catalogue.central.get(surface)?;
                Some((self.central(meaning), Lead::Written(None)))
            })
            .or_else(|| self.of_place(surface))
    }

    /// A name after the name of this region or of one above: 焦作市人民政府办公室.
    pub(super) fn of_path(&self, surface: &str) -> Option<Located> {
        if !self.leads.may_begin(surface) {
            return None;
        }
        let surface = endings::after(surface, PARTY).unwrap_or(surface);
        let mut rest = surface;
        let mut at = None;
        for step in self.steps.iter().rev() {
            if let Some(shorter) = endings::after(rest, &step.name) {
                (rest, at) = (shorter, Some(step));
            }
        }
        let prefix = at?.prefix;
        self.known(prefix, rest, Lead::Written(prefix))
            .or_else(|| self.branch(prefix, rest, Lead::Written(prefix)))
    }

    /// A name without its level.
    fn bare(&self, surface: &str, carried: Option<Prefix>) -> Option<Located> {
        let lead = if carried.is_some() { Lead::Carried } else { Lead::Assumed };
        self.known(carried.or_else(|| self.own_prefix()), surface, lead)
    }

    /// A name without its level, in the registers and then in the catalogue.
    fn known(&self, prefix: Option<Prefix>, core: &str, lead: Lead) -> Option<Located> {
        let meaning = self.catalogue.local.get(core);
        if self.registered
            && let found @ Some(_) = self.in_registers(prefix, core, meaning, lead)
        {
            return found;
        }
        let meaning = meaning?;
        // 县发改 is no name; 发改 is, among others of its kind.
        if meaning.wording == Wording::Clipped && matches!(lead, Lead::Written(_)) {
            return None;
        }
        Some(self.in_catalogue(prefix, meaning, lead))
    }

    pub(super) fn in_registers(
        &self,
        prefix: Option<Prefix>,
        core: &str,
        meaning: Option<&Meaning>,
        lead: Lead,
    ) -> Option<Located> {
        if !self.registered {
            return None;
        }
        for (depth, region) in self.registers() {
            let direct = region.index.get(core);
            // Areas and firms are registered without a prefix, and take none.
            let hit = direct.and_then(|hits| {
                hits.iter().find(|h| h.prefix == prefix).or_else(|| hits.iter().find(|h| h.prefix.is_none()))
            });
            if let Some(hit) = hit {
                return Some(self.registered_hit(depth, region, *hit, meaning, lead));
            }
            let Some(meaning) = meaning else { continue };
            let kin =
                region.index.get(&*meaning.core).and_then(|hits| hits.iter().find(|h| h.prefix == prefix));
            let only = || {
                let loose = matches!(meaning.wording, Wording::Clipped | Wording::Casual);
                let unit = region.of_department(meaning.department, prefix).filter(|_| loose)?;
                Some(Hit { unit, prefix, kind: HitKind::Kin })
            };
            if let Some(hit) = kin.copied().or_else(only) {
                let hit = Hit { kind: HitKind::Kin, ..hit };
                return Some(self.registered_hit(depth, region, hit, Some(meaning), lead));
            }
        }
        None
    }

    /// Whether the region or one above it has a register: without one no answer comes from a register.
    #[must_use]
    pub fn has_register(&self) -> bool {
        self.registered
    }

    pub(super) fn registers(&self) -> impl Iterator<Item = (u32, &'r Region)> {
        (0_u32..).zip(&self.steps).filter_map(|(depth, s)| Some((depth, s.region?)))
    }

    fn registered_hit(
        &self,
        depth: u32,
        region: &Region,
        hit: Hit,
        meaning: Option<&Meaning>,
        lead: Lead,
    ) -> Located {
        let at = hit.unit as usize;
        let mut found = Found::guess(SmolStr::default(), UnitKind::Named);
        let (Some(unit), Some(kin)) = (region.register.units.get(at), region.kin.get(at)) else {
            return (found, lead);
        };
        found.name = unit.name.clone();
        found.known = true;
        found.from_register = true;
        found.order = depth.saturating_mul(Found::ORDER_REGISTER).saturating_add(hit.unit);
        found.branch = kin.branch;
        found.level = unit.level.or_else(|| self.level_of(kin.prefix));
        found.department = kin.department.and_then(|d| self.catalogue.department(d)).map(|d| d.key.as_str());
        if endings::is_outside_body(&unit.name) && kin.department.is_none() {
            found.kind = UnitKind::ExternalBody;
        }
        let lead = if hit.prefix.is_none() { Lead::Written(None) } else { lead };
        self.form_of_hit(&mut found, unit, hit, meaning);
        if lead == Lead::Assumed && matches!(found.form, NameForm::Name | NameForm::Short) {
            found.form = NameForm::Bare;
        }
        (found, lead)
    }

    fn form_of_hit(&self, found: &mut Found, unit: &RegisterUnit, hit: Hit, meaning: Option<&Meaning>) {
        let reformed = meaning.and_then(|m| self.ended(m, found.level));
        let (former, until) = match hit.kind {
            HitKind::Name => return found.form = NameForm::Name,
            HitKind::Short => return found.form = NameForm::Short,
            HitKind::Former(nth) => {
                let former = unit.former.get(nth as usize);
                let day = former.and_then(|f| f.until.as_deref());
                // A register that does not know the day leaves it to the reform.
                (former.map(|f| f.name.as_str()), day.or(reformed))
            }
            HitKind::Kin => match meaning {
                Some(meaning) if meaning.before.is_some() => (None, reformed),
                Some(meaning) => return found.form = form_of(meaning.wording),
                None => return found.form = NameForm::Short,
            },
        };
        if self.is_still(until) {
            found.form = NameForm::Short;
            if let Some(former) = former {
                found.name = former.into();
                found.form = NameForm::Name;
            }
        } else {
            found.successor = Some(unit.name.clone());
            found.form = NameForm::Former { until: until.map(SmolStr::from) };
        }
    }

    /// Last day of a catalogue name that a reform ended.
    fn ended(&self, meaning: &Meaning, level: Option<AdminLevel>) -> Option<&'static str> {
        let merged = || {
            let department = self.catalogue.department(meaning.department)?;
            department.reform.filter(|_| !department.plate)
        };
        let reform = meaning.before.as_ref().map(|(_, reform)| *reform).or_else(merged)?;
        self.catalogue.reforms.get(reform)?.until(level)
    }

    /// Whether a name that ended on `until` was still right on the document's day.
    fn is_still(&self, until: Option<&str>) -> bool {
        matches!((self.day.as_deref(), until), (Some(day), Some(until)) if day <= until)
    }

    pub(super) fn in_catalogue(&self, prefix: Option<Prefix>, meaning: &Meaning, lead: Lead) -> Located {
        let mut found = Found::guess(SmolStr::default(), UnitKind::Named);
        found.known = true;
        found.form = form_of(meaning.wording);
        let Some(department) = self.catalogue.department(meaning.department) else { return (found, lead) };
        found.level = self.level_of(prefix);
        found.order = Found::ORDER_CATALOGUE + department.order;
        found.department = Some(&department.key);
        if self.is_central() && prefix.is_none() {
            found.level = Some(AdminLevel::Central);
            found.name = department.central.clone().unwrap_or_else(|| meaning.core.to_string()).into();
            return (found, Lead::Written(None));
        }
        let area = department.key == "开发区" && endings::is_area(&meaning.core);
        let written = matches!(lead, Lead::Written(_));
        let prefix = if area && !written { None } else { prefix };
        let lead = if area && !written { Lead::Written(None) } else { lead };
        found.name = surface::join(prefix, &meaning.core);
        let ended = match &meaning.before {
            Some((_, reform)) => Some((*reform, found.name.clone())),
            None => department
                .reform
                .filter(|_| !department.plate)
                .map(|reform| (reform, surface::join(prefix, &self.catalogue.today(department).standard))),
        };
        if let Some((reform, now)) = ended {
            let until = self.catalogue.reforms.get(reform).and_then(|r| r.until(found.level));
            if !self.is_still(until) {
                found.form = NameForm::Former { until: until.map(SmolStr::from) };
                found.successor = Some(now);
            } else if let Some((before, _)) = &meaning.before {
                found.name = surface::join(prefix, before);
            }
        }
        if lead == Lead::Assumed && prefix.is_some() && matches!(found.form, NameForm::Name | NameForm::Short)
        {
            found.form = NameForm::Bare;
        }
        (found, lead)
    }

    fn central(&self, meaning: &Meaning) -> Found {
        let mut found = Found::guess(meaning.core.to_string(), UnitKind::Named);
        found.known = true;
        found.form = form_of(meaning.wording);
        found.level = Some(AdminLevel::Central);
        if let Some(department) = self.catalogue.department(meaning.department) {
            found.order = Found::ORDER_CATALOGUE + department.order;
            found.department = Some(&department.key);
        }
        if let Some((before, reform)) = &meaning.before {
            let until = self.catalogue.reforms.get(*reform).and_then(|r| r.until(found.level));
            if self.is_still(until) {
                found.name = before.as_ref().into();
            } else {
                found.successor = Some(found.name.clone());
                found.form = NameForm::Former { until: until.map(SmolStr::from) };
            }
        }
        found
    }
}

fn form_of(wording: Wording) -> NameForm {
    match wording {
        Wording::Full => NameForm::Name,
        Wording::Short => NameForm::Short,
        Wording::Casual | Wording::Clipped => NameForm::Colloquial,
    }
}
