//! `wd-colloquial`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wd-colloquial",
    level: Level::Hint,
    page: Page {
        what: Both("口语词写进了公文。", "Words of talk in an official text."),
        why: Both(
            "公文用书面语；口语显得随意，意思也不准。",
            "Official texts use the written language; talk is loose.",
        ),
        wrong: "各单位要走到老百姓中间去，把难题搞定。",
        right: "各单位要走到群众中间去，把难题解决好。",
        source: "公文用语的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["老百姓", "咱们", "这事儿", "搞定", "摆平", "拍脑袋", "没辙", "咋办"], look),
};

/// The words, and what is written instead.
const WORDS: &[(&str, &str)] = &[
    ("老百姓", "群众"),
    ("咱们", "我们"),
    ("这事儿", "此事"),
    ("搞定", "解决"),
    ("摆平", "处理"),
    ("拍脑袋", "凭主观臆断"),
    ("没辙", "没有办法"),
    ("咋办", "怎么办"),
];

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    // A slogan in quotation marks is somebody's own words.
    let Some((word, instead)) = WORDS.iter().find(|(word, _)| *word == hit.word() && !hit.is_quoted()) else {
        return;
    };
    found.push(RULE.at(hit.span(), format!("“{word}”是口语"), format!("{word} is talk")).fix(
        false,
        hit.span(),
        *instead,
        format!("改成“{instead}”"),
        format!("write {instead}"),
    ));
}
