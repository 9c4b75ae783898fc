//! `sibling-wording`.

use super::siblings::{Siblings, siblings};
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::problem::{Level, Problem};
use crate::source::beside_han;
use std::collections::BTreeMap;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "sibling-wording",
    level: Level::Hint,
    page: Page {
        what: Both(
            "并列的几个机构都写了同一句话，有一个写得略有出入。",
            "A sentence that all siblings share, a few characters off in one of them.",
        ),
        why: Both(
            "同样的要求只差几个字，下面会问是不是要求不一样；多半是改了一处，漏了另一处。",
            "A demand that differs by a few characters makes readers ask whether more is meant; most likely one place was forgotten.",
        ),
        wrong: "# 总体要求\n各单位要分工负责，抓好落实。\n# 成立{统称：4个专班}\n## 专班：食品专班\n组长：分管农业的副县长\n牵头单位：县农业农村局\n工作职责：每季度研究一次产业项目推进情况，协调解决存在的问题。\n## 专班：建材专班\n组长：分管工业的副县长\n牵头单位：县工业和信息化局\n工作职责：每季度研究一次产业项目推进情况，协调解决存在的问题。\n## 专班：物流专班\n组长：分管交通的副县长\n牵头单位：县交通运输局\n工作职责：每季度研究一次产业项目推进情况，协调解决存在的问题。\n## 专班：文旅专班\n组长：分管文旅的副县长\n牵头单位：县文化广电和旅游局\n工作职责：每季度研究一次产业项目进展情况，协调解决存在的问题。",
        right: "# 总体要求\n各单位要分工负责，抓好落实。\n# 成立{统称：4个专班}\n## 专班：食品专班\n组长：分管农业的副县长\n牵头单位：县农业农村局\n工作职责：每季度研究一次产业项目推进情况，协调解决存在的问题。\n## 专班：建材专班\n组长：分管工业的副县长\n牵头单位：县工业和信息化局\n工作职责：每季度研究一次产业项目推进情况，协调解决存在的问题。\n## 专班：物流专班\n组长：分管交通的副县长\n牵头单位：县交通运输局\n工作职责：每季度研究一次产业项目推进情况，协调解决存在的问题。\n## 专班：文旅专班\n组长：分管文旅的副县长\n牵头单位：县文化广电和旅游局\n工作职责：每季度研究一次产业项目推进情况，协调解决存在的问题。",
        source: "审核惯例：并列事项体例一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Shorter sentences are alike by chance.
const LEAST: usize = 14;
/// Bytes of a sign that ends a sentence.
const STOP: usize = '。'.len_utf8();
/// More characters off than this is another sentence.
const OFF: usize = 3;

/// A sentence of a sibling, and where it begins in the printed text.
type Sentence<'a> = (&'a str, usize);

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    for row in siblings(case.mechanism, 4) {
        let told: Vec<Vec<Sentence<'_>>> = sentences(case, &row);
        let holds = |own: &[Sentence<'_>], words: &str| own.iter().any(|(sentence, _)| *sentence == words);
        let many = |words: &str| told.iter().filter(|own| holds(own, words)).count();
        // What three quarters of them say is said by one of any quarter and one more.
        let some = told.iter().take(told.len() / 4 + 1).flatten();
        let is_formula = |words: &str| {
            let many = many(words);
            many * 4 >= told.len() * 3 && many < told.len()
        };
        let formulas: BTreeMap<&str, Sentence<'_>> =
            some.rev().filter(|(words, _)| is_formula(words)).map(|model| (model.0, *model)).collect();
        for (words, model) in formulas {
            for own in told.iter().filter(|own| !holds(own, words)) {
                if let Some(near) = own.iter().find(|(s, _)| many(s) == 1 && is_near(s, words)) {
                    found.push(problem(case, *near, model, many(words)));
                }
            }
        }
    }
}

/// The sentences below the clause of each sibling.
fn sentences<'a>(case: &'a Case<'_>, row: &Siblings<'_>) -> Vec<Vec<Sentence<'a>>> {
    let mut told = vec![Vec::new(); row.bodies.len()];
    let mut by_clause: Vec<(&str, usize)> =
        row.bodies.iter().enumerate().map(|(at, (_, body))| (body.clause.as_str(), at)).collect();
    by_clause.sort_unstable();
    for line in case.lines().filter(|line| line.block.is_some()) {
        let clause = line.block.map_or("", |block| block.clause.as_str());
        // The nearest clause at or before it, when it is inside that.
        let nearest = by_clause.partition_point(|(own, _)| *own <= clause).checked_sub(1);
        let place = nearest
            .and_then(|at| by_clause.get(at))
            .filter(|(own, _)| !own.is_empty() && clause.starts_with(*own));
        let Some(own) = place.and_then(|(_, at)| told.get_mut(*at)) else { continue };
        let mut at = line.at;
        let ends = beside_han(line.text).filter(|(_, c)| matches!(c, '。' | '；' | '：'));
        for end in ends.map(|(end, _)| line.at + end).chain(std::iter::once(line.at + line.text.len())) {
            let sentence = line.text.get(at - line.at..end - line.at).unwrap_or("");
            if sentence.chars().nth(LEAST).is_some() {
                own.push((sentence, at));
            }
            at = end + STOP;
        }
    }
    told
}

/// Whether a sentence is the formula but for a few characters.
fn is_near(sentence: &str, formula: &str) -> bool {
    sentence.len().abs_diff(formula.len()) <= OFF * 4 && strsim::levenshtein(sentence, formula) <= OFF
}

fn problem(
    case: &Case<'_>,
    (sentence, at): Sentence<'_>,
    (formula, model): Sentence<'_>,
    many: usize,
) -> Problem {
    RULE.at(
        case.prose.span(at..at + sentence.len()),
        format!("这句话与并列的另外{many}处差了几个字"),
        format!("a few characters off from {many} siblings"),
    )
    .related(case.prose.span(model..model + formula.len()), "别处这样写", "elsewhere")
    .help(
        format!("要求一样的，改成“{formula}”；确实不同的，把不同写明"),
        format!("write {formula}, or make the difference plain"),
    )
}
