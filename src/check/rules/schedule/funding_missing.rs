//! `funding-missing`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "funding-missing",
    level: Level::Hint,
    page: Page {
        what: Both(
            "答应给奖金、补助，全文没有说钱从哪里来。",
            "A bonus or a grant is promised, and the document names no source of money.",
        ),
        why: Both(
            "没有资金来源的奖励兑现不了，失信于人。",
            "A reward without money behind it is a promise broken.",
        ),
        wrong: "{奖励：对引进重大项目的引荐人，给予一次性奖励}。",
        right: "{奖励：对引进重大项目的引荐人，给予一次性奖励}，所需资金列入县财政年度预算。",
        source: "《中华人民共和国预算法》第十三条：未列入预算的不得支出",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["一次性奖励", "奖金", "奖励资金", "物质奖励", "现金奖励", "一次性补助"], look),
};

/// Words that say where money comes from, or which rule says so.
const SOURCES: [&str; 8] = ["经费", "资金", "预算", "列支", "专款", "财政安排", "财政承担", "照《"];

fn look(case: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let text = case.prose.text();
    let at = hit.line.at + hit.range.start;
    let given = ["给予", "发放", "兑现", "奖励"].iter().any(|word| hit.before().contains(word));
    // One finding a document: at the first promise.
    let earlier = text.get(..at).is_some_and(|before| before.contains(hit.word()));
    let own = |word: &str| hit.word().contains(word);
    if hit.line.kind.is_element()
        || !given
        || earlier
        || SOURCES.iter().any(|word| text.contains(word) && !own(word))
    {
        return;
    }
    found.push(
        RULE.at(
            hit.span(),
            format!("答应了“{}”，全文没有说钱从哪里来", hit.word()),
            "promised here, and no source of money is named",
        )
        .help("写明资金来源，如“所需资金列入县财政年度预算”", "say where the money comes from"),
    );
}
