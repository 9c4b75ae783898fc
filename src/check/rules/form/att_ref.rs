//! `att-ref`.

use super::{annex, written_number};
use crate::check::{Both, Case, Hit, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "att-ref",
    level: Level::Error,
    page: Page {
        what: Both("正文说“见附件”，后面没有这个附件。", "The text refers to an annex that is not there."),
        why: Both("读者翻到后面找不到，任务就落不了地。", "The reader looks for it in vain and cannot act."),
        wrong: "--- 正文\n各单位要按照项目清单（见附件3）抓好落实。\n--- 附件：某县招商项目表\n| 项目 | 投资 |\n| 甲 | 1亿元 |",
        right: "--- 正文\n各单位要按照项目表（见附件）抓好落实。\n--- 附件：某县招商项目表\n| 项目 | 投资 |\n| 甲 | 1亿元 |",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["见附件", "（附件"], look),
};

fn look(case: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    if hit.line.kind.is_element() {
        return;
    }
    let (digits, rest) = written_number::digits(hit.after());
    // 见附件表、（附件清单： a name follows, or the annexes of another document.
    if digits.is_empty() && !rest.starts_with(['）', '。', '，', '；', '、']) && !rest.is_empty() {
        return;
    }
    let another = hit.before().ends_with(['》', '号']) || hit.before().ends_with("号）");
    if another && hit.word() == "（附件" {
        return;
    }
    let noted = case.element(LineKind::AnnexNote).map_or(0, |note| annex::listed(note.text).len());
    let there = annex::count(case).max(noted);
    let wanted = digits.parse().unwrap_or(1);
    if (1..=there).contains(&wanted) {
        return;
    }
    let at = hit.range.end - "附件".len();
    found.push(
        RULE.at(
            hit.line.span(at..hit.range.end + digits.len()),
            match there {
                0 => "文件没有附件".to_owned(),
                _ => format!("没有附件{wanted}，一共{there}个附件"),
            },
            match there {
                0 => "the document has no annex".to_owned(),
                _ => format!("there is no annex {wanted}, only {there}"),
            },
        )
        .help("加上“--- 附件：标题”，或者改这里的序号", "add `--- 附件：title`, or correct the number"),
    );
}
