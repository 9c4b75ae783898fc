//! `lv-skip`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lv-skip",
    level: Level::Warning,
    page: Page {
        what: Both(
            "序号跳了级：有“（一）”没有“一、”，或者“一、”下面直接是“（1）”。",
            "A level without the one above it.",
        ),
        why: Both(
            "层次序数依次使用；跳了级，读的人不知道这一条属于哪一条。",
            "Levels follow one another; with one skipped nobody knows what belongs to what.",
        ),
        wrong: "# 工作要求\n### 提高认识。各单位要高度重视。\n### 抓好落实。各单位要抓好落实。\n# 附则\n## 解释。本机制由县商务局解释。\n## 施行。本机制自印发之日起施行。",
        right: "# 工作要求\n## 提高认识。各单位要高度重视。\n## 抓好落实。各单位要抓好落实。\n# 附则\n## 解释。本机制由县商务局解释。\n## 施行。本机制自印发之日起施行。",
        source: "GB/T 9704-2012，7.3.3",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    for part in case.numbered() {
        // Simple documents use 一、 and 1. only, which is usual.
        let two_levels = !part.iter().any(|n| n.level == 2);
        let mut above: Option<u8> = None;
        let mut told = 0;
        for line in part {
            let least = above.map_or(1, |level| level + 1);
            let usual = two_levels && line.level == 3 && least == 2 || line.level <= least;
            // An annex or a text of items alone begins where it likes.
            let alone = above.is_none() && !line.heading;
            if !usual && !alone && told != line.level {
                told = line.level;
                found.push(
                    RULE.at(
                        line.span(case),
                        format!("这是第{}级，上面缺第{least}级", line.level),
                        format!("level {} without a level {least} above it", line.level),
                    )
                    .help(
                        "各级依次用“一、”“（一）”“1.”“（1）”，不跳级",
                        "use 一、 （一） 1. （1） one after another",
                    ),
                );
            } else if line.level <= told {
                told = 0;
            }
            if line.heading {
                above = Some(line.level);
            }
        }
    }
}
