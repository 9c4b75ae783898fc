//! `sig-punct`.

use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "sig-punct",
    level: Level::Warning,
    page: Page {
        what: Both("署名或者日期后面用了标点。", "A mark stands behind the signature or the date."),
        why: Both(
            "署名、日期单独成行，后面不加标点。",
            "Both stand on lines of their own and end without a mark.",
        ),
        wrong: "成文日期：2026年3月6日。\n--- 正文\n现将有关事项通知如下：",
        right: "成文日期：2026年3月6日\n--- 正文\n现将有关事项通知如下：",
        source: "公文落款的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Signature, LineKind::Date, LineKind::PrintDate], look),
};

const MARKS: [char; 6] = ['。', '；', '，', ';', ',', '、'];

fn look(_: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let mut at = 0;
    for row in line.text.split('\n') {
        let (start, trimmed) = (at, row.trim_end());
        at += row.len() + 1;
        let kept = trimmed.trim_end_matches(MARKS);
        if kept.len() == trimmed.len() || kept.is_empty() {
            continue;
        }
        let mark = trimmed.get(kept.len()..).unwrap_or("");
        let span = line.span(start + kept.len()..start + trimmed.len());
        // A date with a mark could not be read as one: the whole is shown.
        let shown = if line.kind == LineKind::Signature { span } else { line.whole() };
        found.push(
            RULE.at(shown, format!("“{kept}”后面不加“{mark}”"), format!("no `{mark}` after `{kept}`")).fix(
                true,
                span,
                "",
                "删去",
                "delete it",
            ),
        );
    }
}
