//! `pn-cite-order`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-cite-order",
    level: Level::Warning,
    page: Page {
        what: Both("引用文件时文号写在标题前面。", "A citation with its number before its title."),
        why: Both(
            "先引标题，后在括号里引文号，读者才知道文号是谁的。",
            "First the title, then the number in brackets.",
        ),
        wrong: "根据（某政发〔2025〕3号）《某县招商引资办法》，制定本机制。",
        right: "根据《某县招商引资办法》（某政发〔2025〕3号），制定本机制。",
        source: "公文引用的通例（源于已废止的2000年办法）",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["号）《"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let Some(open) = hit.before().rfind('（') else { return };
    let code = hit.before().get(open..).unwrap_or("");
    if !code.contains('〔') || hit.before().get(..open).is_some_and(|head| head.ends_with('》')) {
        return;
    }
    let Some(close) = hit.after().find('》') else { return };
    let number = open..hit.range.end - "《".len();
    let title = number.end..hit.range.end + close + "》".len();
    let words = |range: std::ops::Range<usize>| hit.line.text.get(range).unwrap_or("").to_owned();
    let right = words(title.clone()) + &words(number.clone());
    let span = hit.line.span(number.start..title.end);
    found.push(
        RULE.at(span, "先写标题，再在括号里写文号", "the title first, then its number in brackets").fix(
            false,
            span,
            right.clone(),
            format!("改成“{right}”"),
            format!("write {right}"),
        ),
    );
}
