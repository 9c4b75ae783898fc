//! `pn-space`.

use super::characters::is_han;
use crate::check::{Both, Case, Hit, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-space",
    level: Level::Warning,
    page: Page {
        what: Both("汉字之间、标点前面有半角空格。", "A blank between Chinese characters or before a mark."),
        why: Both(
            "多半是从网页、扫描件粘贴来的，印出来有空档。",
            "Mostly pasted from the web or a scan; it prints as a gap.",
        ),
        wrong: "各单位要高度重视 抓好落实。",
        right: "各单位要高度重视，抓好落实。",
        source: "公文排版的通例",
    },
    settings: &[],
    yields_to: &["att-colon-body", "missing-colon"],
    reads: Reads::Words(&[" "], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    if !matches!(
        hit.line.kind,
        LineKind::Paragraph | LineKind::Heading | LineKind::Item | LineKind::Addressees
    ) {
        return;
    }
    let (before, after) = (hit.before(), hit.after());
    if before.ends_with(' ') {
        return;
    }
    let rest = after.trim_start_matches(' ');
    let left = before.chars().rev().take_while(|c| is_han(*c)).count();
    let right = rest.chars().take_while(|c| is_han(*c)).count();
    let mark = rest.starts_with(['，', '。', '；', '：', '、', '）', '》', '”']);
    let marked = before.ends_with(['，', '。', '；', '：', '、', '（', '《', '“']);
    // Short words side by side are names or a column, not a sentence broken by a blank.
    let sentence = left > 0 && right > 0 && (left > 4 || right > 4);
    if !(sentence || left > 0 && mark || marked && right > 0) {
        return;
    }
    let span = hit.line.span(hit.range.start..hit.range.end + after.len() - rest.len());
    found.push(
        RULE.at(
            span,
            "这里多了空格；要停顿就用标点",
            "a blank in Chinese text; use a mark where a pause is meant",
        )
        .fix(mark || marked, span, "", "删去空格", "delete it"),
    );
}
