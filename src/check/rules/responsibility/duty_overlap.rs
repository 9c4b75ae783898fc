//! `duty-overlap`.

use super::assisted::assisted;
use super::industry::{Key, Terms};
use super::quoted::quoted;
use super::seated::siblings;
use super::split_duty::same_duties;
use crate::check::{Both, Case, Page, Reads, Rule, Setting, SettingValue};
use crate::model::{Body, BodyId, Direction, DutyKind, Mechanism, SeatOf};
use crate::problem::{Level, Problem};
use rustc_hash::FxBuildHasher;
use std::cmp::Ordering;
use std::hash::BuildHasher;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "duty-overlap",
    level: Level::Error,
    page: Page {
        what: Both(
            "同一个领域归了两个并列的机构，或者同一项职责由两个单位各自“负责”，没有写谁主谁辅；一个领域包含另一个的，报警告。",
            "Two bodies own one field, or two units one duty, with no lead and no assistant; a field within \
             another's is a warning.",
        ),
        why: Both(
            "企业不知道找谁，两边都可以说是对方的事，考核时还会重复统计。",
            "A firm does not know whom to ask, each side may point at the other, and results are counted twice.",
        ),
        wrong: "# 成立{统称：2个招商小组}\n## 小组：招商一组\n组长：分管副县长\n牵头单位：县工业和信息化局\n工作职责：负责{领域：装备制造、食品}产业招商。\n## 小组：招商二组\n组长：分管副县长\n牵头单位：县农业农村局\n工作职责：负责{领域：现代农业、食品}产业招商。\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        right: "# 成立{统称：2个招商小组}\n## 小组：招商一组\n组长：分管副县长\n牵头单位：县工业和信息化局\n工作职责：负责{领域：装备制造、食品}产业招商。\n## 小组：招商二组\n组长：分管副县长\n牵头单位：县农业农村局\n工作职责：负责{领域：现代农业}产业招商，{协助：协助做好食品产业招商工作}。\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        source: "文件自身一致；一件事由一个单位负责，需要几个单位的写明主办和协办",
    },
    settings: &[Setting {
        key: "terms",
        default: SettingValue::Words(&[]),
        what: Both(
            "本地的产业词，一条一个“宽的＝别名：窄的、窄的”；lead-scope-uncovered、lead-scope-mismatch、lead-misfit、member-misfit、assist-unpaired 也用它",
            "local industry terms, each 宽的＝别名：窄的、窄的; used by the other rules on fields as well",
        ),
    }],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// A field of a body.
struct Owned<'m> {
    key: Key<'m>,
    id: BodyId,
    body: &'m Body,
    direction: &'m Direction,
}

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    same_duties(m, &RULE, found);
    if m.bodies.len() < 2 || m.directions.len() < 2 {
        return;
    }
    let terms = case.terms();
    if !may_overlap(case.keys(), terms) {
        return;
    }
    let mut all: Vec<Owned<'_>> = Vec::with_capacity(m.directions.len());
    for (at, body) in m.bodies.iter().enumerate() {
        let id = BodyId::at(at);
        all.extend(case.fields(id).map(|(direction, key)| Owned { key, id, body, direction }));
    }
    all.sort_by(|a, b| by_words(a.key, b.key).then(a.direction.span.cmp(&b.direction.span)));
    for same in all.chunk_by(|a, b| a.key == b.key) {
        owned_twice(m, same, terms, found);
    }
    // Each field looks for what it is declared to be part of: those are few.
    let mut within: Vec<(&Owned<'_>, &Owned<'_>)> = Vec::new();
    for part in &all {
        for above in terms.broader(part.key) {
            let key = Key::Known(*above);
            let from = all.partition_point(|o| by_words(o.key, key).is_lt());
            let broad = all.iter().skip(from).take_while(|o| o.key == key);
            within.extend(broad.filter(|b| beside(b, part)).map(|b| (b, part)));
        }
    }
    within.retain(|(broad, part)| !shared(&all, broad, part) && !split(m, broad, part, terms));
    within.sort_by_key(|(broad, part)| (broad.direction.span, part.direction.span));
    for same in within.chunk_by(|a, b| std::ptr::eq(a.0, b.0)) {
        owned_within(same, found);
    }
}

/// Whether a field may stand twice, or within another; certain when it says no, as for most documents.
fn may_overlap(keys: &[Key<'_>], terms: &Terms) -> bool {
    let hash = |key: Key<'_>| FxBuildHasher.hash_one(key);
    let mut hashes: Vec<u64> = keys.iter().map(|key| hash(*key)).collect();
    hashes.sort_unstable();
    let has = |key: Key<'_>| hashes.binary_search(&hash(key)).is_ok();
    hashes.windows(2).any(|beside| beside.first() == beside.last())
        || keys.iter().any(|part| terms.broader(*part).iter().any(|above| has(Key::Known(*above))))
}

/// An order in which equal terms stand together. Lengths differ mostly, and are compared faster than words.
fn by_words(a: Key<'_>, b: Key<'_>) -> Ordering {
    match (a, b) {
        (Key::Words(a), Key::Words(b)) => a.len().cmp(&b.len()).then_with(|| a.cmp(b)),
        _ => a.cmp(&b),
    }
}

/// Whether the owner of the part owns the whole as well: that is told of the whole.
fn shared(all: &[Owned<'_>], broad: &Owned<'_>, part: &Owned<'_>) -> bool {
    all.iter().any(|o| o.key == broad.key && o.id == part.id)
}

fn beside(a: &Owned<'_>, b: &Owned<'_>) -> bool {
    a.id != b.id && siblings(a.body, b.body)
}

fn owned_twice(m: &Mechanism, same: &[Owned<'_>], terms: &Terms, found: &mut Vec<Problem>) {
    let Some((first, rest)) = same.split_first() else { return };
    let Some(second) = rest.iter().find(|o| beside(first, o) && !split(m, first, o, terms)) else { return };
    let owners = same.iter().filter(|o| o.id == first.id || beside(first, o));
    let mut names: Vec<&str> = owners.map(|o| o.body.name.value.as_str()).collect();
    names.dedup();
    let (names, term) = (quoted(names), &second.direction.term);
    let zh = match &first.direction.term {
        other if other == term => format!("“{term}”同时是{names}的领域，没有写谁主谁辅"),
        other => format!("“{term}”就是“{}”的“{other}”，没有写谁主谁辅", first.body.name.value),
    };
    let mut problem = RULE
        .at(
            second.direction.span,
            zh,
            format!("{term} is a field of more than one body, with no lead among them"),
        )
        .help(
            "只留在一个机构里，另一个改写成“协助做好……”，或者写明各管哪一段",
            "keep it in one body and let the other assist, or say where the line runs",
        );
    for other in same.iter().filter(|o| o.direction.span != second.direction.span && o.id != second.id) {
        let name = &other.body.name.value;
        problem = problem.related(other.direction.span, format!("“{name}”也有"), "owned here as well");
    }
    found.push(problem);
}

fn owned_within(pairs: &[(&Owned<'_>, &Owned<'_>)], found: &mut Vec<Problem>) {
    let Some((broad, _)) = pairs.first() else { return };
    let (term, name) = (&broad.direction.term, &broad.body.name.value);
    let by_body = pairs.chunk_by(|a, b| a.1.id == b.1.id).filter_map(|own| {
        let (_, first) = own.first()?;
        let terms = quoted(own.iter().map(|(_, o)| o.direction.term.as_str()));
        Some(format!("“{}”的{terms}", first.body.name.value))
    });
    let parts: Vec<String> = by_body.collect();
    let parts = parts.join("、");
    let mut problem = RULE
        .at(
            broad.direction.span,
            format!("“{name}”的“{term}”包含{parts}，没有写界线在哪里"),
            format!("the field {term} of {name} holds fields of bodies beside it"),
        )
        .weighing(Level::Warning)
        .help(
            format!("把“{term}”写窄，或者写明其中哪些由谁负责"),
            "narrow the broad field, or say who answers for which part of it",
        );
    for (_, part) in pairs {
        problem = problem.related(part.direction.span, format!("在“{term}”之内"), "within the broad field");
    }
    found.push(problem);
}

/// Whether one of two bodies only assists with such a field: then the other leads.
fn split(m: &Mechanism, a: &Owned<'_>, b: &Owned<'_>, terms: &Terms) -> bool {
    m.duties.iter().filter(|d| d.kind == DutyKind::Assist).any(|d| {
        let of = d.of == SeatOf::Body(a.id) || d.of == SeatOf::Body(b.id);
        of && assisted(&d.text).is_some_and(|what| {
            let key = terms.key(what);
            terms.kin(key, a.key) || terms.kin(key, b.key)
        })
    })
}
