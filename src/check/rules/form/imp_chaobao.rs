//! `imp-chaobao`.

use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "imp-chaobao",
    level: Level::Warning,
    page: Page {
        what: Both("写了“抄报”。", "抄报 is written."),
        why: Both(
            "2012年起不分抄报、抄送，对上级也写“抄送”。",
            "Since 2012 there is 抄送 only, to superiors as well.",
        ),
        wrong: "抄送：抄报：市人民政府办公室\n--- 正文\n现将有关事项通知如下：",
        right: "抄送：市人民政府办公室\n--- 正文\n现将有关事项通知如下：",
        source: "《党政机关公文处理工作条例》第九条第十六项",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Copies], look),
};

fn look(_: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    for (at, word) in line.text.match_indices("抄报") {
        let colon = line.text.get(at + word.len()..).and_then(|rest| rest.chars().next());
        let len = colon.filter(|c| matches!(c, '：' | ':')).map_or(0, char::len_utf8);
        let span = line.span(at..at + word.len() + len);
        let problem = RULE.at(span, "不分抄报、抄送，都写抄送", "there is 抄送 only");
        found.push(if at == 0 {
            problem.fix(true, span, "", "删去，“抄送：”自动印", "delete it; 抄送： is printed")
        } else {
            problem.help("并到抄送机关里", "put them among the copies")
        });
    }
}
