//! `unit-alias-mixed`.

use super::surface::{differ_by_place, is_clipped, without_level};
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{SmolStr, Unit, UnitKind};
use crate::problem::{Level, Problem};
use crate::source::Span;
use std::cell::LazyCell;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unit-alias-mixed",
    level: Level::Warning,
    page: Page {
        what: Both("一个单位在一份文件里用了两个名称。", "One unit bears two names in one document."),
        why: Both(
            "前后叫法不一样，读的人要猜是不是同一个单位，汇总、检索时会漏掉一半。",
            "A reader has to guess whether both are one, and a search finds half.",
        ),
        wrong: "# 任务：落实惠企政策\n牵头单位：县市场监管局\n配合单位：县财政局\n完成时限：2026年9月底前\n# 任务：规范涉企收费\n牵头单位：县市场监督管理局\n配合单位：县财政局\n完成时限：2026年9月底前",
        right: "# 任务：落实惠企政策\n牵头单位：县市场监管局\n配合单位：县财政局\n完成时限：2026年9月底前\n# 任务：规范涉企收费\n牵头单位：县市场监管局\n配合单位：县财政局\n完成时限：2026年9月底前",
        source: "《党政机关公文处理工作条例》第十九条（三）：用语准确；第二十条要求的规范化简称",
    },
    settings: &[],
    yields_to: &["unit-listed-twice", "obsolete-name"],
    reads: Reads::Model(look),
};

/// Heads of the systems: 县政府 and 县人民政府 stand side by side in every document.
const HEADS: [&str; 4] = ["党委", "人大", "政府", "政协"];

/// Departments of which a level has one bureau, whatever it is called there: 水利局 in one county, 水务局 in
/// the next. Of others the catalogue joins organs that stand side by side: 招商局 and 经济合作局.
fn one_bureau(department: &str) -> Option<usize> {
    Some(match department {
        "水利" => 0,
        "自然资源" => 1,
        "文化旅游" => 2,
        "教育" => 3,
        "农业农村" => 4,
        "卫生健康" => 5,
        "财政" => 6,
        "民政" => 7,
        _ => return None,
    })
}

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let mut bureaus: [Option<&Unit>; 8] = [None; 8];
    let ends_otherwise = LazyCell::new(|| {
        let named = case.mechanism.units.iter().map(|unit| (unit.name.as_str(), unit));
        named.filter(|(name, _)| name.ends_with('局')).collect::<Vec<_>>()
    });
    for unit in &case.mechanism.units {
        if unit.kind != UnitKind::Named {
            continue;
        }
        let name = unit.name.as_str();
        if unit.surfaces.iter().any(|s| s != name && without_level(name) != Some(s)) {
            found.extend(mixed(case, unit));
        }
        let Some(department) = unit.department else { continue };
        if name.ends_with('委') {
            let mut alike = ends_otherwise.iter().filter(|(other, _)| other.len() == name.len());
            found.extend(alike.find_map(|(_, other)| two_endings(unit, other)));
        }
        let Some(nth) = one_bureau(department).filter(|_| is_bureau(name)) else { continue };
        match bureaus.get_mut(nth) {
            Some(Some(first)) => found.extend(two_bureaus(case, first, unit)),
            Some(empty) => *empty = Some(unit),
            None => {}
        }
    }
}

fn mixed(case: &Case<'_>, unit: &Unit) -> Option<Problem> {
    if unit.department.is_some_and(|d| HEADS.contains(&d)) {
        return None;
    }
    let declared = |name: &str| case.mechanism.aliases.iter().any(|alias| alias.name == name);
    let counts = |name: &&SmolStr| !is_clipped(name) && !declared(name);
    let first = unit.surfaces.iter().find(counts)?;
    let other = unit.surfaces.iter().filter(counts).find(|s| !differ_by_place(&case.names, s, first))?;
    let old = |name: &str| unit.outdated.iter().any(|o| case.text.slice(o.span) == name);
    if old(first) || old(other) {
        return None;
    }
    let places = |name: &str| -> Vec<Span> {
        let same = |s: &&Span| differ_by_place(&case.names, case.text.slice(**s), name);
        unit.mentions.iter().filter(same).copied().collect()
    };
    let (firsts, others) = (places(first), places(other));
    let (kept, rare, at, more) = if others.len() > firsts.len() {
        (other, first, firsts, others)
    } else {
        (first, other, others, firsts)
    };
    let problem = RULE
        .at(
            *at.first()?,
            format!("这里叫“{rare}”，别处叫“{kept}”，是同一个单位"),
            format!("{rare} here and {kept} elsewhere are one unit"),
        )
        .related(*more.first()?, format!("别处叫“{kept}”"), format!("called {kept}"))
        .help(format!("全文统一写“{kept}”"), format!("write {kept} throughout"));
    Some(problem)
}

/// 县卫生健康委 and 县卫生健康局 in one document: one of the endings is wrong.
fn two_endings(unit: &Unit, other: &Unit) -> Option<Problem> {
    let (stem, same_stem) = (unit.name.strip_suffix('委')?, other.name.strip_suffix('局')?);
    let same = unit.department.is_some() && unit.department == other.department && unit.level == other.level;
    (stem == same_stem && same && other.kind == UnitKind::Named).then(|| one_of_two(unit, other))?
}

/// A bureau of a level without a place before it: of another county there may well be one of another name.
fn is_bureau(name: &str) -> bool {
    without_level(name).is_some_and(|bare| bare.ends_with('局') && !bare.contains("分局"))
}

/// 县水利局 and 县水务局 in one document: a county has one of them.
fn two_bureaus(case: &Case<'_>, unit: &Unit, other: &Unit) -> Option<Problem> {
    let of_level = |unit: &Unit| (unit.level, unit.name.chars().next());
    let listed = |name: &str| case.names.find(name).is_some_and(|found| found.from_register || found.branch);
    // That a name is out of use is told of it.
    let old = !(unit.outdated.is_empty() && other.outdated.is_empty());
    if old || of_level(unit) != of_level(other) || listed(&unit.name) && listed(&other.name) {
        return None;
    }
    one_of_two(unit, other)
}

fn one_of_two(unit: &Unit, other: &Unit) -> Option<Problem> {
    let few = unit.mentions.len() < other.mentions.len();
    let (rare, kept) = if few { (unit, other) } else { (other, unit) };
    let problem = RULE
        .at(
            *rare.mentions.first()?,
            format!("这里写“{}”，别处写“{}”，同一级不会两个都有", rare.name, kept.name),
            format!("{} here and {} elsewhere: a level has one of the two", rare.name, kept.name),
        )
        .related(*kept.mentions.first()?, format!("别处写“{}”", kept.name), format!("written {}", kept.name))
        .help("查“三定”规定，全文用一个名称", "look the name up and use it throughout");
    Some(problem)
}
