//! `supersede-incomplete`.

use super::super::structure::sentence;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::Abolition;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "supersede-incomplete",
    level: Level::Warning,
    page: Page {
        what: Both(
            "撤销一个机构、废止一份文件，没有写它是哪份文件设立的（文号），从什么时候起，或者由谁接手。",
            "A body or document ends without its basis, date or successor.",
        ),
        why: Both(
            "没有文号，找不到要撤的是哪一个；没有日期和接手单位，中间这一段没有人管。",
            "Without a number nobody knows which one is meant; without date and successor a gap is left.",
        ),
        wrong: "# 总体要求\n各单位要分工负责，抓好落实。\n# 其他事项\n{废止：县招商引资考核领导小组}自行撤销。",
        right: "# 总体要求\n各单位要分工负责，抓好落实。\n# 其他事项\n自本通知印发之日起，《某县人民政府办公室关于成立县招商引资考核领导小组的通知》（某政办〔2021〕5号）设立的{废止：县招商引资考核领导小组}自行撤销，相应职能由{承接：县商务局}承担。",
        source: "审核惯例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    for abolition in &case.mechanism.abolitions {
        let missing = missing(case, abolition);
        if missing.is_empty() {
            continue;
        }
        let what = abolition.text.trim_matches(['《', '》']);
        let (zh, en): (Vec<_>, Vec<_>) = missing.into_iter().unzip();
        found.push(
            RULE.at(
                abolition.span,
                format!("撤销、废止“{what}”，没有写{}", zh.join("、")),
                format!("{what} ends without {}", en.join(", ")),
            )
            .help(
                "写全：自何时起，《×××》（×政办〔20××〕×号）设立的某某机构撤销，相应职能由谁承担",
                "write from when, which document (title and number) set it up, and who takes over",
            ),
        );
    }
}

fn missing(case: &Case<'_>, abolition: &Abolition) -> Vec<(&'static str, &'static str)> {
    let Some((line, at)) = sentence::around(case, abolition.span) else { return Vec::new() };
    let (before, after) = (sentence::before(&line, at), sentence::after(&line, at));
    let says = |words: &[&str]| words.iter().any(|w| before.contains(w) || after.contains(w));
    let body = !abolition.text.contains('《') && !is_document(&abolition.text);
    let mut missing = Vec::new();
    if !says(&["〔", "号）", "号)", "号文"]) && !abolition.text.contains('〔') {
        missing.push(if body {
            ("设立它的文件的文号", "the number of the document that set it up")
        } else {
            ("文号", "its number")
        });
    }
    if !says(&["之日", "日起", "年", "即日", "同时", "即行", "月底"]) {
        missing.push(("从什么时候起", "a date"));
    }
    let taken =
        abolition.successor.is_some() || says(&["职能", "职责", "承担", "承接", "并入", "转为", "更名"]);
    if body && !taken {
        missing.push(("由谁接手", "a successor"));
    }
    missing
}

fn is_document(text: &str) -> bool {
    ["办法", "方案", "通知", "意见", "规定", "细则", "制度", "机制", "决定"]
        .iter()
        .any(|end| text.ends_with(end))
}
