//! `assessed-set-mismatch`.

use super::parties::{root, told};
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Flow, FlowKind, PartyRef};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "assessed-set-mismatch",
    level: Level::Warning,
    page: Page {
        what: Both(
            "听汇报的对象和考核的对象不是同一批单位。",
            "Those who report and those who are assessed are different sets.",
        ),
        why: Both(
            "汇报的不考核，考核的不汇报：有的单位只有任务没有压力，有的只有压力没有渠道。",
            "Some answer for nothing, and some are judged unheard.",
        ),
        wrong: "{听取：县人民政府每季度听取1次县商务局、县工业和信息化局工作汇报}。\n{考核：县人民政府每年12月对县商务局、县农业农村局进行1次考核}。",
        right: "{听取：县人民政府每季度听取1次县商务局、县工业和信息化局工作汇报}。\n{考核：县人民政府每年12月对县商务局、县工业和信息化局进行1次考核}。",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let many = |kind: FlowKind| case.mechanism.flows.iter().filter(move |f| f.kind == kind && f.to.len() > 1);
    for assessment in many(FlowKind::Assessment) {
        let hearing = many(FlowKind::Hearing).find(|hearing| cross(hearing, assessment));
        if let Some(hearing) = hearing {
            found.push(tell(hearing, assessment));
        }
    }
}

fn without<'f>(a: &'f [PartyRef], b: &'f [PartyRef]) -> Vec<PartyRef> {
    a.iter().filter(|x| !b.iter().any(|y| root(&x.party) == root(&y.party))).cloned().collect()
}

/// Whether two sets share some and each has some that the other has not.
fn cross(a: &Flow, b: &Flow) -> bool {
    let (only_a, only_b) = (without(&a.to, &b.to), without(&b.to, &a.to));
    !only_a.is_empty() && !only_b.is_empty() && only_a.len() < a.to.len()
}

fn tell(hearing: &Flow, assessment: &Flow) -> Problem {
    let unheard = told(&without(&assessment.to, &hearing.to));
    let unjudged = told(&without(&hearing.to, &assessment.to));
    RULE.at(
        assessment.span,
        format!("{unheard}要考核，却不在汇报的单位里；{unjudged}要汇报，却不考核"),
        format!("{unheard}: assessed and not heard; {unjudged}: heard and not assessed"),
    )
    .related(hearing.span, "汇报的单位在这里", "those who report")
    .help("两处写成同一批单位；有意不同的，说明理由", "name one set in both places")
}
