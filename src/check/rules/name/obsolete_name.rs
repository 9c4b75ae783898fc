//! `obsolete-name`.

use super::surface::without_level;
use crate::check::day;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Outdated, Party, RoleClass, RosterChangeKind, Unit};
use crate::problem::{Edit, Fix, Level, Message, Problem};
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "obsolete-name",
    level: Level::Warning,
    page: Page {
        what: Both(
            "单位名称在成文那天已经因机构改革停用。",
            "A unit's name had been given up in a reform before the document was issued.",
        ),
        why: Both(
            "不存在的单位接不了任务；牵头单位写错，责任就落了空。",
            "A unit that is no more carries nothing; where it leads, nobody does.",
        ),
        wrong: "# 任务：提升医疗服务能力\n牵头单位：县卫计局\n配合单位：县财政局\n完成时限：2026年9月底前\n# 任务：加强业务培训\n牵头单位：县人力资源社会保障局\n配合单位：县教育局\n完成时限：2026年9月底前",
        right: "# 任务：提升医疗服务能力\n牵头单位：县卫生健康局\n配合单位：县财政局\n完成时限：2026年9月底前\n# 任务：加强业务培训\n牵头单位：县人力资源社会保障局\n配合单位：县教育局\n完成时限：2026年9月底前",
        source: "历次机构改革方案；《党政机关公文处理工作条例》第十九条（三）",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    for unit in case.mechanism.units.iter().filter(|unit| !unit.outdated.is_empty()) {
        let Some(issued) = case.not_before().map(|day| day.to_string()) else { return };
        found.extend(tell(case, unit, &issued));
    }
}

fn tell(case: &Case<'_>, unit: &Unit, issued: &str) -> Option<Problem> {
    let wrong = |old: &&Outdated| old.until.as_str() < issued && !speaks_of_the_past(case, old.span);
    let places: Vec<&Outdated> = unit.outdated.iter().filter(wrong).collect();
    let lead = places.iter().find(|old| leads(case, old.span));
    let old = lead.or(places.first())?;
    let name = case.text.slice(old.span);
    let until = &old.until;
    let mut problem = RULE.at(
        old.span,
        format!("“{name}”这个名称一般用到{}，成文时已经停用", day::in_words(until)),
        format!("{name} was given up after {until}, before this document"),
    );
    if lead.is_some() {
        problem = problem.weighing(Level::Error);
    }
    let mut told = vec![old.span];
    for other in places.iter().map(|other| other.span) {
        // A name in a mark within a mark is mentioned twice at one place.
        if !told.contains(&other) {
            told.push(other);
            problem = problem.related(other, "这里也是", "here as well");
        }
    }
    let Some(now) = &old.successor else { return Some(problem) };
    problem.fix = Some(rename(case, &told, now));
    Some(problem.help(
        format!("改成现名，一般是“{now}”；本地另有名称的，登记到单位名录"),
        format!("use the present name, usually {now}; register it where it is another"),
    ))
}

/// The present name at each place, without its level where the old one had none.
fn rename(case: &Case<'_>, places: &[Span], now: &str) -> Fix {
    let text = |span: &Span| {
        let old = case.text.slice(*span);
        let bare = without_level(now).filter(|_| old.chars().next() != now.chars().next());
        bare.unwrap_or(now).to_owned()
    };
    let mut edits: Vec<Edit> = places.iter().map(|span| Edit { span: *span, text: text(span) }).collect();
    edits.sort_by_key(|edit| edit.span);
    Fix { message: Message::new(format!("改成“{now}”"), format!("write {now}")), edits, safe: false }
}

fn leads(case: &Case<'_>, span: Span) -> bool {
    let seats = case.mechanism.seats.iter();
    seats.filter(|seat| seat.class == RoleClass::Lead).any(|seat| within(span, seat.holder.span))
}

fn within(inner: Span, outer: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// 原县扶贫办, who leaves a seat, and what is abolished bear the names of their time.
fn speaks_of_the_past(case: &Case<'_>, span: Span) -> bool {
    let model = case.mechanism;
    let before = case.text.as_str().get(..span.start as usize).unwrap_or("");
    let removed = |kind: RosterChangeKind| kind == RosterChangeKind::Removed;
    before.ends_with(['原', '《'])
        || model.roster_changes.iter().any(|c| removed(c.kind) && within(span, c.span))
        || model
            .abolitions
            .iter()
            .any(|a| within(span, a.span) || matches!(a.what.party, Party::Unit(_)) && a.what.span == span)
}
