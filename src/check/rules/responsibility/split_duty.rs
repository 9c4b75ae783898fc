//! One duty claimed by two units.

use super::seated::named;
use crate::check::Rule;
use crate::model::{Duty, DutyKind, Mechanism, Party};
use crate::problem::Problem;

/// Words with which a unit claims a duty for itself.
const CLAIMS: [&str; 4] = ["牵头", "负责", "统筹", "主管"];

/// Shorter duties are phrases that many share.
const SHORTEST: usize = "负责招商项目统计".len();

/// Finds the same words among the duties that two named units claim, each for itself. A closing
/// 完成……交办的其他工作 is nobody's own, and what a text gives to classes side by side is no claim.
pub(super) fn same_duties(m: &Mechanism, rule: &Rule, found: &mut Vec<Problem>) {
    let mut claims: Vec<&Duty> = m.duties.iter().filter(|d| claimed(m, d)).collect();
    if claims.len() < 2 {
        return;
    }
    // Lengths differ mostly, and are compared faster than words.
    claims.sort_by(|a, b| {
        a.text.len().cmp(&b.text.len()).then_with(|| a.text.cmp(&b.text)).then(a.span.cmp(&b.span))
    });
    for same in claims.chunk_by(|a, b| a.text == b.text) {
        let [first, rest @ ..] = same else { continue };
        let Some(second) = rest.iter().find(|d| owner(d) != owner(first)) else { continue };
        let (Some(a), Some(b)) = (first.owners.first(), second.owners.first()) else { continue };
        found.push(
            rule.at(
                second.span,
                format!("“{}”“{}”各自“{}”，没有写谁主谁辅", a.text, b.text, second.text),
                format!("{} and {} both claim the same duty", a.text, b.text),
            )
            .related(first.span, format!("“{}”也写了", a.text), "claimed here as well")
            .help(
                "一个写“牵头”，另一个写“配合”，或者写明各管哪一段",
                "let one lead and the other assist, or say where the line runs",
            ),
        );
    }
}

fn owner(duty: &Duty) -> Option<&Party> {
    duty.owners.first().map(|o| &o.party)
}

fn claimed(m: &Mechanism, duty: &Duty) -> bool {
    let [owner] = &*duty.owners else { return false };
    let Party::Unit(id) = owner.party else { return false };
    duty.kind == DutyKind::Carry
        && duty.text.len() >= SHORTEST
        && CLAIMS.iter().any(|c| duty.text.starts_with(c))
        && !duty.text.contains("其他")
        && named(m, id).is_some()
}
