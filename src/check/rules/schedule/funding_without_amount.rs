//! `funding-without-amount`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "funding-without-amount",
    level: Level::Hint,
    page: Page {
        what: Both(
            "要求安排经费，却没有数额、标准，也没有说列入预算。",
            "Money is to be provided: no amount, no rate, no word of the budget.",
        ),
        why: Both(
            "没有数额也没有列入预算，财政部门无从安排，各单位只能等。",
            "The finance bureau has nothing to go by, and the others wait.",
        ),
        wrong: "{承担：县财政局}要{经费：统筹安排招商工作经费，专项用于招商活动}。",
        right: "{承担：县财政局}要{经费：统筹安排招商工作经费，列入年度财政预算，专项用于招商活动}。",
        source: "《中华人民共和国预算法》第十三条：未列入预算的不得支出",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Words that say where the amount comes from.
const SETTLED: [&str; 9] = ["预算", "标准", "据实", "按照《", "拨付计划", "渠道", "元", "自筹", "自行解决"];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let funding = &case.mechanism.funding;
    let Some(first) = funding.first() else { return };
    let settled = |text: &str| SETTLED.iter().any(|word| text.contains(word));
    if funding.iter().any(|f| f.amount.is_some() || settled(super::words::sentence(case, f.span))) {
        return;
    }
    let mut problem = RULE
        .at(
            first.span,
            "这里要求安排经费，没有写数额，也没有写列入预算",
            "no amount, and no word of the budget",
        )
        .help(
            "写明数额、标准，或者“列入年度财政预算”",
            "write an amount, a rate, or that it enters the budget",
        );
    for other in funding.iter().skip(1) {
        problem = problem.related(other.span, "这里也没有", "nor here");
    }
    found.push(problem);
}
