//! `assist-unpaired`.

use super::assisted::assisted;
use super::seated::named;
use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::model::{Duty, DutyKind, Mechanism, Party, SeatOf};
use crate::problem::{Level, Problem};
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "assist-unpaired",
    level: Level::Warning,
    page: Page {
        what: Both(
            "写了“协助做好……”，没有写协助谁，别处也没有谁负责这件事。",
            "A duty assists with something that nobody leads, and names nobody to be helped.",
        ),
        why: Both(
            "协助要有被协助的一方；没有主办，协助的单位就成了唯一沾边的单位。",
            "Assistance needs somebody to assist; without a lead the assistant stands alone.",
        ),
        wrong: "@县商务局：负责指导和协助外资项目落地工作。\n@县财政局：负责安排经费。",
        right: "@县商务局：负责外资项目落地工作。\n@县财政局：负责安排经费，协助县商务局做好外资项目服务。",
        source: "公文惯例：有协办必有主办",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["协助"], look),
};

fn look(case: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    let place = hit.span();
    let Some(duty) = duty_at(m, place) else { return };
    let words = hit.line.text.get(hit.range.start..).unwrap_or("");
    let Some(what) = assisted(words) else { return };
    if led(case, hit, duty, what) {
        return;
    }
    let (start, width) = (hit.range.start, words.find(what).map_or(0, |at| at + what.len()));
    found.push(
        RULE.at(
            hit.line.span(start..start + width),
            format!("“{what}”只有协助的，没有写协助谁，也没有谁负责"),
            format!("{what} is assisted and led by nobody"),
        )
        .help(
            "写明协助哪个单位，或者在主办单位的职责里写上这件事；本来就归它管的，不写“协助”",
            "name whom it helps, or write the duty of the unit that leads; one that leads does not assist",
        ),
    );
}

/// The smallest duty around a place, when it is one to assist or that of a named unit.
fn duty_at(m: &Mechanism, place: Span) -> Option<&Duty> {
    let around = m.duties.iter().filter(|d| d.span.start <= place.start && place.end <= d.span.end);
    let duty = around.min_by_key(|d| d.span.len())?;
    let unit = |p: &Party| matches!(p, Party::Unit(id) if named(m, *id).is_some());
    let own = !duty.owners.is_empty() && duty.owners.iter().all(|o| unit(&o.party));
    (duty.kind == DutyKind::Assist || duty.kind == DutyKind::Carry && own).then_some(duty)
}

/// Whether another body has the field, or another line speaks of the same thing.
fn led(case: &Case<'_>, hit: &Hit<'_>, duty: &Duty, what: &str) -> bool {
    let m = case.mechanism;
    let terms = case.terms();
    let key = terms.key(what);
    let field = m.directions.iter().any(|d| {
        let other = d.of != duty.of || !matches!(d.of, SeatOf::Body(_));
        other && terms.kin(key, terms.key(&d.term))
    });
    let (from, to) = (hit.line.at, hit.line.at + hit.line.text.len());
    let elsewhere = || case.prose.text().match_indices(what).any(|(at, _)| at < from || at >= to);
    field || elsewhere()
}
