//! `to-mixed-sep`.

use super::organ;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "to-mixed-sep",
    level: Level::Warning,
    page: Page {
        what: Both(
            "主送机关之间的顿号、逗号用反了。",
            "、 and ， between addressees are the wrong way round.",
        ),
        why: Both(
            "同一类的用顿号，不同级、不同类的用逗号；用反了，看不出哪些是一类。",
            "、 joins those of one kind, ， sets kinds and levels apart; else one cannot see which belong together.",
        ),
        wrong: "主送：各乡（镇）人民政府、县人民政府各部门\n--- 正文\n现将有关事项通知如下：",
        right: "主送：各乡（镇）人民政府，县人民政府各部门\n--- 正文\n现将有关事项通知如下：",
        source: "公文主送机关的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Addressees], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let organs = organ::organs(line.text);
    for pair in organs.windows(2) {
        let [one, next] = pair else { continue };
        let Some((at, mark)) = one.mark else { continue };
        let right = match mark {
            '、' if is_lower(one.name) && is_own(next.name) => '，',
            '，' if is_one_kind(case, one.name, next.name) => '、',
            _ => continue,
        };
        let span = line.span(at..at + mark.len_utf8());
        let (zh, en) = match right {
            '，' => ("不是一级、一类，中间用逗号", "are of two kinds, so ， stands between"),
            _ => ("是同一类部门，中间用顿号", "are of one kind, so 、 stands between"),
        };
        found.push(
            RULE.at(
                span,
                format!("“{}”和“{}”{zh}", one.name, next.name),
                format!("{} and {} {en}", one.name, next.name),
            )
            .fix(
                true,
                span,
                right.to_string(),
                format!("改成“{right}”"),
                format!("write {right}"),
            ),
        );
    }
}

/// Governments below, as a class: 各乡（镇）人民政府.
fn is_lower(name: &str) -> bool {
    const ENDS: [&str; 7] = ["人民政府", "街道办事处", "乡镇", "乡（镇）", "（市、区）", "街道", "（街道）"];
    name.starts_with('各') && ENDS.iter().any(|end| name.ends_with(end))
}

/// One’s own departments, as a class: 县人民政府各部门, 县直各单位.
fn is_own(name: &str) -> bool {
    name.contains("政府各")
        || name.contains('直') && ["单位", "部门", "机构"].iter().any(|end| name.ends_with(end))
}

/// Whether both are departments of one government.
fn is_one_kind(case: &Case<'_>, one: &str, next: &str) -> bool {
    let level = |name: &str| case.names.find(name).and_then(|found| found.level);
    let named = |name: &str| name.ends_with(['局', '委']) && !name.contains('各');
    named(one)
        && named(next)
        && organ::is_department(case, one)
        && organ::is_department(case, next)
        && level(one) == level(next)
}
