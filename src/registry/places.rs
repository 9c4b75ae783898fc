//! Names with a place in them: branches, and units of other places.

use super::catalogue::Wording;
use super::divisions::Divisions;
use super::endings;
use super::lookup::{Lead, Located, RegionNames};
use super::surface::{self, Prefix};
use smol_str::format_smolstr;

impl RegionNames<'_> {
    /// A part of a bureau: 公安局交警大队, 自然资源和规划局谯城分局.
    pub(super) fn branch(&self, prefix: Option<Prefix>, core: &str, lead: Lead) -> Option<Located> {
        let (meaning, end) = self.catalogue.bureau(core)?;
        let rest = core.get(end..)?;
        let (mut found, lead) = self.in_catalogue(prefix, meaning, lead);
        found.name = format_smolstr!("{}{rest}", found.name);
        found.branch = true;
        if let Some(now) = &mut found.successor {
            *now = format_smolstr!("{now}{rest}");
        }
        Some((found, lead))
    }

    /// A branch written without its level: one named after this region belongs to the level above.
    pub(super) fn bare_branch(&self, surface: &str, carried: Option<Prefix>) -> Option<Located> {
        let (_, end) = self.catalogue.bureau(surface)?;
        let rest = surface.get(end..)?;
        let own = self.steps.first();
        let stem = own.map_or("", |s| s.name.get(..s.stem).unwrap_or(""));
        let names_us =
            own.is_some_and(|s| rest.contains(s.name.as_str())) || !stem.is_empty() && rest.contains(stem);
        if !names_us {
            let lead = if carried.is_some() { Lead::Carried } else { Lead::Assumed };
            return self.branch(carried.or_else(|| self.own_prefix()), surface, lead);
        }
        let above = self.steps.get(1).and_then(|s| s.prefix);
        self.in_registers(above, surface, None, Lead::Written(above))
            .or_else(|| self.branch(above, surface, Lead::Written(above)))
            .map(|(found, _)| (found, Lead::Written(None)))
    }

    /// A name after the name of another place: 博爱县财政局, 象州生态环境局, 谯城经开区.
    pub(super) fn of_place(&self, surface: &str) -> Option<Located> {
        let vertical = endings::after(surface, "国家税务总局").filter(|rest| rest.ends_with("税务局"));
        if let Some(rest) = vertical {
            return self.of_path(rest).or_else(|| self.of_place(rest));
        }
        let known = |rest: &str| self.catalogue.local.get(rest).filter(|m| m.wording != Wording::Clipped);
        if let Some((stem, rest)) = self.stem_length(surface).and_then(|end| surface.split_at_checked(end))
            && let Some(meaning) = known(rest)
        {
            let (mut found, _) = self.in_catalogue(self.own_prefix(), meaning, Lead::Written(None));
            found.branch = rest.ends_with('局');
            found.name = format!("{stem}{rest}").into();
            return Some((found, Lead::Written(None)));
        }
        if !endings::holds_level(surface) {
            return None;
        }
        let levels = surface.char_indices().skip(1).take(12).filter(|(_, c)| endings::is_level(*c));
        levels.into_iter().find_map(|(at, level)| {
            let (place, rest) = surface.split_at_checked(at + level.len_utf8())?;
            let (mut found, _) = self.in_catalogue(Some(level), known(rest)?, Lead::Written(None));
            let core = found.name.strip_prefix(level).unwrap_or(&found.name);
            found.name = format!("{place}{core}").into();
            found.level = surface::usual_level(level);
            Some((found, Lead::Written(None)))
        })
    }

    /// Length of the stem of this region, one above, or one right below, at the start of a name.
    pub(super) fn stem_length(&self, surface: &str) -> Option<usize> {
        let starts =
            |stem: &str| (!stem.is_empty() && endings::after(surface, stem).is_some()).then_some(stem.len());
        let above = || self.steps.iter().find_map(|s| starts(s.name.get(..s.stem)?));
        let above = if self.leads.may_begin(surface) { above() } else { None };
        above.or_else(|| {
            let code = self.steps.first()?.code?;
            let below = || Divisions::built_in().children(code).map(surface::stem).collect();
            self.below.get_or_init(below).iter().find_map(|stem| starts(stem))
        })
    }
}
