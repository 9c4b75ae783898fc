//! A region written in one, as starting documents need it: 某省某市某县.

/// A region and the words that go with its level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Region {
    /// As given.
    pub whole: String,
    /// Its own name: 某县.
    pub own: String,
    /// 省、自治区、市、州、盟、县、区、旗、镇、乡.
    pub level: &'static str,
}

/// Endings of names of divisions, longer ones first. 州 and 盟 end other names too (广州市), so only
/// 自治州 and a final 盟 count.
const ENDINGS: [(&str, &str); 9] = [
    ("特别行政区", "特别行政区"),
    ("自治区", "自治区"),
    ("自治州", "州"),
    ("省", "省"),
    ("市", "市"),
    ("县", "县"),
    ("区", "区"),
    ("旗", "旗"),
    ("盟", "盟"),
];

impl Region {
    /// Reads a region; none when it does not end like the name of a division.
    pub(super) fn read(words: &str) -> Option<Self> {
        let whole: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        if let Some(town) = Self::town(&whole) {
            return Some(town);
        }
        let mut own = String::new();
        let mut rest = whole.as_str();
        while !rest.is_empty() {
            let (name, after) = split_first(rest)?;
            // 沙市区 is one name, not 沙市 and 区; 津市市 likewise.
            if name.chars().count() == 1 {
                own.push_str(name);
            } else {
                own = name.to_owned();
            }
            rest = after;
        }
        let level = ENDINGS.iter().find(|(ending, _)| own.ends_with(ending)).map(|(_, level)| *level)?;
        (own.chars().count() > 1).then_some(Self { whole, own, level })
    }

    /// A town or township, which is only one at the end and behind its county: 镇 and 乡 begin and end
    /// the names of cities and counties too (镇江市, 新乡市).
    fn town(whole: &str) -> Option<Self> {
        let level = ["镇", "乡"].into_iter().find(|level| whole.ends_with(level))?;
        let above = whole.rfind(['县', '区', '旗', '市'])?;
        let (above, own) = whole.split_at_checked(above + '县'.len_utf8())?;
        (own.chars().count() > 1).then(|| Self::read(above))??;
        Some(Self { whole: whole.to_owned(), own: own.to_owned(), level })
    }

    /// 发文机关: the office of its government; a town's government issues itself.
    pub(super) fn office(&self) -> String {
        if self.is_town() {
            return format!("{}人民政府", self.own);
        }
        let office = if self.is_province() { "办公厅" } else { "办公室" };
        format!("{}人民政府{office}", self.own)
    }

    /// What its departments are called.
    pub(super) fn bureau(&self) -> &'static str {
        match self.level {
            _ if self.is_province() => "厅",
            _ if self.is_town() => "办公室",
            _ => "局",
        }
    }

    /// What the heads of its departments are called.
    pub(super) fn bureau_head(&self) -> &'static str {
        match self.bureau() {
            "厅" => "厅长",
            "局" => "局长",
            _ => "主任",
        }
    }

    /// The divisions below, as documents address them.
    pub(super) fn below(&self) -> &'static str {
        match self.level {
            "省" | "自治区" | "特别行政区" => "各市（州）",
            "市" | "州" | "盟" => "各县（市、区）",
            "镇" | "乡" => "各村（社区）",
            _ => "各乡（镇）、街道",
        }
    }

    /// 主送机关.
    pub(super) fn addressees(&self) -> String {
        let level = self.level;
        match self.below() {
            "各乡（镇）、街道" => {
                format!("各乡（镇）人民政府、街道办事处，{level}人民政府各部门")
            }
            below @ "各村（社区）" => format!("{below}，{level}直各单位"),
            below => format!("{below}人民政府，{level}人民政府各部门"),
        }
    }

    /// The head of its government.
    pub(super) fn head(&self) -> String {
        match self.level {
            "自治区" => "自治区主席".to_owned(),
            level => format!("{level}长"),
        }
    }

    /// A deputy head.
    pub(super) fn deputy(&self) -> String {
        match self.level {
            "自治区" => "分管副主席".to_owned(),
            level => format!("分管副{level}长"),
        }
    }

    fn is_town(&self) -> bool {
        matches!(self.level, "镇" | "乡")
    }

    fn is_province(&self) -> bool {
        matches!(self.level, "省" | "自治区" | "特别行政区")
    }
}

/// The first division's name and what follows it.
fn split_first(words: &str) -> Option<(&str, &str)> {
    let end = words
        .char_indices()
        .find_map(|(at, _)| {
            let rest = words.get(at..)?;
            let (ending, _) = ENDINGS.iter().find(|(ending, _)| rest.starts_with(ending))?;
            Some(at + ending.len())
        })
        .unwrap_or(words.len());
    words.split_at_checked(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_name_and_its_level_are_found() {
        for (whole, own, level) in [
            ("某省某市某县", "某县", "县"),
            ("山西省晋城市沁水县", "沁水县", "县"),
            ("湖南省津市市", "津市市", "市"),
            ("湖北省荆州市沙市区", "沙市区", "区"),
            ("广东省广州市", "广州市", "市"),
            ("内蒙古自治区", "内蒙古自治区", "自治区"),
            ("内蒙古自治区锡林郭勒盟正蓝旗", "正蓝旗", "旗"),
            ("云南省大理白族自治州", "大理白族自治州", "州"),
            ("某省某市某县某镇", "某镇", "镇"),
            ("河南省新乡市某县某乡", "某乡", "乡"),
            ("河南省新乡市", "新乡市", "市"),
            ("江苏省镇江市", "镇江市", "市"),
            ("江西省景德镇市", "景德镇市", "市"),
            ("吉林省前郭尔罗斯蒙古族自治县", "前郭尔罗斯蒙古族自治县", "县"),
        ] {
            let region = Region::read(whole).unwrap();
            assert_eq!((region.own.as_str(), region.level), (own, level), "{whole}");
        }
    }

    #[test]
    fn words_that_are_no_division_are_not_taken() {
        for words in ["", "某某", "市", "某市人民政府", "某镇", "某市镇"] {
            assert_eq!(Region::read(words), None, "{words}");
        }
    }
}
