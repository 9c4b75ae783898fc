//! What a document lays on those below it, in a form that another document can be held against.

use crate::model::{
    Amount, Clause, Duty, DutyKind, FlowKind, Mechanism, Party, PartyRef, Period, SeatOf, SmolStr, UnitKind,
};
use crate::source::Span;

/// What is obliged.
#[derive(Clone, Debug, PartialEq)]
pub enum ObligationKind {
    /// 指标: an amount to reach, in a unit as written; empty for a fraction.
    Quota {
        /// How much.
        amount: Amount,
        /// The unit.
        unit: String,
    },
    /// 联络: who is to be named.
    Liaison {
        /// Roles named, in a fixed order.
        roles: Vec<&'static str>,
    },
    /// 报送, 会议, 听取, 通报, 考核.
    Flow {
        /// Which.
        kind: FlowKind,
        /// How often; empty when once or vague.
        periods: Vec<Period>,
    },
    /// 经费.
    Funding,
    /// 成果: a plan or rule to be drawn up.
    Deliverable,
    /// 职责: anything else, compared by its words alone.
    Duty,
}

/// Roles that a liaison duty may ask for.
const LIAISON: [&str; 7] = ["责任领导", "分管领导", "分管负责同志", "负责同志", "负责人", "联络员", "联系人"];

/// One obligation.
#[derive(Clone, Debug, PartialEq)]
pub struct Obligation {
    /// What is obliged.
    pub kind: ObligationKind,
    /// On whom, as written.
    pub who: SmolStr,
    /// What about: the words that are compared.
    pub matter: SmolStr,
    /// As written.
    pub text: SmolStr,
    /// Whether it is laid on classes, roles or groups, and so on those below, not on named units.
    pub general: bool,
    /// Clause.
    pub clause: Clause,
    /// Where.
    pub span: Span,
}

/// The obligations of a mechanism, kind by kind in the order of its text. Duties that only words tell apart
/// are left out unless they are asked for: no rule judges them, and they are most of all.
pub(super) fn obligations(m: &Mechanism, with_duties: bool) -> Vec<Obligation> {
    let judged = |duty: &&Duty| with_duties || duty.kind == DutyKind::Liaison;
    let duties = m.duties.iter().filter(judged).count();
    let all = m.targets.len() + duties + m.flows.len() + m.funding.len() + m.deliverables.len();
    // No longer than needed: those of all documents of a workspace are kept until the last one is looked at.
    let mut found = Vec::with_capacity(all);
    for target in &m.targets {
        found.push(Obligation {
            kind: ObligationKind::Quota {
                amount: target.quantity.amount,
                unit: target.quantity.unit.to_string(),
            },
            matter: target.indicator.as_str().into(),
            ..base(m, &target.owners, target.of, &target.text, &target.clause, target.span)
        });
    }
    for duty in m.duties.iter().filter(judged) {
        let kind = match duty.kind {
            DutyKind::Liaison => {
                let roles = LIAISON.into_iter().filter(|role| duty.text.contains(role));
                // 分管负责同志 holds 负责同志 in it.
                let all: Vec<&str> = roles.collect();
                let outer = |role: &&&str| !all.iter().any(|other| other != *role && other.contains(**role));
                ObligationKind::Liaison { roles: all.iter().filter(outer).copied().collect() }
            }
            DutyKind::Carry | DutyKind::Assist | DutyKind::Forbidden => ObligationKind::Duty,
        };
        found
            .push(Obligation { kind, ..base(m, &duty.owners, duty.of, &duty.text, &duty.clause, duty.span) });
    }
    for flow in &m.flows {
        let of = base(m, &flow.from, flow.of, &flow.text, &flow.clause, flow.span);
        let matter = if flow.matter.is_empty() { of.matter.clone() } else { flow.matter.as_str().into() };
        let kind = ObligationKind::Flow { kind: flow.kind, periods: flow.periods.clone() };
        found.push(Obligation { kind, matter, ..of });
    }
    for funding in &m.funding {
        let owners: Vec<PartyRef> = funding.payer.iter().cloned().collect();
        let of = base(m, &owners, funding.of, &funding.text, &funding.clause, funding.span);
        found.push(Obligation { kind: ObligationKind::Funding, ..of });
    }
    for deliverable in &m.deliverables {
        let what = &deliverable.what;
        let of = base(m, &deliverable.owners, deliverable.of, what, &deliverable.clause, deliverable.span);
        found.push(Obligation { kind: ObligationKind::Deliverable, ..of });
    }
    found
}

fn base(
    m: &Mechanism,
    owners: &[PartyRef],
    of: SeatOf,
    text: &str,
    clause: &Clause,
    span: Span,
) -> Obligation {
    let who = match owners {
        // Shared with the model and all that the party is obliged to.
        [one] => one.text.clone(),
        owners => owners.iter().map(|owner| &*owner.text).collect::<Vec<_>>().join("、").into(),
    };
    let text = SmolStr::from(text);
    let general = match (owners, of) {
        ([], SeatOf::Group(_)) => true,
        ([], _) => false,
        (owners, _) => owners.iter().all(|owner| is_general(m, &owner.party)),
    };
    Obligation {
        kind: ObligationKind::Duty,
        who,
        matter: text.clone(),
        text,
        general,
        clause: clause.clone(),
        span,
    }
}

/// Whether a party is a class, a role in one, or a collective name.
fn is_general(m: &Mechanism, party: &Party) -> bool {
    match party {
        Party::Unit(id) => m.unit(*id).is_some_and(|unit| unit.kind == UnitKind::Class),
        Party::Group(_) | Party::Other { .. } => true,
        Party::Role { of, .. } => matches!(**of, Party::Group(_) | Party::Mechanism) || is_general(m, of),
        Party::Post { unit, .. } => {
            unit.and_then(|id| m.unit(id)).is_some_and(|unit| unit.kind == UnitKind::Class)
        }
        Party::Body(id) => m.body(*id).is_some_and(|body| body.open),
        Party::Person { .. } | Party::Mechanism => false,
    }
}
