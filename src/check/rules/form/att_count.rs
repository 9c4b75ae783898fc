//! `att-count`.

use super::annex;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "att-count",
    level: Level::Error,
    page: Page {
        what: Both(
            "附件说明的序号不连续，或者列的与后面附的个数不一样。",
            "The note of annexes skips a number, or lists more or fewer than there are.",
        ),
        why: Both(
            "附件少了一份，收文机关就要打电话来问。",
            "With an annex missing the receiver has to ask for it.",
        ),
        wrong: "附件说明：1.某县招商项目表\n  2.某县招商小组名单\n--- 正文\n现将有关事项通知如下：\n--- 附件：某县招商项目表\n| 项目 | 投资 |\n| 甲 | 1亿元 |",
        right: "附件说明：1.某县招商项目表\n  2.某县招商小组名单\n--- 正文\n现将有关事项通知如下：\n--- 附件：某县招商项目表\n| 项目 | 投资 |\n| 甲 | 1亿元 |\n--- 附件：某县招商小组名单\n| 单位 | 人数 |\n| 县商务局 | 3人 |",
        source: "文件自身一致；GB/T 9704-2012，7.3.7",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::AnnexNote], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let listed = annex::listed(line.text);
    let gap = listed.iter().zip(1..).find_map(|(l, expected)| {
        l.number
            .as_ref()
            .filter(|(number, _)| *number != expected)
            .map(|(number, range)| (*number, range, expected))
    });
    if let Some((number, range, expected)) = gap {
        let span = line.span(range.clone());
        return found.push(
            RULE.at(
                span,
                format!("附件序号到这里应当是{expected}，写的是{number}"),
                format!("annex {expected} is expected here, not {number}"),
            )
            .help("补上缺的附件，或者改序号", "add the missing annex or correct the number"),
        );
    }
    let count = annex::count(case);
    if listed.len() == count || listed.is_empty() {
        return;
    }
    let problem = RULE.at(
        line.whole(),
        format!("附件说明列了{}个附件，后面有{count}个", listed.len()),
        format!("the note lists {} annexes, {count} follow", listed.len()),
    );
    let help = problem.help(
        "每个附件写一个“--- 附件：标题”；不写附件说明会自动生成",
        "write `--- 附件：title` for each; without 附件说明 the note is generated",
    );
    // Annexes may be kept in files of their own.
    found.push(if count == 0 { help.weighing(Level::Warning) } else { help });
}
