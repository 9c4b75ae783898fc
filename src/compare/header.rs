//! The head of the document: name, pattern, elements, stated counts, names of units.

use super::Kind;
use super::change::{Draft, Log, Spot};
use super::frame::{Frame, spot, within};
use super::likeness::{Pairing, squeeze};
use crate::model::{Clause, CountPhrase, Document, Element, Pattern};
use crate::problem::Message;
use crate::source::{Span, Spanned};

/// Writes down what changed in the head.
pub(super) fn compare(frame: &Frame<'_>, log: &mut Log) {
    let (a, b) = (frame.old.m, frame.new.m);
    one(Kind::MechanismRenamed, ["机制名称", "name"], a.name.as_ref(), b.name.as_ref(), log);
    one(Kind::RegionChanged, ["地区", "region"], a.region.as_ref(), b.region.as_ref(), log);
    one(Kind::ElementChanged, ["目的", "purpose"], a.purpose.as_ref(), b.purpose.as_ref(), log);
    pattern(a.pattern.as_ref(), b.pattern.as_ref(), log);
    elements(&a.document, &b.document, log);
    units(frame, log);
}

fn elements(a: &Document, b: &Document, log: &mut Log) {
    one(Kind::GenreChanged, ["文种", "genre"], a.genre.as_ref(), b.genre.as_ref(), log);
    element(Kind::TitleChanged, ["标题", "title"], &a.title, &b.title, log);
    element(Kind::NumberChanged, ["发文字号", "document number"], &a.number, &b.number, log);
    element(Kind::DateChanged, ["成文日期", "date of signing"], &a.date, &b.date, log);
    for (names, x, y) in [
        (["份号", "copy number"], &a.copy_number, &b.copy_number),
        (["密级", "secrecy"], &a.secrecy, &b.secrecy),
        (["紧急程度", "urgency"], &a.urgency, &b.urgency),
        (["版头", "letterhead"], &a.letterhead, &b.letterhead),
        (["署名", "signature"], &a.signature, &b.signature),
        (["附注", "note"], &a.note, &b.note),
        (["附件说明", "note on annexes"], &a.annex_note, &b.annex_note),
        (["附件标识", "mark of annexes"], &a.annex_mark, &b.annex_mark),
        (["印发机关", "printer"], &a.printer, &b.printer),
        (["印发日期", "print date"], &a.print_date, &b.print_date),
        (["发布日期", "day of publication"], &a.published, &b.published),
    ] {
        element(Kind::ElementChanged, names, x, y, log);
    }
    if a.format != b.format {
        let message = Message::new("公文格式变更", "the layout of the document changed");
        log.push(Draft::new(Kind::ElementChanged, "格式", message));
    }
    let parted = |list: &[Spanned<String>]| list.iter().flat_map(|s| parts(s, &['、'])).collect::<Vec<_>>();
    let names = |list: &[Spanned<String>]| list.iter().flat_map(|s| parts(s, &[])).collect::<Vec<_>>();
    set(
        [Kind::IssuerLeft, Kind::IssuerJoined],
        ["发文机关", "issuers"],
        &names(&a.issuers),
        &names(&b.issuers),
        log,
    );
    set([Kind::ElementChanged; 2], ["签发人", "signers"], &names(&a.signers), &names(&b.signers), log);
    let commas = ['，', '、', ',', '；'];
    let sent = |e: &Element| match e {
        Element::Given(words) => parts(words, &commas),
        _ => Vec::new(),
    };
    let kinds = [Kind::AddresseeLeft, Kind::AddresseeJoined];
    set(kinds, ["主送机关", "addressees"], &sent(&a.addressees), &sent(&b.addressees), log);
    set(
        [Kind::CopyLeft, Kind::CopyJoined],
        ["抄送机关", "copies"],
        &parted(&a.copies),
        &parted(&b.copies),
        log,
    );
}

/// The parts of a list in one element, with their places.
fn parts(words: &Spanned<String>, at: &[char]) -> Vec<Spanned<String>> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    let signs = words.value.char_indices().chain([(words.value.len(), '\0')]);
    for (place, sign) in signs {
        match sign {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let end = sign == '\0';
        if end || (depth == 0 && at.contains(&sign)) || sign == '\n' {
            let part = words.value.get(start..place).unwrap_or_default();
            let (plain, from) = (part.trim(), start + part.len() - part.trim_start().len());
            if !plain.is_empty() {
                found.push(Spanned::new(plain.to_owned(), words.part(&(from..from + plain.len()))));
            }
            start = place + sign.len_utf8();
        }
    }
    found
}

/// Who joined and who left a list.
fn set(kinds: [Kind; 2], names: [&str; 2], old: &[Spanned<String>], new: &[Spanned<String>], log: &mut Log) {
    let mut pairing = Pairing::new(old.len(), new.len());
    pairing.by_key(|i| old.get(i).map(|s| squeeze(&s.value)), |j| new.get(j).map(|s| squeeze(&s.value)));
    let near = |list: &[Spanned<String>]| list.first().map(place);
    for s in pairing.lost().into_iter().filter_map(|i| old.get(i)) {
        let message = Message::new(
            format!("{}减少{}", names[0], s.value),
            format!("{} left the {}", s.value, names[1]),
        );
        log.push(Draft::new(kinds[0], names[0], message).old(place(s)).near_new(near(new)));
    }
    for s in pairing.gained().into_iter().filter_map(|j| new.get(j)) {
        let message = Message::new(
            format!("{}增加{}", names[0], s.value),
            format!("{} joined the {}", s.value, names[1]),
        );
        log.push(Draft::new(kinds[1], names[0], message).new_at(place(s)).near_old(near(old)));
    }
}

fn place(words: &Spanned<String>) -> Spot {
    spot(words.span, &Clause::default(), &words.value)
}

/// An element that is written, left to the default, or omitted on purpose.
fn element(kind: Kind, names: [&str; 2], old: &Element, new: &Element, log: &mut Log) {
    let state = |e: &Element| match e {
        Element::Default => "（未写）".to_owned(),
        Element::Omitted => "无".to_owned(),
        Element::Given(words) => words.value.replace('\n', ""),
    };
    let (x, y) = (state(old), state(new));
    if squeeze(&x) == squeeze(&y) {
        return;
    }
    let given = |e: &Element| match e {
        Element::Given(words) => Some(place(words)),
        _ => None,
    };
    changed(kind, names, [&x, &y], [given(old), given(new)], log);
}

fn one(
    kind: Kind,
    names: [&str; 2],
    old: Option<&Spanned<String>>,
    new: Option<&Spanned<String>>,
    log: &mut Log,
) {
    let words = |s: Option<&Spanned<String>>| s.map_or_else(|| "（未写）".to_owned(), |s| s.value.clone());
    let (x, y) = (words(old), words(new));
    if squeeze(&x) != squeeze(&y) {
        changed(kind, names, [&x, &y], [old.map(place), new.map(place)], log);
    }
}

fn changed(kind: Kind, names: [&str; 2], words: [&str; 2], places: [Option<Spot>; 2], log: &mut Log) {
    let message = Message::new(
        format!("{}由“{}”改为“{}”", names[0], words[0], words[1]),
        format!("the {} changed from “{}” to “{}”", names[1], words[0], words[1]),
    );
    let mut draft = Draft::new(kind, names[0], message);
    let [old, new] = places;
    draft = match old {
        Some(old) => draft.old(old),
        None => draft,
    };
    log.push(match new {
        Some(new) => draft.new_at(new),
        None => draft,
    });
}

fn pattern(old: Option<&Pattern>, new: Option<&Pattern>, log: &mut Log) {
    let text = |p: Option<&Pattern>| p.map(|p| p.text.value.replace('＋', "+"));
    let bound = |p: Option<&Pattern>| -> Vec<String> {
        let terms = p.map(|p| p.terms.as_slice()).unwrap_or_default();
        terms.iter().map(|t| t.bound.as_ref().map(|b| squeeze(&b.value)).unwrap_or_default()).collect()
    };
    if text(old) != text(new) {
        one(Kind::PatternChanged, ["模式", "pattern"], old.map(|p| &p.text), new.map(|p| &p.text), log);
        return;
    }
    if bound(old) == bound(new) {
        return;
    }
    let pairs = old.into_iter().flat_map(|p| &p.terms).zip(new.into_iter().flat_map(|p| &p.terms));
    for (x, y) in pairs {
        one(
            Kind::PatternChanged,
            ["模式所数", "bound of the pattern"],
            x.bound.as_ref(),
            y.bound.as_ref(),
            log,
        );
    }
}

/// Units that go by another name.
fn units(frame: &Frame<'_>, log: &mut Log) {
    for (i, j) in frame.units.pairs() {
        let (Some(x), Some(y)) = (frame.old.m.units.get(i), frame.new.m.units.get(j)) else { continue };
        if x.name == y.name {
            continue;
        }
        let (was, is) = (&x.name, &y.name);
        let message = Message::new(
            format!("{was}改称{is}，全文一并改称"),
            format!("{was} is called {is} now, throughout"),
        );
        let first = |spans: &[Span]| spans.first().copied().unwrap_or_default();
        let none = Clause::default();
        let mut draft = Draft::new(Kind::UnitRenamed, &**is, message)
            .old(spot(first(&x.mentions), &none, was))
            .new_at(spot(first(&y.mentions), &none, is));
        draft.old_spans.extend(x.mentions.iter().copied());
        draft.new_spans.extend(y.mentions.iter().copied());
        log.push(draft);
    }
}

/// Counts stated in prose and with collective names.
pub(super) fn counts(frame: &Frame<'_>, log: &mut Log) {
    let mut told = Told::new();
    of_groups(frame, &mut told, log);
    in_prose(frame, &mut told, log);
}

/// Counts that changed already: from what, to what, and which change tells it.
type Told = Vec<(String, String, usize)>;

fn of_groups(frame: &Frame<'_>, told: &mut Told, log: &mut Log) {
    for (x, y) in frame.groups.pairs() {
        let (Some(x), Some(y)) = (frame.old.m.groups.get(x), frame.new.m.groups.get(y)) else { continue };
        if let (Some(was), Some(is)) = (x.stated, y.stated)
            && was != is
        {
            let (was, is) = (format!("{was}个{}", x.name.value), format!("{is}个{}", y.name.value));
            let places = [spot(x.name.span, &x.clause, &was), spot(y.name.span, &y.clause, &is)];
            count(&was, &is, places, told, log);
            // The number stands before the name.
            let before = |span: Span| Span { start: span.start.saturating_sub(15), end: span.end };
            if let Some(draft) = log.drafts.last_mut() {
                draft.old_spans.push(before(x.name.span));
                draft.new_spans.push(before(y.name.span));
            }
        }
    }
}

/// What is counted, and how many.
fn key(c: &CountPhrase, noun: &str) -> (String, u64, u64) {
    (noun.to_owned(), c.stated.low.to_bits(), c.stated.high.to_bits())
}

fn pair_counts(frame: &Frame<'_>) -> Pairing {
    let (a, b) = (&frame.old, &frame.new);
    let (old, new) = (&a.m.counts, &b.m.counts);
    let mut pairing = Pairing::new(old.len(), new.len());
    pairing.by_key(
        |i| old.get(i).map(|c| (key(c, &a.canon(&c.noun)), squeeze(&c.clause.0))),
        |j| new.get(j).map(|c| (key(c, &b.canon(&c.noun)), squeeze(&c.clause.0))),
    );
    pairing.by_key(
        |i| old.get(i).map(|c| key(c, &a.canon(&c.noun))),
        |j| new.get(j).map(|c| key(c, &b.canon(&c.noun))),
    );
    let named = |c: &&CountPhrase| !c.noun.is_empty();
    pairing.by_key(
        |i| old.get(i).filter(named).map(|c| a.canon(&c.noun)),
        |j| new.get(j).filter(named).map(|c| b.canon(&c.noun)),
    );
    pairing
        .by_key(|i| old.get(i).map(|c| squeeze(&c.clause.0)), |j| new.get(j).map(|c| squeeze(&c.clause.0)));
    pairing
}

fn in_prose(frame: &Frame<'_>, told: &mut Told, log: &mut Log) {
    let (old, new) = (&frame.old.m.counts, &frame.new.m.counts);
    let pairing = pair_counts(frame);
    for (i, j) in pairing.pairs() {
        let (Some(x), Some(y)) = (old.get(i), new.get(j)) else { continue };
        if key(x, "") != key(y, "") {
            let places = [spot(x.span, &x.clause, &x.text), spot(y.span, &y.clause, &y.text)];
            count(&x.text, &y.text, places, told, log);
        }
    }
    for c in pairing.lost().into_iter().filter_map(|i| old.get(i)) {
        let message = Message::new(
            format!("不再写明“{}”{}", c.text, within(&c.clause)),
            format!("“{}” is stated no more{}", c.text, within(&c.clause)),
        );
        log.push(Draft::new(Kind::CountDropped, "数", message).old(spot(c.span, &c.clause, &c.text)));
    }
    for c in pairing.gained().into_iter().filter_map(|j| new.get(j)) {
        let message = Message::new(
            format!("写明“{}”{}", c.text, within(&c.clause)),
            format!("“{}” is stated now{}", c.text, within(&c.clause)),
        );
        log.push(Draft::new(Kind::CountAdded, "数", message).new_at(spot(c.span, &c.clause, &c.text)));
    }
}

/// One count that changed; said at several places it is one change.
fn count(was: &str, is: &str, places: [Spot; 2], told: &mut Told, log: &mut Log) {
    let [old, new] = places;
    let known = told.iter().find(|(x, y, _)| x == was && y == is).map(|(.., at)| *at);
    if let Some(draft) = known.and_then(|at| log.drafts.get_mut(at)) {
        draft.old_spans.push(old.span);
        draft.new_spans.push(new.span);
        return;
    }
    told.push((was.to_owned(), is.to_owned(), log.drafts.len()));
    let at = if new.clause.is_empty() { String::new() } else { format!("（{}）", new.clause) };
    let message = Message::new(format!("“{was}”改为“{is}”{at}"), format!("“{was}” became “{is}”{at}"));
    log.push(Draft::new(Kind::CountChanged, "数", message).old(old).new_at(new));
}
