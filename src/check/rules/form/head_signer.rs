//! `head-signer`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "head-signer",
    level: Level::Warning,
    page: Page {
        what: Both(
            "上行文没有签发人，或者下行文写了签发人。",
            "An upward document without a signer, or a downward one with it.",
        ),
        why: Both(
            "上行文应当标注签发人姓名，由主要负责人签发；下行文不标。",
            "Upward documents name who signed them, downward ones do not.",
        ),
        wrong: "签发人：张某\n--- 正文\n现将有关事项通知如下：",
        right: "--- 正文\n现将有关事项通知如下：",
        source: "《党政机关公文处理工作条例》第九条第六项、第二十二条",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let document = &case.mechanism.document;
    let Some(genre) = &document.genre else { return };
    let words = genre.value.as_str();
    match (words, document.signers.as_slice()) {
        ("请示" | "报告", []) if !is_omitted(case) => found.push(
            RULE.at(
                genre.span,
                format!("{words}是上行文，要标注签发人"),
                format!("a {words} goes upwards and names its signer"),
            )
            .help("加一行“签发人：”，写主要负责人的姓名", "add a line 签发人："),
        ),
        ("通知" | "决定" | "通报" | "批复" | "公告" | "通告", [first, ..]) => found.push(
            RULE.at(
                first.span,
                format!("{words}不是上行文，不标注签发人"),
                format!("a {words} does not go upwards and names no signer"),
            )
            .related(genre.span, "文种", "the kind of document")
            .help("删去“签发人”这一行", "delete the line 签发人"),
        ),
        _ => {}
    }
}

/// Whether 签发人：无 is written; the model keeps names only.
fn is_omitted(case: &Case<'_>) -> bool {
    let header = case.text.as_str().lines().take_while(|line| !line.starts_with("---"));
    header.into_iter().any(|line| line.starts_with("签发人") && line.trim_end().ends_with('无'))
}
