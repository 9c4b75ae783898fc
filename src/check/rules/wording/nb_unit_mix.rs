//! `nb-unit-mix`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Edit, Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "nb-unit-mix",
    level: Level::Hint,
    page: Page {
        what: Both(
            "同一个计量单位在一份文件里有两种写法。",
            "One unit of measure written two ways in one document.",
        ),
        why: Both(
            "汉字和符号混用，读的人以为是两种单位。",
            "With words and signs mixed a reader thinks of two units.",
        ),
        wrong: "修路5km，其中县道3公里。",
        right: "修路5公里，其中县道3公里。",
        source: "GB/T 15835—2011，4.3（全篇体例一致）",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["km", "㎡", "m²", "kg", "%"], look),
};

fn look(case: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let Some((_, word)) = WORDS.iter().find(|(sign, _)| *sign == hit.word()) else { return };
    let digit = |words: &str| words.ends_with(|c: char| c.is_ascii_digit());
    if !digit(hit.before()) {
        return;
    }
    let text = case.prose.text();
    let at = hit.line.at + hit.range.start;
    // Told once, at the first sign.
    if text.get(..at).is_some_and(|before| {
        before.match_indices(hit.word()).any(|(at, _)| digit(before.get(..at).unwrap_or("")))
    }) {
        return;
    }
    let other = text.match_indices(word).find(|(at, _)| digit(text.get(..*at).unwrap_or("")));
    let Some((other, _)) = other else { return };
    let signs = text.match_indices(hit.word()).filter(|(at, _)| digit(text.get(..*at).unwrap_or("")));
    let mut problem = RULE
        .at(
            hit.span(),
            format!("同一个单位，这里写“{}”，别处写“{word}”", hit.word()),
            format!("{} here and {word} elsewhere are one unit", hit.word()),
        )
        .related(case.prose.span(other..other + word.len()), "这里写法不同", "written otherwise here")
        .fix(false, hit.span(), *word, format!("都改成“{word}”"), format!("write {word} throughout"));
    if let Some(fix) = &mut problem.fix {
        let edit =
            |at: usize| Edit { span: case.prose.span(at..at + hit.word().len()), text: (*word).to_owned() };
        fix.edits.extend(signs.skip(1).map(|(at, _)| edit(at)));
    }
    found.push(problem);
}

/// Signs, and the words for them.
const WORDS: [(&str, &str); 4] = [("km", "公里"), ("㎡", "平方米"), ("m²", "平方米"), ("kg", "公斤")];
