//! `target-not-assessed`.

use super::parties::covers;
use super::words::quoted;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Flow, FlowKind, Party, RoleClass, Target};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "target-not-assessed",
    level: Level::Warning,
    page: Page {
        what: Both(
            "定了指标，却没有人考核：全文没有考核、通报、奖惩，或者考核的对象里没有承担指标的单位。",
            "Targets that nobody checks, or an assessment of others than those who bear them.",
        ),
        why: Both("不考核的指标等于没有定。", "A target that is never checked is no target."),
        wrong: "{承担：县商务局}{指标：全年外出招商不少于12次}。",
        right: "{承担：县商务局}{指标：全年外出招商不少于12次}。\n{考核：县人民政府每年12月对县商务局进行1次考核}。",
        source: "有目标就有考核的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let model = case.mechanism;
    let Some(first) = model.targets.first() else { return };
    let checks = |f: &&Flow| f.kind != FlowKind::Meeting && f.kind != FlowKind::Report;
    let assessed = model.flows.iter().any(|f| checks(&f))
        || !model.incentives.is_empty()
        || model.tasks.iter().any(|task| task.score.is_some())
        || model.seats.iter().any(|seat| seat.class == RoleClass::Assessor);
    if !assessed {
        let told = ["考核", "考评", "督查", "评价"].iter().any(|word| case.prose.text().contains(word));
        if !told {
            found.push(tell(first, "全文没有考核、通报或者奖惩"));
        }
        return;
    }
    let assessments: Vec<&Flow> = model.flows.iter().filter(|f| f.kind == FlowKind::Assessment).collect();
    // Where one assessment names nobody it may be of all.
    if assessments.is_empty() || assessments.iter().any(|f| f.to.is_empty()) {
        return;
    }
    if let Some(target) = model.targets.iter().find(|t| is_left_out(case, t, &assessments)) {
        let all = assessments.iter().flat_map(|f| &f.to).map(|p| p.text.as_str()).collect::<Vec<_>>();
        found.push(tell(target, &format!("考核的是{}", all.join("、"))));
    }
}

/// Whether every party that bears the target is surely in no assessment.
fn is_left_out(case: &Case<'_>, target: &Target, assessments: &[&Flow]) -> bool {
    let bears = |party: &Party| matches!(party, Party::Body(_) | Party::Group(_));
    let mut assessed = assessments.iter().flat_map(|f| &f.to);
    !target.owners.is_empty()
        && target.owners.iter().all(|o| bears(&o.party))
        && assessed.all(|to| {
            target.owners.iter().all(|o| covers(case.mechanism, &to.party, &o.party) == Some(false))
        })
}

fn tell(target: &Target, why: &str) -> Problem {
    RULE.at(
        target.span,
        format!("{}没有人考核：{why}", quoted(&target.text)),
        format!("nobody checks this target: {}", target.indicator),
    )
    .help("写明由谁、什么时候考核；不考核的指标删去", "say who checks it and when, or leave it out")
}
