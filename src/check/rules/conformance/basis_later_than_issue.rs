//! `basis-later-than-issue`.

use crate::check::between::Brief;
use crate::check::{Both, Page, Reads, Rule};
use crate::problem::{Level, Problem};
use jiff::civil::Date;
use std::collections::HashMap;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "basis-later-than-issue",
    level: Level::Error,
    page: Page {
        what: Both("所依据的文件，成文日期比本文件还晚。", "A basis that was issued after the document."),
        why: Both(
            "依据的文件要先有；日期反了，多半是文号或者日期写错了。",
            "A basis comes first; mostly a number or a date is wrong.",
        ),
        wrong: "--- 正文\n根据{依据：《某市人民政府办公室关于建立示例工作机制的通知》（某市政办〔2026〕19号）}，制定本机制。\n+++ 上级.jz\n地区：某省某市\n发文机关：某市人民政府办公室\n标题：某市人民政府办公室关于建立示例工作机制的通知\n发文字号：某市政办〔2026〕19号\n成文日期：2026年5月8日\n主送：各县（市）区人民政府，市人民政府各部门\n--- 正文\n各单位要抓好落实。\n",
        right: "--- 正文\n根据{依据：《某市人民政府办公室关于建立示例工作机制的通知》（某市政办〔2026〕19号）}，制定本机制。\n+++ 上级.jz\n地区：某省某市\n发文机关：某市人民政府办公室\n标题：某市人民政府办公室关于建立示例工作机制的通知\n发文字号：某市政办〔2026〕19号\n成文日期：2026年1月8日\n主送：各县（市）区人民政府，市人民政府各部门\n--- 正文\n各单位要抓好落实。\n",
        source: "文件之间一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Briefs(look),
};

fn look(briefs: &[&Brief], found: &mut Vec<(usize, Problem)>) {
    let at: HashMap<&str, &Brief> = briefs.iter().map(|brief| (brief.path.as_str(), *brief)).collect();
    for (own, brief) in briefs.iter().enumerate() {
        for rests in &brief.rests {
            let Some(parent) = at.get(rests.path.as_str()) else { continue };
            let (Some(issued), Some(earlier)) = (brief.issued, parent.issued) else { continue };
            // Of two that rest on each other the ring is told.
            if earlier <= issued || parent.rests.iter().any(|back| back.path == brief.path) {
                continue;
            }
            let day = |date: Date| format!("{}年{}月{}日", date.year(), date.month(), date.day());
            found.push((
                own,
                RULE.at(
                    rests.span,
                    format!("所依据的{}是{}成文的，本文件是{}", parent.name(), day(earlier), day(issued)),
                    format!("{} is of {earlier}, this document of {issued}", parent.name()),
                )
                .help("核对两份文件的成文日期和文号", "check both dates and numbers"),
            ));
        }
    }
}
