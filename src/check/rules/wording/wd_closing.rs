//! `wd-closing`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wd-closing",
    level: Level::Warning,
    page: Page {
        what: Both(
            "结尾用语是另一个文种的：通知用了“此复”。",
            "The closing words belong to another kind of document.",
        ),
        why: Both(
            "结尾用语随文种：批复用“此复”，函用“特此函告”，通知用“特此通知”。用错了，收文机关会怀疑发错了文。",
            "Each kind has its own closing; the wrong one makes the reader doubt what was sent.",
        ),
        wrong: "现将有关事项通知如下：请各单位抓好落实。此复。",
        right: "请各单位抓好落实。特此通知。",
        source: "公文结尾用语的惯例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(
        &[
            "此复",
            "特此函复",
            "特此函告",
            "特此函达",
            "特此复函",
            "特此报告",
            "特此批复",
            "特此请示",
            "特此通告",
            "特此公告",
            "特此通报",
            "特此通知",
        ],
        look,
    ),
};

/// Closing words, and the kinds that they close.
const CLOSINGS: &[(&str, &[&str])] = &[
    ("此复", &["批复", "复函", "函"]),
    ("特此函复", &["函"]),
    ("特此函告", &["函"]),
    ("特此函达", &["函"]),
    ("特此复函", &["函"]),
    ("特此报告", &["报告"]),
    ("特此批复", &["批复"]),
    ("特此请示", &["请示"]),
    ("特此通告", &["通告"]),
    ("特此公告", &["公告"]),
    ("特此通报", &["通报"]),
    ("特此通知", &["通知"]),
];

fn look(case: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let Some((word, kinds)) = CLOSINGS.iter().find(|(word, _)| *word == hit.word()) else { return };
    let closes = hit.after().is_empty() || hit.after().starts_with('。');
    let apart = hit.before().is_empty() || hit.before().ends_with(['。', '；']);
    let Some(genre) = case.mechanism.document.genre.as_ref().filter(|_| closes && apart) else { return };
    if kinds.contains(&genre.value.as_str()) {
        return;
    }
    found.push(
        RULE.at(
            hit.span(),
            format!("“{word}”不是{}的结尾用语", genre.value),
            format!("{word} does not close a {}", genre.value),
        )
        .related(genre.span, "文种", "the kind of document")
        .help(
            format!("改成与{}相配的结尾用语，或者删去", genre.value),
            "write the closing of this kind, or none",
        ),
    );
}
