//! `wd-placeholder`.

use crate::check::{Both, Case, Hit, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wd-placeholder",
    level: Level::Error,
    page: Page {
        what: Both("正文里还有没填的占位：“××”“【待补】”。", "A place still to be filled in: ××, 【待补】."),
        why: Both(
            "占位是起草时留给自己看的；印出去，要求就不完整，也显得没有校对。",
            "A placeholder is a note to oneself; printed, it leaves the demand open.",
        ),
        wrong: "各单位要在××年6月30日前完成。",
        right: "各单位要在2026年6月30日前完成。",
        source: "文件自身完整",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["××", "XX", "【待", "（待补", "TODO", "（此处"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    // A form in a table or an annex is to be filled in by those who report; a name in quotation marks
    // is a pattern. Elements around the text have rules of their own.
    let form =
        matches!(hit.line.kind, LineKind::Cell | LineKind::Number | LineKind::Date | LineKind::PrintDate)
            || hit.line.block.is_some_and(|block| block.clause.starts_with("附件"));
    let latin = |c: char| c.is_ascii_alphanumeric();
    let word = hit.word();
    let inside = word == "XX" && (hit.before().ends_with(latin) || hit.after().starts_with(latin));
    // ××× is told once, at its first two.
    let goes_on = hit.before().ends_with('×');
    if form || hit.is_quoted() || inside || goes_on {
        return;
    }
    let more = hit.after().len() - hit.after().trim_start_matches('×').len();
    let closed = if word.starts_with(['【', '（']) {
        hit.after().find(['】', '）']).map_or(0, |at| at + 3)
    } else {
        more
    };
    found.push(
        RULE.at(
            hit.line.span(hit.range.start..hit.range.end + closed),
            "这里还没有填",
            "this is still to be filled in",
        )
        .help("填上内容；不需要的，连同占位一起删去", "fill it in, or delete it"),
    );
}
