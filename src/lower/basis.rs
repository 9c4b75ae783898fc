//! What the document rests on, who approved it, what it ends, from when it holds.

use super::Lowerer;
use super::flat::Flat;
use super::label::{At, shift};
use crate::clause;
use crate::model::{Abolition, Approval, Basis, BasisKind, Clause, Deadline, Effect};
use crate::source::Spanned;
use crate::vocabulary::{Label, Sense};
use std::ops::Range;

impl Lowerer<'_> {
    pub(super) fn abolition(&mut self, flat: &Flat, range: &Range<usize>, at: &At) {
        let Some(what) = self.party_of(flat, range) else { return };
        self.model.abolitions.push(Abolition {
            what,
            successor: None,
            text: flat.words(range).to_owned(),
            clause: at.clause.clone(),
            span: flat.span(range),
        });
    }

    pub(super) fn successor(&mut self, flat: &Flat, range: &Range<usize>) {
        let party = self.party_of(flat, range);
        if let Some(last) = self.model.abolitions.last_mut() {
            last.successor = party;
        }
    }

    pub(super) fn effect(&mut self, flat: &Flat, range: &Range<usize>, at: &At) {
        let words = flat.words(range);
        match clause::effect(words) {
            Ok(read) => self.model.effects.push(Effect {
                kind: read.kind,
                when: Deadline {
                    text: words.to_owned(),
                    date: read.date,
                    period: None,
                    span: flat.span(range),
                },
                clause: at.clause.clone(),
            }),
            Err(error) => self.unreadable(error, flat, range),
        }
    }

    /// 经…研究同意: whoever stands between.
    pub(super) fn approval(&mut self, flat: &Flat, range: &Range<usize>) {
        let words = flat.words(range);
        let start = ["已经", "经报", "报经", "经"].iter().find_map(|w| words.find(w).map(|i| i + w.len()));
        let ends = |rest: &str| {
            ["第", "常务会议", "研究", "同意", "批准", "审议", "审定", "讨论"]
                .iter()
                .any(|w| rest.starts_with(w))
        };
        let mut places = words.char_indices().map(|(at, _)| at);
        let end = places.find(|at| words.get(*at..).is_some_and(ends));
        let organs = match (start, end) {
            (Some(start), Some(end)) if start < end => Some(start..end),
            // A header names the organ alone.
            (None, None) => Some(0..words.len()),
            _ => None,
        };
        let (text, span) = (words.to_owned(), flat.span(range));
        let by = organs.map(|organs| shift(range, &organs)).map_or_else(Vec::new, |organs| {
            self.parties(flat.words(&organs), |r| flat.span(&shift(&organs, &r)))
        });
        if by.is_empty() {
            self.model.approvals.push(Approval { by: None, text, span });
            return;
        }
        // Each of 县委、县政府 has approved.
        let each = by.into_iter().map(|by| Approval { by: Some(by), text: text.clone(), span });
        self.model.approvals.extend(each);
    }

    /// Every 《》 of the line.
    #[inline(never)] // few lines need it
    pub(super) fn citations(&mut self, flat: &Flat, clause: &Clause) {
        for cited in clause::citations(&flat.text) {
            let rests = cited.rests
                || flat.marks.iter().any(|m| {
                    matches!(m.label, Label::Mark(Sense::Basis))
                        && m.range.start <= cited.whole.start
                        && cited.whole.end <= m.range.end
                });
            let kind = if rests { BasisKind::Rests } else { BasisKind::Cites };
            self.model.bases.push(Basis {
                kind,
                title: flat.words(&cited.title).to_owned(),
                number: cited.number.as_ref().map(|n| flat.words(n).to_owned()),
                resolved: None,
                clause: clause.clone(),
                span: flat.span(&cited.whole),
            });
        }
    }

    /// 依据 and 批准 of the header.
    pub(super) fn header_facts(&mut self, rests_on: &[Spanned<String>], approved_by: &[Spanned<String>]) {
        for words in rests_on {
            let cited = clause::citations(&words.value);
            let plain = cited.is_empty();
            for cited in cited {
                self.model.bases.push(Basis {
                    kind: BasisKind::Rests,
                    title: words.value.get(cited.title).unwrap_or("").to_owned(),
                    number: cited.number.and_then(|n| words.value.get(n)).map(str::to_owned),
                    resolved: None,
                    clause: Clause::default(),
                    span: words.span.inner(cited.whole.start, cited.whole.end),
                });
            }
            if plain {
                self.model.bases.push(Basis {
                    kind: BasisKind::Rests,
                    title: words.value.clone(),
                    number: None,
                    resolved: None,
                    clause: Clause::default(),
                    span: words.span,
                });
            }
        }
        for words in approved_by {
            let flat = Flat::plain(self.text, words.span);
            self.approval(&flat, &flat.whole());
        }
    }

    /// Marks citations of the document's own texts, when all parts are known.
    pub(super) fn own_texts(&mut self) {
        let mut own: Vec<String> = self.model.parts.iter().filter_map(|p| p.title.clone()).collect();
        own.extend(self.model.name.as_ref().map(|n| n.value.clone()));
        for basis in &mut self.model.bases {
            if basis.number.is_none() && own.contains(&basis.title) {
                basis.kind = BasisKind::Own;
            }
        }
    }
}
