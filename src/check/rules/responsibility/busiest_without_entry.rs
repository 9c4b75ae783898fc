//! `busiest-without-entry`.

use super::seated::named;
use crate::check::{Both, Case, Page, Reads, Rule, Setting, SettingValue};
use crate::model::{Mechanism, Party, PartyRef, RoleClass, SeatOf, UnitId};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "busiest-without-entry",
    level: Level::Warning,
    page: Page {
        what: Both(
            "正文里事情最多的单位，责任分工里没有自己的一条。",
            "The unit with most to do in the prose has no entry of its own in the division of duties.",
        ),
        why: Both(
            "分工是各单位对照办事、考核打分的地方；最忙的单位不在里面，它的职责只能到各段里去找。",
            "Units are held to the division; the busiest one's duties must be gathered from the prose.",
        ),
        wrong: "# 明确分工\n@县商务局：负责收集信息。\n@县财政局：负责安排经费。\n@县司法局：负责审查合同。\n@县统计局：负责汇总数据。\n@县自然资源局：负责项目选址。\n# 工作机制\n{承担：县投资促进中心}{职责：建立项目库；制定考察计划；组织项目评审；起草优惠政策；兑现奖补资金；联系重点企业}。",
        right: "# 明确分工\n@县投资促进中心：负责日常调度。\n@县商务局：负责收集信息。\n@县财政局：负责安排经费。\n@县司法局：负责审查合同。\n@县统计局：负责汇总数据。\n@县自然资源局：负责项目选址。\n# 工作机制\n{承担：县投资促进中心}{职责：建立项目库；制定考察计划；组织项目评审；起草优惠政策；兑现奖补资金；联系重点企业}。",
        source: "公文惯例：责任分工列全主要责任单位",
    },
    settings: &[
        Setting {
            key: "entries",
            default: SettingValue::Number(5.0),
            what: Both("写了几个单位才算责任分工", "so many units with an entry make a division of duties"),
        },
        Setting {
            key: "functions",
            default: SettingValue::Number(6.0),
            what: Both("承担几件事才算忙", "so many duties, tasks and reports make a unit busy"),
        },
    ],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    let division = case.division();
    #[expect(clippy::cast_precision_loss, reason = "a document has few units")]
    if division.count < 2 || (division.count as f64) < case.number(&RULE, "entries") {
        return;
    }
    let load = loads(m);
    let most = load.iter().enumerate().filter(|(at, _)| named(m, UnitId::at(*at)).is_some());
    let most =
        most.map(|(at, (count, _))| (*count, at)).max_by_key(|(count, at)| (*count, std::cmp::Reverse(*at)));
    let Some((count, at)) = most else { return };
    let unit = UnitId::at(at);
    if !division.lacks(unit) || f64::from(count) < case.number(&RULE, "functions") {
        return;
    }
    let Some((_, Some(first))) = load.get(at) else { return };
    let name = m.unit(unit).map_or("", |u| u.name.as_str());
    found.push(
        RULE.at(
            first.span,
            format!("“{name}”在文中承担{count}件事，是最多的，责任分工里没有它"),
            format!("{name} carries {count} things, more than any other, and has no entry in the division"),
        )
        .help("在责任分工里给它写一条", "give it an entry in the division of duties"),
    );
}

/// Duties, led tasks, reports and deliverables of each unit, and where the first stands.
fn loads(m: &Mechanism) -> Vec<(u32, Option<&PartyRef>)> {
    let mut load: Vec<(u32, Option<&PartyRef>)> = vec![(0, None); m.units.len()];
    let mut add = |mention| add_to(&mut load, mention);
    m.duties.iter().flat_map(|d| &d.owners).for_each(&mut add);
    m.flows.iter().flat_map(|f| &f.from).for_each(&mut add);
    let leads = m.seats.iter().filter(|s| s.class == RoleClass::Lead && matches!(s.of, SeatOf::Task(_)));
    leads.for_each(|s| add(&s.holder));
    load
}

fn add_to<'m>(load: &mut [(u32, Option<&'m PartyRef>)], mention: &'m PartyRef) {
    if let Party::Unit(id) = mention.party
        && let Some((count, first)) = load.get_mut(id.index())
    {
        *count += 1;
        if first.is_none_or(|f| mention.span < f.span) {
            *first = Some(mention);
        }
    }
}
