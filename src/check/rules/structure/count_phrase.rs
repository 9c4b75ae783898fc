//! `count-phrase`.

use super::sentence;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Comparator, CountPhrase, Group, Party, TermSize};
use crate::problem::{Level, Problem};
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "count-phrase",
    level: Level::Error,
    page: Page {
        what: Both(
            "“六个一”“7个招商小组”“6家单位”这样的数，与旁边列出来的、与文中设立的，个数不一样。",
            "A stated count differs from the list beside it or from the bodies that are set up.",
        ),
        why: Both(
            "数与名单对不上，照数办就少一家，照名单办就多一家，谁也说不清哪个作准。",
            "Whoever goes by the number and whoever goes by the list do different things.",
        ),
        wrong: "联席会议由县民政局、财政局、教育局等{数：4个部门}组成，负责统筹养老服务工作。",
        right: "联席会议由县民政局、财政局、教育局等{数：3个部门}组成，负责统筹养老服务工作。",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &["pattern-count"],
    reads: Reads::Model(look),
};

/// The number of an exact count of at least one.
pub(super) fn exact(count: &CountPhrase) -> Option<u32> {
    let amount = count.stated;
    let whole = amount.comparator == Comparator::Exactly
        && amount.low.to_bits() == amount.high.to_bits()
        && (1.0..1000.0).contains(&amount.low)
        && amount.low.fract() == 0.0;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between 1 and 1000, whole
    whole.then_some(amount.low as u32)
}

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    for (at, group) in m.groups.iter().enumerate() {
        let Some(stated) = group.stated.filter(|n| !group.bodies.is_empty() && *n != bodies_of(group)) else {
            continue;
        };
        let group_id = crate::model::GroupId::at(at);
        if !told_by_pattern(case, group_id, stated) {
            let (name, real) = (group.name.value.as_str(), bodies_of(group));
            found.push(problem(group.name.span, &format!("{stated}个{name}"), stated, real));
        }
    }
    for count in &m.counts {
        let Some(stated) = exact(count) else { continue };
        let real = match count.listed {
            Some(listed) => Some(listed),
            None => group_of(case, &count.noun)
                // The collective name says the same wrong number: told there.
                .filter(|group| group.stated != Some(stated))
                .map(bodies_of)
                .or_else(|| of_one_kind(case, count)),
        };
        if let Some(real) = real.filter(|real| *real != stated) {
            found.push(problem(count.span, short(&count.text), stated, real));
        }
    }
}

fn problem(span: Span, words: &str, stated: u32, real: u32) -> Problem {
    RULE.at(
        span,
        format!("“{words}”说的是{stated}，列出来的是{real}"),
        format!("the text says {stated}, there are {real}"),
    )
    .help(
        "数一数名单：漏了的补上，多了的删去，或者改这个数",
        "count the list: add what is missing, drop what is too much, or change the number",
    )
}

/// The words without the list that stands in them: “七个统筹” of 规划、项目“七个统筹”.
pub(super) fn short(text: &str) -> &str {
    match text.rfind('“') {
        Some(at) if at > 0 => text.get(at..).unwrap_or(text).trim_matches(['“', '”']),
        _ => text.split('，').next().unwrap_or(text).trim_matches(['“', '”']),
    }
}

fn bodies_of(group: &Group) -> u32 {
    u32::try_from(group.bodies.len()).unwrap_or(u32::MAX)
}

/// Whether the pattern in the header counts this collective name and says the same wrong number.
fn told_by_pattern(case: &Case<'_>, group: crate::model::GroupId, stated: u32) -> bool {
    let terms = case.mechanism.pattern.iter().flat_map(|p| &p.terms);
    terms.into_iter().any(|t| t.size == TermSize::Fixed(stated) && t.parties.contains(&Party::Group(group)))
}

/// The only collective name of bodies that a noun means: 招商专班 of 产业项目招商专班.
pub(super) fn group_of<'a>(case: &Case<'a>, noun: &str) -> Option<&'a Group> {
    if noun.chars().count() < 3 {
        return None;
    }
    let mut groups = case
        .mechanism
        .groups
        .iter()
        .filter(|g| !g.bodies.is_empty() && (g.name.value.ends_with(noun) || noun == g.name.value));
    groups.next().filter(|_| groups.next().is_none())
}

/// 百城推介、百会交流、百圈共享“三百”行动: how many items before begin with the one character that is
/// counted; none unless there are two.
pub(super) fn of_one_kind(case: &Case<'_>, count: &CountPhrase) -> Option<u32> {
    let mut noun = count.noun.chars();
    let kind = noun.next().filter(|_| noun.next().is_none() && count.measure.is_empty())?;
    let (line, at) = sentence::around(case, count.span)?;
    let items = sentence::before(&line, at).split(['、', '，', '“', '”', '：']);
    let same = items.filter(|item| item.starts_with(kind) && item.chars().count() > 1).count();
    // A verb may stand before the first item: 实施百城推介.
    let first = sentence::before(&line, at).split(['，', '：']).next_back()?;
    let led = first.split('、').next().is_some_and(|i| !i.starts_with(kind) && i.contains(kind));
    let same = same + usize::from(led && same > 0);
    u32::try_from(same).ok().filter(|same| *same >= 2)
}
