//! When: deadlines, periods, days within periods.

use super::Kind;
use super::change::{Draft, Log, Spot};
use super::frame::{Frame, Key, spot};
use super::likeness::{Pairing, Words, squeeze};
use crate::model::{Amount, Clause, Deadline, Due, Period};
use crate::problem::Message;

/// Whose deadline it is.
pub(super) struct DeadlineOf<'a> {
    pub subject: &'a str,
    pub what: &'a str,
    pub at: &'a str,
    pub home: &'a str,
    pub old_near: Spot,
    pub new_near: Spot,
    pub clauses: [&'a Clause; 2],
}

/// Writes down how a deadline changed.
pub(super) fn deadline(
    old: Option<&Deadline>,
    new: Option<&Deadline>,
    whose: &DeadlineOf<'_>,
    log: &mut Log,
) {
    let (what, at) = (whose.what, whose.at);
    let (kind, zh, en) = match (old, new) {
        (Some(x), Some(y)) => {
            let Some(kind) = moved(x, y) else { return };
            let (was, is) = (&x.text, &y.text);
            (
                kind,
                format!("{what}的时限由{was}改为{is}{at}"),
                format!("the deadline of {what} changed from {was} to {is}{at}"),
            )
        }
        (None, Some(y)) => (
            Kind::DeadlineSet,
            format!("{what}规定了时限：{}{at}", y.text),
            format!("{what} has a deadline now: {}{at}", y.text),
        ),
        (Some(x), None) => (
            Kind::DeadlineDropped,
            format!("{what}不再规定时限（原为{}）{at}", x.text),
            format!("{what} has no deadline any more (was {}){at}", x.text),
        ),
        (None, None) => return,
    };
    let mut draft = Draft::new(kind, whose.subject, Message::new(zh, en)).homes([whose.home.to_owned()]);
    draft = match old {
        Some(x) => draft.old(spot(x.span, whose.clauses[0], &x.text)),
        None => draft.near_old(Some(whose.old_near.clone())),
    };
    draft = match new {
        Some(y) => draft.new_at(spot(y.span, whose.clauses[1], &y.text)),
        None => draft.near_new(Some(whose.new_near.clone())),
    };
    log.push(draft);
}

/// Whether a deadline came earlier or later; none when it is the same.
fn moved(x: &Deadline, y: &Deadline) -> Option<Kind> {
    match (&x.date, &y.date) {
        // ISO 8601 dates sort as days do.
        (Some(was), Some(is)) if is < was => Some(Kind::DeadlineShortened),
        (Some(was), Some(is)) if is > was => Some(Kind::DeadlineExtended),
        (Some(_), Some(_)) => None,
        (Some(_), None) | (None, Some(_)) => Some(Kind::DeadlineReworded),
        (None, None) => (squeeze(&x.text) != squeeze(&y.text)).then_some(Kind::DeadlineReworded),
    }
}

/// How a set of periods changed.
pub(super) fn periods(old: (&[Period], Option<Amount>), new: (&[Period], Option<Amount>)) -> Option<Kind> {
    if old.0 == new.0 && same_times(old.1, new.1) {
        return None;
    }
    let kept = |list: &[Period]| list.iter().any(|p| p.times_a_year().is_some());
    match (kept(old.0), kept(new.0)) {
        (false, true) => return Some(Kind::PeriodSet),
        (true, false) => return Some(Kind::PeriodDropped),
        (false, false) => return times(old.1, new.1),
        (true, true) => {}
    }
    let (was, is) = (frequency(old), frequency(new));
    if is > was + 1e-9 {
        return Some(Kind::PeriodMoreFrequent);
    }
    if is < was - 1e-9 {
        return Some(Kind::PeriodLessFrequent);
    }
    let day = |list: &[Period]| {
        let mut days: Vec<_> = list.iter().map(|p| (p.unit, p.every, p.month, p.day)).collect();
        days.sort();
        days
    };
    let (was, is) = (day(old.0), day(new.0));
    let bare = |days: &[_]| {
        days.iter()
            .all(|(_, _, month, day): &(_, _, Option<u8>, Option<u8>)| month.is_none() && day.is_none())
    };
    match (bare(&was), bare(&is)) {
        _ if was == is => None,
        // A day where there was none binds earlier than the end of the period.
        (true, false) => Some(Kind::DueDayEarlier),
        (false, true) => Some(Kind::DueDayLater),
        _ if is < was => Some(Kind::DueDayEarlier),
        _ => Some(Kind::DueDayLater),
    }
}

fn same_times(a: Option<Amount>, b: Option<Amount>) -> bool {
    let one = |x: Option<Amount>| x.map_or((1.0, 1.0), |t| (t.low, t.high));
    one(a) == one(b)
}

fn times(old: Option<Amount>, new: Option<Amount>) -> Option<Kind> {
    let low = |x: Option<Amount>| x.map_or(1.0, |t| t.low);
    match low(new).total_cmp(&low(old)) {
        std::cmp::Ordering::Greater => Some(Kind::PeriodMoreFrequent),
        std::cmp::Ordering::Less => Some(Kind::PeriodLessFrequent),
        std::cmp::Ordering::Equal => None,
    }
}

/// Times a year of all periods together.
fn frequency((periods, times): (&[Period], Option<Amount>)) -> f64 {
    let sum: f64 = periods.iter().filter_map(|p| p.times_a_year()).sum();
    sum * times.map_or(1.0, |t| t.low)
}

/// Deadlines that stand in sentences outside tasks.
pub(super) fn dues(frame: &Frame<'_>, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let (old, new) = (&a.m.dues, &b.m.dues);
    let mut pairing = Pairing::new(old.len(), new.len());
    // The words of the sentence hold the deadline too; without it they tell what is due.
    let what = |d: &Due| squeeze(&d.what.replace(&*d.deadline.text, ""));
    pairing.by_key(
        |i| old.get(i).map(|d| (a.of(d.of), what(d), squeeze(&d.deadline.text))),
        |j| new.get(j).map(|d| (b.of(d.of), what(d), squeeze(&d.deadline.text))),
    );
    pairing.by_key(|i| old.get(i).map(what), |j| new.get(j).map(what));
    let same = |x: &Due, y: &Due| a.of(x.of) == b.of(y.of) && a.parties(&x.owners) == b.parties(&y.owners);
    pairing.by_likeness(0.4, |i, j| match (old.get(i), new.get(j)) {
        (Some(x), Some(y)) if same(x, y) => Words::of(&what(x)).likeness(&Words::of(&what(y))),
        _ => 0.0,
    });
    let pairs = pairing.pairs().map(|(i, j)| (Some(i), Some(j)));
    let lost = pairing.lost().into_iter().map(|i| (Some(i), None));
    let gained = pairing.gained().into_iter().map(|j| (None, Some(j)));
    for (i, j) in pairs.chain(lost).chain(gained) {
        due(frame, i.and_then(|i| old.get(i)), j.and_then(|j| new.get(j)), log);
    }
}

fn due(frame: &Frame<'_>, old: Option<&Due>, new: Option<&Due>, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let Some(one) = new.or(old) else { return };
    let view = if new.is_some() { b } else { a };
    let short: String = one.what.chars().take(30).collect();
    let dots = if one.what.chars().count() > 30 { "……" } else { "" };
    let (subject, at): (String, String) = (view.home_name(one.of), view.at(one.of, &one.clause));
    let home: Key = view.of(one.of);
    let near = |due: Option<&Due>| due.map(|d| spot(d.deadline.span, &d.clause, "")).unwrap_or_default();
    let clause = |due: Option<&Due>| due.map(|d| d.clause.clone()).unwrap_or_default();
    let clauses = [clause(old), clause(new)];
    let whose = DeadlineOf {
        subject: &subject,
        what: &format!("“{short}{dots}”"),
        at: &at,
        home: &home,
        old_near: near(old),
        new_near: near(new),
        clauses: [&clauses[0], &clauses[1]],
    };
    let mut drafts = Log::default();
    deadline(old.map(|d| &d.deadline), new.map(|d| &d.deadline), &whose, &mut drafts);
    for mut draft in drafts.drafts {
        // Without its sentence a deadline has no place on the other side.
        draft.change.old = draft.change.old.filter(|_| old.is_some());
        draft.change.new = draft.change.new.filter(|_| new.is_some());
        log.push(draft);
    }
}
