//! `ttl-redundant`.

use super::title;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "ttl-redundant",
    level: Level::Warning,
    page: Page {
        what: Both("标题里有与文种重复的动词。", "A verb of the title says what its kind says."),
        why: Both(
            "请示就是请求，报告就是上报，印发的通知不必再说一次印发。",
            "A 请示 requests, a 报告 reports; the verb says it twice.",
        ),
        wrong: "文种：请示\n标题：某县人民政府办公室关于请求建立示例工作机制的请示\n主送：某市人民政府办公室\n签发人：张某\n--- 正文\n拟建立示例工作机制。\n妥否，请批示。",
        right: "文种：请示\n标题：某县人民政府办公室关于建立示例工作机制的请示\n主送：某市人民政府办公室\n签发人：张某\n--- 正文\n拟建立示例工作机制。\n妥否，请批示。",
        source: "公文标题的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Title], look),
};

/// A verb after 关于, and the end of the title that says the same.
const SAME: [(&str, &str); 6] = [
    ("请求", "的请示"),
    ("申请", "的请示"),
    ("恳请", "的请示"),
    ("要求", "的请示"),
    ("上报", "的报告"),
    ("汇报", "的报告"),
];

fn look(_: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let kept = title::without_tail(line.text);
    let Some(about) = title::outside(kept, "关于").next() else { return };
    let at = about + "关于".len();
    let rest = kept.get(at..).unwrap_or("");
    if let Some((verb, end)) = SAME.iter().find(|(verb, end)| rest.starts_with(verb) && rest.ends_with(end)) {
        let span = line.span(at..at + verb.len());
        return found.push(
            RULE.at(
                span,
                format!("文种已经是“{}”，“{verb}”是多余的", end.trim_start_matches('的')),
                format!("{verb} is superfluous: the kind says it"),
            )
            .fix(false, span, "", format!("删去“{verb}”"), format!("delete {verb}")),
        );
    }
    if rest.starts_with("印发") && rest.ends_with("的印发通知") {
        let end = kept.len() - "通知".len();
        let span = line.span(end - "印发".len()..end);
        found.push(RULE.at(span, "前面已经说了“印发”，这里不用再说", "印发 was said before").fix(
            true,
            span,
            "",
            "删去这里的“印发”",
            "delete it here",
        ));
    }
}
