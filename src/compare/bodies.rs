//! Bodies: which are the same in both versions, and what became of them.

use super::Kind;
use super::change::{Draft, Log};
use super::frame::{Frame, View, spot, tidy, within};
use super::likeness::{Pairing, Words, ratio, squeeze};
use crate::model::{Body, BodyId, RoleClass, SeatOf};
use crate::problem::Message;
use std::collections::BTreeSet;

/// What a body is made of, to tell it under another name.
struct Portrait {
    name: Words,
    seats: BTreeSet<String>,
    terms: BTreeSet<String>,
    duties: Words,
    has_duties: bool,
    class: String,
    group: Option<String>,
}

impl Portrait {
    fn of(view: &View<'_>, at: usize) -> Self {
        let id = BodyId::at(at);
        let here = |of: SeatOf| of == SeatOf::Body(id);
        let body = view.m.body(id);
        let seats = view.m.seats.iter().filter(|s| here(s.of));
        let duties: Vec<&str> = view.m.duties.iter().filter(|d| here(d.of)).map(|d| &*d.text).collect();
        Self {
            name: Words::of(body.map_or("", |b| &b.name.value)),
            seats: seats.map(|s| format!("{:?}{}", s.class, view.party(&s.holder.party))).collect(),
            terms: view.m.directions.iter().filter(|d| here(d.of)).map(|d| squeeze(&d.term)).collect(),
            has_duties: !duties.is_empty(),
            duties: Words::of(&duties.concat()),
            class: body.map(|b| b.class.to_string()).unwrap_or_default(),
            group: body.and_then(|b| b.group).map(|g| view.group(g)),
        }
    }

    /// How alike the contents are, between 0 and 1; none when there is nothing to compare.
    fn content(&self, other: &Self) -> Option<f64> {
        let share = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
            let all = a.union(b).count();
            (all > 0).then(|| ratio(a.intersection(b).count(), all))
        };
        let duties = (self.has_duties || other.has_duties).then(|| self.duties.likeness(&other.duties));
        let parts: Vec<f64> = [share(&self.seats, &other.seats), share(&self.terms, &other.terms), duties]
            .into_iter()
            .flatten()
            .collect();
        let count = f64::from(u32::try_from(parts.len()).unwrap_or(1));
        (!parts.is_empty()).then(|| parts.iter().sum::<f64>() / count)
    }

    fn likeness(&self, other: &Self) -> f64 {
        let name = self.name.likeness(&other.name);
        let slot = if self.class == other.class { 0.05 } else { 0.0 }
            + if self.group.is_some() && self.group == other.group { 0.05 } else { 0.0 };
        slot + match self.content(other) {
            Some(content) => 0.3 * name + 0.7 * content,
            None => name - 0.1,
        }
    }
}

/// Pairs the bodies: by name, else by what they are made of. Where bodies of a collective name came
/// or went and the others were numbered anew, by what they are made of first.
pub(super) fn pair(frame: &Frame<'_>) -> Pairing {
    let (a, b) = (frame.old.m, frame.new.m);
    let mut pairing = Pairing::new(a.bodies.len(), b.bodies.len());
    let old: Vec<Portrait> = (0..a.bodies.len()).map(|i| Portrait::of(&frame.old, i)).collect();
    let new: Vec<Portrait> = (0..b.bodies.len()).map(|j| Portrait::of(&frame.new, j)).collect();
    let name = |bodies: &[Body], at: usize| bodies.get(at).map(|b| squeeze(&b.name.value));
    let content = |i: usize, j: usize| old.get(i).zip(new.get(j)).and_then(|(x, y)| x.content(y));
    if a.bodies.len() != b.bodies.len() {
        let numbered = |i: usize, j: usize| {
            let (x, y) = (name(&a.bodies, i).unwrap_or_default(), name(&b.bodies, j).unwrap_or_default());
            x != y && unnumbered(&x) == unnumbered(&y) && x != unnumbered(&x)
        };
        let namesake = |i: usize| (0..b.bodies.len()).find(|j| name(&a.bodies, i) == name(&b.bodies, *j));
        let backward = |j: usize| (0..a.bodies.len()).find(|i| name(&a.bodies, *i) == name(&b.bodies, j));
        let changed = |i: Option<usize>, j: Option<usize>| match (i, j) {
            (Some(i), Some(j)) => content(i, j).is_none_or(|c| c < 0.5),
            _ => true,
        };
        pairing.by_likeness(0.8, |i, j| {
            let anew = numbered(i, j) && changed(Some(i), namesake(i)) && changed(backward(j), Some(j));
            if anew { content(i, j).unwrap_or(0.0) } else { 0.0 }
        });
    }
    pairing.by_key(|i| name(&a.bodies, i), |j| name(&b.bodies, j));
    pairing.by_likeness(0.5, |i, j| old.get(i).zip(new.get(j)).map_or(0.0, |(x, y)| x.likeness(y)));
    pairing
}

/// A name without its numerals.
fn unnumbered(name: &str) -> String {
    name.chars().filter(|c| !c.is_ascii_digit() && !"一二三四五六七八九十百".contains(*c)).collect()
}

/// Writes down what became of the bodies and the collective names.
pub(super) fn compare(frame: &Frame<'_>, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    for at in frame.bodies.lost() {
        let Some(body) = a.m.bodies.get(at) else { continue };
        let (name, whose) = (tidy(&body.name.value), clause(body));
        let message = Message::new(format!("撤销{name}{whose}"), format!("{name} was abolished{whose}"));
        log.push(whole(Draft::new(Kind::BodyAbolished, &name, message), a, at, body, Side::Old));
    }
    for at in frame.bodies.gained() {
        let Some(body) = b.m.bodies.get(at) else { continue };
        let (name, lead) = (tidy(&body.name.value), led_by(b, at));
        let whose = clause(body);
        let message = Message::new(format!("新设{name}{whose}{lead}"), format!("{name} was set up{whose}"));
        log.push(whole(Draft::new(Kind::BodySetUp, &name, message), b, at, body, Side::New));
    }
    for (i, j) in frame.bodies.pairs() {
        if let (Some(old), Some(new)) = (a.m.bodies.get(i), b.m.bodies.get(j)) {
            both(frame, old, new, j, log);
        }
    }
    collectives(frame, log);
}

enum Side {
    Old,
    New,
}

/// A body that is on one side only accounts for every place that declares it.
fn whole(draft: Draft, view: &View<'_>, at: usize, body: &Body, side: Side) -> Draft {
    let id = BodyId::at(at);
    let place = spot(body.name.span, &body.clause, &tidy(&body.name.value));
    let mut draft = draft.homes([view.body(id)]);
    draft = match side {
        Side::Old => draft.old(place),
        Side::New => draft.new_at(place),
    };
    let spans = match side {
        Side::Old => &mut draft.old_spans,
        Side::New => &mut draft.new_spans,
    };
    spans.extend(body.declared.iter().copied());
    draft
}

fn clause(body: &Body) -> String {
    within(&body.clause)
}

/// `，由市商务局牵头`.
fn led_by(view: &View<'_>, at: usize) -> String {
    let of = SeatOf::Body(BodyId::at(at));
    let leads = view.m.seats.iter().filter(|s| s.of == of && s.class == RoleClass::Lead);
    let names: Vec<String> = leads.map(|s| view.name(&s.holder)).collect();
    if names.is_empty() { String::new() } else { format!("，由{}牵头", names.join("、")) }
}

fn both(frame: &Frame<'_>, old: &Body, new: &Body, j: usize, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let (was, is) = (tidy(&old.name.value), tidy(&new.name.value));
    let here = b.at(SeatOf::Body(BodyId::at(j)), &new.clause);
    let home = b.body(BodyId::at(j));
    let places = |draft: Draft| {
        draft
            .old(spot(old.name.span, &old.clause, &was))
            .new_at(spot(new.name.span, &new.clause, &is))
            .homes([home.clone()])
    };
    if squeeze(&was) != squeeze(&is) {
        let message = Message::new(
            format!("{was}改名为{is}{}", clause(new)),
            format!("{was} was renamed {is}{}", clause(new)),
        );
        let mut draft = places(Draft::new(Kind::BodyRenamed, &is, message));
        draft.old_spans.extend(old.declared.iter().copied());
        draft.new_spans.extend(new.declared.iter().copied());
        log.push(draft);
    }
    if old.class != new.class {
        let (x, y) = (&old.class, &new.class);
        let message = Message::new(
            format!("{is}的类别由{x}改为{y}{here}"),
            format!("the class of {is} changed from {x} to {y}{here}"),
        );
        log.push(places(Draft::new(Kind::BodyReclassed, &is, message)));
    }
    let parents = [old.parent.map(|p| a.body(p)), new.parent.map(|p| b.body(p))];
    if parents[0] != parents[1] {
        let called = |view: &View<'_>, p: Option<BodyId>| {
            p.map_or_else(|| "（单设）".to_owned(), |id| view.home_name(SeatOf::Body(id)))
        };
        let (x, y) = (called(a, old.parent), called(b, new.parent));
        let message = Message::new(
            format!("{is}由{x}之下改到{y}之下"),
            format!("{is} moved from under {x} to under {y}"),
        );
        log.push(places(Draft::new(Kind::BodyMoved, &is, message)));
    }
    host(frame, old, new, &is, &home, log);
}

fn host(frame: &Frame<'_>, old: &Body, new: &Body, name: &str, home: &str, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let key = [old.host.as_ref().map(|h| a.party(&h.party)), new.host.as_ref().map(|h| b.party(&h.party))];
    if key[0] == key[1] {
        return;
    }
    let called = |view: &View<'_>, host: &Option<crate::model::PartyRef>| {
        host.as_ref().map_or_else(|| "（未写明）".to_owned(), |h| view.name(h))
    };
    let (x, y) = (called(a, &old.host), called(b, &new.host));
    let message = Message::new(
        format!("{name}由设在{x}改为设在{y}{}", clause(new)),
        format!("{name} is hosted by {y}, no longer {x}{}", clause(new)),
    );
    let place = |body: &Body, name: &str| match &body.host {
        Some(host) => spot(host.span, &body.clause, &host.text),
        None => spot(body.name.span, &body.clause, name),
    };
    let draft = Draft::new(Kind::HostMoved, name, message).old(place(old, name)).new_at(place(new, name));
    log.push(draft.homes([home.to_owned()]));
}

fn collectives(frame: &Frame<'_>, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    for at in frame.groups.lost() {
        let Some(group) = a.m.groups.get(at) else { continue };
        let name = &group.name.value;
        let message = Message::new(
            format!("取消统称“{name}”{}", within(&group.clause)),
            format!("the collective name {name} was dropped{}", within(&group.clause)),
        );
        let draft = Draft::new(Kind::CollectiveDropped, &**name, message);
        log.push(draft.old(spot(group.name.span, &group.clause, name)));
    }
    for at in frame.groups.gained() {
        let Some(group) = b.m.groups.get(at) else { continue };
        let name = &group.name.value;
        let message = Message::new(
            format!("增加统称“{name}”{}", within(&group.clause)),
            format!("the collective name {name} was added{}", within(&group.clause)),
        );
        let draft = Draft::new(Kind::CollectiveAdded, &**name, message);
        log.push(draft.new_at(spot(group.name.span, &group.clause, name)));
    }
    for (i, j) in frame.groups.pairs() {
        let (Some(old), Some(new)) = (a.m.groups.get(i), b.m.groups.get(j)) else { continue };
        let (was, is) = (&old.name.value, &new.name.value);
        if squeeze(was) != squeeze(is) {
            let message = Message::new(
                format!("统称“{was}”改为“{is}”{}", within(&new.clause)),
                format!("the collective name {was} became {is}{}", within(&new.clause)),
            );
            let draft = Draft::new(Kind::CollectiveRenamed, &**is, message);
            let draft = draft.old(spot(old.name.span, &old.clause, was));
            log.push(draft.new_at(spot(new.name.span, &new.clause, is)));
        }
    }
}
