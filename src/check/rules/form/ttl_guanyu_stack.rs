//! `ttl-guanyu-stack`.

use super::title;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "ttl-guanyu-stack",
    level: Level::Warning,
    page: Page {
        what: Both("标题里书名号外面有两个“关于”。", "Two 关于 outside 《》 in the title."),
        why: Both(
            "层层转发又保留原标题，读起来绕口；省去一个，或者给原标题加书名号。",
            "Titles quoted in titles read badly; drop one 关于 or put the quoted title in 《》.",
        ),
        wrong: "标题：某县人民政府办公室关于转发县商务局关于做好招商引资工作意见的通知\n--- 正文\n现将有关事项通知如下：",
        right: "标题：某县人民政府办公室转发县商务局关于做好招商引资工作意见的通知\n--- 正文\n现将有关事项通知如下：",
        source: "公文标题的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Title], look),
};

fn look(_: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let mut places = title::outside(line.text, "关于");
    let (Some(first), Some(second)) = (places.next(), places.next()) else { return };
    let after = first + "关于".len();
    let problem = RULE
        .at(line.span(second..second + "关于".len()), "标题里有两个“关于”", "two 关于 in the title")
        .related(line.span(first..after), "前一个", "the first one");
    let verb = line
        .text
        .get(after..)
        .is_some_and(|rest| ["转发", "批转", "印发"].iter().any(|verb| rest.starts_with(verb)));
    found.push(if verb {
        let span = line.span(first..after);
        problem.fix(false, span, "", "删去前一个“关于”", "delete the first 关于")
    } else {
        problem.help("省去一个，或者给原标题加书名号", "drop one, or put the quoted title in 《》")
    });
}
