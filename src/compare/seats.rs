//! Who sits where: leads moved, members joined and left, roles raised and lowered, scopes.

use super::Kind;
use super::change::{Draft, Log, Spot};
use super::frame::{Frame, Key, View, spot};
use super::likeness::{Pairing, squeeze};
use crate::model::{Party, RoleClass, Seat};
use crate::problem::Message;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

/// The seats of one body, task or collective name in both versions.
struct Table<'a> {
    frame: &'a Frame<'a>,
    home: Key,
    old: Vec<&'a Seat>,
    new: Vec<&'a Seat>,
}

/// A seat that one version has and the other has not.
struct Single<'a> {
    seat: &'a Seat,
    home: Key,
    /// A seat of the same table in the other version, to point at.
    near: Option<Spot>,
}

/// Writes down what changed among the seats.
pub(super) fn compare(frame: &Frame<'_>, log: &mut Log) {
    let mut tables: BTreeMap<Key, (Vec<&Seat>, Vec<&Seat>)> = BTreeMap::new();
    for seat in &frame.old.m.seats {
        tables.entry(frame.old.of(seat.of)).or_default().0.push(seat);
    }
    for seat in &frame.new.m.seats {
        tables.entry(frame.new.of(seat.of)).or_default().1.push(seat);
    }
    let (mut left, mut joined) = (Vec::new(), Vec::new());
    for (home, (old, new)) in tables {
        let mut table = Table { frame, home, old, new };
        table.same(log);
        table.pass_on(&[RoleClass::Head], log);
        table.pass_on(&[RoleClass::Lead], log);
        table.reclassed(log);
        table.pass_on(&[RoleClass::Deputy], log);
        let (old_near, new_near) = (table.near_old(), table.near_new());
        let Table { home, old, new, .. } = table;
        left.extend(old.into_iter().map(|seat| Single { seat, home: home.clone(), near: new_near.clone() }));
        joined.extend(new.into_iter().map(|seat| Single {
            seat,
            home: home.clone(),
            near: old_near.clone(),
        }));
    }
    moved(frame, &mut left, &mut joined, log);
    for single in &left {
        log.push(gone(&frame.old, single));
    }
    for single in &joined {
        log.push(come(&frame.new, single));
    }
}

impl<'a> Table<'a> {
    fn old_key(&self, seat: &Seat) -> Key {
        self.frame.old.party(&seat.holder.party)
    }

    fn new_key(&self, seat: &Seat) -> Key {
        self.frame.new.party(&seat.holder.party)
    }

    fn near_old(&self) -> Option<Spot> {
        let of = self.old.first().or(self.new.first())?.of;
        let found = self.frame.old.m.seats.iter().find(|s| self.frame.old.of(s.of) == self.home);
        found.and_then(|s| self.frame.old.home(s.of)).or_else(|| self.twin_home(of, true))
    }

    fn near_new(&self) -> Option<Spot> {
        let of = self.new.first().or(self.old.first())?.of;
        let found = self.frame.new.m.seats.iter().find(|s| self.frame.new.of(s.of) == self.home);
        found.and_then(|s| self.frame.new.home(s.of)).or_else(|| self.twin_home(of, false))
    }

    /// The place of what a table without any seats on one side belongs to.
    fn twin_home(&self, of: crate::model::SeatOf, old: bool) -> Option<Spot> {
        use crate::model::{BodyId, SeatOf, TaskId};
        let view = if old { &self.frame.old } else { &self.frame.new };
        match of {
            SeatOf::Body(_) => (0..view.m.bodies.len())
                .map(|i| SeatOf::Body(BodyId::at(i)))
                .find(|of| view.of(*of) == self.home)
                .and_then(|of| view.home(of)),
            SeatOf::Task(_) => (0..view.m.tasks.len())
                .map(|i| SeatOf::Task(TaskId::at(i)))
                .find(|of| view.of(*of) == self.home)
                .and_then(|of| view.home(of)),
            _ => view.home(SeatOf::Mechanism),
        }
    }

    /// Takes out the seats that both versions have, and compares what is written beside them.
    fn same(&mut self, log: &mut Log) {
        let (old, new) = (std::mem::take(&mut self.old), std::mem::take(&mut self.new));
        let mut pairing = Pairing::new(old.len(), new.len());
        let words = |s: &Seat| (s.role.clone(), s.scope.as_deref().map(squeeze));
        let (x, y) = (|s: &Seat| (self.old_key(s), s.class), |s: &Seat| (self.new_key(s), s.class));
        // A list may name one holder twice, by two names: each is the one that is written alike.
        let typed = |s: &Seat| (words(s), squeeze(&s.holder.text));
        let at = |list: &[&'a Seat], place: usize| list.get(place).copied();
        pairing.by_key(|i| at(&old, i).map(|s| (x(s), typed(s))), |j| at(&new, j).map(|s| (y(s), typed(s))));
        pairing.by_key(|i| at(&old, i).map(|s| (x(s), words(s))), |j| at(&new, j).map(|s| (y(s), words(s))));
        pairing.by_key(|i| at(&old, i).map(x), |j| at(&new, j).map(y));
        let both = |(i, j): (usize, usize)| Some((at(&old, i)?, at(&new, j)?, j));
        let pairs: Vec<(&Seat, &Seat, usize)> = pairing.pairs().filter_map(both).collect();
        self.old = pairing.lost().into_iter().filter_map(|i| at(&old, i)).collect();
        self.new = pairing.gained().into_iter().filter_map(|j| at(&new, j)).collect();
        let settled = self.old.is_empty() && self.new.is_empty();
        for (old, new, _) in &pairs {
            self.beside(old, new, log);
        }
        self.role_words(&pairs, log);
        if settled {
            self.order(&pairs, log);
        }
    }

    /// Role word, scope and post of one holder.
    fn beside(&self, old: &Seat, new: &Seat, log: &mut Log) {
        let (a, b) = (&self.frame.old, &self.frame.new);
        let (name, at) = (b.name(&new.holder), b.at(new.of, &new.clause));
        let push = |kind: Kind, zh: String, en: String, log: &mut Log| {
            let draft = Draft::new(kind, b.home_name(new.of), Message::new(zh, en));
            log.push(draft.old(place(old)).new_at(place(new)).homes([self.home.clone()]));
        };
        if !same_words(&old.scope, &new.scope) {
            let kind = scope(a, b, old, new);
            let words = |s: &Option<String>| s.clone().unwrap_or_else(|| "（不限）".to_owned());
            let (x, y) = (words(&old.scope), words(&new.scope));
            let zh = format!("{name}的分工范围由“{x}”改为“{y}”{at}");
            let en = format!("the scope of {name} changed from {x} to {y}{at}");
            push(kind, zh, en, log);
            if let Some(draft) = log.drafts.last_mut() {
                draft.old_spans.push(with_scope(old));
                draft.new_spans.push(with_scope(new));
            }
        }
        if let (Party::Person { post: x, .. }, Party::Person { post: y, .. }) =
            (&old.holder.party, &new.holder.party)
            && !same_words(x, y)
        {
            let (x, y) = (x.as_deref().unwrap_or("（未写）"), y.as_deref().unwrap_or("（未写）"));
            let zh = format!("{name}的职务由“{x}”改为“{y}”{at}");
            let en = format!("the post of {name} changed from {x} to {y}{at}");
            push(Kind::PostChanged, zh, en, log);
        }
    }

    /// A role that goes by another word, once for all who hold it.
    fn role_words(&self, pairs: &[(&Seat, &Seat, usize)], log: &mut Log) {
        let mut roles: BTreeMap<(&str, &str), Vec<(&Seat, &Seat)>> = BTreeMap::new();
        for (old, new, _) in pairs.iter().filter(|(old, new, _)| old.role != new.role) {
            roles.entry((&*old.role, &*new.role)).or_default().push((*old, *new));
        }
        let b = &self.frame.new;
        for ((was, is), pairs) in roles {
            let Some((old, new)) = pairs.first() else { continue };
            let names: Vec<String> = pairs.iter().map(|(_, n)| b.name(&n.holder)).collect();
            let (names, at) = (names.join("、"), b.at(new.of, &new.clause));
            let message = Message::new(
                format!("“{was}”改称“{is}”（{names}）{at}"),
                format!("the role {was} is called {is} now ({names}){at}"),
            );
            let mut draft = Draft::new(Kind::RoleReworded, b.home_name(new.of), message);
            draft = draft.old(place(old)).new_at(place(new)).homes([self.home.clone()]);
            draft.old_spans.extend(pairs.iter().map(|(o, _)| o.holder.span));
            draft.new_spans.extend(pairs.iter().map(|(_, n)| n.holder.span));
            log.push(draft);
        }
    }

    /// The same names of one role in another order.
    fn order(&self, pairs: &[(&Seat, &Seat, usize)], log: &mut Log) {
        let mut roles: BTreeMap<(RoleClass, &str), Vec<_>> = BTreeMap::new();
        for pair in pairs {
            roles.entry((pair.1.class, &*pair.1.role)).or_default().push(pair);
        }
        for ((_, role), pairs) in roles {
            let sorted = pairs.iter().zip(pairs.iter().skip(1)).all(|(x, y)| x.2 < y.2);
            let Some((old, new, _)) = pairs.first().filter(|_| !sorted) else { continue };
            let b = &self.frame.new;
            let at = b.at(new.of, &new.clause);
            let message = Message::new(
                format!("{role}的排序有变化，名单相同{at}"),
                format!("the same names of {role} stand in another order{at}"),
            );
            let mut draft = Draft::new(Kind::OrderChanged, b.home_name(new.of), message);
            draft = draft.old(place(old)).new_at(place(new)).homes([self.home.clone()]);
            draft.old_spans.extend(pairs.iter().map(|p| p.0.holder.span));
            draft.new_spans.extend(pairs.iter().map(|p| p.1.holder.span));
            log.push(draft);
        }
    }

    /// A lead or head that passed from one holder to another, wherever they sat or sit otherwise.
    fn pass_on(&mut self, classes: &[RoleClass], log: &mut Log) {
        let of_class = |seats: &[&'a Seat]| -> Vec<&'a Seat> {
            seats.iter().copied().filter(|s| classes.contains(&s.class)).collect()
        };
        let (lost, gained) = (of_class(&self.old), of_class(&self.new));
        // Several deputies come and go by themselves; a lead or a head is one.
        if classes.contains(&RoleClass::Deputy) && (lost.len() != 1 || gained.len() != 1) {
            return;
        }
        for (old, new) in lost.into_iter().zip(gained) {
            let (was, is) = (self.old_key(old), self.new_key(new));
            self.old.retain(|s| !std::ptr::eq(*s, old));
            self.new.retain(|s| !std::ptr::eq(*s, new));
            // Where the one came from and where the other went is part of the same change.
            let before = take(&mut self.old, |s| self.frame.old.party(&s.holder.party) == is);
            let after = take(&mut self.new, |s| self.frame.new.party(&s.holder.party) == was);
            log.push(self.passed(old, new, before, after));
        }
    }

    fn passed(&self, old: &Seat, new: &Seat, before: Option<&Seat>, after: Option<&Seat>) -> Draft {
        let (a, b) = (&self.frame.old, &self.frame.new);
        let (x, y, at) = (a.name(&old.holder), b.name(&new.holder), b.at(new.of, &new.clause));
        let kind = match new.class {
            RoleClass::Head => Kind::HeadChanged,
            RoleClass::Deputy => Kind::DeputyChanged,
            _ => Kind::LeadMoved,
        };
        let mut notes = Vec::new();
        notes.extend(before.map(|s| format!("{y}原为{}", s.role)));
        notes.extend(after.map(|s| format!("{x}改为{}", s.role)));
        let note = if notes.is_empty() { String::new() } else { format!("，{}", notes.join("，")) };
        let message = Message::new(
            format!("{}由{x}改为{y}{note}{at}", new.role),
            format!("{} passed from {x} to {y}{at}", new.role),
        );
        let mut draft = Draft::new(kind, b.home_name(new.of), message).old(place(old)).new_at(place(new));
        draft.old_spans.extend(before.map(|s| s.holder.span));
        draft.new_spans.extend(after.map(|s| s.holder.span));
        draft.homes([self.home.clone()])
    }

    /// The same holder in a role of another weight.
    fn reclassed(&mut self, log: &mut Log) {
        for old in std::mem::take(&mut self.old) {
            let key = self.old_key(old);
            let Some(new) = take(&mut self.new, |s| self.frame.new.party(&s.holder.party) == key) else {
                self.old.push(old);
                continue;
            };
            let b = &self.frame.new;
            let (name, at) = (b.name(&new.holder), b.at(new.of, &new.clause));
            let (kind, en) = if new.class < old.class {
                (Kind::RoleRaised, "raised")
            } else {
                (Kind::RoleLowered, "lowered")
            };
            let message = Message::new(
                format!("{name}由{}改为{}{at}", old.role, new.role),
                format!("{name} was {en} from {} to {}{at}", old.role, new.role),
            );
            let draft = Draft::new(kind, b.home_name(new.of), message).old(place(old)).new_at(place(new));
            log.push(draft.homes([self.home.clone()]));
            self.beside_scope(old, new, log);
        }
    }

    fn beside_scope(&self, old: &Seat, new: &Seat, log: &mut Log) {
        if !same_words(&old.scope, &new.scope) {
            let same_role = Seat { role: new.role.clone(), ..old.clone() };
            self.beside(&same_role, new, log);
        }
    }
}

/// Takes the first that fits out of a list.
fn take<'a>(seats: &mut Vec<&'a Seat>, fits: impl Fn(&Seat) -> bool) -> Option<&'a Seat> {
    let at = seats.iter().position(|s| fits(s))?;
    Some(seats.remove(at))
}

fn place(seat: &Seat) -> Spot {
    let scope = seat.scope.as_ref().map(|s| format!("（{s}）")).unwrap_or_default();
    spot(seat.holder.span, &seat.clause, &format!("{}：{}{scope}", seat.role, &*seat.holder.text))
}

/// A holder and the bracket behind it, which has no place of its own in the model.
fn with_scope(seat: &Seat) -> Span {
    let bracket = seat.scope.as_ref().map_or(0, |s| s.len() + "（）".len());
    let span = seat.holder.span;
    Span::new(span.start as usize, span.end as usize + bracket)
}

fn same_words<T: Deref<Target = str>>(a: &Option<T>, b: &Option<T>) -> bool {
    a.as_deref().map(squeeze) == b.as_deref().map(squeeze)
}

/// A scope that lost parts is narrower, one that only gained parts wider.
fn scope(a: &View<'_>, b: &View<'_>, old: &Seat, new: &Seat) -> Kind {
    let parts = |view: &View<'_>, words: &str| -> BTreeSet<String> {
        let bare = words.trim_start_matches("负责");
        bare.split(['、', '，', '和', '及', '；']).map(|p| view.canon(p)).filter(|p| !p.is_empty()).collect()
    };
    match (&old.scope, &new.scope) {
        (None, Some(_)) => Kind::ScopeNarrowed,
        (Some(_), None) => Kind::ScopeWidened,
        (Some(x), Some(y)) => {
            let (x, y) = (parts(a, x), parts(b, y));
            if y.is_subset(&x) {
                Kind::ScopeNarrowed
            } else if x.is_subset(&y) {
                Kind::ScopeWidened
            } else {
                Kind::ScopeChanged
            }
        }
        (None, None) => Kind::ScopeChanged,
    }
}

/// Joins a holder that left one table with the same holder that joined one other.
fn moved(frame: &Frame<'_>, left: &mut Vec<Single<'_>>, joined: &mut Vec<Single<'_>>, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let key = |view: &View<'_>, s: &Single<'_>| (view.party(&s.seat.holder.party), s.seat.class);
    let own = |single: &Single<'_>| single.home.starts_with('b') || single.home.starts_with('t');
    let kept = |single: &Single<'_>| !single.home.contains(['+', '-']);
    let mut places: BTreeMap<(Key, RoleClass), (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, single) in left.iter().enumerate().filter(|(_, s)| own(s) && kept(s)) {
        places.entry(key(a, single)).or_default().0.push(at);
    }
    for (at, single) in joined.iter().enumerate().filter(|(_, s)| own(s) && kept(s)) {
        places.entry(key(b, single)).or_default().1.push(at);
    }
    let (mut from, mut to) = (BTreeSet::new(), BTreeSet::new());
    for (x, y) in places.values() {
        let ([x], [y]) = (x.as_slice(), y.as_slice()) else { continue };
        let (Some(old), Some(new)) = (left.get(*x), joined.get(*y)) else { continue };
        if old.home.chars().next() != new.home.chars().next() {
            continue;
        }
        log.push(moved_seat(frame, old, new));
        from.insert(*x);
        to.insert(*y);
    }
    let keep = |gone: &BTreeSet<usize>, list: &mut Vec<Single<'_>>| {
        let mut at = 0;
        list.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    };
    keep(&from, left);
    keep(&to, joined);
}

fn moved_seat(frame: &Frame<'_>, old: &Single<'_>, new: &Single<'_>) -> Draft {
    let (a, b) = (&frame.old, &frame.new);
    let (x, y) = (a.home_name(old.seat.of), b.home_name(new.seat.of));
    let (name, role) = (b.name(&new.seat.holder), &new.seat.role);
    let message = Message::new(
        format!("{name}由{x}改到{y}（{role}）"),
        format!("{name} passed from {x} to {y} ({role})"),
    );
    let draft = Draft::new(Kind::SeatMoved, y, message).old(place(old.seat)).new_at(place(new.seat));
    draft.homes([old.home.clone(), new.home.clone()])
}

fn gone(a: &View<'_>, single: &Single<'_>) -> Draft {
    let seat = single.seat;
    let (name, at) = (a.name(&seat.holder), a.at(seat.of, &seat.clause));
    let kind = match seat.class {
        RoleClass::Head => Kind::HeadRemoved,
        RoleClass::Lead => Kind::LeadRemoved,
        RoleClass::Deputy => Kind::DeputyLeft,
        _ => Kind::MemberLeft,
    };
    let role = &seat.role;
    let message = Message::new(format!("{role}减少{name}{at}"), format!("{name} left as {role}{at}"));
    let draft = Draft::new(kind, a.home_name(seat.of), message).old(place(seat));
    draft.near_new(single.near.clone()).homes([single.home.clone()])
}

fn come(b: &View<'_>, single: &Single<'_>) -> Draft {
    let seat = single.seat;
    let (name, at) = (b.name(&seat.holder), b.at(seat.of, &seat.clause));
    let kind = match seat.class {
        RoleClass::Head => Kind::HeadAdded,
        RoleClass::Lead => Kind::LeadAdded,
        RoleClass::Deputy => Kind::DeputyJoined,
        _ => Kind::MemberJoined,
    };
    let role = &seat.role;
    let message = Message::new(format!("{role}增加{name}{at}"), format!("{name} joined as {role}{at}"));
    let draft = Draft::new(kind, b.home_name(seat.of), message).new_at(place(seat));
    draft.near_old(single.near.clone()).homes([single.home.clone()])
}
