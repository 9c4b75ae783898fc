//! Reports, meetings, hearings, publications, assessments.

use super::Kind;
use super::change::{Draft, Log};
use super::frame::{Frame, View, spot};
use super::likeness::{Pairing, Words};
use super::timing::{self, DeadlineOf};
use crate::model::{Flow, FlowKind, PartyRef};
use crate::problem::Message;

/// Writes down what became of the flows.
pub(super) fn compare(frame: &Frame<'_>, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let (old, new) = (&a.m.flows, &b.m.flows);
    let pairing = pair(a, b);
    for flow in pairing.lost().into_iter().filter_map(|i| old.get(i)) {
        let (word, en) = called(flow.kind);
        let message = Message::new(
            format!("取消{word}“{}”{}", flow.text, a.at(flow.of, &flow.clause)),
            format!("the {en} “{}” was dropped{}", flow.text, a.at(flow.of, &flow.clause)),
        );
        let draft = Draft::new(Kind::FlowDropped, a.home_name(flow.of), message);
        log.push(draft.old(spot(flow.span, &flow.clause, &flow.text)).homes([a.of(flow.of)]));
    }
    for flow in pairing.gained().into_iter().filter_map(|j| new.get(j)) {
        let (word, en) = called(flow.kind);
        let message = Message::new(
            format!("增加{word}“{}”{}", flow.text, b.at(flow.of, &flow.clause)),
            format!("the {en} “{}” was added{}", flow.text, b.at(flow.of, &flow.clause)),
        );
        let draft = Draft::new(Kind::FlowAdded, b.home_name(flow.of), message);
        log.push(draft.new_at(spot(flow.span, &flow.clause, &flow.text)).homes([b.of(flow.of)]));
    }
    for (i, j) in pairing.pairs() {
        if let (Some(x), Some(y)) = (old.get(i), new.get(j)) {
            both(frame, x, y, log);
        }
    }
}

fn pair(a: &View<'_>, b: &View<'_>) -> Pairing {
    let (old, new) = (&a.m.flows, &b.m.flows);
    let mut pairing = Pairing::new(old.len(), new.len());
    let whole =
        |v: &View<'_>, f: &Flow| (f.kind, v.of(f.of), v.parties(&f.from), v.parties(&f.to), v.canon(&f.text));
    pairing.by_key(|i| old.get(i).map(|f| whole(a, f)), |j| new.get(j).map(|f| whole(b, f)));
    let matter = |v: &View<'_>, f: &Flow| (f.kind, v.of(f.of), v.parties(&f.from), v.canon(&f.matter));
    pairing.by_key(|i| old.get(i).map(|f| matter(a, f)), |j| new.get(j).map(|f| matter(b, f)));
    let loose = |v: &View<'_>, f: &Flow| (f.kind, v.parties(&f.from), v.canon(&f.matter));
    let told = |f: &&Flow| !f.matter.is_empty();
    pairing.by_key(
        |i| old.get(i).filter(told).map(|f| loose(a, f)),
        |j| new.get(j).filter(told).map(|f| loose(b, f)),
    );
    pairing.by_likeness(0.5, |i, j| match (old.get(i), new.get(j)) {
        (Some(x), Some(y)) if x.kind == y.kind => {
            let home = f64::from(u8::from(a.of(x.of) == b.of(y.of)));
            let from = f64::from(u8::from(a.parties(&x.from) == b.parties(&y.from)));
            let words = Words::of(&a.canon(&x.text)).likeness(&Words::of(&b.canon(&y.text)));
            0.7 * words + 0.1 * home + 0.2 * from
        }
        _ => 0.0,
    });
    pairing
}

/// What a drafter calls it.
fn called(kind: FlowKind) -> (&'static str, &'static str) {
    match kind {
        FlowKind::Report => ("报送", "report"),
        FlowKind::Meeting => ("会议", "meeting"),
        FlowKind::Hearing => ("听取汇报", "hearing"),
        FlowKind::Publication => ("通报", "publication"),
        FlowKind::Assessment => ("考核", "assessment"),
    }
}

fn both(frame: &Frame<'_>, x: &Flow, y: &Flow, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let (word, en) = called(y.kind);
    let at = b.at(y.of, &y.clause);
    let subject = b.home_name(y.of);
    let about = if y.matter.is_empty() { word.to_owned() } else { format!("{word}“{}”", y.matter) };
    let push = |kind: Kind, zh: String, en: String, log: &mut Log| {
        let draft = Draft::new(kind, &subject, Message::new(zh, en));
        let draft = draft.old(spot(x.span, &x.clause, &x.text)).homes([a.of(x.of), b.of(y.of)]);
        let mut draft = draft.new_at(spot(y.span, &y.clause, &y.text));
        if matches!(kind, Kind::FlowActorChanged | Kind::RecipientChanged) {
            draft.old_spans.extend(x.from.iter().chain(&x.to).map(|p| p.span));
            draft.new_spans.extend(y.from.iter().chain(&y.to).map(|p| p.span));
        }
        log.push(draft);
    };
    let mut changed = false;
    if a.parties(&x.from) != b.parties(&y.from) {
        let (was, is) = (someone(a, &x.from), someone(b, &y.from));
        let zh = format!("{about}由{was}负责改为由{is}负责{at}");
        push(Kind::FlowActorChanged, zh, format!("the {en} passed from {was} to {is}{at}"), log);
        changed = true;
    }
    if a.parties(&x.to) != b.parties(&y.to) {
        let (was, is) = (someone(a, &x.to), someone(b, &y.to));
        let zh = format!("{about}的对象由{was}改为{is}{at}");
        push(Kind::RecipientChanged, zh, format!("the {en} is to {is}, no longer {was}{at}"), log);
        changed = true;
    }
    if let Some(kind) = timing::periods((&x.periods, x.times), (&y.periods, y.times)) {
        let zh = format!("{about}{}：由“{}”改为“{}”{at}", how(kind), x.text, y.text);
        push(kind, zh, format!("the {en} “{}” became “{}”{at}", x.text, y.text), log);
        changed = true;
    }
    // A day that is part of a period that changed is the same change.
    if changed {
        return;
    }
    let whose = DeadlineOf {
        subject: &subject,
        what: &about,
        at: &at,
        home: &b.of(y.of),
        old_near: spot(x.span, &x.clause, ""),
        new_near: spot(y.span, &y.clause, ""),
        clauses: [&x.clause, &y.clause],
    };
    timing::deadline(x.deadline.as_ref(), y.deadline.as_ref(), &whose, log);
}

fn how(kind: Kind) -> &'static str {
    match kind {
        Kind::PeriodMoreFrequent => "更密",
        Kind::PeriodLessFrequent => "更疏",
        Kind::PeriodSet => "定了周期",
        Kind::PeriodDropped => "不再有固定周期",
        Kind::DueDayEarlier => "期限日提前",
        _ => "期限日推后",
    }
}

fn someone(view: &View<'_>, parties: &[PartyRef]) -> String {
    let names = view.names(parties);
    if names.is_empty() { "（未写明）".to_owned() } else { names }
}
