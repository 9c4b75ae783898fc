//! Units named in prose.

use super::divisions::Divisions;
use super::endings;
use super::found::Found;
use super::lookup::RegionNames;
use super::surface;
use std::ops::Range;

impl RegionNames<'_> {
    /// Registered names, and catalogue names with a level prefix, that stand in prose: longest
    /// match, left to right, no two overlapping. Misses rather than guesses: units of other places
    /// (博爱县财政局 in a city's text) and levels inside words (社区, 城市) are passed over.
    ///
    /// One pass: the table of first characters is looked into at each character, the catalogue only
    /// behind a level.
    #[must_use]
    pub fn mentions(&self, prose: &str) -> Vec<(Range<usize>, Found)> {
        let mut found = Vec::new();
        let mut done = 0;
        for (at, c) in prose.char_indices() {
            if at < done {
                continue;
            }
            let registered = self.registered_at(prose, at, c);
            let known = self.prefixed_at(prose, at, c);
            let range = match (registered, known) {
                (Some(a), Some(b)) => at..a.max(b),
                (Some(end), None) | (None, Some(end)) => at..end,
                (None, None) => continue,
            };
            let Some(unit) = prose.get(range.clone()).and_then(|name| self.find(name)) else { continue };
            done = range.end;
            let start = self.place_start(prose, range.start);
            found.push((start..range.end, unit));
        }
        found
    }

    /// End of the longest registered name that starts here.
    fn registered_at(&self, prose: &str, at: usize, first: char) -> Option<usize> {
        let rest = prose.get(at..)?;
        let names = self.registers().filter_map(|(_, r)| r.by_first.get(&first)).flatten();
        let longest = names.filter(|n| rest.starts_with(n.as_str())).map(String::len).max()?;
        Some(at + longest)
    }

    /// End of the longest catalogue name behind the level that stands here.
    fn prefixed_at(&self, prose: &str, at: usize, first: char) -> Option<usize> {
        if !endings::is_level(first) && !matches!(first, '自' | '团') {
            return None;
        }
        let rest = prose.get(at..)?;
        let before = prose.get(..at)?;
        if inside_word(before, first) || self.is_other_place(before, first) {
            return None;
        }
        if first == '团' {
            let near = rest.char_indices().nth(6).map_or(rest, |(end, _)| rest.get(..end).unwrap_or(""));
            let end = near.find('委')? + '委'.len_utf8();
            return surface::league(rest.get(..end)?).map(|_| at + end);
        }
        let (_, core) = surface::split(rest)?;
        let names = self.catalogue.starting_with(core.chars().next()?);
        let name = names.iter().find(|name| core.starts_with(&***name))?;
        let after = core.get(name.len()..)?;
        // 市委托第三方 names no 市委.
        if &**name == "委" && after.starts_with(['托', '派', '任', '员', '以', '屈', '婉']) {
            return None;
        }
        let end = at + (rest.len() - core.len()) + name.len();
        Some(end + self.branch_length(name, after))
    }

    /// 谯城分局 behind 市自然资源和规划局, 驻北京分局 behind 市经合局.
    fn branch_length(&self, bureau: &str, after: &str) -> usize {
        if !bureau.ends_with('局') {
            return 0;
        }
        let near = after.char_indices().nth(8).map_or(after, |(end, _)| after.get(..end).unwrap_or(""));
        let Some(at) = near.find("分局") else { return 0 };
        let place = near.get(..at).unwrap_or("");
        let stem = self.steps.first().map_or("", |s| surface::stem(&s.name));
        let ours = !stem.is_empty() && place.starts_with(stem);
        if ours || place.starts_with('驻') && place.len() > 3 { at + "分局".len() } else { 0 }
    }

    /// Whether the level ends the name of a place that is not on our way up.
    fn is_other_place(&self, before: &str, level: char) -> bool {
        let mut starts = before.char_indices().rev().map(|(at, _)| at).take(6);
        starts.any(|start| {
            let Some(stem) = before.get(start..) else { return false };
            let name = format!("{stem}{level}");
            Divisions::built_in().has(&name) && !self.steps.iter().any(|s| s.name == name)
        })
    }

    /// Moves the start of a match before the name of its region: 焦作市|人民政府.
    fn place_start(&self, prose: &str, start: usize) -> usize {
        let before = prose.get(..start).unwrap_or("");
        let level = prose.get(start..).and_then(|rest| rest.chars().next());
        let own = self.steps.iter().find_map(|step| {
            let last = step.name.chars().next_back()?;
            let stem = step.name.strip_suffix(last)?;
            (Some(last) == level && !stem.is_empty() && before.ends_with(stem)).then_some(stem.len())
        });
        start - own.unwrap_or(0)
    }
}

/// Whether a level is the last character of a common word: 社区, 城市, 各县（市）区.
fn inside_word(before: &str, level: char) -> bool {
    let Some(last) = before.chars().next_back() else { return false };
    match level {
        '区' => "社园城辖校小景灾新山片战特发能业术范库牧林矿港保市县地）)各".contains(last),
        '市' => "城都超上股夜菜县省（(各".contains(last),
        '县' => "各邻市（(".contains(last),
        '乡' | '镇' => "各城家故乡村（(".contains(last),
        '省' => "节反各".contains(last),
        '州' | '盟' | '旗' => "各联红".contains(last),
        _ => false,
    }
}
