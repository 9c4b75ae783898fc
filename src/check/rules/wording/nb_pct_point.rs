//! `nb-pct-point`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "nb-pct-point",
    level: Level::Hint,
    page: Page {
        what: Both(
            "比率的增减写成了百分之几，多半是百分点。",
            "A change of a rate in per cent where percentage points are meant.",
        ),
        why: Both(
            "比率从80%提高5%是84%，提高5个百分点才是85%。",
            "A rate of 80% raised by 5% is 84%; by five points 85%.",
        ),
        wrong: "项目开工率提高5%。",
        right: "项目开工率提高5个百分点。",
        source: "统计用语的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["率提高", "率上升", "率提升", "率增长", "率下降", "率降低"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let after = hit.after();
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if rest.len() == after.len() || !rest.starts_with('%') {
        return;
    }
    let number = after.get(..after.len() - rest.len()).unwrap_or("");
    let percent = hit.range.end..hit.range.end + number.len() + 1;
    let right = format!("{number}个百分点");
    found.push(
        RULE.at(
            hit.line.span(hit.range.start..percent.end),
            format!("比率的增减一般说“{right}”；真是按比例增减，写明以谁为基数"),
            "changes of a rate are told in percentage points",
        )
        .fix(
            false,
            hit.line.span(percent),
            right.clone(),
            format!("改成“{right}”"),
            format!("write {right}"),
        ),
    );
}
