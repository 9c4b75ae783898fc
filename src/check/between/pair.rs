//! A document held against the one it rests on.

use super::likeness::likeness;
use super::obligation::{Obligation, ObligationKind};
use super::{Brief, Rests};
use crate::model::{Amount, Comparator, Period};

/// A document and one above it that it rests on.
#[derive(Debug)]
pub struct Pair<'a> {
    /// The document above.
    pub parent: &'a Brief,
    /// The document that carries it out.
    pub child: &'a Brief,
    /// Where the child cites the parent.
    pub rests: &'a Rests,
    /// How each obligation of the parent fares.
    pub conformance: Conformance<'a>,
}

/// How the obligations of a document fare in one that carries it out.
#[derive(Debug, Default)]
pub struct Conformance<'a> {
    /// One row an obligation, in the order of the parent's text.
    pub rows: Vec<Counterpart<'a>>,
}

/// One obligation and what became of it.
#[derive(Debug)]
pub struct Counterpart<'a> {
    /// The parent's.
    pub above: &'a Obligation,
    /// The child's that answers it.
    pub below: Option<&'a Obligation>,
    /// How it fares.
    pub status: Status,
    /// What is weaker, in Chinese and in English; empty unless weakened.
    pub weaker: (String, String),
}

/// What became of an obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// 落实.
    Implemented,
    /// 弱化.
    Weakened,
    /// 换了承担者.
    Moved,
    /// 缺失.
    Dropped,
    /// 需人工核对: words that a program cannot judge.
    Unjudged,
}

impl Status {
    /// 状态, as the table prints it.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Implemented => "落实",
            Self::Weakened => "弱化",
            Self::Moved => "换了承担者",
            Self::Dropped => "缺失",
            Self::Unjudged => "请人工核对",
        }
    }

    /// The same in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Self::Implemented => "implemented",
            Self::Weakened => "weakened",
            Self::Moved => "moved",
            Self::Dropped => "dropped",
            Self::Unjudged => "to be judged",
        }
    }
}

/// Wordings less alike than this speak of different things.
const ALIKE: f64 = 0.35;

impl<'a> Pair<'a> {
    /// Holds a child against a parent; none when the parent is not of a level above.
    #[must_use]
    pub fn new(parent: &'a Brief, child: &'a Brief, rests: &'a Rests) -> Option<Self> {
        if !child.is_below(parent) {
            return None;
        }
        let mut free: Vec<&Obligation> = child.obligations.iter().collect();
        let mut rows: Vec<Counterpart<'a>> = Vec::new();
        for above in parent.obligations.iter().filter(|o| o.general) {
            let best = free
                .iter()
                .enumerate()
                .filter(|(_, below)| same_kind(&above.kind, &below.kind))
                .map(|(at, below)| (at, fit(above, below)))
                .filter(|(_, fit)| *fit >= least(&above.kind))
                .max_by(|a, b| a.1.total_cmp(&b.1));
            let below = best.map(|(at, _)| free.remove(at));
            rows.push(judge(above, below));
        }
        rows.sort_by_key(|row| row.above.span);
        Some(Self { parent, child, rests, conformance: Conformance { rows } })
    }
}

fn same_kind(above: &ObligationKind, below: &ObligationKind) -> bool {
    match (above, below) {
        (ObligationKind::Flow { kind: a, .. }, ObligationKind::Flow { kind: b, .. }) => a == b,
        (ObligationKind::Quota { unit: a, .. }, ObligationKind::Quota { unit: b, .. }) => a == b,
        _ => std::mem::discriminant(above) == std::mem::discriminant(below),
    }
}

/// How well a candidate answers: what it is about, and a little for who is to do it.
fn fit(above: &Obligation, below: &Obligation) -> f64 {
    let matter = match above.kind {
        // What is asked for is compared afterwards; here it matters who is asked.
        ObligationKind::Liaison { .. } => 0.5,
        _ => likeness(&above.matter, &below.matter),
    };
    matter + 0.1 * likeness(&above.who, &below.who)
}

fn least(kind: &ObligationKind) -> f64 {
    match kind {
        ObligationKind::Funding => 0.2,
        _ => ALIKE,
    }
}

fn judge<'a>(above: &'a Obligation, below: Option<&'a Obligation>) -> Counterpart<'a> {
    let none = (String::new(), String::new());
    let Some(found) = below else {
        let status = if above.kind == ObligationKind::Duty { Status::Unjudged } else { Status::Dropped };
        return Counterpart { above, below, status, weaker: none };
    };
    let (status, weaker) = match weaker(&above.kind, &found.kind) {
        Some(weaker) => (Status::Weakened, weaker),
        None if likeness(&above.who, &found.who) < 0.1 && above.kind != ObligationKind::Duty => {
            (Status::Moved, none)
        }
        None => (Status::Implemented, none),
    };
    Counterpart { above, below, status, weaker }
}

/// In what the lower obligation asks for less.
fn weaker(above: &ObligationKind, below: &ObligationKind) -> Option<(String, String)> {
    match (above, below) {
        (ObligationKind::Quota { amount: a, unit }, ObligationKind::Quota { amount: b, .. }) => less(*a, *b)
            .then(|| {
                let (a, b) = (number(a.low), number(b.low));
                (format!("由{a}{unit}变为{b}{unit}"), format!("{a}{unit} became {b}{unit}"))
            }),
        (ObligationKind::Liaison { roles: a }, ObligationKind::Liaison { roles: b }) => {
            let lost: Vec<&str> = a.iter().filter(|role| !b.contains(role)).copied().collect();
            (!lost.is_empty() && !b.is_empty()).then(|| {
                (format!("少了{}", lost.join("、")), format!("{} is no longer asked for", lost.join(", ")))
            })
        }
        (ObligationKind::Flow { periods: a, .. }, ObligationKind::Flow { periods: b, .. }) => {
            let often =
                |periods: &[Period]| periods.iter().filter_map(|p| p.times_a_year()).fold(0.0_f64, f64::max);
            let (a, b) = (often(a), often(b));
            (b < a && a > 0.0).then(|| {
                let (a, b) = (number(a), number(b));
                (format!("由一年{a}次变为一年{b}次"), format!("{a} times a year became {b}"))
            })
        }
        _ => None,
    }
}

/// Whether the lower amount asks for less: a smaller floor, or a larger ceiling.
fn less(above: Amount, below: Amount) -> bool {
    match above.comparator {
        Comparator::AtMost | Comparator::LessThan => below.high > above.high,
        _ => below.low < above.low,
    }
}

fn number(value: f64) -> String {
    format!("{}", (value * 100.0).round() / 100.0)
}
