//! Targets and money: amounts raised and lowered.

use super::Kind;
use super::change::{Draft, Log};
use super::frame::{Frame, View, spot, within};
use super::likeness::{Pairing, Words};
use super::timing;
use crate::model::{Funding, PartyRef, Quantity, Target};
use crate::problem::Message;

/// Writes down what became of the targets.
pub(super) fn compare(frame: &Frame<'_>, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let (old, new) = (&a.m.targets, &b.m.targets);
    let pairing = pair(a, b);
    for t in pairing.lost().into_iter().filter_map(|i| old.get(i)) {
        let at = a.at(t.of, &t.clause);
        let message = Message::new(
            format!("取消指标“{}”{at}", t.text),
            format!("the target “{}” was dropped{at}", t.text),
        );
        let draft = Draft::new(Kind::TargetDropped, a.home_name(t.of), message);
        log.push(draft.old(spot(t.span, &t.clause, &t.text)).homes([a.of(t.of)]));
    }
    for t in pairing.gained().into_iter().filter_map(|j| new.get(j)) {
        let at = b.at(t.of, &t.clause);
        let message = Message::new(
            format!("增加指标“{}”{at}", t.text),
            format!("the target “{}” was added{at}", t.text),
        );
        let draft = Draft::new(Kind::TargetAdded, b.home_name(t.of), message);
        log.push(draft.new_at(spot(t.span, &t.clause, &t.text)).homes([b.of(t.of)]));
    }
    for (i, j) in pairing.pairs() {
        if let (Some(x), Some(y)) = (old.get(i), new.get(j)) {
            both(frame, x, y, log);
        }
    }
}

fn pair(a: &View<'_>, b: &View<'_>) -> Pairing {
    let (old, new) = (&a.m.targets, &b.m.targets);
    let mut pairing = Pairing::new(old.len(), new.len());
    let whole = |v: &View<'_>, t: &Target| (v.of(t.of), v.canon(&t.text));
    pairing.by_key(|i| old.get(i).map(|t| whole(a, t)), |j| new.get(j).map(|t| whole(b, t)));
    let same = |v: &View<'_>, t: &Target| (v.of(t.of), v.canon(&t.indicator), t.quantity.unit.to_string());
    pairing.by_key(|i| old.get(i).map(|t| same(a, t)), |j| new.get(j).map(|t| same(b, t)));
    let like = |x: &Target, y: &Target| {
        let name = Words::of(&a.canon(&x.indicator)).likeness(&Words::of(&b.canon(&y.indicator)));
        name.max(Words::of(&a.canon(&x.text)).likeness(&Words::of(&b.canon(&y.text))))
    };
    pairing.by_likeness(0.5, |i, j| match (old.get(i), new.get(j)) {
        (Some(x), Some(y)) if a.of(x.of) == b.of(y.of) => like(x, y),
        _ => 0.0,
    });
    // Elsewhere only a target that is the same to the letter is taken for moved: many bodies have
    // targets of one wording and different amounts.
    pairing.by_key(|i| old.get(i).map(|t| a.canon(&t.text)), |j| new.get(j).map(|t| b.canon(&t.text)));
    pairing
}

fn both(frame: &Frame<'_>, x: &Target, y: &Target, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let at = b.at(y.of, &y.clause);
    let push = |kind: Kind, zh: String, en: String, log: &mut Log| {
        let draft = Draft::new(kind, b.home_name(y.of), Message::new(zh, en));
        let draft = draft.old(spot(x.span, &x.clause, &x.text)).homes([a.of(x.of), b.of(y.of)]);
        let mut draft = draft.new_at(spot(y.span, &y.clause, &y.text));
        if kind == Kind::TargetChanged {
            draft.old_spans.extend(x.owners.iter().map(|p| p.span));
            draft.new_spans.extend(y.owners.iter().map(|p| p.span));
        }
        log.push(draft);
    };
    if a.of(x.of) != b.of(y.of) {
        let (was, is) = (a.whose(x.of), b.whose(y.of));
        let zh = format!("指标“{}”由{was}改归{is}{}", y.text, within(&y.clause));
        push(Kind::TargetMoved, zh, format!("the target “{}” passed from {was} to {is}", y.text), log);
    }
    if x.aspired != y.aspired {
        let (kind, zh, en) = if y.aspired {
            (Kind::TargetMadeAspirational, "由刚性要求改为争取", "is only striven for now")
        } else {
            (Kind::TargetMadeFirm, "由争取改为刚性要求", "is firm now")
        };
        let zh = format!("指标{zh}：由“{}”改为“{}”{at}", x.text, y.text);
        push(kind, zh, format!("the target “{}” {en}{at}", y.text), log);
    }
    let Some(kind) = measured(frame, x, y) else { return };
    let (zh, en) = match kind {
        Kind::TargetRaised => ("指标提高", "the target was raised"),
        Kind::TargetLowered => ("指标降低", "the target was lowered"),
        _ => ("指标变更", "the target changed"),
    };
    let zh = format!("{zh}：由“{}”改为“{}”{at}", x.text, y.text);
    push(kind, zh, format!("{en}: “{}” became “{}”{at}", x.text, y.text), log);
}

/// How much, how often or by whom a target is to be reached otherwise.
fn measured(frame: &Frame<'_>, x: &Target, y: &Target) -> Option<Kind> {
    let (a, b) = (&frame.old, &frame.new);
    let frequency = match (x.period, y.period) {
        (Some(p), Some(q)) => timing::periods((&[p], None), (&[q], None)).map(|_| Kind::TargetChanged),
        (None, None) => None,
        _ => Some(Kind::TargetChanged),
    };
    // A target that passed to another body passed to its members too.
    let other = a.of(x.of) == b.of(y.of) && a.parties(&x.owners) != b.parties(&y.owners);
    let owners = other.then_some(Kind::TargetChanged);
    amount(&x.quantity, &y.quantity).or(frequency).or(owners)
}

/// How a target's amount changed: both ends up, both down, or otherwise.
fn amount(x: &Quantity, y: &Quantity) -> Option<Kind> {
    let ((many_x, unit_x), (many_y, unit_y)) = (unit(&x.unit), unit(&y.unit));
    let ends = |q: &Quantity, many: f64| (q.amount.low * many, q.amount.high * many);
    let (was, is) = (ends(x, many_x), ends(y, many_y));
    let tiny = 1e-9 * was.1.abs().max(is.1.abs()).max(1.0);
    let same = (was.0 - is.0).abs() <= tiny && (was.1 - is.1).abs() <= tiny;
    if unit_x != unit_y {
        return Some(Kind::TargetChanged);
    }
    if same {
        return (x.amount.comparator != y.amount.comparator).then_some(Kind::TargetChanged);
    }
    if is.0 >= was.0 - tiny && is.1 >= was.1 - tiny {
        Some(Kind::TargetRaised)
    } else if is.0 <= was.0 + tiny && is.1 <= was.1 + tiny {
        Some(Kind::TargetLowered)
    } else {
        Some(Kind::TargetChanged)
    }
}

/// 亿元 is a hundred million 元.
fn unit(words: &str) -> (f64, &str) {
    for (sign, many) in [("亿", 1e8), ("万", 1e4)] {
        if let Some(rest) = words.strip_prefix(sign) {
            return (many, rest);
        }
    }
    (1.0, words)
}

/// Writes down what became of the rules on money.
pub(super) fn funding(frame: &Frame<'_>, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let (old, new) = (&a.m.funding, &b.m.funding);
    let mut pairing = Pairing::new(old.len(), new.len());
    pairing.by_key(|i| old.get(i).map(|f| a.canon(&f.text)), |j| new.get(j).map(|f| b.canon(&f.text)));
    pairing.by_likeness(0.35, |i, j| match (old.get(i), new.get(j)) {
        (Some(x), Some(y)) => Words::of(&a.canon(&x.text)).likeness(&Words::of(&b.canon(&y.text))),
        _ => 0.0,
    });
    for f in pairing.lost().into_iter().filter_map(|i| old.get(i)) {
        let at = a.at(f.of, &f.clause);
        let message =
            Message::new(format!("取消经费规定“{}”{at}", f.text), format!("a rule on money was dropped{at}"));
        let draft = Draft::new(Kind::FundingDropped, "经费", message).homes([a.of(f.of)]);
        log.push(draft.old(spot(f.span, &f.clause, &f.text)));
    }
    for f in pairing.gained().into_iter().filter_map(|j| new.get(j)) {
        let at = b.at(f.of, &f.clause);
        let message =
            Message::new(format!("增加经费规定“{}”{at}", f.text), format!("a rule on money was added{at}"));
        let draft = Draft::new(Kind::FundingAdded, "经费", message).homes([b.of(f.of)]);
        log.push(draft.new_at(spot(f.span, &f.clause, &f.text)));
    }
    for (i, j) in pairing.pairs() {
        if let (Some(x), Some(y)) = (old.get(i), new.get(j)) {
            money(frame, x, y, log);
        }
    }
}

fn money(frame: &Frame<'_>, x: &Funding, y: &Funding, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let one = |v: &View<'_>, p: &Option<PartyRef>| p.as_ref().map(|p| v.party(&p.party));
    let who = |v: &View<'_>, f: &Funding| (one(v, &f.payer), one(v, &f.payee), one(v, &f.each), f.period);
    let by_amount = match (&x.amount, &y.amount) {
        (Some(p), Some(q)) => amount(p, q).map(|kind| match kind {
            Kind::TargetRaised => Kind::FundingRaised,
            Kind::TargetLowered => Kind::FundingLowered,
            _ => Kind::FundingChanged,
        }),
        (None, None) => None,
        _ => Some(Kind::FundingChanged),
    };
    let by_party = (who(a, x) != who(b, y)).then_some(Kind::FundingChanged);
    let by_words = (a.canon(&x.text) != b.canon(&y.text)).then_some(Kind::FundingReworded);
    let Some(kind) = by_amount.or(by_party).or(by_words) else { return };
    let (zh, en) = match kind {
        Kind::FundingRaised => ("经费提高", "funding was raised"),
        Kind::FundingLowered => ("经费降低", "funding was lowered"),
        Kind::FundingReworded => ("经费的表述修改", "a rule on money was reworded"),
        _ => ("经费规定变更", "a rule on money changed"),
    };
    let at = b.at(y.of, &y.clause);
    let message = Message::new(
        format!("{zh}：由“{}”改为“{}”{at}", x.text, y.text),
        format!("{en}: “{}” became “{}”{at}", x.text, y.text),
    );
    let mut draft = Draft::new(kind, "经费", message).homes([a.of(x.of), b.of(y.of)]);
    draft.reworded = kind == Kind::FundingReworded;
    let draft = draft.old(spot(x.span, &x.clause, &x.text));
    let mut draft = draft.new_at(spot(y.span, &y.clause, &y.text));
    if kind == Kind::FundingChanged {
        draft.old_spans.extend([&x.payer, &x.payee, &x.each].into_iter().flatten().map(|p| p.span));
        draft.new_spans.extend([&y.payer, &y.payee, &y.each].into_iter().flatten().map(|p| p.span));
    }
    log.push(draft);
}
