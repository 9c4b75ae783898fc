//! `lv-seq`.

use super::marks::Mark;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lv-seq",
    level: Level::Error,
    page: Page {
        what: Both(
            "手写的序号断了、重了或者从头来过。",
            "Typed numbers with a gap, a repetition or a restart.",
        ),
        why: Both("“二、”后面是“四、”，读的人会找第三条。", "After 二、 and 四、 a reader looks for 三、."),
        wrong: "--- 正文\n编号：无\n一、提高认识\n各单位要高度重视。\n二、抓好落实\n各单位要抓好落实。\n四、加强保障\n各单位要加强保障。",
        right: "--- 正文\n编号：无\n一、提高认识\n各单位要高度重视。\n二、抓好落实\n各单位要抓好落实。\n三、加强保障\n各单位要加强保障。",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &["lv-style-mix"],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    for part in case.numbered() {
        // The last number of each level, cleared by a line of a level above.
        let mut last: [Option<Mark>; 5] = [None; 5];
        for line in part {
            let Some(mark) = line.mark else { continue };
            let level = usize::from(line.level);
            let expected = last.get(level).copied().flatten().map_or(1, |before| before.value + 1);
            if mark.value != expected {
                found.push(
                    RULE.at(
                        line.span(case),
                        format!("这里的序号应当是第{expected}个，写成了第{}个", mark.value),
                        format!("number {} where {expected} is due", mark.value),
                    )
                    .help(
                        "补上缺的一条，或者改序号；不用“编号：无”，序号会自动生成",
                        "add what is missing or renumber",
                    ),
                );
            }
            for (at, slot) in last.iter_mut().enumerate() {
                if at == level {
                    *slot = Some(mark);
                } else if at > level {
                    *slot = None;
                }
            }
        }
    }
}
