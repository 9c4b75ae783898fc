//! `dual-head`.

use super::quoted::quoted;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Duty, DutyKind, Flow, FlowKind, Mechanism, Party, PartyRef};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "dual-head",
    level: Level::Warning,
    page: Page {
        what: Both(
            "牵头抓总的事交给了两个单位，或者同一份情况要报给两家，没有写以谁为主。",
            "One duty to coordinate has two heads, or one report two recipients, and none of them is first.",
        ),
        why: Both(
            "两家都汇总，数字会对不上；两家都抓总，下面不知道听谁的。",
            "Two who sum up will differ; with two in charge nobody knows whom to follow.",
        ),
        wrong: "{承担：各乡（镇）}{报送：每月25日前向县商务局、县统计局报送工作进展}。",
        right: "{承担：各乡（镇）}{报送：每月25日前向县商务局报送工作进展}。",
        source: "公文惯例：一事一头，主送一个，其余抄送",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Words of who coordinates all others.
const HEADS: [&str; 6] = ["牵头抓总", "抓总作用", "总牵头", "负总责", "牵头总揽", "统筹协调全"];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    let duties = || m.duties.iter().filter(|d| heads(m, d));
    let reports = || m.flows.iter().filter(|f| doubled(m, f));
    let mut told: Vec<&[PartyRef]> = Vec::new();
    for duty in duties() {
        let names = quoted(duty.owners.iter().map(|o| o.text.as_str()));
        let mut problem = at(&duty.owners, format!("{names}都要牵头抓总，没有写以谁为主"))
            .help("写明哪一个牵头，另一个配合或者负责具体工作", "say which of them leads and which assists");
        for report in reports().filter(|r| same(&r.to, &duty.owners)) {
            problem = problem.related(report.span, "情况也报给两家", "reports go to both as well");
        }
        told.push(&duty.owners);
        found.push(problem);
    }
    for flow in reports() {
        if told.iter().any(|t| same(t, &flow.to)) {
            continue;
        }
        told.push(&flow.to);
        let (names, matter) = (quoted(flow.to.iter().map(|t| t.text.as_str())), &flow.matter);
        let what = if matter.is_empty() { "情况".to_owned() } else { format!("“{matter}”") };
        found.push(at(&flow.to, format!("{what}要同时报给{names}，没有写以谁为主")).help(
            "只报一家，由它汇总；另一家写“同时抄送”",
            "report to one that sums up, and copy the other",
        ));
    }
}

fn at(parties: &[PartyRef], zh: String) -> Problem {
    let span = parties.iter().map(|p| p.span).reduce(crate::source::Span::join).unwrap_or_default();
    RULE.at(span, zh, "there are two heads or recipients and no first among them")
}

fn same(a: &[PartyRef], b: &[PartyRef]) -> bool {
    a.len() == b.len() && a.iter().all(|p| b.iter().any(|q| q.party == p.party))
}

fn heads(m: &Mechanism, duty: &Duty) -> bool {
    duty.kind == DutyKind::Carry && two(m, &duty.owners) && HEADS.iter().any(|h| duty.text.contains(h))
}

fn doubled(m: &Mechanism, flow: &Flow) -> bool {
    let copied = || ["抄送", "抄报", "分别", "同时", "并报", "或"].iter().any(|w| flow.text.contains(w));
    flow.kind == FlowKind::Report && two(m, &flow.to) && !copied()
}

/// Two or more units or bodies that are not one party's committee and government, nor an office and its host.
fn two(m: &Mechanism, parties: &[PartyRef]) -> bool {
    if parties.len() < 2 {
        return false;
    }
    let single = |p: &PartyRef| match &p.party {
        Party::Unit(id) => m.unit(*id).is_some_and(|u| u.kind != crate::model::UnitKind::Class),
        Party::Body(id) => m.body(*id).is_some_and(|b| !b.open),
        _ => false,
    };
    let above = |p: &PartyRef| match &p.party {
        Party::Unit(id) => {
            m.unit(*id).is_some_and(|u| matches!(u.department, Some("党委" | "政府" | "人大" | "政协")))
        }
        _ => false,
    };
    let hosted = |p: &PartyRef| match &p.party {
        Party::Body(id) => {
            let host = m.body(*id).and_then(|b| b.host.as_ref());
            host.is_some_and(|h| parties.iter().any(|q| q.party == h.party))
        }
        _ => false,
    };
    parties.iter().all(single) && !parties.iter().any(above) && !parties.iter().any(hosted)
}
