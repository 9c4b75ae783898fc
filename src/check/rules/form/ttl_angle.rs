//! `ttl-angle`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "ttl-angle",
    level: Level::Warning,
    page: Page {
        what: Both(
            "用小于号、大于号代替了书名号。",
            "Less-than and greater-than signs stand for 《》 or 〈〉.",
        ),
        why: Both(
            "书名号是“《》”，里层是“〈〉”；“<>”是数学符号。",
            "Titles stand in 《》, inner ones in 〈〉; < > are signs of arithmetic.",
        ),
        wrong: "根据《某市人民政府关于印发<某市招商引资办法>的通知》（某市政发〔2025〕3号），制定本方案。",
        right: "根据《某市人民政府关于印发〈某市招商引资办法〉的通知》（某市政发〔2025〕3号），制定本方案。",
        source: "GB/T 15834-2011，4.15.1",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["<", "＜"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let after = hit.after();
    let close = if hit.word() == "<" { '>' } else { '＞' };
    let Some(len) = after.find(close) else { return };
    let inner = after.get(..len).unwrap_or("");
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    if !inner.starts_with(han) || inner.contains(['。', '，', '；', '<', '＜']) {
        return;
    }
    let outer = hit.before().matches('《').count() > hit.before().matches('》').count();
    // ＜＜办法＞＞ is left alone: two signs make one mark there.
    if hit.before().ends_with(['<', '＜']) {
        return;
    }
    let right = if outer { format!("〈{inner}〉") } else { format!("《{inner}》") };
    let span = hit.line.span(hit.range.start..hit.range.end + len + close.len_utf8());
    found.push(
        RULE.at(
            span,
            format!("书名号不用“{}{close}”", hit.word()),
            format!("`{}{close}` are no title marks", hit.word()),
        )
        .fix(true, span, right.clone(), format!("改成“{right}”"), format!("write {right}")),
    );
}
