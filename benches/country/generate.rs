//! A whole country of invented mechanisms: provinces, cities, counties, each a `.jz` of about 10 KB
//! that rests on its parent by 发文字号.
//!
//! In: how many files. Out: paths and texts, the same for the same number. Must not: read a clock, a
//! random source or the environment.

use super::words::{DEPARTMENTS, FIELDS, FIRST, INDICATORS, LEADS, MATTERS, POSTS, SECOND, VERBS};
use std::fmt::Write;

/// Files of the whole country.
pub const WHOLE: usize = PROVINCES + CITIES + COUNTIES;
const PROVINCES: usize = 31;
const CITIES: usize = 333;
const COUNTIES: usize = 3_000;
const GROUPS: usize = 10;
const DUTIES_OF_A_GROUP: usize = 8;
const UNITS_WITH_DUTIES: usize = 10;

/// A file to write, relative to the workspace.
pub struct Generated {
    /// Path with `/` between folders.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// `jizhi.toml` of the workspace: the words that the texts use beyond the built-in ones.
pub fn settings() -> Generated {
    let text = "[[roles]]\nname = \"技术支撑单位\"\nclass = \"support\"\nholder = \"unit\"\n";
    Generated { path: "jizhi.toml".into(), text: text.into() }
}

/// The first `files` documents of the country, parents before children.
pub fn country(files: usize) -> Vec<Generated> {
    regions().into_iter().take(files).map(|region| document(&region)).collect()
}

/// A province, city or county.
struct Region {
    /// Counts from 0 over the country; what varies, varies by it.
    index: usize,
    /// Names from the province down, without the level word.
    names: Vec<String>,
    /// The index of its province: what one level hands down to the next varies by it.
    province: usize,
    /// 省, 市 or 县.
    level: &'static str,
    /// Short name and title of the parent's document.
    parent: Option<(String, String)>,
}

impl Region {
    /// 某省某市某县.
    fn full(&self) -> String {
        self.names.iter().zip(["省", "市", "县"]).map(|(n, l)| format!("{n}{l}")).collect()
    }

    fn name(&self) -> &str {
        self.names.last().map_or("", String::as_str)
    }

    fn office(&self) -> String {
        format!("{}{}人民政府办公室", self.name(), self.level)
    }

    fn number(&self) -> String {
        format!("{}政办〔2026〕{}号", self.name(), self.index % 90 + 1)
    }

    fn title(&self) -> String {
        format!("{}关于建立“{GROUPS}+X”招商引资工作机制的通知", self.office())
    }

    fn path(&self) -> String {
        match self.names.as_slice() {
            [province] => format!("{province}省/省本级.jz"),
            [province, city] => format!("{province}省/{city}市/市本级.jz"),
            [province, city, county] => format!("{province}省/{city}市/{county}县.jz"),
            _ => format!("{}.jz", self.index),
        }
    }
}

/// All regions, each province followed by its cities, each city by its counties.
fn regions() -> Vec<Region> {
    let mut regions = Vec::with_capacity(WHOLE);
    for province in 0..PROVINCES {
        let upper = add(&mut regions, None, "省");
        for city in shares(CITIES, PROVINCES, province) {
            let middle = add(&mut regions, Some(upper), "市");
            for _ in shares(COUNTIES, CITIES, city) {
                add(&mut regions, Some(middle), "县");
            }
        }
    }
    regions
}

/// The `part`-th of `parts` shares of `total` things, as a range of their numbers.
fn shares(total: usize, parts: usize, part: usize) -> std::ops::Range<usize> {
    total * part / parts..total * (part + 1) / parts
}

fn add(regions: &mut Vec<Region>, above: Option<usize>, level: &'static str) -> usize {
    let index = regions.len();
    let above = above.and_then(|at| regions.get(at));
    let mut names = above.map(|r| r.names.clone()).unwrap_or_default();
    names.push(place_name(index));
    let parent = above.map(|r| (r.number(), r.title()));
    let province = above.map_or(index, |r| r.province);
    regions.push(Region { index, names, province, level, parent });
    index
}

/// A name of two characters; no two of the country are the same, as 37 and 6400 share no factor.
fn place_name(index: usize) -> String {
    let at = (index * 37 + 11) % (FIRST.len() * SECOND.len());
    format!("{}{}", pick(&FIRST, at / SECOND.len()), pick(&SECOND, at))
}

fn pick<T: Copy + Default>(from: &[T], at: usize) -> T {
    from.get(at % from.len().max(1)).copied().unwrap_or_default()
}

fn document(region: &Region) -> Generated {
    let mut text = String::with_capacity(11 << 10);
    // Writing to a String cannot fail.
    let _ = header(&mut text, region);
    let _ = groups(&mut text, region);
    let _ = unit_duties(&mut text, region);
    let _ = tasks(&mut text, region);
    let _ = working_rules(&mut text, region);
    Generated { path: region.path(), text }
}

fn header(out: &mut String, region: &Region) -> std::fmt::Result {
    let (name, level) = (region.name(), region.level);
    writeln!(out, "机制：{name}{level}“{GROUPS}+X”招商引资工作机制")?;
    writeln!(out, "模式：{GROUPS}+X\n{GROUPS}：招商小组\nX：各{}、{level}直有关单位", lower(level))?;
    writeln!(out, "地区：{}\n文种：通知", region.full())?;
    writeln!(out, "发文机关：{}\n发文字号：{}", region.office(), region.number())?;
    writeln!(out, "标题：{}", region.title())?;
    writeln!(out, "主送：各{}人民政府，{level}人民政府各部门", lower(level))?;
    // Each level after the one above.
    let first = match level {
        "省" => 1,
        "市" => 4,
        _ => 7,
    };
    let (month, day) = (region.index % 3 + first, region.index % 28 + 1);
    writeln!(out, "成文日期：2026年{month}月{day}日\n\n--- 正文")?;
    write!(out, "为形成招商合力，推动开放招商取得实效，")?;
    if let Some((number, title)) = &region.parent {
        write!(out, "根据《{title}》（{number}）要求，")?;
    }
    writeln!(out, "{{批准：经{level}人民政府研究同意}}，决定建立“{GROUPS}+X”招商引资工作机制。\n")
}

/// What lies below a level.
fn lower(level: &str) -> &'static str {
    match level {
        "省" => "市",
        "市" => "县",
        _ => "乡（镇）",
    }
}

fn groups(out: &mut String, region: &Region) -> std::fmt::Result {
    writeln!(out, "# 成立{{统称：{GROUPS}个招商小组}}")?;
    writeln!(out, "按照产业分工，成立{{数：{GROUPS}个招商小组}}，分别由{}领导牵头负责。\n", region.level)?;
    (0..GROUPS).try_for_each(|group| group_of(out, region, group))
}

fn group_of(out: &mut String, region: &Region, group: usize) -> std::fmt::Result {
    const ORDINALS: [&str; GROUPS] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let (level, seed) = (region.level, region.index * 7 + group * 5);
    let (lead, trade) = pick(&LEADS, region.province + group);
    writeln!(out, "## 小组：招商{}组", pick(&ORDINALS, group))?;
    writeln!(out, "牵头领导：{}", pick(&POSTS, seed).replace("{}", level))?;
    writeln!(out, "牵头单位：{level}{lead}")?;
    let others = (1..6).map(|n| unit(region, group * 6 + n)).filter(|other| *other != lead);
    let others: Vec<_> = others.collect();
    writeln!(out, "责任单位：{level}{}及相关{level}直单位，各{}", others.join("、"), lower(level))?;
    let field = |n: usize| pick(&FIELDS, region.province * 7 + group * 5 + n * 11);
    writeln!(out, "领域：{trade}、{}、{}", field(0), field(1))?;
    let duties: Vec<_> = (0..DUTIES_OF_A_GROUP).map(|n| duty(seed + n * 3)).collect();
    writeln!(out, "工作职责：{}。", duties.join("；"))?;
    let targets: Vec<_> = (0..3).map(|n| target(seed + n)).collect();
    writeln!(out, "年度目标：{}。\n", targets.join("；"))
}

/// A department of a region; sixty in a row differ.
fn unit(region: &Region, at: usize) -> &'static str {
    pick(&DEPARTMENTS, region.index * 13 + at)
}

fn duty(seed: usize) -> String {
    format!("{}{}{}", pick(&VERBS, seed), pick(&FIELDS, seed * 5 + 1), pick(&MATTERS, seed * 7 + 3))
}

fn target(seed: usize) -> String {
    let (indicator, measure) = pick(&INDICATORS, seed);
    let amount = seed % 9 + 2;
    match seed % 3 {
        0 => format!("{indicator}不少于{amount}{measure}"),
        1 => format!("{indicator}{amount}{measure}以上"),
        _ => format!("{indicator}{amount}{measure}"),
    }
}

fn unit_duties(out: &mut String, region: &Region) -> std::fmt::Result {
    writeln!(out, "# 明确责任分工")?;
    for n in 0..UNITS_WITH_DUTIES {
        let seed = region.index * 3 + n * 17;
        let unit = unit(region, n * 6);
        writeln!(out, "@{}{unit}：{}；{}。", region.level, duty(seed), duty(seed + 1))?;
    }
    writeln!(out)
}

fn tasks(out: &mut String, region: &Region) -> std::fmt::Result {
    let level = region.level;
    writeln!(out, "# 重点任务\n| 任务 | 牵头单位 | 责任单位 | 完成时限 | 成果 |")?;
    for n in 0..4 {
        let seed = region.index + n * 13;
        let (lead, other) = (unit(region, n * 7), unit(region, n * 7 + 1));
        let (task, month) = (pick(&MATTERS, seed), seed % 12 + 1);
        writeln!(out, "| {task} | {level}{lead} | {level}{other} | 2027年{month}月底前 | 工作方案 |")?;
    }
    writeln!(out)
}

fn working_rules(out: &mut String, region: &Region) -> std::fmt::Result {
    let (level, day, lead) = (region.level, region.index % 5 + 21, unit(region, 15));
    writeln!(out, "# 健全保障机制")?;
    writeln!(
        out,
        "## 信息报送。{{承担：各招商小组牵头单位}}{{联络：明确1名责任领导和联络员}}，\
         {{报送：每月{day}日前向{level}{lead}报送本组招商工作开展情况}}。"
    )?;
    if region.parent.is_some() {
        writeln!(
            out,
            "{{承担：{level}{lead}}}{{报送：每月28日前向上级商务主管部门报送全{level}招商工作开展情况}}。"
        )?;
    }
    writeln!(
        out,
        "## 调度通报。{{承担：{level}{lead}}}{{会议：每季度召开1次招商工作调度会}}，\
         {{通报：每月通报1次各招商小组工作进展}}。"
    )?;
    writeln!(out, "## 经费保障。{{经费：每个招商小组工作经费每年暂定为{}万元}}。", region.index % 8 + 3)?;
    writeln!(
        out,
        "## 考核奖惩。{{考核：{level}人民政府每年对各招商小组进行1次考核}}，\
         {{奖励：对成效突出的单位予以通报表扬}}，{{惩戒：对未完成目标任务的取消年度评优资格}}。"
    )?;
    writeln!(out, "\n本通知{{施行：自印发之日起施行}}。")
}
