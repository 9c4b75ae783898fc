//! Plans, lists and rules that a duty draws up.

use super::piece::{cut, text};
use std::ops::Range;

/// Verbs behind which stands what is drawn up.
const DRAWN_UP: &[&str] = &[
    "研究制定实施",
    "研究制定",
    "制定印发",
    "制定",
    "制订",
    "编制",
    "出台",
    "拟定",
    "起草",
    "签订",
    "建立健全",
    "更新健全",
    "建立",
    "完善",
    "汇编形成",
];

/// Endings of what is drawn up.
const DOCUMENTS: &[&str] = &[
    "方案",
    "计划",
    "办法",
    "清单",
    "台账",
    "规划",
    "目录",
    "时序表",
    "责任书",
    "信息库",
    "项目库",
    "图谱",
    "细则",
    "预案",
    "地图",
    "制度",
];

/// Plans, lists and rules that a duty draws up.
pub(super) fn deliverables(words: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for piece in cut(words, range, &['，', '；']) {
        let inner = text(words, &piece);
        let verb = DRAWN_UP.iter().filter_map(|v| inner.find(v).map(|at| (at, at + v.len()))).min();
        let Some((_, start)) = verb else { continue };
        for item in cut(words, piece.start + start..piece.end, &['、']) {
            // 制定和实施规划
            let joints = ["和实施", "并实施", "和落实", "和完善"];
            let joint = joints.iter().find(|w| text(words, &item).starts_with(**w));
            let item = item.start + joint.map_or(0, |w| w.len())..item.end;
            let name = text(words, &item);
            let end = DOCUMENTS.iter().filter_map(|d| name.rfind(d).map(|at| at + d.len())).max();
            if let Some(end) =
                end.filter(|end| (3..=30).contains(&name.get(..*end).map_or(0, |n| n.chars().count())))
            {
                found.push(item.start..item.start + end);
            }
        }
    }
    found
}
