//! `sibling-balance`.

use super::siblings::siblings;
use crate::check::{Both, Case, Page, Reads, Rule, Setting, SettingValue};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "sibling-balance",
    level: Level::Hint,
    page: Page {
        what: Both(
            "并列的几个机构，分到的领域多的多、少的少，相差很大。",
            "The load of sibling bodies — their directions — is lopsided.",
        ),
        why: Both(
            "一个组管十个产业，一个组管一个，多的管不过来，考核又用同一把尺子。",
            "One group has ten industries and another one, and both are assessed alike.",
        ),
        wrong: "# 总体要求\n各单位要分工负责，抓好落实。\n# 成立{统称：2个专班}\n## 专班：工业专班\n牵头领导：分管工业的副县长\n牵头单位：县工业和信息化局\n领域：装备制造、汽车零部件、现代化工、生物医药、新材料、新能源、电子信息、轻工\n## 专班：农业专班\n牵头领导：分管农业的副县长\n牵头单位：县农业农村局\n领域：设施农业",
        right: "# 总体要求\n各单位要分工负责，抓好落实。\n# 成立{统称：2个专班}\n## 专班：工业专班\n牵头领导：分管工业的副县长\n牵头单位：县工业和信息化局\n领域：装备制造、现代化工、新材料、电子信息\n## 专班：农业专班\n牵头领导：分管农业的副县长\n牵头单位：县农业农村局\n领域：设施农业、农产品加工、冷链物流",
        source: "审核惯例：任务分配大体均衡",
    },
    settings: &[Setting {
        key: "ratio",
        default: SettingValue::Number(8.0),
        what: Both("最多的是最少的几倍才说", "how many times the least the most must be"),
    }],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    if m.directions.is_empty() {
        return;
    }
    for row in siblings(m, 2) {
        let tally = row.bodies.iter().map(|(id, _)| case.bodies().directions.of(*id).len());
        let tally: Vec<usize> = tally.collect();
        let counted = || tally.iter().copied().enumerate().filter(|(_, n)| *n > 0);
        let (Some((busy, most)), Some((idle, least))) =
            (counted().max_by_key(|(at, n)| (*n, usize::MAX - at)), counted().min_by_key(|(_, n)| *n))
        else {
            continue;
        };
        #[allow(clippy::cast_precision_loss)] // a handful of directions
        let ratio = most as f64 / least as f64;
        if ratio < case.number(&RULE, "ratio") {
            continue;
        }
        let (Some((_, busy)), Some((_, idle))) = (row.bodies.get(busy), row.bodies.get(idle)) else {
            continue;
        };
        let (heavy, light) = (&busy.name.value, &idle.name.value);
        found.push(
            RULE.at(
                busy.name.span,
                format!("{heavy}管{most}个领域，{light}只管{least}个，轻重差得多"),
                format!("{heavy} has {most} directions, {light} has {least}"),
            )
            .related(idle.name.span, "最少的一个", "the one with the fewest")
            .help(
                "分几个领域给别的机构，或者把多的那个拆成两个",
                "hand some directions to another body, or split this one",
            ),
        );
    }
}
