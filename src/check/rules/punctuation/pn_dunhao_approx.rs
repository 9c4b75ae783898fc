//! `pn-dunhao-approx`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-dunhao-approx",
    level: Level::Warning,
    page: Page {
        what: Both(
            "表示约数的相邻数字之间用了顿号。",
            "A 、 between the two numerals of an approximate number.",
        ),
        why: Both(
            "“三五天”是大约，“三、五天”成了三天和五天。",
            "三五天 is about so many days; with 、 it is three days and five days.",
        ),
        wrong: "力争三、五年见到成效。",
        right: "力争三五年见到成效。",
        source: "GB/T 15834—2011，4.5.3.4",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(
        &["一、二", "二、三", "三、四", "三、五", "四、五", "五、六", "六、七", "七、八", "八、九"],
        look,
    ),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let counted = ["天", "个", "次", "家", "人", "名", "项", "户", "年", "万元", "亿元"];
    let after = hit.after();
    if !counted.iter().any(|unit| after.starts_with(unit))
        || after.starts_with("年级")
        || after.starts_with("年度")
    {
        return;
    }
    let before = hit.before();
    if before.ends_with(['第', '十', '百', '千', '、', '初', '高']) || before.is_empty() {
        return;
    }
    let mut numerals = hit.word().chars();
    let right: String = numerals.next().into_iter().chain(numerals.nth(1)).collect();
    found.push(
        RULE.at(
            hit.span(),
            format!("表示大约的数不用顿号，写“{right}”；要是分别指两个数，写清楚"),
            format!("an approximate number takes no 、: {right}"),
        )
        .fix(false, hit.span(), right.clone(), format!("改成“{right}”"), format!("write {right}")),
    );
}
