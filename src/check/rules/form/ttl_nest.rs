//! `ttl-nest`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "ttl-nest",
    level: Level::Error,
    page: Page {
        what: Both("书名号里面又用了双书名号。", "《》 inside 《》."),
        why: Both(
            "标点符号国家标准规定里层用单书名号“〈〉”；两层一样，分不清哪里到头。",
            "The standard has 〈〉 inside 《》; with both alike nobody sees where a title ends.",
        ),
        wrong: "根据《某市人民政府关于印发《某市招商引资办法》的通知》（某市政发〔2025〕3号），制定本方案。",
        right: "根据《某市人民政府关于印发〈某市招商引资办法〉的通知》（某市政发〔2025〕3号），制定本方案。",
        source: "GB/T 15834-2011，4.15.3.5",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["《"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let before = hit.before();
    // An outer title is open where more were opened than closed since the last full stop.
    let sentence = before.rsplit('。').next().unwrap_or(before);
    if sentence.matches('《').count() != sentence.matches('》').count() + 1 {
        return;
    }
    let Some(close) = hit.after().find('》') else { return };
    let end = hit.range.end + close;
    // Without the outer half this is an unpaired mark, which another rule tells.
    if !hit.line.text.get(end + '》'.len_utf8()..).is_some_and(|rest| rest.contains('》')) {
        return;
    }
    let inner = hit.line.text.get(hit.range.end..end).unwrap_or("");
    let right = format!("〈{inner}〉");
    let span = hit.line.span(hit.range.start..end + '》'.len_utf8());
    found.push(RULE.at(span, "书名号里面的书名号用“〈〉”", "a title inside 《》 stands in 〈〉").fix(
        true,
        span,
        right.clone(),
        format!("改成“{right}”"),
        format!("write {right}"),
    ));
}
