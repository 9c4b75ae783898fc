//! What the last characters of a name say about it.
//!
//! Kept as tables, so that a new kind of organ is a new word here and nothing else.

use crate::source::ten_bits;
use std::sync::OnceLock;

/// Whether a character can stand before a name as its level: 市 + 财政局.
pub(super) fn is_level(c: char) -> bool {
    matches!(c, '省' | '市' | '州' | '盟' | '区' | '县' | '旗' | '镇' | '乡')
}

/// Bits for the levels, told by the two bytes in which Han characters differ.
static LEVELS: Bits = Bits::lasts(&["省", "市", "州", "盟", "区", "县", "旗", "镇", "乡"]);

/// Whether a level may stand behind the first character of a name, for certain when it says no. Names of common Han
/// characters are looked at without decoding.
pub(super) fn holds_level(name: &str) -> bool {
    let (characters, rest) = name.as_bytes().as_chunks::<3>();
    let plain =
        |[first, second, third]: &[u8; 3]| matches!(first, 0xE4..=0xE9) && !LEVELS.have(*second, *third);
    !rest.is_empty() || !characters.iter().skip(1).all(plain)
}

/// Endings after which a name is complete; longest match is not needed.
#[rustfmt::skip] // one word a line would hide the table
static ORGANS: Endings = Endings::new(&[
    "局", "委", "办", "厅", "部", "署", "管委会", "村委会", "居委会", "办公室", "办公厅", "中心",
    "委员会", "政府", "党委", "人大", "政协", "法院", "检察院", "社", "联", "协会", "商会", "学会",
    "联合会", "大队", "支队", "总队", "中队", "分局", "支局", "站", "院", "所", "馆", "处", "校", "学校",
    "学院", "大学", "医院", "银行", "支行", "分行", "海关", "公司", "集团", "农场", "林场", "小组",
    "指挥部", "联席会议", "专班", "街道", "工会", "红十字会", "台", "队", "调查队", "服务队", "基金",
    "平台",
]);

/// Endings of organs that may take a level prefix they were written without.
#[rustfmt::skip] // one word a line would hide the table
static PREFIXED: Endings = Endings::new(&[
    "局", "委", "办", "厅", "部", "办公室", "中心", "院", "所", "馆", "站", "社", "联", "会", "大队",
    "支队", "中队", "队", "处", "室", "校", "台", "集团", "公司",
]);

/// Words that never take a prefix of another item: areas, firms with their full name, and offices
/// of the central government named after their seat.
#[rustfmt::skip] // one word a line would hide the table
static OWN_NAME: Endings = Endings::new(&[
    "有限公司", "责任公司", "股份公司", "分公司", "支公司", "银行", "支行", "分行", "海关", "海事局",
    "农场", "林场", "农商行", "信用社", "区", "园", "新城", "镇", "乡", "街道", "村", "社区", "大学",
    "学院", "街道办事处", "商会", "铁路局", "机场", "港口", "电厂",
]);

const OWN_START: &[&str] =
    &["中国", "国家", "国网", "中共", "中铁", "中石", "中建", "中央", "全国", "省", "人行"];

/// Nouns that name a class of units when nothing says which.
#[rustfmt::skip] // one word a line would hide the table
static CLASS: Endings = Endings::new(&[
    "单位", "部门", "机构", "企业", "组织", "主体", "载体", "团体", "县区", "区县", "县市区",
    "县（市）区", "县(市)区", "园区", "乡镇", "镇街", "街镇", "镇办", "乡镇街道", "街道", "功能区",
    "驻外分局", "县（区）", "县（市、区）", "乡镇（街道）", "镇（街道）", "高校", "院校", "平台公司",
    "国企", "行业协会", "商会", "协会",
]);

/// The same nouns that are a class only when they stand alone.
#[rustfmt::skip] // one word a line would hide the table
static CLASS_ALONE: Endings = Endings::new(&[
    "县区", "区县", "县市区", "园区", "乡镇", "镇街", "街镇", "镇办", "乡镇街道", "街道", "功能区",
    "驻外分局", "高校", "院校", "行业协会", "商会", "协会", "国企", "市县", "党委", "政府", "党委和政府",
    "村", "社区", "村（社区）",
]);

const CLASS_START: &[&str] =
    &["各", "相关", "有关", "其他", "其它", "所有", "全体", "每个", "所在", "属地", "涉及"];

/// Bodies that another document sets up.
#[rustfmt::skip] // one word a line would hide the table
static BODIES: Endings = Endings::new(&[
    "领导小组", "领导小组办公室", "指挥部", "指挥部办公室", "委员会", "委员会办公室", "联席会议",
    "联席会议办公室", "工作专班", "专班", "专班办公室", "协调小组", "协调小组办公室", "推进组",
    "推进组办公室", "工作组", "专项小组", "专项组", "督导组", "工作小组", "领导组", "领导组办公室",
    "河长办", "林长办", "路长办", "田长办", "河长制办公室", "林长制办公室", "路长办公室", "链长办",
    "链长办公室", "总链长办公室",
]);

/// Committees that are organs or institutions in their own right.
#[rustfmt::skip] // one word a line would hide the table
static NO_BODIES: Endings = Endings::new(&[
    "管理委员会", "村民委员会", "居民委员会", "工作委员会", "仲裁委员会", "监察委员会", "常务委员会",
    "发展和改革委员会", "总支部委员会", "支部委员会",
]);

/// Starts of names that only look like a level and a name: 市场监管局 is no 市 + 场监管局.
#[rustfmt::skip] // one word a line would hide the table
const NO_PREFIX: &[&str] = &[
    "市场", "市政公", "市政管", "市政园", "市政工", "市政设", "市容", "市民中心", "市民服", "市民热",
    "市域", "市县", "市级", "市直", "市属", "市区", "区域", "区划", "区级", "区直", "区属", "区县",
    "区块", "县域", "县级", "县直", "县属", "县区", "县市", "县（", "县(", "省级", "省直", "省属", "省际",
    "乡村", "乡镇", "乡级", "镇街", "镇村", "镇级", "镇（", "乡（", "镇办", "州级", "州直", "旗级",
    "旗直", "旗县", "盟市",
];

/// A table of endings. Tables are long and most names end in none of their words, so that only those are
/// looked at that end in the last character of a name.
pub(crate) struct Endings {
    /// None of them empty, and each ending in a Chinese character.
    words: &'static [&'static str],
    /// For each character, told by the two bytes in which Han characters differ, the number of its group of words,
    /// from 1: most names end in a character that has none.
    groups: [u8; 1024],
    /// The words of each group, the longest first.
    by_group: OnceLock<Vec<Vec<&'static str>>>,
}

impl Endings {
    /// A table of words that end in Chinese characters, fewer than 256 of them.
    #[expect(clippy::indexing_slicing, reason = "a place is below 1,024")]
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        let (mut groups, mut rest, mut count) = ([0; 1024], words, 0);
        while let [word, after @ ..] = rest {
            if let [.., _, second, third] = word.as_bytes()
                && groups[ten_bits(*second, *third)] == 0
            {
                count += 1;
                groups[ten_bits(*second, *third)] = count;
            }
            rest = after;
        }
        Self { words, groups, by_group: OnceLock::new() }
    }

    /// The longest of the words that a name ends in.
    #[inline]
    pub(crate) fn longest(&self, name: &str) -> Option<&'static str> {
        let [_, second, third] = name.as_bytes().last_chunk::<3>()?;
        let group = self.groups.get(ten_bits(*second, *third)).copied().filter(|group| *group > 0)?;
        self.longest_of(group, name)
    }

    #[inline(never)] // most names end in no character of the table
    fn longest_of(&self, group: u8, name: &str) -> Option<&'static str> {
        let words = self.by_group.get_or_init(|| self.grouped()).get(usize::from(group) - 1)?;
        words.iter().copied().find(|word| ends_in(name, word))
    }

    #[cold]
    fn grouped(&self) -> Vec<Vec<&'static str>> {
        let mut grouped = vec![Vec::new(); self.words.len()];
        for word in self.words {
            if let [.., _, second, third] = word.as_bytes()
                && let Some(group) = self.groups.get(ten_bits(*second, *third))
                && let Some(words) =
                    usize::from(*group).checked_sub(1).and_then(|group| grouped.get_mut(group))
            {
                words.push(*word);
            }
        }
        for words in &mut grouped {
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        }
        grouped
    }

    /// Whether a name ends in one of the words.
    pub(crate) fn end(&self, name: &str) -> bool {
        self.longest(name).is_some()
    }

    /// Whether a name is one of the words.
    fn hold(&self, name: &str) -> bool {
        // No longer word is the end of one.
        self.longest(name).is_some_and(|word| word.len() == name.len())
    }
}

/// Where the bit of a character with these last two bytes stands.
const fn place(second: u8, third: u8) -> (usize, u64) {
    let place = ten_bits(second, third);
    (place / 64, 1 << (place % 64))
}

/// Lists of a few words; most names end in none of them.
fn ends(name: &str, endings: &[&str]) -> bool {
    endings.iter().any(|e| ends_in(name, e))
}

/// Whether a name ends in one ending.
fn ends_in(name: &str, ending: &str) -> bool {
    // The last two characters settle what the last one does not.
    if let (Some(last), Some(end)) = (name.as_bytes().last_chunk::<6>(), ending.as_bytes().last_chunk::<6>())
    {
        return last == end && (ending.len() == 6 || name.ends_with(ending));
    }
    // The last character settles nearly all comparisons, without a call.
    match (name.as_bytes().last_chunk::<3>(), ending.as_bytes().last_chunk::<3>()) {
        (Some(last), Some(end)) => last == end && (ending.len() == 3 || name.ends_with(ending)),
        _ => name.ends_with(ending),
    }
}

/// What stands in a name after its first words, most often of another name: the first character settles nearly
/// all comparisons, without a call.
pub(super) fn after<'n>(name: &'n str, start: &str) -> Option<&'n str> {
    match (name.as_bytes().first_chunk::<3>(), start.as_bytes().first_chunk::<3>()) {
        (Some(own), Some(first)) if own != first => None,
        _ => name.strip_prefix(start),
    }
}

/// The same for starts.
fn starts(name: &str, starts: &[&str]) -> bool {
    let first = name.as_bytes().first_chunk::<3>();
    starts.iter().any(|s| s.as_bytes().first_chunk::<3>() == first && name.starts_with(s))
}

/// Whether a name is complete by its ending: 县企地办 is, 文化广电 is not.
pub(super) fn is_complete(name: &str) -> bool {
    // Three characters at least: 部 or 社会 alone end like organs and are none.
    name.len() >= 9 && ORGANS.end(name) && !ends(name, &["社会", "全部", "内部", "各部"])
}

/// Whether words name a class of units: 各县（市）区, 市直相关单位.
pub(super) fn is_class(name: &str) -> bool {
    starts(name, CLASS_START)
        || CLASS.end(name) && (name.contains('各') || !CLASS_ALONE.end(name))
        || CLASS_ALONE.hold(name)
        || ends(name, &["局", "委", "办", "厅", "政府", "办事处", "管委会", "区", "县", "镇", "乡"])
            && name.contains('各')
}

/// Whether words name a body that another document sets up.
pub(super) fn is_outside_body(name: &str) -> bool {
    BODIES.end(name) && !NO_BODIES.end(name)
}

/// Whether a name without prefix may take the one carried on from the items before it.
pub(super) fn may_inherit(name: &str) -> bool {
    !OWN_NAME.end(name) && !starts(name, OWN_START) && (PREFIXED.end(name) || is_outside_body(name))
}

/// Whether the first character, a level, belongs to the name itself.
pub(super) fn is_false_prefix(name: &str) -> bool {
    // All of the starts begin with a Han character, and few names go on with the second one of any.
    match name.as_bytes() {
        [_, _, _, 0xE0..=0xEF, second, third, ..] if !SECONDS.have(*second, *third) => false,
        _ => starts(name, NO_PREFIX),
    }
}

/// The second characters of [`NO_PREFIX`] that have three bytes.
static SECONDS: Bits = Bits::seconds(NO_PREFIX);

/// Characters of three bytes as 1,024 bits, told by the two bytes in which Han characters differ.
#[derive(Clone, Debug)]
pub(super) struct Bits([u64; 16]);

impl Bits {
    /// The first characters of words.
    pub(super) fn firsts<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let with = |bits: Self, word: &str| match word.as_bytes() {
            [_, second, third, ..] => bits.and(*second, *third),
            // Too short to tell others from.
            _ => Self([u64::MAX; 16]),
        };
        words.into_iter().fold(Self([0; 16]), with)
    }

    /// Whether one of those words may stand at the beginning of others, for certain when it says no.
    pub(super) fn may_begin(&self, words: &str) -> bool {
        match words.as_bytes() {
            [_, second, third, ..] => self.have(*second, *third),
            _ => true,
        }
    }

    /// The second characters of words that begin with a character of three bytes.
    const fn seconds(words: &[&str]) -> Self {
        let (mut bits, mut rest) = (Self([0; 16]), words);
        while let [word, after @ ..] = rest {
            if let [_, _, _, _, second, third, ..] = word.as_bytes() {
                bits = bits.and(*second, *third);
            }
            rest = after;
        }
        bits
    }

    /// The last characters of words.
    const fn lasts(words: &[&str]) -> Self {
        let (mut bits, mut rest) = (Self([0; 16]), words);
        while let [word, after @ ..] = rest {
            if let [.., second, third] = word.as_bytes() {
                bits = bits.and(*second, *third);
            }
            rest = after;
        }
        bits
    }

    #[expect(clippy::indexing_slicing, reason = "a place is below 16")]
    const fn and(mut self, second: u8, third: u8) -> Self {
        let (place, bit) = place(second, third);
        self.0[place] |= bit;
        self
    }

    /// Whether a character is among them, or another that shares its bits.
    fn have(&self, second: u8, third: u8) -> bool {
        let (place, bit) = place(second, third);
        self.0.get(place).is_some_and(|bits| bits & bit != 0)
    }
}

#[rustfmt::skip] // one word a line would hide the table
static BRANCHES: Endings = Endings::new(&[
    "分局", "支局", "大队", "支队", "中队", "总队", "分院", "分中心", "分公司", "管理处", "办事处", "调查队",
    "服务站", "管理站", "监督站", "管理所", "税务所", "派出所",
]);

/// Endings of what stands below a bureau: 分局, 交警大队.
pub(super) fn is_branch(rest: &str) -> bool {
    BRANCHES.end(rest)
}

static OUTPOSTS: Endings =
    Endings::new(&["分局", "支局", "支行", "分行", "分公司", "支公司", "分院", "分中心"]);

/// Whether a name is that of a branch which a higher organ keeps in a place below it: its level is
/// the organ's, and says nothing of the units named after it.
pub(super) fn is_outpost(name: &str) -> bool {
    OUTPOSTS.end(name) || ends(name, &["大队", "支队", "中队"]) && name.contains('局')
}

/// Whether a name is one of an area, not of the organ that runs it.
pub(super) fn is_area(name: &str) -> bool {
    ends(name, &["区", "园", "新城"])
}

/// Whether a name is plainly that of an organ.
pub(super) fn is_bureau(name: &str) -> bool {
    ends(name, &["局", "委", "办", "厅", "办公室", "中心"])
}

/// Whether words name the organs of all places of a level: 乡镇人民政府, 县（区）政府.
pub(super) fn is_every_place(name: &str) -> bool {
    starts(name, &["乡镇", "乡（", "镇（", "县（", "区（"]) && !name.ends_with('局')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_passed_over_by_its_first_character() {
        let places = ["新桥县", "万义市", "é区", "A", "abc"];
        for place in places {
            let bits = Bits::firsts(places.into_iter().filter(|other| other.len() > 2 || *other == place));
            assert!(bits.may_begin(place) && bits.may_begin(&format!("{place}财政局")), "{place}");
        }
        assert!(!Bits::firsts(["新桥县", "中共"]).may_begin("统计局"));
    }

    #[test]
    fn no_level_in_a_name_is_passed_over() {
        for level in ('\u{4E00}'..'\u{A000}').filter(|c| is_level(*c)) {
            for name in
                [format!("某{level}"), format!("某某{level}局"), format!("a{level}"), format!("某）{level}")]
            {
                assert!(holds_level(&name), "{name}");
            }
        }
        assert!(!holds_level("县商务局") && !holds_level("") && !holds_level("市"));
    }

    #[test]
    fn no_start_is_passed_over_by_its_second_character() {
        for start in NO_PREFIX {
            for name in [(*start).to_owned(), format!("{start}某局"), format!("{start}(")] {
                assert!(is_false_prefix(&name), "{name}");
            }
        }
        for name in ["", "县", "市某", "县某局", "县a", "a县级", "é县级", "市"] {
            assert_eq!(is_false_prefix(name), starts(name, NO_PREFIX), "{name}");
        }
    }

    #[test]
    fn every_ending_is_found_by_its_last_character_and_the_longest_first() {
        let tables = [&ORGANS, &PREFIXED, &OWN_NAME, &CLASS, &CLASS_ALONE, &BODIES, &NO_BODIES, &BRANCHES];
        for table in tables.into_iter().chain([&OUTPOSTS]) {
            for name in table.words.iter().flat_map(|word| [(*word).to_owned(), format!("某{word}")]) {
                let slow = table.words.iter().copied().filter(|word| name.ends_with(word));
                assert_eq!(table.longest(&name), slow.max_by_key(|word| word.len()), "{name}");
                assert_eq!(table.hold(&name), table.words.contains(&&*name), "{name}");
            }
            assert!(!table.end("") && !table.end("a") && !table.end("某某"));
        }
    }
}
