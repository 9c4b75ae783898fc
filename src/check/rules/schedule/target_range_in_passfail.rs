//! `target-range-in-passfail`.

use super::words::quoted;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{SeatOf, Target};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "target-range-in-passfail",
    level: Level::Warning,
    page: Page {
        what: Both(
            "指标是一个范围（1～2个），奖惩却只看完成没有完成。",
            "A target is a range (1–2), while rewards and penalties ask only whether it was reached.",
        ),
        why: Both(
            "落地1个算不算完成？同一个数，可以奖也可以罚。",
            "Is one enough? The same figure can be rewarded and punished.",
        ),
        wrong: "# 小组：招商一组\n组长：县人民政府分管副县长\n牵头单位：县商务局\n责任单位：县财政局、交通运输局\n工作职责：负责现代物流领域的招商引资工作。\n目标任务：全年落地项目1～2个。\n# 考核\n{考核：县人民政府每年12月对招商一组进行1次考核}。{惩戒：对未完成目标任务的，取消当年评优资格}。",
        right: "# 小组：招商一组\n组长：县人民政府分管副县长\n牵头单位：县商务局\n责任单位：县财政局、交通运输局\n工作职责：负责现代物流领域的招商引资工作。\n目标任务：全年落地项目不少于1个。\n# 考核\n{考核：县人民政府每年12月对招商一组进行1次考核}。{惩戒：对未完成目标任务的，取消当年评优资格}。",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Words that split those who reached a target from those who did not.
const PASS: [&str; 6] = ["未完成", "完不成", "没有完成", "完成年度目标", "完成目标任务", "未达到目标"];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let model = case.mechanism;
    let Some(pass) = model.incentives.iter().find(|i| PASS.iter().any(|word| i.text.contains(word))) else {
        return;
    };
    let is_range = |t: &&Target| t.quantity.amount.low < t.quantity.amount.high;
    let ranges: Vec<&Target> =
        model.targets.iter().filter(is_range).filter(|t| t.of != SeatOf::Mechanism || !t.aspired).collect();
    let Some(first) = ranges.first() else { return };
    let amount = first.quantity.amount;
    let (low, high, unit) = (amount.low, amount.high, &first.quantity.unit);
    let more =
        if ranges.len() > 1 { format!("；这样的指标共{}个", ranges.len()) } else { String::new() };
    let problem = RULE
        .at(
            first.span,
            format!("{}是个范围，做到{low}{unit}算不算完成{more}", quoted(&first.text)),
            format!("a range: is {low} enough, or {high}? {} such in all", ranges.len()),
        )
        .related(pass.span, "这里只分完成和没完成", "only reached or not reached counts here")
        .help(
            format!("写明底线，如“不少于{low}{unit}”，把{high}{unit}作为争取目标"),
            format!("state the least that counts, such as {low}"),
        );
    found.push(problem);
}
