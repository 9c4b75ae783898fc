//! `num-prefix`.

use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule, Setting, SettingValue};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "num-prefix",
    level: Level::Warning,
    page: Page {
        what: Both(
            "发文字号的机关代字不在本地的代字表里。",
            "The office code of the document number is not in the table of codes.",
        ),
        why: Both(
            "机关代字由上级核定，不能自己编；写错了，就成了别的机关的文件。",
            "Codes are assigned and not made up; a wrong one makes it the document of another organ.",
        ),
        wrong: "发文字号：某政办字〔2026〕9号\n--- 正文\n现将有关事项通知如下：\n+++ jizhi.toml\n[rules.num-prefix]\nprefixes = [\"某政发\", \"某政办\"]",
        right: "发文字号：某政办〔2026〕9号\n--- 正文\n现将有关事项通知如下：\n+++ jizhi.toml\n[rules.num-prefix]\nprefixes = [\"某政发\", \"某政办\"]",
        source: "《党政机关公文处理工作条例》第九条；机关代字按本地核定的表",
    },
    settings: &[Setting {
        key: "prefixes",
        default: SettingValue::Words(&[]),
        what: Both(
            "本机关可以用的机关代字；不设就不查。",
            "The codes this organ may use; unset: not checked.",
        ),
    }],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Number], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    if !case.is_set(RULE.name) {
        return;
    }
    let Some((code, _)) = line.text.split_once('〔') else { return };
    let codes = case.words(&RULE, "prefixes");
    if code.is_empty() || codes.is_empty() || codes.contains(&code) {
        return;
    }
    found.push(
        RULE.at(
            line.span(0..code.len()),
            format!("机关代字“{code}”不在代字表里"),
            format!("the office code `{code}` is not in the table"),
        )
        .help(
            format!("代字表里有：{}；新核定的代字加到 jizhi.toml 的 [rules.num-prefix]", codes.join("、")),
            format!("the table has {}; add a newly assigned code to [rules.num-prefix]", codes.join(", ")),
        ),
    );
}
