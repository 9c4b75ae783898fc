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
        unit: SmolStr,
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
    /// Its sentence; in a brief that is not in full only of those that are general, for no rule tells others.
    pub written: Option<Box<Written>>,
    /// Whether it is laid on classes, roles or groups, and so on those below, not on named units.
    pub general: bool,
    /// Where.
    pub span: Span,
}

/// The sentence of an obligation.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// As written.
    pub text: Box<str>,
    /// Clause; empty in a brief that is not in full.
    pub clause: Box<str>,
}

impl Obligation {
    /// As written; empty where the brief does not say.
    #[must_use]
    pub fn text(&self) -> &str {
        self.written.as_ref().map_or("", |written| &written.text)
    }

    /// Its clause; empty where the brief does not say.
    #[must_use]
    pub fn clause(&self) -> &str {
        self.written.as_ref().map_or("", |written| &written.clause)
    }
}

/// The obligations of a mechanism, kind by kind in the order of its text. Duties that only words tell apart
/// are left out unless they are asked for: no rule judges them, and they are most of all.
pub(super) fn obligations(m: &Mechanism, in_full: bool) -> Vec<Obligation> {
    let judged = |duty: &&Duty| in_full || duty.kind == DutyKind::Liaison;
    let base = |owners: &[PartyRef], of, matter: &str, text: &str, clause: &Clause, span| {
        let general = is_for_those_below(m, owners, of);
        Obligation {
            kind: ObligationKind::Duty,
            who: who(owners),
            matter: matter.into(),
            written: (in_full || general).then(|| {
                let clause = if in_full { clause.as_str().into() } else { Box::default() };
                Box::new(Written { text: text.into(), clause })
            }),
            general,
            span,
        }
    };
    let duties = m.duties.iter().filter(judged).count();
    let all = m.targets.len() + duties + m.flows.len() + m.funding.len() + m.deliverables.len();
    // No longer than needed: those of all documents of a workspace are kept until the last one is looked at.
    let mut found = Vec::with_capacity(all);
    for target in &m.targets {
        found.push(Obligation {
            kind: ObligationKind::Quota {
                amount: target.quantity.amount,
                unit: target.quantity.unit.clone(),
            },
            ..base(&target.owners, target.of, &target.indicator, &target.text, &target.clause, target.span)
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
        let text = &duty.text;
        let of = base(&duty.owners, duty.of, text, text, &duty.clause, duty.span);
        found.push(Obligation { kind, ..of });
    }
    for flow in &m.flows {
        let matter = if flow.matter.is_empty() { &*flow.text } else { &*flow.matter };
        let of = base(&flow.from, flow.of, matter, &flow.text, &flow.clause, flow.span);
        let kind = ObligationKind::Flow { kind: flow.kind, periods: flow.periods.clone() };
        found.push(Obligation { kind, ..of });
    }
    for funding in &m.funding {
        let payer = funding.payer.as_slice();
        let of = base(payer, funding.of, &funding.text, &funding.text, &funding.clause, funding.span);
        found.push(Obligation { kind: ObligationKind::Funding, ..of });
    }
    for deliverable in &m.deliverables {
        let what = &deliverable.what;
        let of = base(&deliverable.owners, deliverable.of, what, what, &deliverable.clause, deliverable.span);
        found.push(Obligation { kind: ObligationKind::Deliverable, ..of });
    }
    found
}

/// On whom, as written.
fn who(owners: &[PartyRef]) -> SmolStr {
    match owners {
        // Shared with all that the party is obliged to.
        [one] => one.text.clone(),
        owners => owners.iter().map(|owner| &*owner.text).collect::<Vec<_>>().join("、").into(),
    }
}

/// Whether an obligation is laid on classes, roles or groups, and so on those below.
fn is_for_those_below(m: &Mechanism, owners: &[PartyRef], of: SeatOf) -> bool {
    match (owners, of) {
        ([], SeatOf::Group(_)) => true,
        ([], _) => false,
        (owners, _) => owners.iter().all(|owner| is_general(m, &owner.party)),
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
