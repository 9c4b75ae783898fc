//! Administrative divisions: which names exist, and how a 地区 is split.
//!
//! In: `divisions.tsv` (names and codes of GB/T 2260), built in and read when first needed; a
//! region as drafters write it. Out: its path from province down. Regions without a real name
//! (某省某市某县) are split by their endings.

use super::endings;
use crate::model::AdminLevel;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::sync::OnceLock;

/// One step of a region's path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Division {
    pub name: String,
    pub level: Option<AdminLevel>,
    /// Code of GB/T 2260, for a real name.
    pub code: Option<u32>,
}

/// All divisions of the country.
#[derive(Debug, Default)]
pub(super) struct Divisions {
    rows: Vec<(u32, &'static str)>,
    /// The codes that bear a name; most names stand once.
    by_name: FxHashMap<&'static str, Codes>,
}

#[derive(Debug)]
enum Codes {
    One(u32),
    Many(Vec<u32>),
}

impl Codes {
    fn as_slice(&self) -> &[u32] {
        match self {
            Self::One(code) => std::slice::from_ref(code),
            Self::Many(codes) => codes,
        }
    }
}

impl Divisions {
    /// The built-in table.
    pub fn built_in() -> &'static Self {
        static DIVISIONS: OnceLock<Divisions> = OnceLock::new();
        DIVISIONS.get_or_init(|| Self::read(include_str!("divisions.tsv")))
    }

    fn read(table: &'static str) -> Self {
        let mut divisions = Self {
            rows: Vec::with_capacity(3300),
            by_name: FxHashMap::with_capacity_and_hasher(3300, FxBuildHasher),
        };
        for line in table.lines() {
            let Some((code, name)) = line.split_once('\t') else { continue };
            let Ok(code) = code.parse() else { continue };
            divisions.rows.push((code, name));
            divisions
                .by_name
                .entry(name)
                .and_modify(|codes| *codes = Codes::Many([codes.as_slice(), &[code]].concat()))
                .or_insert(Codes::One(code));
        }
        divisions
    }

    /// Whether a division bears this name.
    pub fn has(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// Names of the divisions right below one.
    pub fn children(&self, code: u32) -> impl Iterator<Item = &'static str> {
        let (start, end) = match () {
            () if code.is_multiple_of(10_000) => (code + 1, code + 10_000),
            () if code.is_multiple_of(100) => (code + 1, code + 100),
            () => (code, code),
        };
        let from = self.rows.partition_point(|(c, _)| *c < start);
        let to = self.rows.partition_point(|(c, _)| *c < end);
        let below = self.rows.get(from..to).unwrap_or_default();
        below.iter().filter(move |(c, _)| self.parent(*c) == Some(code)).map(|(_, name)| *name)
    }

    fn name(&self, code: u32) -> Option<&'static str> {
        let at = self.rows.binary_search_by_key(&code, |(c, _)| *c).ok()?;
        self.rows.get(at).map(|(_, name)| *name)
    }

    /// A county's city where the table has one, else its province.
    fn parent(&self, code: u32) -> Option<u32> {
        let city = code / 100 * 100;
        let province = code / 10_000 * 10_000;
        if code != city && city != province && self.name(city).is_some() {
            return Some(city);
        }
        (code != province).then_some(province)
    }

    fn division(&self, code: u32) -> Option<Division> {
        let level = match () {
            () if code.is_multiple_of(10_000) => AdminLevel::Province,
            () if code.is_multiple_of(100) => AdminLevel::City,
            () => AdminLevel::County,
        };
        Some(Division { name: self.name(code)?.to_owned(), level: Some(level), code: Some(code) })
    }

    /// The code of `name` below `above`; without `above`, only of a name that stands once.
    fn below(&self, name: &str, above: Option<u32>) -> Option<u32> {
        let codes = self.by_name.get(name)?.as_slice();
        match above {
            None => <[u32; 1]>::try_from(codes).ok().map(|[code]| code),
            Some(above) => codes.iter().copied().find(|c| {
                let parent = self.parent(*c);
                parent == Some(above) || parent.and_then(|p| self.parent(p)) == Some(above)
            }),
        }
    }

    /// Splits 山西省晋城市沁水县 into its steps and adds the steps left out above the first one,
    /// when its name tells them.
    pub fn path(&self, text: &str) -> Vec<Division> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if matches!(&*text, "中央" | "国家" | "全国" | "国务院" | "中国" | "中华人民共和国")
        {
            return vec![Division { name: text, level: Some(AdminLevel::Central), code: None }];
        }
        let mut path: Vec<Division> = Vec::new();
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let above = path.last();
            let (length, found) = self.first_named(rest, above.and_then(|d| d.code), above.is_none());
            let (name, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            match found {
                Some(code) => self.add_real(&mut path, code),
                None => {
                    let level = level_of(name, above.and_then(|d| d.level));
                    path.push(Division { name: name.to_owned(), level, code: None });
                }
            }
            rest = after;
        }
        path
    }

    /// The real division that words begin with: its length there, and its whole path written as one
    /// word. Steps above it may stand before it (河南省焦作市…). None for a name that several bear.
    pub fn at_head(&self, words: &str) -> Option<(usize, String)> {
        let (mut length, mut above) = (0, None);
        while let (step, Some(code)) = self.first_named(words.get(length..)?, above, above.is_none()) {
            length += step;
            above = Some(code);
        }
        let mut path = Vec::new();
        self.add_real(&mut path, above?);
        Some((length, path.into_iter().map(|d| d.name).collect()))
    }

    fn add_real(&self, path: &mut Vec<Division>, code: u32) {
        let mut steps = Vec::new();
        let mut next = Some(code);
        while let Some(code) = next {
            if path.iter().any(|d| d.code == Some(code)) {
                break;
            }
            steps.extend(self.division(code));
            next = self.parent(code);
        }
        path.extend(steps.into_iter().rev());
    }

    /// Length of the first step of `text`, and its code when it is a real division: the longest
    /// real name at its start, else up to the first ending.
    fn first_named(&self, text: &str, above: Option<u32>, top: bool) -> (usize, Option<u32>) {
        if above.is_some() || top {
            let ends =
                text.char_indices().take(24).filter(|(_, c)| is_ending(*c)).map(|(i, c)| i + c.len_utf8());
            let real = ends.filter_map(|end| {
                let name = text.get(..end)?;
                self.below(name, above).map(|code| (end, Some(code)))
            });
            if let Some(real) = real.last() {
                return real;
            }
        }
        (unnamed_length(text), None)
    }
}

/// Whether a character is the last of names of divisions.
fn is_ending(c: char) -> bool {
    endings::is_level(c) || c == '道'
}

/// Length up to the first ending; two endings in a row (某州市) count as one name.
fn unnamed_length(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        let street = c == '道' && !text.get(..at).is_some_and(|t| t.ends_with('街'));
        if !is_ending(c) || street {
            continue;
        }
        match chars.peek() {
            Some((_, next)) if is_ending(*next) => {}
            _ => return at + c.len_utf8(),
        }
    }
    text.len()
}

/// The level of a name that no table has, from its ending and the level above it.
fn level_of(name: &str, above: Option<AdminLevel>) -> Option<AdminLevel> {
    let ends = |endings: &[&str]| endings.iter().any(|e| name.ends_with(e));
    Some(match () {
        () if ends(&["省", "自治区", "特别行政区"]) => AdminLevel::Province,
        () if ends(&["自治州", "州", "盟", "地区"]) => AdminLevel::City,
        () if ends(&["县", "旗"]) => AdminLevel::County,
        () if ends(&["街道", "镇", "乡"]) => AdminLevel::Township,
        () if ends(&["村", "社区"]) => AdminLevel::Village,
        () if ends(&["市"]) && above == Some(AdminLevel::City) => AdminLevel::County,
        () if ends(&["市"]) => AdminLevel::City,
        () if ends(&["区"]) => AdminLevel::County,
        () => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Vec<(String, Option<AdminLevel>)> {
        Divisions::built_in().path(text).into_iter().map(|d| (d.name, d.level)).collect()
    }

    fn names(text: &str) -> Vec<String> {
        path(text).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn the_table_is_sorted_by_code_and_holds_recent_changes() {
        let divisions = Divisions::built_in();
        assert!(divisions.rows.len() > 3000);
        assert!(divisions.rows.is_sorted_by_key(|(code, _)| *code));
        for name in ["临平区", "米林市", "错那市", "白杨市", "和安县", "和康县", "马村区", "谯城区", "沁水县"]
        {
            assert!(divisions.has(name), "{name}");
        }
    }

    #[test]
    fn a_region_is_split_into_its_steps_with_their_levels() {
        use AdminLevel::{City, County, Province};
        assert_eq!(
            path("山西省晋城市沁水县"),
            [
                ("山西省".into(), Some(Province)),
                ("晋城市".into(), Some(City)),
                ("沁水县".into(), Some(County))
            ]
        );
        assert_eq!(
            path("北京市海淀区"),
            [("北京市".into(), Some(Province)), ("海淀区".into(), Some(County))]
        );
        assert_eq!(path("河南省济源市").last(), Some(&("济源市".into(), Some(County))));
        assert_eq!(names("湖南省常德市津市市"), ["湖南省", "常德市", "津市市"]);
        assert_eq!(names("山东省济宁市市中区"), ["山东省", "济宁市", "市中区"]);
        assert_eq!(names("江苏省徐州市沛县"), ["江苏省", "徐州市", "沛县"]);
        assert_eq!(names("重庆市秀山土家族苗族自治县"), ["重庆市", "秀山土家族苗族自治县"]);
        assert_eq!(
            path("广西壮族自治区来宾市象州县").first(),
            Some(&("广西壮族自治区".into(), Some(Province)))
        );
    }

    #[test]
    fn steps_left_out_are_added_when_the_name_stands_once_in_the_country() {
        assert_eq!(names("马村区"), ["河南省", "焦作市", "马村区"]);
        assert_eq!(names("山西省沁水县"), ["山西省", "晋城市", "沁水县"]);
        assert_eq!(names("鼓楼区"), ["鼓楼区"]);
        assert_eq!(names("福建省福州市鼓楼区"), ["福建省", "福州市", "鼓楼区"]);
    }

    #[test]
    fn a_region_without_a_real_name_is_split_by_its_endings() {
        use AdminLevel::{City, County, Province, Township};
        assert_eq!(
            path("某省某市某县某镇"),
            [
                ("某省".into(), Some(Province)),
                ("某市".into(), Some(City)),
                ("某县".into(), Some(County)),
                ("某镇".into(), Some(Township))
            ]
        );
        assert_eq!(path("某省某市某市").last(), Some(&("某市".into(), Some(County))));
        assert_eq!(path("某自治区某盟某旗").first(), Some(&("某自治区".into(), Some(Province))));
        assert_eq!(names("某省某州市某区某街道"), ["某省", "某州市", "某区", "某街道"]);
        assert_eq!(names("陕西省汉中市滨江新区"), ["陕西省", "汉中市", "滨江新区"]);
        assert_eq!(path("某地"), [("某地".into(), None)]);
        assert_eq!(path("全国").first().and_then(|d| d.1), Some(AdminLevel::Central));
        assert_eq!(path(""), []);
    }

    #[test]
    fn the_divisions_below_a_city_are_its_own() {
        let divisions = Divisions::built_in();
        let below: Vec<_> = divisions.children(410_800).collect();
        assert!(below.contains(&"博爱县") && below.contains(&"马村区") && !below.contains(&"沁水县"));
        assert!(divisions.children(500_000).any(|n| n == "秀山土家族苗族自治县"));
    }
}
