//! `bottleneck`.

use super::seated::named;
use crate::check::{Both, Case, Page, Reads, Rule, Setting, SettingValue};
use crate::graph::{Item, bottlenecks};
use crate::model::{Mechanism, Party, PartyRef, UnitId};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "bottleneck",
    level: Level::Hint,
    page: Page {
        what: Both(
            "一多半的职责、报送和任务都只系在一个单位身上，离了它就没有人做。",
            "More than half of all work hangs on one unit alone.",
        ),
        why: Both(
            "这一个单位忙不过来，整个机制就停下来；别的单位也难以说有责任。",
            "When this unit cannot keep up the whole mechanism stands still.",
        ),
        wrong: "# 明确分工\n@县商务局：负责收集信息；负责建立台账；负责对接企业；负责组织考察；负责项目洽谈；负责合同起草；负责项目签约；负责跟踪落地；负责投产服务；负责汇总数据。\n@县财政局：负责安排经费。\n@县统计局：负责核实数据。\n@县司法局：负责审查合同文本。\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        right: "# 明确分工\n@县商务局：负责收集信息；负责建立台账；负责项目洽谈；负责项目签约。\n@县工业和信息化局：负责对接企业；负责组织考察；负责投产服务。\n@县财政局：负责安排经费。\n@县统计局：负责核实数据；负责汇总数据。\n@县司法局：负责审查合同文本。\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        source: "公文惯例：分工合理、责任到位",
    },
    settings: &[
        Setting {
            key: "share",
            default: SettingValue::Number(0.5),
            what: Both("占全部工作的几成以上才提示", "the share of all work above which it is told"),
        },
        Setting {
            key: "work",
            default: SettingValue::Number(10.0),
            what: Both("至少有几项工作系在它身上才提示", "so many pieces of work and more"),
        },
    ],
    yields_to: &["busiest-without-entry"],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    let (share, least) = (case.number(&RULE, "share"), case.number(&RULE, "work"));
    let all = count(m.duties.len() + m.flows.len() + m.targets.len());
    if all < least || !carries_much(m, (all * share).max(least) * 0.8) {
        return;
    }
    let graph = case.graph();
    let work = count(graph.items().filter(|item| item.is_work()).count());
    for heavy in bottlenecks(graph) {
        let Item::Unit(id) = heavy.item else { continue };
        let cut = f64::from(heavy.cut);
        if cut >= least && cut > work * share && named(m, id).is_some() {
            found.extend(tell(m, id, heavy.cut, work));
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a document holds few facts")]
fn count(number: usize) -> f64 {
    number as f64
}

/// Whether any unit carries so much itself that the graph is worth asking: nearly all that hangs on a
/// unit is its own.
fn carries_much(m: &Mechanism, least: f64) -> bool {
    let mut carried = vec![0_usize; m.units.len()];
    let mut add = |owner: &PartyRef| {
        if let Party::Unit(id) = owner.party
            && let Some(count) = carried.get_mut(id.index())
        {
            *count += 1;
        }
    };
    m.duties.iter().flat_map(|duty| &duty.owners).for_each(&mut add);
    m.flows.iter().flat_map(|flow| &flow.from).for_each(&mut add);
    m.targets.iter().flat_map(|target| &target.owners).for_each(&mut add);
    carried.iter().any(|carried| count(*carried) >= least)
}

fn tell(m: &Mechanism, id: UnitId, cut: u32, work: f64) -> Option<Problem> {
    let unit = m.unit(id)?;
    let owned = m.duties.iter().flat_map(|duty| &duty.owners);
    let place = owned.filter(|owner| owner.party == Party::Unit(id) && !owner.span.is_empty());
    let place = place.map(|owner| owner.span).next().or_else(|| unit.mentions.first().copied())?;
    let name = &unit.name;
    Some(
        RULE.at(
            place,
            format!("全部{work}项工作中有{cut}项只系在“{name}”一家身上"),
            format!("{cut} of {work} pieces of work hang on {name} alone"),
        )
        .help(
            "把其中一部分分给别的单位，或者给这些工作写上配合单位",
            "give some of it to other units, or name units that support it",
        ),
    )
}
