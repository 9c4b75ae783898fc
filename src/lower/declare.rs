//! First pass: every body, collective name and second name, wherever it is set up.

use super::Lowerer;
use super::flat::{Flat, FlatMark};
use super::label::{brackets, shift, subject_of};
use super::party::SeatPlace;
use super::piece::{Piece, PieceKind};
use crate::clause;
use crate::model::{Body, BodyId, Clause, Group, GroupId, HolderKind, Party, PartyRef, SeatOf};
use crate::source::{Span, Spanned, beside_han};
use crate::vocabulary::{ClassEntry, Label, Sense, squeezed};
use std::ops::Range;

impl Lowerer<'_> {
    pub(super) fn declare(&mut self, pieces: &[Piece]) {
        // The body of the heading around, with that heading's level.
        let mut around: Option<(u8, BodyId)> = None;
        let mut head_row = true;
        for piece in pieces {
            match &piece.kind {
                PieceKind::Part { .. } => around = None,
                PieceKind::Heading { level, .. } => around = around.filter(|(above, _)| above < level),
                _ => {}
            }
            let first_row = std::mem::replace(&mut head_row, !matches!(piece.kind, PieceKind::Row { .. }));
            match &piece.kind {
                PieceKind::Heading { level, tag, flat, .. } => {
                    if let Some(tag) = tag {
                        let range = heading_name(&flat.text);
                        let span = flat.span(&range);
                        match &tag.label {
                            Label::Class(class) => {
                                let id = self.declare_body(class, flat.words(&range), span);
                                around = Some((*level, id));
                            }
                            Label::Mark(Sense::Changed) => {
                                let class = class_of(flat.words(&range));
                                self.declare_body(&class, flat.words(&range), span);
                            }
                            Label::Mark(Sense::Group) => {
                                self.declare_group(flat, &range);
                            }
                            _ => {}
                        }
                    }
                    self.declare_in(flat);
                }
                PieceKind::Paragraph { flat }
                | PieceKind::Field { flat, .. }
                | PieceKind::Item { flat }
                | PieceKind::Duty { flat, .. } => self.declare_in(flat),
                PieceKind::Row { cells } => cells.iter().for_each(|cell| self.declare_in(cell)),
                _ => {}
            }
            self.seat_names_in(&piece.kind, first_row, around.map(|(_, id)| id));
        }
    }

    /// The seats for persons that a line gives out, so that a sentence may speak of 链长 or 路长
    /// before or after the line that names them.
    fn seat_names_in(&mut self, kind: &PieceKind, head_row: bool, around: Option<BodyId>) {
        let here = around.map_or(SeatPlace::Mechanism, SeatPlace::Body);
        match kind {
            PieceKind::Row { cells } if head_row => {
                let labels: Vec<_> = cells
                    .iter()
                    .filter_map(|c| {
                        let name = squeezed(&c.text);
                        Some((self.words.label_with_rank(&name)?, name))
                    })
                    .collect();
                let of_bodies = labels.iter().any(|(label, _)| matches!(label, Label::Class(_)));
                let place = if of_bodies { SeatPlace::Several } else { here };
                labels.iter().for_each(|(label, name)| self.seat_name(label, name, place));
            }
            PieceKind::Field { tag, flat } => {
                self.seat_name(tag.label, &tag.name, here);
                self.seat_names_of(flat, here);
            }
            PieceKind::Heading { flat, .. }
            | PieceKind::Paragraph { flat }
            | PieceKind::Item { flat }
            | PieceKind::Duty { flat, .. } => self.seat_names_of(flat, here),
            _ => {}
        }
    }

    fn seat_names_of(&mut self, flat: &Flat, here: SeatPlace) {
        if !flat.marks.iter().any(|m| matches!(m.label, Label::Role(_))) {
            return;
        }
        let passing = brackets(&flat.text);
        let bodies = flat.marks.iter().filter(|m| !passing.iter().any(|b| b.contains(&m.range.start)));
        let bodies = bodies.filter_map(|m| match &m.label {
            Label::Class(class) => {
                let id = self.declared_body(class, flat.words(&m.range), flat.span(&m.range))?;
                Some((m.range.clone(), SeatOf::Body(id)))
            }
            _ => None,
        });
        let bodies: Vec<_> = bodies.collect();
        for mark in &flat.marks {
            let place = match subject_of(&bodies, flat, mark) {
                Some(SeatOf::Body(id)) => SeatPlace::Body(id),
                _ => here,
            };
            self.seat_name(mark.label, &mark.name, place);
        }
    }

    fn seat_name(&mut self, label: &Label, name: &str, place: SeatPlace) {
        let Label::Role(role) = label else { return };
        if role.holder == HolderKind::Person {
            match self.seat_names.get_mut(name) {
                Some(given) if *given != place => *given = SeatPlace::Several,
                Some(_) => {}
                None => {
                    self.seat_names.insert(name.to_owned(), place);
                }
            }
        }
    }

    fn declare_in(&mut self, flat: &Flat) {
        for mark in &flat.marks {
            let words = flat.words(&mark.range);
            let span = flat.span(&mark.range);
            match &mark.label {
                Label::Class(class) => {
                    self.declare_body(class, words, span);
                }
                Label::Mark(Sense::Group) => {
                    self.declare_group(flat, &mark.range);
                }
                Label::Mark(Sense::Alias) => self.declare_alias(flat, mark),
                _ => {}
            }
        }
    }

    /// The body of a name, set up now if it is not known; its span joins the places that declare it.
    pub(super) fn declare_body(&mut self, class: &ClassEntry, words: &str, span: Span) -> BodyId {
        let name = self.body_name(class, words);
        if let Some(id) = self.bodies.get(&name).copied() {
            if let Some(body) = self.model.bodies.get_mut(id.index()) {
                body.declared.push(span);
            }
            return id;
        }
        let id = BodyId::at(self.model.bodies.len());
        self.note_ending(&name);
        self.bodies.insert(name.clone(), id);
        self.model.bodies.push(Body {
            class: class.name.as_str().to_owned(),
            open: class.open,
            name: Spanned::new(name, span),
            parent: None,
            group: None,
            host: None,
            clause: Clause::default(),
            declared: vec![span],
        });
        id
    }

    /// The body that a class mark or heading names; `declare` has set it up.
    pub(super) fn declared_body(&self, class: &ClassEntry, words: &str, span: Span) -> Option<BodyId> {
        let by_place = self.model.bodies.iter().position(|b| b.declared.contains(&span));
        by_place.map(BodyId::at).or_else(|| self.bodies.get(&self.body_name(class, words)).copied())
    }

    /// 办公室 alone is the office of the body set up before it: two offices are two bodies.
    fn body_name(&self, class: &ClassEntry, words: &str) -> String {
        let name = words.trim_matches(['“', '”', '。', '：', '《', '》']);
        if let Some(full) = self.body_called(class, name) {
            return full;
        }
        let Some(short) = name.strip_suffix(class.name.as_str()) else { return name.to_owned() };
        // 办公室 and 领导小组办公室 are the office of the body just set up, whose full name may be long.
        let host = self.model.bodies.iter().rev().find(|b| {
            let full = b.name.value.as_str();
            // An open set of actors has no office.
            !b.open
                && full.ends_with(short)
                && !full.ends_with(name)
                && (short.is_empty() || full.len() > short.len())
        });
        match host {
            Some(host) if short.is_empty() || short.chars().count() >= 3 => {
                format!("{}{}", host.name.value, class.name)
            }
            _ => name.to_owned(),
        }
    }

    /// The full name of a body by its second name, or by its class where only one body is of that class:
    /// {联席会议：联席会议}由甲、乙组成. An office is always that of the body before it.
    fn body_called(&self, class: &ClassEntry, name: &str) -> Option<String> {
        if let Some(Party::Body(id)) = self.aliases.get(name) {
            return self.model.body(*id).map(|b| b.name.value.clone());
        }
        if name != class.name || self.bodies.contains_key(name) || ["办公室", "秘书处"].contains(&name)
        {
            return None;
        }
        let mut ends = self.model.bodies.iter().filter(|b| !b.open && b.name.value.ends_with(name));
        ends.next().filter(|_| ends.next().is_none()).map(|b| b.name.value.clone())
    }

    fn declare_group(&mut self, flat: &Flat, range: &Range<usize>) -> Option<GroupId> {
        let words = flat.words(range);
        let group = match clause::group(words) {
            Ok(group) => group,
            Err(error) => {
                self.unreadable(error, flat, range);
                return None;
            }
        };
        let name = words.get(group.name.clone()).unwrap_or(words).to_owned();
        if let Some(id) = self.groups.get(&name) {
            return Some(*id);
        }
        let id = GroupId::at(self.model.groups.len());
        self.note_ending(&name);
        self.groups.insert(name.clone(), id);
        self.model.groups.push(Group {
            name: Spanned::new(name, flat.span(&shift(range, &group.name))),
            stated: group.stated,
            bodies: Vec::new(),
            parties: Vec::new(),
            clause: Clause::default(),
        });
        Some(id)
    }

    /// The group that a mark names.
    pub(super) fn declared_group(&self, words: &str) -> Option<GroupId> {
        let group = clause::group(words).ok()?;
        self.groups.get(words.get(group.name)?).copied()
    }

    fn declare_alias(&mut self, flat: &Flat, mark: &FlatMark) {
        let name = squeezed(flat.words(&mark.range)).trim_matches(['“', '”']).to_owned();
        let of = self.named_before(flat, &mark.range);
        if let Some(of) = &of {
            self.note_ending(&name);
            self.aliases.entry(name.clone()).or_insert_with(|| of.party.clone());
        }
        let span = flat.span(&mark.range);
        self.model.aliases.push(crate::model::Alias { name, of, span });
    }

    /// The party named right before a bracket that holds a second name: a body or unit that is
    /// marked, or the longest known name that ends there.
    fn named_before(&mut self, flat: &Flat, second: &Range<usize>) -> Option<PartyRef> {
        let before = flat.text.get(..second.start)?;
        let bracket = before.rfind(['（', '('])?;
        let words = before.get(..bracket)?;
        let marked = flat.marks.iter().rev().find(|m| m.range.end == bracket && m.range.start < bracket);
        if let Some(mark) = marked
            && let Label::Class(class) = &mark.label
        {
            let span = flat.span(&mark.range);
            let id = self.declared_body(class, flat.words(&mark.range), span)?;
            return Some(PartyRef { party: Party::Body(id), text: flat.words(&mark.range).into(), span });
        }
        let start = words
            .rfind(['、', '，', '。', '；', '：', '由', '“', '”'])
            .map_or(0, |at| at + words.get(at..).and_then(|w| w.chars().next()).map_or(0, char::len_utf8));
        let range = start..bracket;
        let name = flat.words(&range);
        if name.is_empty() || name.chars().count() > 30 {
            return None;
        }
        let span = flat.span(&range);
        let party = self.declared_party(name).or_else(|| {
            let found = self.names.find(name)?;
            Some(Party::Unit(self.unit(&found, &name.into(), span)))
        })?;
        Some(PartyRef { party, text: name.into(), span })
    }
}

/// The name in a heading that declares a body: up to the first full stop or bracket of a second name.
pub(super) fn heading_name(text: &str) -> Range<usize> {
    0..first_stop(text).unwrap_or(text.len())
}

/// The first 。.
pub(super) fn first_stop(text: &str) -> Option<usize> {
    beside_han(text).find(|(_, c)| *c == '。').map(|(at, _)| at)
}

/// The class that the name of a body set up elsewhere ends in.
pub(super) fn class_of(name: &str) -> ClassEntry {
    let known = crate::vocabulary::Vocabulary::built_in();
    let ending = known
        .names()
        .filter(|n| matches!(known.label(n), Some(Label::Class(_))) && name.ends_with(n))
        .max_by_key(|n| n.len());
    ClassEntry { name: ending.unwrap_or("机构").to_owned().into(), open: false }
}
