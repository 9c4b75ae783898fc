//! Duties, directions, rewards and penalties.

use super::Kind;
use super::change::{Draft, Log};
use super::frame::{Frame, View, spot, within};
use super::likeness::{Pairing, Words};
use crate::model::{Direction, Duty, DutyKind, Incentive};
use crate::problem::Message;

/// Writes down what became of the duties.
pub(super) fn compare(frame: &Frame<'_>, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let (old, new) = (&a.m.duties, &b.m.duties);
    let pairing = pair(a, b);
    for duty in pairing.lost().into_iter().filter_map(|i| old.get(i)) {
        let (who, at) = (owners(a, duty), a.at(duty.of, &duty.clause));
        let message = Message::new(
            format!("{who}不再承担“{}”{at}", duty.text),
            format!("{who} no longer has the duty “{}”{at}", duty.text),
        );
        let draft = Draft::new(Kind::DutyDropped, subject(a, duty), message);
        log.push(draft.old(spot(duty.span, &duty.clause, &duty.text)).homes(homes(a, duty)));
    }
    for duty in pairing.gained().into_iter().filter_map(|j| new.get(j)) {
        let (who, at) = (owners(b, duty), b.at(duty.of, &duty.clause));
        let message = Message::new(
            format!("{who}增加职责“{}”{at}", duty.text),
            format!("{who} has the new duty “{}”{at}", duty.text),
        );
        let draft = Draft::new(Kind::DutyAdded, subject(b, duty), message);
        log.push(draft.new_at(spot(duty.span, &duty.clause, &duty.text)).homes(homes(b, duty)));
    }
    for (i, j) in pairing.pairs() {
        if let (Some(x), Some(y)) = (old.get(i), new.get(j)) {
            both(frame, x, y, log);
        }
    }
}

fn pair(a: &View<'_>, b: &View<'_>) -> Pairing {
    let (old, new) = (&a.m.duties, &b.m.duties);
    let mut pairing = Pairing::new(old.len(), new.len());
    let words = |v: &View<'_>, d: &Duty| v.canon(&d.text);
    let whole = |v: &View<'_>, d: &Duty| (words(v, d), v.parties(&d.owners), v.of(d.of), d.kind as u8);
    pairing.by_key(|i| old.get(i).map(|d| whole(a, d)), |j| new.get(j).map(|d| whole(b, d)));
    let owned = |v: &View<'_>, d: &Duty| (words(v, d), v.parties(&d.owners));
    pairing.by_key(|i| old.get(i).map(|d| owned(a, d)), |j| new.get(j).map(|d| owned(b, d)));
    let here = |v: &View<'_>, d: &Duty| (words(v, d), v.of(d.of));
    pairing.by_key(|i| old.get(i).map(|d| here(a, d)), |j| new.get(j).map(|d| here(b, d)));
    pairing.by_key(|i| old.get(i).map(|d| words(a, d)), |j| new.get(j).map(|d| words(b, d)));
    let prepared = |v: &View<'_>, list: &[Duty]| -> Vec<(Words, Vec<String>, String)> {
        list.iter().map(|d| (Words::of(&words(v, d)), v.parties(&d.owners), v.of(d.of))).collect()
    };
    let (x, y) = (prepared(a, old), prepared(b, new));
    // Of the same party less likeness is asked for than of another.
    pairing.by_likeness(0.4, |i, j| match (x.get(i), y.get(j)) {
        (Some(p), Some(q)) if p.1 == q.1 => p.0.likeness(&q.0) + if p.2 == q.2 { 0.02 } else { 0.0 },
        _ => 0.0,
    });
    pairing.by_likeness(0.75, |i, j| match (x.get(i), y.get(j)) {
        (Some(p), Some(q)) => p.0.likeness(&q.0),
        _ => 0.0,
    });
    pairing
}

fn both(frame: &Frame<'_>, x: &Duty, y: &Duty, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let at = b.at(y.of, &y.clause);
    let push = |kind: Kind, zh: String, en: String, reworded: bool, log: &mut Log| {
        let mut draft = Draft::new(kind, subject(b, y), Message::new(zh, en));
        draft.reworded = reworded;
        let draft = draft.old(spot(x.span, &x.clause, &x.text)).homes(homes(a, x).chain(homes(b, y)));
        log.push(draft.new_at(spot(y.span, &y.clause, &y.text)));
    };
    let moved = a.parties(&x.owners) != b.parties(&y.owners);
    if moved {
        let (was, is) = (owners(a, x), owners(b, y));
        let zh = format!("“{}”由{was}承担改为由{is}承担{at}", y.text);
        push(Kind::DutyMoved, zh, format!("“{}” passed from {was} to {is}{at}", y.text), false, log);
        if let Some(draft) = log.drafts.last_mut() {
            draft.old_spans.extend(x.owners.iter().map(|p| p.span));
            draft.new_spans.extend(y.owners.iter().map(|p| p.span));
        }
    }
    if x.kind != y.kind {
        let (was, is) = (nature(x.kind), nature(y.kind));
        let zh = format!("“{}”由{was}改为{is}{at}", y.text);
        push(Kind::DutyNatureChanged, zh, format!("“{}” became {is}, was {was}{at}", y.text), false, log);
    }
    if !moved && a.canon(&x.text) != b.canon(&y.text) {
        let who = owners(b, y);
        let zh = format!("{who}的职责改了表述：由“{}”改为“{}”{at}", x.text, y.text);
        push(Kind::DutyReworded, zh, format!("a duty of {who} was reworded{at}"), true, log);
    }
}

fn nature(kind: DutyKind) -> &'static str {
    match kind {
        DutyKind::Carry => "承担",
        DutyKind::Assist => "协助",
        DutyKind::Liaison => "联络",
        DutyKind::Forbidden => "禁止",
    }
}

fn owners(view: &View<'_>, duty: &Duty) -> String {
    match view.names(&duty.owners) {
        names if names.is_empty() => match view.home_name(duty.of) {
            home if home.is_empty() => "（未写明由谁）".to_owned(),
            home => home,
        },
        names => names,
    }
}

fn subject(view: &View<'_>, duty: &Duty) -> String {
    let home = view.home_name(duty.of);
    if home.is_empty() { view.names(&duty.owners) } else { home }
}

/// The bodies that a duty goes down with: the one whose block it stands in, or who carries it alone.
fn homes(view: &View<'_>, duty: &Duty) -> impl Iterator<Item = String> {
    let alone = match &*duty.owners {
        [one] => Some(view.party(&one.party)),
        _ => None,
    };
    std::iter::once(view.of(duty.of)).chain(alone)
}

/// Writes down what became of the directions.
pub(super) fn directions(frame: &Frame<'_>, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let (old, new) = (&a.m.directions, &b.m.directions);
    let mut pairing = Pairing::new(old.len(), new.len());
    let here = |v: &View<'_>, d: &Direction| (v.of(d.of), v.canon(&d.term));
    pairing.by_key(|i| old.get(i).map(|d| here(a, d)), |j| new.get(j).map(|d| here(b, d)));
    pairing.by_key(|i| old.get(i).map(|d| a.canon(&d.term)), |j| new.get(j).map(|d| b.canon(&d.term)));
    for d in pairing.lost().into_iter().filter_map(|i| old.get(i)) {
        let (at, term) = (a.at(d.of, &d.clause), &d.term);
        let message =
            Message::new(format!("减少领域“{term}”{at}"), format!("the direction {term} was dropped{at}"));
        let draft =
            Draft::new(Kind::DirectionDropped, a.home_name(d.of), message).near_new(twin(frame, d, true));
        log.push(draft.old(spot(d.span, &d.clause, term)).homes([a.of(d.of)]));
    }
    for d in pairing.gained().into_iter().filter_map(|j| new.get(j)) {
        let (at, term) = (b.at(d.of, &d.clause), &d.term);
        let message =
            Message::new(format!("增加领域“{term}”{at}"), format!("the direction {term} was added{at}"));
        let draft =
            Draft::new(Kind::DirectionAdded, b.home_name(d.of), message).near_old(twin(frame, d, false));
        log.push(draft.new_at(spot(d.span, &d.clause, term)).homes([b.of(d.of)]));
    }
    for (i, j) in pairing.pairs() {
        let (Some(x), Some(y)) = (old.get(i), new.get(j)) else { continue };
        if a.of(x.of) == b.of(y.of) {
            continue;
        }
        let (was, is) = (a.whose(x.of), b.whose(y.of));
        let message = Message::new(
            format!("领域“{}”由{was}改归{is}{}", y.term, within(&y.clause)),
            format!("the direction {} passed from {was} to {is}", y.term),
        );
        let draft = Draft::new(Kind::DirectionMoved, is, message).homes([a.of(x.of), b.of(y.of)]);
        let draft = draft.old(spot(x.span, &x.clause, &x.term));
        log.push(draft.new_at(spot(y.span, &y.clause, &y.term)));
    }
}

/// A direction of the same body in the other version, to point at.
fn twin(frame: &Frame<'_>, d: &Direction, lost: bool) -> Option<super::change::Spot> {
    let (own, other) = if lost { (&frame.old, &frame.new) } else { (&frame.new, &frame.old) };
    let home = own.of(d.of);
    let found = other.m.directions.iter().find(|o| other.of(o.of) == home)?;
    Some(spot(found.span, &found.clause, ""))
}

/// Writes down what became of rewards and penalties.
pub(super) fn incentives(frame: &Frame<'_>, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let (old, new) = (&a.m.incentives, &b.m.incentives);
    let mut pairing = Pairing::new(old.len(), new.len());
    let key = |v: &View<'_>, x: &Incentive| (x.reward, v.canon(&x.text));
    pairing.by_key(|i| old.get(i).map(|x| key(a, x)), |j| new.get(j).map(|x| key(b, x)));
    pairing.by_likeness(0.4, |i, j| match (old.get(i), new.get(j)) {
        (Some(x), Some(y)) if x.reward == y.reward => {
            Words::of(&a.canon(&x.text)).likeness(&Words::of(&b.canon(&y.text)))
        }
        _ => 0.0,
    });
    for x in pairing.lost().into_iter().filter_map(|i| old.get(i)) {
        let (zh, en) = word(x);
        let kind = if x.reward { Kind::RewardDropped } else { Kind::PenaltyDropped };
        let message = Message::new(
            format!("取消{zh}“{}”{}", x.text, within(&x.clause)),
            format!("a {en} was dropped{}", within(&x.clause)),
        );
        log.push(Draft::new(kind, zh, message).old(spot(x.span, &x.clause, &x.text)));
    }
    for y in pairing.gained().into_iter().filter_map(|j| new.get(j)) {
        let (zh, en) = word(y);
        let kind = if y.reward { Kind::RewardAdded } else { Kind::PenaltyAdded };
        let message = Message::new(
            format!("增加{zh}“{}”{}", y.text, within(&y.clause)),
            format!("a {en} was added{}", within(&y.clause)),
        );
        log.push(Draft::new(kind, zh, message).new_at(spot(y.span, &y.clause, &y.text)));
    }
    for (i, j) in pairing.pairs() {
        if let (Some(x), Some(y)) = (old.get(i), new.get(j))
            && a.canon(&x.text) != b.canon(&y.text)
        {
            log.push(other_words(x, y));
        }
    }
}

fn word(x: &Incentive) -> (&'static str, &'static str) {
    if x.reward { ("奖励", "reward") } else { ("惩戒", "penalty") }
}

fn other_words(x: &Incentive, y: &Incentive) -> Draft {
    let (zh, en) = word(y);
    let message = Message::new(
        format!("{zh}改了表述：由“{}”改为“{}”{}", x.text, y.text, within(&y.clause)),
        format!("a {en} was reworded{}", within(&y.clause)),
    );
    let mut draft = Draft::new(Kind::IncentiveReworded, zh, message);
    draft.reworded = true;
    let draft = draft.old(spot(x.span, &x.clause, &x.text));
    draft.new_at(spot(y.span, &y.clause, &y.text))
}
