//! Flows: reports, meetings, hearings, publications, assessments.
//!
//! A clause is read in four steps: the verb of its kind, the values in it (periods, times), who acts
//! (`subject`), and what the words around the verb say (`shape`).

mod shape;
mod subject;
mod verbs;

#[cfg(test)]
mod tests;

use super::piece::{self, trim};
use super::scan::{Kind, Token, scan};
use super::{ClauseError, period};
use crate::model::{Amount, FlowKind, Period, PeriodUnit};
use std::ops::Range;

/// What passes between parties, as far as the words say.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowClause {
    /// Who acts: the words of a list of parties.
    pub from: Option<Range<usize>>,
    /// To whom, whose report is heard, or who is assessed: each the words of a list, not split.
    pub to: Vec<Range<usize>>,
    /// The verb: 报送, 听取, or the noun of a meeting (例会).
    pub verb: Range<usize>,
    /// What about; empty when the words say nothing of it.
    pub matter: Range<usize>,
    /// How often; several for 周…、月…、季…, none when not said. Equal ones are named once, and vague
    /// ones (定期) only when there are no others.
    pub periods: Vec<Period>,
    /// How many times in each period: 1次.
    pub times: Option<Amount>,
}

/// Reads the words of a 报送, 会议, 听取, 通报 or 考核 mark.
///
/// # Errors
/// When no verb of the kind is there; the help names some, with examples.
pub fn flow(kind: FlowKind, words: &str) -> Result<FlowClause, ClauseError> {
    if let Some(error) = ClauseError::too_long(words) {
        return Err(error);
    }
    let tokens = scan(words);
    let Some(verb) = verbs::find(kind, words, &tokens) else {
        return Err(verbs::missing(kind, piece::whole(words)));
    };
    let shape = shape::read(kind, words, &tokens, &verb);
    Ok(FlowClause {
        from: subject::find(words, &tokens, &verb),
        to: shape.to.into_iter().map(|range| trim(words, range)).filter(|range| !range.is_empty()).collect(),
        matter: trim(words, shape.matter),
        periods: periods(&tokens),
        times: times(words, &tokens),
        verb,
    })
}

fn periods(tokens: &[Token]) -> Vec<Period> {
    let mut found: Vec<Period> = Vec::new();
    for token in tokens {
        let more: &[Period] = match &token.kind {
            Kind::Periods(periods) => periods,
            Kind::Point(_, Some(period)) => std::slice::from_ref(period),
            Kind::Vague => &[period::vague()],
            _ => &[],
        };
        for period in more {
            if !found.contains(period) {
                found.push(*period);
            }
        }
    }
    if found.iter().any(|p| p.unit != PeriodUnit::Vague) {
        found.retain(|p| p.unit != PeriodUnit::Vague);
    }
    found
}

/// 1次, 不少于2次; 至少召开1次 has its comparator before the verb.
fn times(words: &str, tokens: &[Token]) -> Option<Amount> {
    let measured = tokens.iter().filter_map(Token::quantity).find(|m| is_times(&m.quantity.unit))?;
    let mut amount = measured.quantity.amount;
    if !measured.bounded && piece::until(words, measured.whole.start).contains("至少") {
        amount.comparator = crate::model::Comparator::AtLeast;
    }
    Some(amount)
}

/// Units that count events.
pub(super) fn is_times(unit: &str) -> bool {
    matches!(unit, "次" | "场" | "场次" | "轮")
}
