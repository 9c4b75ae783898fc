//! `lv-single`.

use super::marks::Numbered;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lv-single",
    level: Level::Hint,
    page: Page {
        what: Both("只有一条，却编了序号。", "A single line with a number."),
        why: Both(
            "有“一、”就要有“二、”；只有一条不用编号。",
            "Where there is 一、 there is 二、; a single line needs no number.",
        ),
        wrong: "# 工作要求\n## 提高认识。各单位要高度重视。\n# 附则\n本机制由县商务局解释。",
        right: "# 工作要求\n各单位要高度重视。\n# 附则\n本机制由县商务局解释。",
        source: "公文层次的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let mut declared: Vec<u32> =
        case.mechanism.bodies.iter().flat_map(|body| &body.declared).map(|place| place.start).collect();
    declared.sort_unstable();
    for part in case.numbered() {
        for (at, line) in part.iter().enumerate() {
            let before = part.iter().take(at).rev().take_while(|n| n.level >= line.level);
            let after = part.iter().skip(at + 1).take_while(|n| n.level >= line.level);
            if before.chain(after).any(|n| n.level == line.level) {
                continue;
            }
            // A body is set up by a heading, alone or not.
            let span = line.span(case);
            let first = declared.partition_point(|place| *place < span.start);
            let sets_up = declared.get(first).is_some_and(|place| *place < span.end);
            let mixed = line.mark.is_some_and(|mark| mark.value != 1 || followed(part, at));
            if sets_up || mixed {
                continue;
            }
            found.push(
                RULE.at(span, "这一级只有一条，不用编序号", "a single line of its level needs no number")
                    .help(
                        "去掉序号写成一段，或者补上第二条；不编号的标题用“=”开头",
                        "write it as a paragraph, or add a second; a heading without a number begins with =",
                    ),
            );
        }
    }
}

/// Whether the next number is a second one, written otherwise: `lv-style-mix` tells that.
fn followed(part: &[Numbered], at: usize) -> bool {
    part.get(at + 1).and_then(|next| next.mark).is_some_and(|mark| mark.value == 2)
}
