//! `sibling-wording`.

use super::siblings::{Siblings, siblings};
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::problem::{Level, Problem};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

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
/// Bytes of a character that is no sign.
const HAN: usize = 3;
/// More characters off than this is another sentence.
const OFF: usize = 3;

/// A sentence of a sibling, and where it begins in the printed text.
type Sentence<'a> = (&'a str, usize);

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    for row in siblings(case.mechanism, 4) {
        // Most siblings have nothing in common.
        if !may_share(case, &row) {
            continue;
        }
        let mut told: Vec<Vec<Sentence<'_>>> = vec![Vec::new(); row.bodies.len()];
        each_sentence(case, &row, |sibling, sentence| {
            if let Some(own) = told.get_mut(sibling) {
                own.push(sentence);
            }
        });
        let counts = count(&told);
        let many = |words: &str| counts.get(words).map_or(0, |(many, _)| *many);
        let is_formula = |words: &str| many(words) >= least(told.len()) && many(words) < told.len();
        let formulas = told.iter().flatten().rev().filter(|(words, _)| is_formula(words));
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

/// How many of so many siblings say what is a formula of theirs.
fn least(siblings: usize) -> usize {
    (siblings * 3).div_ceil(4)
}

/// Whether some sentence may be a formula of a row; certain when it says no. Sentences are counted by ten bits
/// of [`trace`].
fn may_share(case: &Case<'_>, row: &Siblings<'_>) -> bool {
    let mut counts = [0_u16; 1 << 10];
    let mut most = 0;
    each_sentence(case, row, |_, (words, _)| {
        if let Some(count) = counts.get_mut((trace(words) >> 54) as usize) {
            *count = count.saturating_add(1);
            most = most.max(*count);
        }
    });
    usize::from(most) >= least(row.bodies.len()).min(usize::from(u16::MAX))
}

/// A number of a sentence in which others hardly ever have the same highest bits: from its length and the eight
/// bytes at its beginning, middle and end.
fn trace(words: &str) -> u64 {
    let bytes = words.as_bytes();
    let middle = bytes.get(bytes.len() / 2..).unwrap_or_default();
    let parts = [bytes.first_chunk(), middle.first_chunk(), bytes.last_chunk()];
    parts.into_iter().flatten().fold(bytes.len() as u64, |trace, part| {
        // Of a product with an odd number the highest bits depend on all bits of the other.
        (trace.rotate_left(32) ^ u64::from_le_bytes(*part)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    })
}

/// How many siblings say each sentence, and which of them says it last.
fn count<'a>(told: &[Vec<Sentence<'a>>]) -> HashMap<&'a str, (usize, usize)> {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
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

/// Tells each sentence below the clause of a sibling, with the place of the sibling in its row.
fn each_sentence<'a>(case: &'a Case<'_>, row: &Siblings<'_>, mut tell: impl FnMut(usize, Sentence<'a>)) {
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
        let Some(sibling) = sibling else { continue };
        sentences(line.text.len(), line.signs(), |own| {
            let at = line.at + own.start;
            tell(sibling, (line.text.get(own).unwrap_or(""), at));
        });
    }
}

/// Tells the sentences of a line of so many bytes that are long enough, by its signs. All else are Han
/// characters, so that none needs to be walked through to be counted.
fn sentences(len: usize, signs: impl Iterator<Item = (usize, char)>, mut tell: impl FnMut(Range<usize>)) {
    // Of a sentence from its beginning to its end: how many signs are in it, and their bytes.
    let mut close = |own: Range<usize>, signs: usize, bytes: usize| {
        if (own.len() - bytes) / HAN + signs > LEAST {
            tell(own);
        }
    };
    let (mut from, mut many, mut bytes) = (0, 0, 0);
    for (at, sign) in signs {
        if matches!(sign, '。' | '；' | '：') {
            close(from..at, many, bytes);
            (from, many, bytes) = (at + STOP, 0, 0);
        } else {
            (many, bytes) = (many + 1, bytes + sign.len_utf8());
        }
    }
    close(from..len, many, bytes);
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

#[cfg(test)]
mod tests {
    use super::{LEAST, sentences};
    use crate::source::beside_han;

    proptest::proptest! {
        #[test]
        fn sentences_are_told_that_have_enough_characters(line in "([招商鿿、，a1é\u{20000}가]{9,20}[。；：]?){0,4}") {
            let mut own = Vec::new();
            sentences(line.len(), beside_han(&line), |range| own.push(line.get(range)));
            let long = line.split(['。', '；', '：']).filter(|words| words.chars().count() > LEAST).map(Some);
            proptest::prop_assert_eq!(own, long.collect::<Vec<_>>());
        }
    }
}
