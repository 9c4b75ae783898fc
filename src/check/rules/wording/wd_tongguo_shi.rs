//! `wd-tongguo-shi`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wd-tongguo-shi",
    level: Level::Warning,
    page: Page {
        what: Both("“通过……，使……”这样的句子没有主语。", "A sentence 通过……，使…… without a subject."),
        why: Both(
            "“通过”和“使”把主语都吃掉了，不知道是谁做的。",
            "通过 and 使 swallow the subject: nobody does it.",
        ),
        wrong: "通过开展培训，使干部能力得到提升。",
        right: "通过开展培训，提升干部能力。",
        source: "语法；公文用语的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["，使", "，让"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let sentence = hit.before().rsplit(['。', '；', '：']).next().unwrap_or("");
    let word = ["通过", "由于", "经过"].iter().find(|word| sentence.starts_with(**word));
    let Some(word) = word.filter(|_| hit.after().chars().nth(1).is_some() && !hit.after().starts_with('用'))
    else {
        return;
    };
    let (start, len) = (hit.range.start - sentence.len(), word.len());
    let verb = hit.word().trim_start_matches('，');
    let from = hit.range.end - verb.len();
    found.push(
        RULE.at(
            hit.line.span(start..hit.range.end),
            format!("“{word}……，{verb}……”没有主语"),
            format!("a sentence with {word} and {verb} has no subject"),
        )
        .related(hit.line.span(start..start + len), "删去这个", "delete this")
        .related(hit.line.span(from..hit.range.end), "或者删去这个", "or this"),
    );
}
