//! Customary sentences, where the drafter wrote none: decides where one is missing, and lets the
//! `prose/` templates word it. Says nothing that the declarations do not say.

use super::anchor::Anchors;
use super::elements;
use super::engine::{Engine, Value};
use super::error::TemplateError;
use super::record::{record, root};
use super::role_class;
use super::seating::Seating;
use crate::model::{
    Basis, BasisKind, Block, BlockId, BlockKind, Body, BodyId, Group, GroupId, HolderKind, Mechanism, Part,
    PartKind, RoleClass, Seat, SeatOf,
};
use crate::vocabulary::{Label, Vocabulary};
use std::collections::HashMap;

/// A sentence that a template supplied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Supplied {
    /// Index of the part.
    pub(super) part: usize,
    /// Index of the block that it stands before; the number of blocks to stand last.
    pub(super) before: usize,
    /// The paragraph.
    pub(super) text: String,
}

/// A sentence that is missing: where, which template words it, from what.
struct Missing {
    part: usize,
    before: usize,
    template: &'static str,
    root: Value,
}

/// What the decisions below look at.
struct Facts<'a> {
    m: &'a Mechanism,
    seating: Seating<'a>,
    /// The first body and the first collective name that each block declares.
    bodies: HashMap<BlockId, BodyId>,
    groups: HashMap<BlockId, GroupId>,
}

/// All sentences that are missing, worded, in the order of their places.
///
/// # Errors
/// A template that fails.
pub(super) fn supply(
    engine: &Engine,
    m: &Mechanism,
    anchors: &Anchors,
) -> Result<Vec<Supplied>, TemplateError> {
    let facts = Facts::of(m, anchors);
    let mut supplied = Vec::new();
    for missing in facts.missing() {
        let bytes = engine.render(missing.template, &missing.root)?;
        let text: String = String::from_utf8_lossy(&bytes).split('\n').map(str::trim).collect();
        if !text.is_empty() {
            supplied.push(Supplied { part: missing.part, before: missing.before, text });
        }
    }
    Ok(supplied)
}

/// What every `prose/` template is given, for checking templates before any document is read.
pub(super) fn roots(m: &Mechanism) -> Vec<(&'static str, Value)> {
    let facts = Facts::of(m, &Anchors::of(m));
    let mut roots =
        vec![("prose/opening.jinja", facts.opening()), ("prose/issuing.jinja", facts.issuing("某方案"))];
    roots.extend(m.groups.first().map(|g| ("prose/establishing.jinja", facts.establishing(g))));
    let body = m.body(BodyId(0));
    roots.extend(body.map(|b| ("prose/composition.jinja", facts.composition(BodyId(0), b))));
    roots
}

impl<'a> Facts<'a> {
    fn of(m: &'a Mechanism, anchors: &Anchors) -> Self {
        let mut facts = Self { m, seating: Seating::of(m), bodies: HashMap::new(), groups: HashMap::new() };
        for (index, body) in m.bodies.iter().enumerate().filter(|(_, body)| !body.open) {
            if let Some(block) = anchors.find(body.name.span, &body.clause) {
                facts.bodies.entry(block).or_insert(BodyId::at(index));
            }
        }
        for (index, group) in m.groups.iter().enumerate() {
            if let Some(block) = anchors.find(group.name.span, &group.clause) {
                facts.groups.entry(block).or_insert(GroupId::at(index));
            }
        }
        facts
    }

    fn missing(&self) -> Vec<Missing> {
        let issued = elements::part(self.m, PartKind::Issued);
        let main = self.m.parts.iter().position(|part| part.kind == PartKind::Main);
        let mut missing = Vec::new();
        for (index, part) in self.m.parts.iter().enumerate() {
            if Some(index) == main {
                missing.extend(self.first_sentence(index, part, issued));
            }
            missing.extend(self.under_headings(index, part));
        }
        missing
    }

    /// The opening paragraph, or the sentence that issues a text.
    fn first_sentence(&self, index: usize, part: &Part, issued: Option<&Part>) -> Option<Missing> {
        let (template, root) = match issued {
            Some(issued) if part.blocks.is_empty() => {
                ("prose/issuing.jinja", self.issuing(issued.title.as_deref()?))
            }
            Some(_) => return None,
            None => match part.blocks.first().map(|block| &block.kind) {
                Some(BlockKind::Heading { .. }) | None => ("prose/opening.jinja", self.opening()),
                Some(_) => return None,
            },
        };
        Some(Missing { part: index, before: 0, template, root })
    }

    /// Sentences under the headings that declare collective names and bodies.
    fn under_headings(&self, index: usize, part: &Part) -> Vec<Missing> {
        let mut missing = Vec::new();
        for (at, block) in part.blocks.iter().enumerate() {
            let Some(words) = bare_heading(block) else { continue };
            let next = part.blocks.get(at + 1);
            let group = self.groups.get(&block.id).and_then(|id| self.m.group(*id));
            if let Some(group) = group.filter(|group| words.contains(&group.name.value))
                && self.opens_with_its_body(group, next)
            {
                let (template, root) = ("prose/establishing.jinja", self.establishing(group));
                missing.push(Missing { part: index, before: at + 1, template, root });
            }
            let body = self.bodies.get(&block.id).and_then(|id| Some((*id, self.m.body(*id)?)));
            if let Some((id, body)) = body.filter(|(_, body)| words.contains(&body.name.value))
                && ends_here(block, next)
                && self.says_something(id)
            {
                let (template, root) = ("prose/composition.jinja", self.composition(id, body));
                missing.push(Missing { part: index, before: at + 1, template, root });
            }
        }
        missing
    }

    fn opens_with_its_body(&self, group: &Group, next: Option<&Block>) -> bool {
        next.filter(|block| matches!(block.kind, BlockKind::Heading { .. }))
            .and_then(|block| self.bodies.get(&block.id))
            .is_some_and(|id| group.bodies.contains(id))
    }

    fn says_something(&self, id: BodyId) -> bool {
        let of = SeatOf::Body(id);
        !self.seating.seats(of).is_empty() || !self.seating.directions(of).is_empty()
    }

    fn opening(&self) -> Value {
        let m = self.m;
        let bases = m.bases.iter().filter(|b| b.kind == BasisKind::Rests && b.clause.0.is_empty());
        root! {
            purpose: m.purpose.as_ref().map_or("", |p| p.value.as_str()).trim_start_matches('为').trim_end_matches(['，', '。', ',']),
            bases: bases.map(cited).collect::<Vec<_>>(),
            approval: approval(m),
            verb: elements::verb(m),
            mechanism: m.name.as_ref().map_or("", |n| n.value.as_str()),
            bodies: m.bodies.iter().filter(|b| !b.open).count(),
            genre: genre(m),
        }
    }

    fn issuing(&self, title: &str) -> Value {
        root! { title: elements::joined(title), approval: approval(self.m), genre: genre(self.m) }
    }

    fn establishing(&self, group: &Group) -> Value {
        let count = group.stated.unwrap_or_else(|| u32::try_from(group.bodies.len()).unwrap_or(u32::MAX));
        root! {
            name: group.name.value.as_str(),
            count: count,
            head: self.common_role(group, RoleClass::Head),
            lead: self.common_role(group, RoleClass::Lead),
        }
    }

    /// The role of a class that every body of a group has under one name; empty when they differ.
    fn common_role(&self, group: &Group, class: RoleClass) -> &'a str {
        let role = |id: &BodyId| {
            let mut seats = self.seating.seats(SeatOf::Body(*id)).iter();
            seats.find(|seat| seat.class == class).map(|seat| seat.role.as_str())
        };
        match group.bodies.first().and_then(role) {
            Some(first) if group.bodies.iter().all(|id| role(id) == Some(first)) => first,
            _ => "",
        }
    }

    fn composition(&self, id: BodyId, body: &Body) -> Value {
        let of = SeatOf::Body(id);
        let mut roles: Vec<(&Seat, Vec<&str>)> = Vec::new();
        for seat in self.seating.seats(of) {
            match roles.iter_mut().find(|(first, _)| first.role == seat.role) {
                Some((_, holders)) => holders.push(&seat.holder.text),
                None => roles.push((seat, vec![&seat.holder.text])),
            }
        }
        root! {
            name: body.name.value.as_str(),
            roles: roles.iter().map(|(seat, holders)| role_value(seat, holders)).collect::<Vec<_>>(),
            directions: owned(self.seating.directions(of)),
        }
    }
}

/// The words of a heading that nothing runs on from.
fn bare_heading(block: &Block) -> Option<String> {
    match &block.kind {
        BlockKind::Heading { text, run_in, .. } if run_in.is_empty() => Some(BlockKind::plain(text)),
        _ => None,
    }
}

/// Whether a heading has nothing under it: the next block is a heading of its rank or above.
fn ends_here(block: &Block, next: Option<&Block>) -> bool {
    let level = |block: &Block| match block.kind {
        BlockKind::Heading { level, .. } => Some(level),
        _ => None,
    };
    match next.map(level) {
        None => true,
        Some(Some(next)) => level(block).is_some_and(|own| next <= own),
        Some(None) => false,
    }
}

fn role_value(seat: &Seat, holders: &[&str]) -> Value {
    let person = match Vocabulary::built_in().label(&seat.role) {
        Some(Label::Role(role)) => role.holder == HolderKind::Person,
        _ => matches!(seat.class, RoleClass::Head | RoleClass::Deputy),
    };
    // 牵头领导 and 负责人 lead; nobody “serves as” them.
    let leads = person && (seat.role.ends_with("领导") || seat.role.ends_with("负责人"));
    record! {
        role: seat.role.as_str(),
        class: role_class::key(seat.class),
        person: person,
        leads: leads,
        holders: owned(holders),
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

fn genre(m: &Mechanism) -> &str {
    m.document.genre.as_ref().map_or("通知", |g| g.value.as_str())
}

fn cited(basis: &Basis) -> String {
    match &basis.number {
        Some(number) => format!("《{}》（{number}）", basis.title),
        None => format!("《{}》", basis.title),
    }
}

/// The first approval, without 经 or 已经 before it; 同意 is added where only the organ is given.
fn approval(m: &Mechanism) -> String {
    let text = m.approvals.first().map_or("", |a| a.text.as_str());
    let text = text.trim_start_matches('已').trim_start_matches('经').trim_end_matches(['，', ',', '。']);
    let said = text.is_empty() || ["同意", "批准", "通过", "决定", "审定"].iter().any(|w| text.contains(w));
    if said { text.to_owned() } else { format!("{text}同意") }
}
