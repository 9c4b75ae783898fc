//! `sibling-wording`.

use super::siblings::{Siblings, siblings};
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::problem::{Level, Problem};
use rustc_hash::FxHashMap;
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
        let counts = count(&told);
        let is_formula = |many: usize| many * 4 >= told.len() * 3 && many < told.len();
        // Most siblings have nothing in common.
        if !counts.values().any(|(many, _)| is_formula(*many)) {
            continue;
        }
        let many = |words: &str| counts.get(words).map_or(0, |(many, _)| *many);
        let formulas = told.iter().flatten().rev().filter(|(words, _)| is_formula(many(words)));
        let formulas: BTreeMap<&str, Sentence<'_>> = formulas.map(|model| (model.0, *model)).collect();
        for (words, model) in formulas {
            let holds = |own: &[Sentence<'_>]| own.iter().any(|(sentence, _)| *sentence == words);
            for own in told.iter().filter(|own| !holds(own)) {
                if let Some(near) = own.iter().find(|(s, _)| many(s) == 1 && is_near(s, words)) {
                    found.push(problem(case, *near, model, many(words)));
                }
            }
        }
    }
}

/// How many siblings say each sentence, and which of them says it last.
fn count<'a>(told: &[Vec<Sentence<'a>>]) -> FxHashMap<&'a str, (usize, usize)> {
    let mut counts: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    counts.reserve(told.iter().map(Vec::len).sum());
    for (at, own) in told.iter().enumerate() {
        for (words, _) in own {
            let (many, last) = counts.entry(*words).or_insert((0, usize::MAX));
            if *last != at {
                (*many, *last) = (*many + 1, at);
            }
        }
    }
    counts
}

/// The sentences below the clause of each sibling.
fn sentences<'a>(case: &'a Case<'_>, row: &Siblings<'_>) -> Vec<Vec<Sentence<'a>>> {
    let mut told = vec![Vec::new(); row.bodies.len()];
    let mut by_clause: Vec<(&str, usize)> =
        row.bodies.iter().enumerate().map(|(at, (_, body))| (body.clause.as_str(), at)).collect();
    by_clause.sort_unstable();
    // The nearest clause at or before one, when it is inside that.
    let sibling_of = |clause: &str| {
        let nearest = by_clause.partition_point(|(own, _)| *own <= clause).checked_sub(1)?;
        let (own, at) = by_clause.get(nearest)?;
        (!own.is_empty() && clause.starts_with(own)).then_some(*at)
    };
    // Lines of one clause follow each other.
    let mut last: Option<(&str, Option<usize>)> = None;
    for line in case.lines() {
        let Some(clause) = line.block.map(|block| block.clause.as_str()) else { continue };
        let sibling = match last {
            Some((before, sibling)) if before == clause => sibling,
            _ => sibling_of(clause),
        };
        last = Some((clause, sibling));
        let Some(own) = sibling.and_then(|at| told.get_mut(at)) else { continue };
        let (mut from, mut others, mut bytes) = (0, 0, 0);
        for (end, sign) in line.signs().chain(std::iter::once((line.text.len(), '。'))) {
            if !matches!(sign, '。' | '；' | '：') {
                (others, bytes) = (others + 1, bytes + sign.len_utf8());
                continue;
            }
            // What is no sign is a common Han character, of three bytes.
            if (end - from - bytes) / 3 + others > LEAST {
                own.push((line.text.get(from..end).unwrap_or(""), line.at + from));
            }
            (from, others, bytes) = (end + STOP, 0, 0);
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
