//! `name-direction`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Body, BodyId, Direction};
use crate::problem::{Level, Problem};
use crate::registry::Registry;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "name-direction",
    level: Level::Warning,
    page: Page {
        what: Both(
            "机构名称里有的产业，招商方向（领域）里一个字也没有提到。",
            "An industry in the name of a body is not among its directions.",
        ),
        why: Both(
            "名称里有、职责里没有，这个产业就没有人管，考核时也无从算起。",
            "In the name but not in the duties: nobody looks after that industry.",
        ),
        wrong: "# 总体要求\n各单位要分工负责，抓好落实。\n# 成立专班\n## 专班：煤炭煤层气产业专班\n牵头领导：分管副县长\n牵头单位：县能源局\n领域：煤层气装备、煤层气总部项目",
        right: "# 总体要求\n各单位要分工负责，抓好落实。\n# 成立专班\n## 专班：煤炭煤层气产业专班\n牵头领导：分管副县长\n牵头单位：县能源局\n领域：煤层气装备、煤炭清洁利用",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    if m.directions.is_empty() {
        return;
    }
    for (at, body) in m.bodies.iter().enumerate().filter(|(_, b)| !b.open) {
        let own = case.bodies().directions.of(BodyId::at(at));
        let [first, rest @ ..] = own else { continue };
        let Some(left) = unspoken(industry_of(body), first, rest) else { continue };
        if !is_industry(left) {
            continue;
        }
        let place = body.name.span;
        let start = case.text.slice(place).find(left);
        let span = start.map_or(place, |start| place.inner(start, start + left.len()));
        let mut problem = RULE
            .at(
                span,
                format!("名称里有“{left}”，方向里没有一项说到它"),
                format!("{left} stands in the name and in none of the directions"),
            )
            .help(
                format!("在方向里加上{left}的内容，或者把它从名称里去掉"),
                format!("add a direction on {left}, or take it out of the name"),
            );
        problem = problem.related(first.span, "方向从这里写起", "the directions");
        found.push(problem);
    }
}

/// The name up to 产业, 招商, 领域 or what the body is.
fn industry_of(body: &Body) -> &str {
    let name = body.name.value.as_str();
    let is_end = |rest: &str| {
        // Words of two known characters are compared without a call.
        let known = matches!(rest.get(..6), Some("产业" | "招商" | "领域" | "行业" | "项目"));
        known || rest.starts_with(body.class.as_str())
    };
    let mut starts = name.char_indices().map(|(at, _)| name.split_at(at));
    starts.find(|(_, rest)| is_end(rest)).map_or(name, |(industry, _)| industry)
}

/// What is left of the industries in a name when all directions speak of one and the same of them; it
/// shares no character with the rest of any direction.
fn unspoken<'n>(industry: &'n str, first: &Direction, rest: &[&Direction]) -> Option<&'n str> {
    if rest.is_empty() || industry.chars().count() < 4 {
        return None;
    }
    let spoken_by_all = |words: &str| {
        first.term.contains(words) && rest.iter().all(|direction| direction.term.contains(words))
    };
    let mut common: Option<(usize, usize)> = None;
    for (start, _) in industry.char_indices() {
        let ends = industry.char_indices().map(|(at, _)| at).chain([industry.len()]);
        // What all directions hold, they hold without its last character.
        for end in ends.filter(|end| *end > start).skip(1) {
            if !spoken_by_all(industry.get(start..end)?) {
                break;
            }
            if common.is_none_or(|(s, e)| e - s < end - start) {
                common = Some((start, end));
            }
        }
    }
    let (start, end) = common?;
    let joints = ['和', '与', '及', '、'];
    let sides = [industry.get(..start)?, industry.get(end..)?];
    let left = sides.into_iter().map(|s| s.trim_matches(joints)).find(|s| s.chars().count() >= 2)?;
    let common = industry.get(start..end)?;
    let spoken = |term: &str| term.split(common).any(|rest| left.chars().any(|c| rest.contains(c)));
    (!spoken(&first.term) && !rest.iter().any(|direction| spoken(&direction.term))).then_some(left)
}

/// Whether some department looks after a field of this name: 现代 and 高端 are none.
fn is_industry(words: &str) -> bool {
    Registry::departments().iter().any(|d| d.functions.iter().any(|f| f == words))
}
