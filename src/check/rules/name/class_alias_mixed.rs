//! `class-alias-mixed`.

use super::listed_classes::{Otherwise, otherwise};
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::problem::{Level, Problem};
use std::ops::Range;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "class-alias-mixed",
    level: Level::Warning,
    page: Page {
        what: Both(
            "同一类单位用了两种叫法：前面是“市级部门”，后面是“市直部门”；或者把模式里的几类单位又列了一遍，其中一类换了叫法。",
            "One class of units bears two names: 市级部门 and 市直部门, or another one in a list of the classes.",
        ),
        why: Both(
            "两种叫法可以圈进不同的单位，谁在里面、谁不在里面就有了争议。",
            "Each name can be read to take in other units, so who is meant is open to dispute.",
        ),
        wrong: "县级各部门要主动对接项目，县直各单位要做好服务保障。",
        right: "县直各单位要主动对接项目，做好服务保障。",
        source: "《党政机关公文处理工作条例》第十九条（三）：用语准确",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Words between 市直 and 部门.
const BETWEEN: [&str; 5] = ["有关", "相关", "各", "其他", "其它"];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let text = case.prose.text();
    let mut listed = otherwise(case);
    // One finding a level: at the first.
    let mut levels: Vec<char> = Vec::new();
    for at in memchr::memmem::find_iter(text.as_bytes(), "级") {
        let Some(level) = text.get(..at).and_then(|t| t.chars().next_back()) else { continue };
        if !"省市州盟区县旗".contains(level) || levels.contains(&level) {
            continue;
        }
        let Some(range) = class_at(text, at - level.len_utf8(), 2) else { continue };
        levels.push(level);
        let Some(direct) = classes(text, &format!("{level}直")).next() else { continue };
        let mut problem = mixed(case, range, direct.clone());
        // The third name of the same class: 部门.
        let declared = text.get(direct);
        if let Some(nth) = listed.iter().position(|other| Some(other.class) == declared) {
            let bare = listed.remove(nth).range;
            let name = text.get(bare.clone()).unwrap_or("");
            let place = case.prose.span(bare);
            problem = problem.related(place, format!("还有的地方说“{name}”"), format!("and {name} here"));
        }
        found.push(problem);
    }
    found.extend(listed.into_iter().map(|other| renamed(case, &other)));
}

fn mixed(case: &Case<'_>, range: Range<usize>, direct: Range<usize>) -> Problem {
    let text = case.prose.text();
    let words = text.get(range.clone()).unwrap_or("");
    let other = text.get(direct.clone()).unwrap_or("");
    RULE.at(
        case.prose.span(range),
        format!("这里说“{words}”，别处说“{other}”，看不出是不是同一类单位"),
        format!("{words} here, {other} elsewhere: are they one class?"),
    )
    .related(case.prose.span(direct), format!("别处说“{other}”"), format!("called {other}"))
    .help(
        format!("全文用一种叫法，如“{other}”；确实不同的，写明各指哪些单位"),
        format!("use one name throughout, such as {other}; or say which units each takes in"),
    )
}

/// A class of the pattern under another name, in a list of them all.
fn renamed(case: &Case<'_>, other: &Otherwise<'_>) -> Problem {
    let name = case.prose.text().get(other.range.clone()).unwrap_or("");
    let class = other.class;
    let problem = RULE.at(
        case.prose.span(other.range.clone()),
        format!("这里说“{name}”，模式里说“{class}”，看不出是不是同一类单位"),
        format!("{name} here, {class} in the pattern: are they one class?"),
    );
    let bound = case.mechanism.pattern.iter().flat_map(|p| &p.terms).filter_map(|t| t.bound.as_ref());
    let declared = bound.into_iter().find(|bound| bound.value.split('、').any(|item| item == class));
    let problem = match declared {
        Some(bound) => {
            problem.related(bound.span, format!("模式里说“{class}”"), format!("{class} in the pattern"))
        }
        None => problem,
    };
    problem.help(
        format!("全文用一种叫法，如“{class}”；确实不同的，写明各指哪些单位"),
        format!("use one name throughout, such as {class}; or say which units each takes in"),
    )
}

/// Where classes of units of a kind are named: 市直, then maybe 有关, then 部门 or 单位.
fn classes<'t>(text: &'t str, kind: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    text.match_indices(kind).filter_map(move |(at, _)| class_at(text, at, 2))
}

/// The class of units that begins at a byte, with a word of so many characters before 有关 or 部门.
fn class_at(text: &str, at: usize, characters: usize) -> Option<Range<usize>> {
    let after = text.get(at..)?;
    let after = after.get(after.char_indices().nth(characters)?.0..)?;
    let rest = BETWEEN.iter().find_map(|word| after.strip_prefix(word)).unwrap_or(after);
    let noun = rest.strip_prefix("部门").or_else(|| rest.strip_prefix("单位"))?;
    Some(at..text.len() - noun.len())
}
