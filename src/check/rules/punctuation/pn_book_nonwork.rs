//! `pn-book-nonwork`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Edit, Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-book-nonwork",
    level: Level::Warning,
    page: Page {
        what: Both(
            "活动、会议、课程、奖项、工程的名称用了书名号。",
            "《》 round the name of an activity, meeting, course, prize or project.",
        ),
        why: Both(
            "书名号用于书、文件、作品；活动一类的名称用引号。",
            "《》 is for writings and works; other names take quotation marks.",
        ),
        wrong: "组织开展《安全生产月》活动。",
        right: "组织开展“安全生产月”活动。",
        source: "GB/T 15834—2011，附录A.13",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(
        &["》活动", "》会议", "》课程", "》奖", "》大赛", "》论坛", "》工程", "》行动", "》博览会"],
        look,
    ),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let Some(open) = hit.before().rfind('《') else { return };
    let inside = hit.before().get(open + "《".len()..).unwrap_or("");
    if inside.contains('》') || WRITINGS.iter().any(|genre| inside.ends_with(genre)) {
        return;
    }
    let close = hit.range.start..hit.range.start + "》".len();
    let span = hit.line.span(open..close.end);
    let kind = hit.word().trim_start_matches('》');
    let mut problem = RULE
        .at(
            span,
            format!("{kind}的名称用引号“”，不用书名号"),
            format!("the name of a {kind} takes “”, not 《》"),
        )
        .fix(false, hit.line.span(open..open + "《".len()), "“", format!("改成“{inside}”"), "write “”");
    if let Some(fix) = &mut problem.fix {
        fix.edits.push(Edit { span: hit.line.span(close), text: "”".to_owned() });
    }
    found.push(problem);
}

/// Last words of the titles of writings: an activity to study a document keeps its 《》.
const WRITINGS: [&str; 18] = [
    "法", "条例", "办法", "规定", "方案", "意见", "通知", "规划", "纲要", "决定", "计划", "细则", "规则",
    "报告", "标准", "指南", "手册", "读本",
];
