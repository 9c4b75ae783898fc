//! `target-without-period`.

use super::words::{is_of_a_year, line, names_time, quoted};
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{SeatOf, Target};
use crate::problem::{Level, Problem};
use std::ops::Range;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "target-without-period",
    level: Level::Warning,
    page: Page {
        what: Both(
            "指标没有期限：“签约项目10亿元”，是一年、三年，还是每个季度？",
            "A target without a period: signed projects of one billion, in which time?",
        ),
        why: Both(
            "没有期限的指标算不出进度，也判不了完成没有完成。",
            "No progress can be reckoned, and nobody can tell whether it was reached.",
        ),
        wrong: "# 小组：招商一组\n组长：县人民政府分管副县长\n牵头单位：县商务局\n责任单位：县财政局、交通运输局\n工作职责：负责现代物流领域的招商引资工作。\n目标任务：外出招商活动不少于4次；签约项目10亿元。\n# 考核\n{考核：县人民政府每年12月对招商一组进行1次考核}。",
        right: "# 小组：招商一组\n组长：县人民政府分管副县长\n牵头单位：县商务局\n责任单位：县财政局、交通运输局\n工作职责：负责现代物流领域的招商引资工作。\n目标任务：全年外出招商活动不少于4次；签约项目10亿元。\n# 考核\n{考核：县人民政府每年12月对招商一组进行1次考核}。",
        source: "目标任务要有期限的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Units of a length of time, and of a state that has to be kept.
fn is_no_sum(unit: &str) -> bool {
    matches!(unit, "年" | "个月" | "月" | "天" | "日" | "小时" | "%" | "％")
}

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let open = |t: &&Target| t.period.is_none() && !is_no_sum(&t.quantity.unit);
    let mut targets = case.mechanism.targets.iter().filter(open).peekable();
    if targets.peek().is_none() || is_of_a_year(case) {
        return;
    }
    // Those of sister bodies are one fault, made once in the form that all of them follow.
    let mut told: Vec<(Place<'_>, &Target, usize)> = Vec::new();
    let mut last: Option<(Range<usize>, bool)> = None;
    for target in targets {
        let inside = |line: &Range<usize>| {
            line.start <= target.span.start as usize && target.span.end as usize <= line.end
        };
        let timed = match &last {
            Some((before, timed)) if inside(before) => *timed,
            _ => {
                let (place, words) = line(case, target.span);
                let timed =
                    names_time(words) || heading_names_time(case, target) || task_is_due(case, target);
                last = Some((place, timed));
                timed
            }
        };
        if timed {
            continue;
        }
        let place = place(case, target);
        match told.iter_mut().find(|(p, ..)| *p == place) {
            Some((_, _, count)) => *count += 1,
            None => told.push((place, target, 1)),
        }
    }
    found.extend(told.into_iter().map(|(_, target, count)| tell(target, count)));
}

/// What targets are told together by.
#[derive(PartialEq)]
enum Place<'a> {
    Group(u32),
    Clause(&'a str),
}

fn place<'a>(case: &Case<'a>, target: &'a Target) -> Place<'a> {
    let group = match target.of {
        SeatOf::Body(id) => case.mechanism.body(id).and_then(|body| body.group),
        SeatOf::Group(id) => Some(id),
        _ => None,
    };
    group.map_or(Place::Clause(target.clause.0.as_str()), |id| Place::Group(id.0))
}

/// A heading above that names the time: 2026年目标任务.
fn heading_names_time(case: &Case<'_>, target: &Target) -> bool {
    let text = case.text.as_str().get(..target.span.start as usize).unwrap_or("");
    let heading = |line: &&str| line.starts_with('#') || line.starts_with('=');
    let mut level = usize::MAX;
    for line in text.lines().rev().filter(heading) {
        let own = line.bytes().take_while(|b| matches!(b, b'#' | b'=')).count();
        if own < level {
            level = own;
            if names_time(line) {
                return true;
            }
        }
        if own == 1 {
            break;
        }
    }
    false
}

fn task_is_due(case: &Case<'_>, target: &Target) -> bool {
    match target.of {
        SeatOf::Task(id) => case.mechanism.task(id).is_some_and(|task| task.deadline.is_some()),
        _ => false,
    }
}

fn tell(target: &Target, count: usize) -> Problem {
    let more = if count > 1 { format!("，同样的指标共{count}个") } else { String::new() };
    RULE.at(
        target.span,
        format!("{}没有写期限{more}", quoted(&target.text)),
        format!("this target names no period; {count} such in all"),
    )
    .help(
        "写上期限，如“全年”“2026年”，或者在文中统一说明是哪一年的目标",
        "name the period, such as 全年 or 2026年",
    )
}
