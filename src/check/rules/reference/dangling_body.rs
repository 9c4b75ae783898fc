//! `dangling-body`.

use super::outside::{bare, is_above, is_body};
use crate::check::{Both, Case, Page, Reads, Rule, Setting, SettingValue};
use crate::model::{Mechanism, Party, PartyRef, Unit, UnitId};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "dangling-body",
    level: Level::Error,
    page: Page {
        what: Both(
            "要向某个机构报送、由某个机构牵头，这个机构文中没有设立，名录里没有，也没有说由哪份文件设立。",
            "A body is reported to or given work, and is defined nowhere.",
        ),
        why: Both(
            "报送没有收件人，牵头没有人，等于没有安排。",
            "A report to nobody and a lead by nobody are no arrangement.",
        ),
        wrong: "{承担：县商务局}{报送：每季度向招商专班日常协调办公室汇报1次工作进展情况}。",
        right: "{承担：县商务局}{报送：每季度向县发展改革局汇报1次工作进展情况}。",
        source: "文件自身一致",
    },
    settings: &[Setting {
        key: "standing",
        default: SettingValue::Words(&[
            "河长制",
            "河湖长制",
            "林长制",
            "田长制",
            "安全生产委员会",
            "食品安全委员会",
            "防汛抗旱指挥部",
            "森林防灭火指挥部",
            "抗震救灾指挥部",
            "减灾委员会",
            "消防安全委员会",
            "禁毒委员会",
            "国防动员委员会",
            "爱国卫生运动委员会",
            "精神文明建设指导委员会",
            "机构编制委员会",
            "劳动人事争议仲裁委员会",
            "妇女儿童工作委员会",
            "残疾人工作委员会",
            "征兵办公室",
            "地方志办公室",
        ]),
        what: Both(
            "各地按上级规定都设有的机构，不用说明由哪份文件设立",
            "bodies that every place has by rule of the upper levels",
        ),
    }],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    for (at, unit) in m.units.iter().enumerate().filter(|(_, unit)| is_body(unit)) {
        let standing = || case.words(&RULE, "standing").iter().any(|w| unit.name.contains(w));
        if is_above(case, unit.level) || standing() || is_declared(m, unit) {
            continue;
        }
        if let Some(place) = work_of(m, UnitId::at(at)) {
            found.push(dangling(case, unit, place));
        }
    }
}

/// Whether another form of the name is set up here, or a cited document is about it.
fn is_declared(m: &Mechanism, unit: &Unit) -> bool {
    let own = bare(&unit.name);
    let same = |name: &str| {
        let name = bare(name);
        name.ends_with(&*own) || own.ends_with(&*name)
    };
    m.bodies.iter().any(|b| same(&b.name.value))
        || m.aliases.iter().any(|a| same(&a.name))
        || m.bases.iter().any(|b| bare(&b.title).contains(own.trim_start_matches(['省', '市', '县', '区'])))
}

/// The first place where a unit is reported to, carries, leads or pays.
fn work_of(m: &Mechanism, unit: UnitId) -> Option<&PartyRef> {
    let own = Party::Unit(unit);
    let flows = m.flows.iter().flat_map(|f| f.to.iter().chain(&f.from));
    let duties = m.duties.iter().flat_map(|d| &d.owners);
    let seats = m.seats.iter().map(|s| &s.holder);
    let money = m.funding.iter().flat_map(|f| f.payer.iter().chain(&f.payee));
    let all = flows.chain(duties).chain(seats).chain(money);
    all.filter(|p| p.party == own && !p.span.is_empty()).min_by_key(|p| p.span.start)
}

fn dangling(case: &Case<'_>, unit: &Unit, place: &PartyRef) -> Problem {
    let m = case.mechanism;
    let words = place.text.as_str();
    // 县某某领导小组: it may well exist. A name without a level can only be one of this document.
    let level = ['省', '市', '州', '县', '区', '镇', '乡'];
    let places = case.names.path();
    let elsewhere =
        unit.surfaces.iter().any(|s| s.starts_with(level) || places.iter().any(|p| s.starts_with(p)));
    let head = unit.name.strip_suffix("办公室");
    let host = head.and_then(|h| m.bodies.iter().find(|b| bare(&b.name.value) == bare(h)));
    let mut problem = RULE.at(
        place.span,
        match host {
            Some(_) => format!("“{words}”有事要做，文中却没有设立它：设在哪里、谁是主任，都没有写"),
            None => format!("“{words}”有事要做，文中没有设立它，名录里没有，也没有说由哪份文件设立"),
        },
        format!("{words} is given work and is defined nowhere"),
    );
    if elsewhere {
        problem = problem.weighing(Level::Warning);
    }
    if let Some(host) = host {
        return problem.related(host.name.span, "它是这个机构的办公室", "the body whose office it is").help(
            "写“……下设办公室，办公室设在×××”，写明主任由谁担任",
            "say where the office is hosted and who heads it",
        );
    }
    problem.help(
        "改成文中已有的机构；或者在文中设立它；别的文件已经设立的，写出那份文件的文号，或在单位名录（units.toml）里加上它",
        "name a body of this text, set it up, cite the document that did, or enter it in units.toml",
    )
}
