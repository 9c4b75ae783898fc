//! `ttl-punct`.

use super::title;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "ttl-punct",
    level: Level::Warning,
    page: Page {
        what: Both("标题里用了句号、逗号这样的标点。", "The title has a full stop, comma or the like."),
        why: Both(
            "公文标题除书名号、引号、括号和并列的顿号外不用标点，末尾也不加。",
            "A title has no marks but 《》, quotation marks, brackets and 、, and none at its end.",
        ),
        wrong: "标题：某县人民政府办公室关于建立示例工作机制的通知。\n--- 正文\n现将有关事项通知如下：",
        right: "标题：某县人民政府办公室关于建立示例工作机制的通知\n--- 正文\n现将有关事项通知如下：",
        source: "公文标题的通例；GB/T 15834-2011，附录B.4",
    },
    settings: &[],
    yields_to: &["att-endpunct"],
    reads: Reads::Lines(&[LineKind::Title, LineKind::PartTitle], look),
};

fn look(_: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    for mark in ['。', '，', '；', '：'] {
        for at in title::outside(line.text, mark.encode_utf8(&mut [0; 4])) {
            let end = at + mark.len_utf8();
            let before = line.text.get(..at).unwrap_or("");
            // What is quoted or bracketed has its own marks.
            if before.matches('（').count() > before.matches('）').count()
                || before.matches('“').count() > before.matches('”').count()
            {
                continue;
            }
            let span = line.span(at..end);
            let problem = RULE.at(span, format!("标题里不用“{mark}”"), format!("no {mark} in a title"));
            let last = line.text.get(end..).is_some_and(|rest| rest.trim().is_empty());
            // An annex has a rule of its own; `附件：` in its title is told there.
            if line.kind == LineKind::PartTitle && !(last && mark == '。') {
                continue;
            }
            found.push(if last {
                problem.fix(true, span, "", format!("删去“{mark}”"), format!("delete {mark}"))
            } else {
                problem.help("换一种不用标点的说法", "word it without the mark")
            });
        }
    }
}
