//! One edit of a real document: its kind is reported, and nothing of another kind.

use super::{Real, real, told};
use jizhi::compare::Kind;
use jizhi::model::{BlockKind, Party, RoleClass, Seat};
use jizhi::source::{SourceText, Span};
use proptest::prelude::*;
use std::sync::OnceLock;

/// An edit: of which document, to what text, of what kind it is.
struct Edit {
    real: usize,
    kind: Kind,
    text: String,
}

/// Replaces the words of a span.
fn replaced(real: &Real, span: Span, words: &str) -> String {
    format!("{}{words}{}", before(real, span), after(real, span))
}

fn before(real: &Real, span: Span) -> &str {
    real.text.as_str().get(..span.start as usize).unwrap()
}

fn after(real: &Real, span: Span) -> &str {
    real.text.as_str().get(span.end as usize..).unwrap()
}

/// The line that a span stands on.
fn line(real: &Real, span: Span) -> &str {
    real.text.slice(real.text.line_span(real.text.line_column(span.start as usize).line))
}

/// Seats of units in a line without marks, whose words belong to no other fact.
fn plain_seats<'a>(real: &'a Real, classes: &'a [RoleClass]) -> impl Iterator<Item = &'a Seat> {
    real.mechanism.seats.iter().filter(move |s| {
        let own = line(real, s.holder.span);
        classes.contains(&s.class)
            && matches!(s.holder.party, Party::Unit(_))
            && own.contains('：')
            && !own.contains(['{', '|', '（', '@'])
            && real.text.slice(s.holder.span) == &*s.holder.text
    })
}

const MEMBERS: &[RoleClass] = &[RoleClass::Responsible, RoleClass::Member, RoleClass::Support];

/// A unit that no document names.
const NOBODY: &str = "市邮政管理局";

fn members(real: &Real, push: &mut dyn FnMut(Kind, String)) {
    for seat in plain_seats(real, MEMBERS) {
        let span = seat.holder.span;
        if before(real, span).ends_with('、') && after(real, span).starts_with('、') {
            let with_comma = Span::new(span.start as usize, span.end as usize + '、'.len_utf8());
            push(Kind::MemberLeft, replaced(real, with_comma, ""));
        }
        if after(real, span).starts_with(['\n', '。']) {
            push(Kind::MemberJoined, replaced(real, span, &format!("{}、{NOBODY}", &*seat.holder.text)));
        }
    }
}

fn leads(real: &Real, push: &mut dyn FnMut(Kind, String)) {
    for seat in plain_seats(real, &[RoleClass::Lead]) {
        let alone = before(real, seat.holder.span).ends_with('：')
            && after(real, seat.holder.span).starts_with(['\n', '。']);
        if alone {
            push(Kind::LeadMoved, replaced(real, seat.holder.span, NOBODY));
        }
    }
}

fn terms(real: &Real, push: &mut dyn FnMut(Kind, String)) {
    for direction in &real.mechanism.directions {
        let span = direction.span;
        let inner = before(real, span).ends_with('、') && after(real, span).starts_with('、');
        if inner && real.text.slice(span) == &*direction.term {
            push(Kind::DirectionDropped, replaced(real, span, "数字经济新赛道"));
            let with_comma = Span::new(span.start as usize, span.end as usize + '、'.len_utf8());
            push(Kind::DirectionDropped, replaced(real, with_comma, ""));
        }
    }
}

/// Puts other words for some words within a span.
fn within(real: &Real, span: Span, old: &str, new: &str) -> Option<String> {
    let words = real.text.slice(span);
    (words.matches(old).count() == 1).then(|| replaced(real, span, &words.replace(old, new)))
}

fn amounts(real: &Real, push: &mut dyn FnMut(Kind, String)) {
    let model = &real.mechanism;
    for flow in &model.flows {
        let day = within(real, flow.span, "25日前", "20日前").filter(|_| flow.periods.len() == 1);
        day.into_iter().for_each(|text| push(Kind::DueDayEarlier, text));
        let often = within(real, flow.span, "每季度", "每月").filter(|_| flow.periods.len() == 1);
        often.into_iter().for_each(|text| push(Kind::PeriodMoreFrequent, text));
    }
    for target in &model.targets {
        let counted = real.text.slice(target.span).split("不少于").nth(1);
        let digits = counted.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let more = within(real, target.span, "不少于", "不少于9").filter(|_| digits);
        more.into_iter().for_each(|text| push(Kind::TargetRaised, text));
    }
    for money in &model.funding {
        let more = within(real, money.span, "5万元", "8万元");
        more.into_iter().for_each(|text| push(Kind::FundingRaised, text));
    }
    for deadline in model.tasks.iter().filter_map(|t| t.deadline.as_ref()).filter(|d| d.date.is_some()) {
        let later = within(real, deadline.span, "2026年", "2027年");
        later.into_iter().for_each(|text| push(Kind::DeadlineExtended, text));
    }
}

fn words(real: &Real, push: &mut dyn FnMut(Kind, String)) {
    let model = &real.mechanism;
    for block in model.parts.iter().flat_map(|p| &p.blocks) {
        let BlockKind::Paragraph { text } = &block.kind else { continue };
        let words = real.text.slice(block.span);
        if text.iter().any(|i| i.mark.is_some()) || words.contains(['（', '《', '：']) {
            continue;
        }
        if let Some((head, tail)) = words.split_once('，') {
            push(Kind::WordingOnly, replaced(real, block.span, &format!("{head}，切实{tail}")));
        }
    }
    for duty in &model.duties {
        let own = line(real, duty.span);
        if own.contains("职责：") && !own.contains('{') && after(real, duty.span).starts_with("。\n") {
            let longer = format!("{}；建立项目招引工作台账", real.text.slice(duty.span));
            push(Kind::DutyAdded, replaced(real, duty.span, &longer));
        }
    }
    let closed = real.text.as_str().trim_end().ends_with('。');
    // Below a heading that says who carries what follows, any paragraph is a duty.
    let heading = real.text.as_str().lines().rfind(|l| l.starts_with('#')).unwrap_or_default();
    if closed && !heading.contains("承担") {
        let longer = format!("{}\n各单位要加强协作，形成合力。\n", real.text.as_str().trim_end());
        push(Kind::TextAdded, longer);
    }
}

fn bodies(real: &Real, push: &mut dyn FnMut(Kind, String)) {
    let (text, all) = (real.text.as_str(), &real.mechanism.bodies);
    let (head, tail) = text.split_once("\n---").unwrap();
    for body in all.iter().filter(|b| !b.open) {
        let name = body.name.value.trim_end_matches('。');
        let parts = |other: &str| other != body.name.value && (other.contains(name) || name.contains(other));
        let known = all.iter().any(|b| parts(&b.name.value))
            || real.mechanism.groups.iter().any(|g| parts(&g.name.value) || name.contains(&*g.name.value))
            || real.mechanism.units.iter().any(|u| u.surfaces.iter().any(|s| s.contains(name)));
        if name.chars().count() >= 4 && !head.contains(name) && !known {
            push(Kind::BodyRenamed, format!("{head}\n---{}", tail.replace(name, &format!("联合{name}"))));
        }
    }
}

fn edits() -> &'static [Edit] {
    static EDITS: OnceLock<Vec<Edit>> = OnceLock::new();
    EDITS.get_or_init(|| {
        let mut edits = Vec::new();
        for (at, document) in real().iter().enumerate() {
            let mut push = |kind, text| edits.push(Edit { real: at, kind, text });
            for list in [members, leads, terms, amounts, words, bodies] {
                list(document, &mut push);
            }
        }
        edits
    })
}

#[test]
fn there_are_edits_of_many_kinds_to_many_documents() {
    let mut kinds: Vec<Kind> = edits().iter().map(|e| e.kind).collect();
    kinds.sort();
    kinds.dedup();
    let mut documents: Vec<usize> = edits().iter().map(|e| e.real).collect();
    documents.dedup();
    assert!(kinds.len() >= 11, "{kinds:?}");
    assert!(edits().len() > 200 && documents.len() >= 10, "{} in {}", edits().len(), documents.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_edit_is_reported_with_its_kind_and_nothing_of_another(index in any::<prop::sample::Index>()) {
        let edit = index.get(edits());
        let document = &real()[edit.real];
        let comparison = document.against(&SourceText::new(edit.text.clone()));
        let own = |kind: Kind| kind == edit.kind
            // A direction in place of another is one dropped and one added.
            || (edit.kind == Kind::DirectionDropped && kind == Kind::DirectionAdded);
        let page = told(&comparison);
        prop_assert!(comparison.changes.iter().any(|c| c.kind == edit.kind), "{}: {:?}\n{page}", document.name, edit.kind);
        prop_assert!(comparison.changes.iter().all(|c| own(c.kind)), "{}: {:?}\n{page}", document.name, edit.kind);
    }
}
