//! `no-lead`.

use super::quoted::quoted;
use super::seated::Seated;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Mechanism, RoleClass, SeatOf};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "no-lead",
    level: Level::Warning,
    page: Page {
        what: Both(
            "机构只列了责任单位、配合单位，没有牵头单位；或者任务没有写由谁负责。",
            "A body lists units that carry out or support, and none that leads; or a task is nobody's.",
        ),
        why: Both(
            "几个单位都有责任而没有一个牵头，就没有人召集、没有人汇总，出了问题也找不到头。",
            "Where several units answer and none leads, nobody calls the others together or sums up.",
        ),
        wrong: "# 成立{统称：2个招商小组}\n## 小组：招商一组\n牵头领导：分管工业的副县长\n牵头单位：县工业和信息化局\n责任单位：县商务局、财政局\n工作职责：负责装备制造招商。\n## 小组：招商二组\n牵头领导：分管农业的副县长\n责任单位：县农业农村局、林业局\n工作职责：负责现代农业招商。\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        right: "# 成立{统称：2个招商小组}\n## 小组：招商一组\n牵头领导：分管工业的副县长\n牵头单位：县工业和信息化局\n责任单位：县商务局、财政局\n工作职责：负责装备制造招商。\n## 小组：招商二组\n牵头领导：分管农业的副县长\n牵头单位：县农业农村局\n责任单位：县林业局、水利局\n工作职责：负责现代农业招商。\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        source: "公文惯例：任务要写明责任单位、完成时限和反馈渠道，几个单位负责的牵头单位在前",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    bodies(case, found);
    tasks(case.mechanism, found);
}

fn bodies(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    if m.bodies.is_empty() {
        return;
    }
    let seated = &case.bodies().seated;
    // One unit alone leads itself.
    let leaderless = |s: &Seated| s.leads == 0 && s.carriers > 1;
    for (at, (body, seats)) in m.bodies.iter().zip(seated).enumerate() {
        // A person may lead units without a unit between them, unless the bodies beside have one.
        let led = |s: &Seated| s.leads > 0;
        let beside = || {
            let group = body.group.and_then(|id| m.group(id));
            group.is_some_and(|g| g.bodies.iter().any(|id| seated.get(id.index()).is_some_and(led)))
        };
        if body.open || body.host.is_some() || !leaderless(seats) || (seats.heads > 0 && !beside()) {
            continue;
        }
        if body.declared.iter().any(|place| speaks_of_lead(case.text.as_str(), place.end as usize)) {
            continue;
        }
        let units = m.seats.iter().filter(|s| {
            let own = matches!(s.of, SeatOf::Body(id) if id.index() == at);
            own && matches!(s.class, RoleClass::Responsible | RoleClass::Support)
        });
        let units = quoted(units.map(|s| s.holder.text.as_str()).take(3));
        let name = &body.name.value;
        found.push(
            RULE.at(
                body.name.span,
                format!("“{name}”列了{units}等单位，没有牵头单位"),
                format!("{name} lists units and none that leads"),
            )
            .help("加一行“牵头单位：……”", "add a line 牵头单位：…"),
        );
    }
}

/// Whether the words up to the next heading speak of a lead that bears no label, or a misspelt one.
fn speaks_of_lead(text: &str, from: usize) -> bool {
    let rest = text.get(from..).unwrap_or("");
    let end = ["\n#", "\n=", "\n---"].iter().filter_map(|h| rest.find(h)).min().unwrap_or(rest.len());
    rest.get(..end).is_some_and(|section| section.contains("牵头单") || section.contains("牵头部"))
}

fn tasks(m: &Mechanism, found: &mut Vec<Problem>) {
    if m.tasks.is_empty() {
        return;
    }
    // Of each task: whether somebody answers for it, somebody supports it, and it is only scored.
    let mut held = vec![(false, false, false); m.tasks.len()];
    for seat in &m.seats {
        let SeatOf::Task(id) = seat.of else { continue };
        let Some((answered, supported, scored)) = held.get_mut(id.index()) else { continue };
        match seat.class {
            RoleClass::Assessor => *scored = true,
            RoleClass::Support | RoleClass::Member | RoleClass::Consulted => *supported = true,
            RoleClass::Informed | RoleClass::Liaison => {}
            _ => *answered = true,
        }
    }
    let duties = m.duties.iter().filter(|d| !d.owners.is_empty()).map(|d| d.of);
    for of in duties.chain(m.flows.iter().filter(|f| !f.from.is_empty()).map(|f| f.of)) {
        if let SeatOf::Task(id) = of
            && let Some(task) = held.get_mut(id.index())
        {
            task.0 = true;
        }
    }
    let usual = held.iter().any(|(answered, ..)| *answered);
    for (task, (answered, supported, scored)) in m.tasks.iter().zip(held) {
        if answered || scored || task.score.is_some() || !(supported || usual) {
            continue;
        }
        let title = &task.title;
        let zh = match supported {
            true => format!("任务“{title}”只有配合单位，没有牵头单位、责任单位"),
            false => format!("任务“{title}”没有写由谁负责"),
        };
        found.push(
            RULE.at(task.span, zh, format!("nobody answers for the task {title}"))
                .help("写上牵头单位或者责任单位", "name the unit that leads or answers for it"),
        );
    }
}
