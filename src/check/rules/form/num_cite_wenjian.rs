//! `num-cite-wenjian`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "num-cite-wenjian",
    level: Level::Hint,
    page: Page {
        what: Both(
            "括号里已经有发文字号，后面又写了“文件”。",
            "文件 after a citation that ends with its number.",
        ),
        why: Both(
            "书名号和文号合在一起就是那份文件，再写“文件”是重复。",
            "Title and number together are the document; 文件 says it again.",
        ),
        wrong: "根据《某县招商引资办法》（某政发〔2025〕3号）文件要求，制定本方案。",
        right: "根据《某县招商引资办法》（某政发〔2025〕3号）要求，制定本方案。",
        source: "公文引文的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["号）文件"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let digits = hit.before().trim_end_matches(|c: char| c.is_ascii_digit());
    let open = digits.rfind('（').and_then(|at| digits.get(..at));
    if !digits.ends_with('〕') || !open.is_some_and(|title| title.ends_with('》')) {
        return;
    }
    // 文件夹, 文件柜 and the like are things of their own.
    if hit.after().starts_with(['夹', '柜', '管', '汇', '起']) {
        return;
    }
    let span = hit.line.span(hit.range.end - "文件".len()..hit.range.end);
    found.push(
        RULE.at(span, "前面已经写了标题和文号，“文件”是多余的", "文件 is superfluous after title and number")
            .fix(true, span, "", "删去“文件”", "delete 文件"),
    );
}
