//! `dual-role`.

use super::owned::owned;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{FlowKind, Mechanism, Party, PartyRef};
use crate::problem::{Level, Problem};
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "dual-role",
    level: Level::Hint,
    page: Page {
        what: Both(
            "考核的单位同时又分钱：拟定拨付计划、兑现奖补。",
            "Who assesses also hands out the money: draws up the allocation or pays the rewards.",
        ),
        why: Both(
            "打分和分钱在一只手里，少了一道制约。",
            "With scores and money in one hand a check is missing.",
        ),
        wrong: "{承担：县统计局}{职责：提出经费拨付计划}。\n{考核：县统计局每年12月对各乡（镇）进行1次考核}。",
        right: "{承担：县财政局}{职责：提出经费拨付计划}。\n{考核：县统计局每年12月对各乡（镇）进行1次考核}。",
        source: "内部控制惯例：考核、分配、支付分开",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Words of who hands out money.
const MONEY: [&str; 8] = [
    "拨付计划",
    "分配方案",
    "分配计划",
    "资金分配",
    "兑现奖",
    "拨付奖",
    "兑现招商引资优惠政策",
    "资金拨付方案",
];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    let assessments = m.flows.iter().filter(|f| f.kind == FlowKind::Assessment);
    let assessors: Vec<(&Party, &PartyRef)> =
        assessments.flat_map(|f| &f.from).filter_map(|from| Some((behind(m, from)?, from))).collect();
    if assessors.is_empty() {
        return;
    }
    let pays = |text: &str| MONEY.iter().any(|w| text.contains(w));
    // Most owners assess nothing.
    let assesses =
        |owner: &PartyRef| behind(m, owner).is_some_and(|own| assessors.iter().any(|(by, _)| *by == own));
    let duties = owned(m).filter(|own| own.first().is_some_and(|duty| duty.owners.iter().any(assesses)));
    let duties = duties.flatten().map(|d| (&d.owners, d.span, &d.text));
    let rewards = m.incentives.iter().filter(|i| i.reward).map(|i| (&i.owners, i.span, &i.text));
    let mut told: Vec<&Party> = Vec::new();
    for (owners, span, text) in duties.chain(rewards) {
        for owner in owners {
            let Some(party) = behind(m, owner) else { continue };
            let Some((_, assessor)) = assessors.iter().find(|(by, _)| *by == party) else { continue };
            if pays(text) && !told.contains(&party) && !is_exempt(m, party) {
                told.push(party);
                found.push(tell(owner, span, text, assessor));
            }
        }
    }
}

/// The unit, or the host of the body, or the body that has none.
fn behind<'m>(m: &'m Mechanism, mention: &'m PartyRef) -> Option<&'m Party> {
    match &mention.party {
        Party::Body(id) => Some(m.body(*id)?.host.as_ref().map_or(&mention.party, |h| &h.party)),
        Party::Unit(_) => Some(&mention.party),
        _ => None,
    }
}

/// The government decides on both, and the treasury looks after money by its office.
fn is_exempt(m: &Mechanism, party: &Party) -> bool {
    let Party::Unit(id) = party else { return false };
    let department = m.unit(*id).and_then(|u| u.department);
    matches!(department, Some("政府" | "党委" | "财政" | "审计"))
}

fn tell(owner: &PartyRef, span: Span, text: &str, assessor: &PartyRef) -> Problem {
    let name = &owner.text;
    RULE.at(
        span,
        format!("“{name}”既考核又“{text}”"),
        format!("{name} both assesses and hands out the money"),
    )
    .related(assessor.span, "考核也是它", "it assesses as well")
    .help(
        "考核结果报上级机构审定后由财政部门拨付，或者换一个单位提出分配方案",
        "let the body above settle the results and the treasury pay, or another unit draw up the allocation",
    )
}
