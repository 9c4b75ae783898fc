//! How a report for people ends: what was not written, and how many problems there are.

use super::{Language, Report, Tally};

/// The files held back and the line that counts.
pub(super) fn push_end(page: &mut String, report: &Report, language: Language) {
    for file in &report.held_back {
        page.push_str(&match language {
            Language::Chinese => format!("没有写出：{file}（先改正上面的错误）\n"),
            Language::English => format!("not written: {file} (correct the errors above first)\n"),
        });
    }
    page.push_str(&summary(report, language));
    page.push('\n');
}

/// The last line of a report for people: 2 个错误，1 个警告.
#[must_use]
pub fn summary(report: &Report, language: Language) -> String {
    let Tally { errors, warnings, hints, unreadable } = report.tally();
    let counted = [
        (unreadable, "个文件读不了", ["unreadable", "unreadable"]),
        (errors, "个错误", ["error", "errors"]),
        (warnings, "个警告", ["warning", "warnings"]),
        (hints, "个提示", ["hint", "hints"]),
    ];
    let words: Vec<String> = counted
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, zh, [one, many])| {
            format!("{count} {}", language.pick(zh, if *count == 1 { one } else { many }))
        })
        .collect();
    let checked = report.checked;
    let documents = if checked == 1 { "document" } else { "documents" };
    match language {
        Language::Chinese if words.is_empty() => format!("{checked} 份文件，没有问题"),
        Language::English if words.is_empty() => format!("{checked} {documents}, no problems"),
        Language::Chinese => format!("{checked} 份文件：{}", words.join("，")),
        Language::English => format!("{checked} {documents}: {}", words.join(", ")),
    }
}
