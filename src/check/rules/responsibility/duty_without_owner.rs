//! `duty-without-owner`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Duty, DutyKind, Mechanism, Party, PartyRef, RoleClass, SeatOf, UnitId, UnitKind};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "duty-without-owner",
    level: Level::Warning,
    page: Page {
        what: Both(
            "一项职责没有写由谁来做；或者要制定、提交的东西只交给了“相关单位”。",
            "A duty has no subject, or something to be drawn up is left to 相关单位.",
        ),
        why: Both(
            "没有主语的要求，事后谁都可以说不知道是自己的事。",
            "Of a demand without a subject everybody may say that it was meant for others.",
        ),
        wrong: "# 加强保障\n要{职责：加强政策宣传，营造良好氛围}。\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        right: "# 加强保障\n{承担：县商务局}要{职责：加强政策宣传，营造良好氛围}。\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        source: "公文惯例：任务要写明责任单位",
    },
    settings: &[],
    yields_to: &["dangling-class"],
    reads: Reads::Model(look),
};

/// Classes that name nobody in particular.
const ANYBODY: [&str; 14] = [
    "相关单位",
    "有关单位",
    "各相关单位",
    "各有关单位",
    "相关部门",
    "有关部门",
    "各相关部门",
    "各有关部门",
    "各部门",
    "各单位",
    "各部门各单位",
    "各职能部门",
    "相关职能部门",
    "有关方面",
];

/// Words that end the name of somebody who acts, before 要 and the like.
const ACTS: [&str; 8] = ["要", "应", "须", "应当", "负责", "将", "也", "必须"];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    let mut last: Option<&Duty> = None;
    for duty in m.duties.iter().filter(|d| d.owners.is_empty() && owed(m, d)) {
        // Several in one paragraph lack one subject.
        let between =
            last.and_then(|l| case.text.as_str().get(l.span.end as usize..duty.span.start as usize));
        let same = between.is_some_and(|words| !words.contains('\n'));
        if !same && !has_subject(case, duty) {
            found.push(tell(duty));
        }
        last = Some(duty);
    }
    for deliverable in &m.deliverables {
        let vague = deliverable.owners.iter().all(|o| is_anybody(m, o));
        let Some(owner) = deliverable.owners.first().filter(|_| vague) else { continue };
        found.push(
            RULE.at(
                owner.span,
                format!("“{}”要由“{}”拿出来，没有写明是哪个单位", deliverable.what, owner.text),
                format!("{} is left to nobody in particular", deliverable.what),
            )
            .help("写明由哪个单位制定", "name the unit that draws it up"),
        );
    }
}

/// Whether a duty needs a subject of its own: one of a task is that of who answers for the task.
fn owed(m: &Mechanism, duty: &Duty) -> bool {
    let answered = || {
        let own = m.seats.iter().filter(|s| s.of == duty.of);
        own.into_iter().any(|s| matches!(s.class, RoleClass::Head | RoleClass::Lead | RoleClass::Responsible))
    };
    duty.kind != DutyKind::Forbidden && !(matches!(duty.of, SeatOf::Task(_)) && answered())
}

/// Whether the words themselves, or those right before them, say who acts.
fn has_subject(case: &Case<'_>, duty: &Duty) -> bool {
    let text = case.text.as_str();
    let before = text.get(..duty.span.start as usize).unwrap_or("");
    let before = before.rsplit(['{', '｛']).nth(1).unwrap_or("").to_owned();
    let before = before.rsplit(['\n', '。', '；', '，', '}', '｝', '：']).next().unwrap_or("").trim();
    // 统，即健全……格局 says what a word means.
    if before.ends_with('即') || before.ends_with("是指") {
        return true;
    }
    let acts = ACTS.iter().find_map(|a| before.strip_suffix(a));
    if acts.unwrap_or(before).chars().count() > 1 && acts.is_some() {
        return true;
    }
    let words = duty.text.trim_start_matches(['由', '请']);
    let opens = ["各", "全体", "有关", "相关", "其他"].iter().any(|o| words.starts_with(o));
    opens || case.names.mentions(words).first().is_some_and(|(range, _)| range.start == 0)
}

fn tell(duty: &Duty) -> Problem {
    let words: String = duty.text.chars().take(16).collect();
    let dots = if words.len() < duty.text.len() { "……" } else { "" };
    RULE.at(duty.span, format!("“{words}{dots}”没有写由谁来做"), "this duty has no subject")
        .help("在前面写上承担的单位：{承担：……}要……", "name who does it: {承担：…}")
}

/// Whether a mention names nobody in particular: such a class, or a post in it.
fn is_anybody(m: &Mechanism, mention: &PartyRef) -> bool {
    let class = |id: UnitId| {
        m.unit(id).is_some_and(|u| u.kind == UnitKind::Class && ANYBODY.contains(&u.name.as_str()))
    };
    match &mention.party {
        Party::Unit(id) | Party::Post { unit: Some(id), .. } => class(*id),
        _ => false,
    }
}
