//! What the document rests on, who approved it, what it ends, from when it holds.

use super::Kind;
use super::change::{Draft, Log};
use super::frame::{Frame, View, spot, within};
use super::likeness::{Pairing, Words, squeeze};
use crate::model::{Abolition, Approval, Basis, BasisKind, Clause, Effect, EffectKind};
use crate::problem::Message;

/// Writes down what became of all of these.
pub(super) fn compare(frame: &Frame<'_>, log: &mut Log) {
    bases(frame, log);
    approvals(frame, log);
    abolitions(frame, log);
    effects(frame, log);
    aliases(frame, log);
}

/// The cited documents, each once.
fn cited<'a>(view: &View<'a>) -> Vec<&'a Basis> {
    let mut found: Vec<&Basis> = Vec::new();
    for basis in view.m.bases.iter().filter(|b| b.kind != BasisKind::Own) {
        if !found.iter().any(|f| identity(f) == identity(basis)) {
            found.push(basis);
        }
    }
    found
}

fn identity(basis: &Basis) -> String {
    basis.number.as_deref().map_or_else(|| squeeze(&basis.title), squeeze)
}

fn told(basis: &Basis) -> String {
    match (basis.title.as_str(), &basis.number) {
        ("", Some(number)) => number.clone(),
        (title, Some(number)) => format!("《{title}》（{number}）"),
        (title, None) => format!("《{title}》"),
    }
}

fn bases(frame: &Frame<'_>, log: &mut Log) {
    let (old, new) = (cited(&frame.old), cited(&frame.new));
    let mut pairing = Pairing::new(old.len(), new.len());
    pairing.by_key(|i| old.get(i).map(|b| identity(b)), |j| new.get(j).map(|b| identity(b)));
    pairing.by_key(|i| old.get(i).map(|b| squeeze(&b.title)), |j| new.get(j).map(|b| squeeze(&b.title)));
    pairing.by_likeness(0.5, |i, j| match (old.get(i), new.get(j)) {
        (Some(x), Some(y)) => Words::of(&x.title).likeness(&Words::of(&y.title)),
        _ => 0.0,
    });
    for basis in pairing.lost().into_iter().filter_map(|i| old.get(i)) {
        let name = told(basis);
        let message = Message::new(format!("不再依据{name}"), format!("{name} is no basis any more"));
        let draft = Draft::new(Kind::BasisDropped, "依据", message);
        log.push(draft.old(spot(basis.span, &basis.clause, &name)));
    }
    for basis in pairing.gained().into_iter().filter_map(|j| new.get(j)) {
        let name = told(basis);
        let message = Message::new(format!("增加依据{name}"), format!("{name} is a new basis"));
        let draft = Draft::new(Kind::BasisAdded, "依据", message);
        log.push(draft.new_at(spot(basis.span, &basis.clause, &name)));
    }
    for (i, j) in pairing.pairs() {
        let (Some(x), Some(y)) = (old.get(i), new.get(j)) else { continue };
        let number = |b: &Basis| b.number.as_deref().map(squeeze);
        if number(x) == number(y) && (number(x).is_some() || squeeze(&x.title) == squeeze(&y.title)) {
            continue;
        }
        let (was, is) = (told(x), told(y));
        let message = Message::new(format!("依据由{was}改为{is}"), format!("the basis {was} became {is}"));
        let draft = Draft::new(Kind::BasisReplaced, "依据", message).old(spot(x.span, &x.clause, &was));
        log.push(draft.new_at(spot(y.span, &y.clause, &is)));
    }
}

fn approvals(frame: &Frame<'_>, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let (old, new) = (&a.m.approvals, &b.m.approvals);
    let mut pairing = Pairing::new(old.len(), new.len());
    let by = |v: &View<'_>, x: &Approval| x.by.as_ref().map(|p| v.party(&p.party));
    let whole = |v: &View<'_>, x: &Approval| (by(v, x), v.canon(&x.text));
    pairing.by_key(|i| old.get(i).map(|x| whole(a, x)), |j| new.get(j).map(|x| whole(b, x)));
    pairing.by_key(|i| old.get(i).and_then(|x| by(a, x)), |j| new.get(j).and_then(|x| by(b, x)));
    pairing.by_likeness(0.0, |_, _| 1.0);
    let none = Clause::default();
    for x in pairing.lost().into_iter().filter_map(|i| old.get(i)) {
        let message = Message::new(
            format!("不再写明批准：“{}”", x.text),
            format!("the approval “{}” was dropped", x.text),
        );
        log.push(Draft::new(Kind::ApprovalDropped, "批准", message).old(spot(x.span, &none, &x.text)));
    }
    for y in pairing.gained().into_iter().filter_map(|j| new.get(j)) {
        let message =
            Message::new(format!("写明批准：“{}”", y.text), format!("the approval “{}” was added", y.text));
        log.push(Draft::new(Kind::ApprovalAdded, "批准", message).new_at(spot(y.span, &none, &y.text)));
    }
    for (i, j) in pairing.pairs() {
        let (Some(x), Some(y)) = (old.get(i), new.get(j)) else { continue };
        if by(a, x) == by(b, y) {
            continue;
        }
        let message = Message::new(
            format!("批准由“{}”改为“{}”", x.text, y.text),
            format!("the approval “{}” became “{}”", x.text, y.text),
        );
        let draft = Draft::new(Kind::ApprovalChanged, "批准", message).old(spot(x.span, &none, &x.text));
        log.push(draft.new_at(spot(y.span, &none, &y.text)));
    }
}

fn abolitions(frame: &Frame<'_>, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let (old, new) = (&a.m.abolitions, &b.m.abolitions);
    let mut pairing = Pairing::new(old.len(), new.len());
    pairing
        .by_key(|i| old.get(i).map(|x| a.canon(&x.what.text)), |j| new.get(j).map(|y| b.canon(&y.what.text)));
    for x in pairing.lost().into_iter().filter_map(|i| old.get(i)) {
        let what = &*x.what.text;
        let message = Message::new(
            format!("不再废止、撤销“{what}”{}", within(&x.clause)),
            format!("{what} is abolished by the document no more{}", within(&x.clause)),
        );
        log.push(Draft::new(Kind::AbolitionDropped, "废止", message).old(spot(x.span, &x.clause, &x.text)));
    }
    for y in pairing.gained().into_iter().filter_map(|j| new.get(j)) {
        let what = &*y.what.text;
        let message = Message::new(
            format!("增加废止、撤销“{what}”{}", within(&y.clause)),
            format!("{what} is abolished by the document now{}", within(&y.clause)),
        );
        log.push(Draft::new(Kind::AbolitionAdded, "废止", message).new_at(spot(y.span, &y.clause, &y.text)));
    }
    for (i, j) in pairing.pairs() {
        if let (Some(x), Some(y)) = (old.get(i), new.get(j)) {
            successor(frame, x, y, log);
        }
    }
}

fn successor(frame: &Frame<'_>, x: &Abolition, y: &Abolition, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let key =
        [x.successor.as_ref().map(|p| a.party(&p.party)), y.successor.as_ref().map(|p| b.party(&p.party))];
    if key[0] == key[1] {
        return;
    }
    let name = |v: &View<'_>, p: &Option<crate::model::PartyRef>| {
        p.as_ref().map_or_else(|| "（未写明）".to_owned(), |p| v.name(p))
    };
    let (was, is) = (name(a, &x.successor), name(b, &y.successor));
    let message = Message::new(
        format!("“{}”废止后由{was}承接改为由{is}承接", &*y.what.text),
        format!("{is} takes over from {}, no longer {was}", &*y.what.text),
    );
    let mut draft = Draft::new(Kind::SuccessorChanged, "废止", message);
    draft.old_spans.extend(x.successor.as_ref().map(|p| p.span));
    draft.new_spans.extend(y.successor.as_ref().map(|p| p.span));
    let draft = draft.old(spot(x.span, &x.clause, &x.text));
    log.push(draft.new_at(spot(y.span, &y.clause, &y.text)));
}

fn effects(frame: &Frame<'_>, log: &mut Log) {
    let (old, new) = (&frame.old.m.effects, &frame.new.m.effects);
    let mut pairing = Pairing::new(old.len(), new.len());
    let key = |e: &Effect| (matches!(e.kind, EffectKind::Begins), squeeze(&e.when.text));
    pairing.by_key(|i| old.get(i).map(key), |j| new.get(j).map(key));
    pairing.by_key(|i| old.get(i).map(|e| key(e).0), |j| new.get(j).map(|e| key(e).0));
    let place = |e: &Effect| spot(e.when.span, &e.clause, &e.when.text);
    for (i, j) in pairing.pairs() {
        let (Some(x), Some(y)) = (old.get(i), new.get(j)) else { continue };
        if key(x) == key(y) {
            continue;
        }
        let (was, is) = (&x.when.text, &y.when.text);
        let (kind, zh) = match (y.kind, longer(was, is)) {
            (EffectKind::Begins, _) => (Kind::EffectChanged, "施行日期"),
            (EffectKind::Ends, std::cmp::Ordering::Less) => (Kind::TermExtended, "有效期"),
            (EffectKind::Ends, _) => (Kind::TermShortened, "有效期"),
        };
        let message = Message::new(
            format!("{zh}由“{was}”改为“{is}”"),
            format!("when the document holds changed from “{was}” to “{is}”"),
        );
        log.push(Draft::new(kind, "施行", message).old(place(x)).new_at(place(y)));
    }
    for e in pairing.lost().into_iter().filter_map(|i| old.get(i)) {
        let kind = if e.kind == EffectKind::Ends { Kind::TermDropped } else { Kind::EffectChanged };
        let message = Message::new(
            format!("不再写明“{}”", e.when.text),
            format!("“{}” is no longer stated", e.when.text),
        );
        log.push(Draft::new(kind, "施行", message).old(place(e)));
    }
    for e in pairing.gained().into_iter().filter_map(|j| new.get(j)) {
        let kind = if e.kind == EffectKind::Ends { Kind::TermSet } else { Kind::EffectChanged };
        let message =
            Message::new(format!("写明“{}”", e.when.text), format!("“{}” is stated now", e.when.text));
        log.push(Draft::new(kind, "施行", message).new_at(place(e)));
    }
}

/// Whether the second term is longer: by the number in it (有效期3年), by its date otherwise.
fn longer(was: &str, is: &str) -> std::cmp::Ordering {
    let digits = |words: &str| -> Vec<u32> {
        let plain: String = words
            .chars()
            .map(|c| {
                "〇一二三四五六七八九十".chars().position(|d| d == c).map_or_else(
                    || if c.is_ascii_digit() { c.to_string() } else { " ".to_owned() },
                    |at| at.to_string(),
                )
            })
            .collect();
        plain.split_whitespace().filter_map(|n| n.parse().ok()).collect()
    };
    digits(was).cmp(&digits(is))
}

fn aliases(frame: &Frame<'_>, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let (old, new) = (&a.m.aliases, &b.m.aliases);
    let mut pairing = Pairing::new(old.len(), new.len());
    pairing.by_key(|i| old.get(i).map(|x| a.canon(&x.name)), |j| new.get(j).map(|y| b.canon(&y.name)));
    let none = Clause::default();
    for x in pairing.lost().into_iter().filter_map(|i| old.get(i)) {
        let message =
            Message::new(format!("取消简称“{}”", x.name), format!("the second name {} was dropped", x.name));
        log.push(Draft::new(Kind::AliasDropped, "简称", message).old(spot(x.span, &none, &x.name)));
    }
    for y in pairing.gained().into_iter().filter_map(|j| new.get(j)) {
        let message =
            Message::new(format!("增加简称“{}”", y.name), format!("the second name {} was added", y.name));
        log.push(Draft::new(Kind::AliasAdded, "简称", message).new_at(spot(y.span, &none, &y.name)));
    }
}
