//! `ttl-zhuanfa`.

use super::{organ, title};
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "ttl-zhuanfa",
    level: Level::Warning,
    page: Page {
        what: Both(
            "印发、转发、批转用错了。",
            "The title issues what it should forward, or the other way round.",
        ),
        why: Both(
            "自己的文件用印发，上级、平级、不相隶属机关的用转发，下级的用批转。",
            "One issues (印发) one’s own text, forwards (转发) that of a superior or peer, and endorses (批转) that of a lower organ.",
        ),
        wrong: "标题：某县人民政府办公室关于印发《某市人民政府办公室关于加强招商引资工作的意见》的通知\n--- 正文\n现将《某市人民政府办公室关于加强招商引资工作的意见》（某市政办〔2026〕3号）发给你们，请认真执行。",
        right: "标题：某县人民政府办公室关于转发《某市人民政府办公室关于加强招商引资工作的意见》的通知\n--- 正文\n现将《某市人民政府办公室关于加强招商引资工作的意见》（某市政办〔2026〕3号）发给你们，请认真执行。",
        source: "《党政机关公文处理工作条例》第八条第八项；公文标题的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Title], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let verbs = ["印发", "批转", "转发"];
    let Some((at, verb)) =
        verbs.iter().filter_map(|v| Some((title::outside(line.text, v).next()?, *v))).min()
    else {
        return;
    };
    let quoted = line.text.get(at + verb.len()..).unwrap_or("").trim_start_matches(['《', '\n']);
    let Some((organ, _)) = quoted.split_once("关于") else { return };
    if organ.is_empty() || organ.chars().count() > 30 {
        return;
    }
    let Some(right) = right(case, verb, organ) else { return };
    let span = line.span(at..at + verb.len());
    found.push(
        RULE.at(
            span,
            format!("{}用“{right}”，不用“{verb}”", relation(right, organ)),
            format!("what {organ} issued is not handed on by {verb}"),
        )
        .fix(false, span, right, format!("改成“{right}”"), format!("write {right}")),
    );
}

/// The verb that fits, when the one used does not.
fn right(case: &Case<'_>, verb: &str, organ: &str) -> Option<&'static str> {
    let [issuer] = case.mechanism.document.issuers.as_slice() else { return None };
    if organ::is_same(case, &issuer.value, organ) {
        return (verb != "印发").then_some("印发");
    }
    let (own, theirs) = (case.names.find(&issuer.value)?.level?, case.names.find(organ)?.level?);
    // Levels are ordered from the centre down.
    (theirs < own && verb != "转发").then_some("转发")
}

fn relation(right: &str, organ: &str) -> String {
    if right == "印发" {
        format!("本机关“{organ}”的文件")
    } else {
        format!("上级机关“{organ}”的文件")
    }
}
