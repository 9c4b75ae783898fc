//! The words inside marks: counts, periods, targets, money, dates, citations (`grammar/clause.pest`).
//!
//! In: the words of one mark or field. Out: typed values with byte ranges into those words, or one
//! [`ClauseError`] that says what could have stood there. Must not: resolve names, or know where in a
//! file the words stand.
//!
//! The grammar reads values (numbers, quantities, periods, dates); tables beside the code hold the
//! words that give a value its meaning (不少于, 报送, 听取), so that a word can be added without touching
//! grammar or code.

mod bound;
mod calendar;
mod citation;
mod count;
mod date;
mod deadline;
mod document_number;
mod effect;
mod figure;
mod flow;
mod funding;
mod group;
mod number;
mod parse;
mod party;
mod pattern;
mod period;
mod piece;
mod quantity;
mod scan;
mod target;
mod usual;
mod word;

#[cfg(test)]
mod robust_tests;

pub use calendar::iso;
pub use citation::{Citation, citations};
pub use count::{CountClause, count};
pub use date::{date, meant_date};
pub use deadline::{DeadlineClause, deadline};
pub use document_number::document_number;
pub use effect::{EffectClause, effect};
pub use flow::{FlowClause, flow};
pub use funding::{FundingClause, funding};
pub use group::{GroupClause, group};
pub use number::number;
pub use party::namer;
pub use pattern::pattern;
pub use target::{TargetClause, targets};

use crate::problem::Message;
use std::ops::Range;

/// Words that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseError {
    /// The bytes at fault, on character boundaries; empty only when there are no words at all.
    pub range: Range<usize>,
    /// What is wrong, or what was expected.
    pub message: Message,
    /// Forms that can be read, with examples.
    pub help: Message,
}

/// Longest clause we read, in bytes: some 3,000 characters. Longer ones come from a brace or a line that
/// was never closed; reading them would cost more than telling so.
const LONGEST: usize = 9_000;

impl ClauseError {
    /// The error for words too long to be one clause.
    fn too_long(words: &str) -> Option<Self> {
        (words.len() > LONGEST).then(|| {
            let range = 0..words.len();
            let message = Message::new("这里的话太长，读不成一句", "these words are too long for one clause");
            let help = Message::new(
                "只标说这一件事的那句话；检查花括号是否漏了右边一半",
                "mark only the sentence that says it; look for a missing closing brace",
            );
            Self::new(range, message, help)
        })
    }

    fn new(range: Range<usize>, message: Message, help: Message) -> Self {
        Self { range, message, help }
    }
}
