//! `ttl-genre-end`.

use super::title;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::model::IssuedFormat;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "ttl-genre-end",
    level: Level::Error,
    page: Page {
        what: Both(
            "标题最后不是文种，或者与文种一行写的不一样。",
            "The title does not end with its kind of document, or with another than the header says.",
        ),
        why: Both(
            "公文只有十五种文种；方案、办法、要点这样的文本要用通知印发，标题写“关于印发……的通知”。文种不对，收文机关不知道是要执行还是要答复。",
            "There are fifteen kinds of document; a plan or a rule is issued by a 通知. Without the kind the receiver does not know what to do with it.",
        ),
        wrong: "标题：某县人民政府办公室关于建立示例工作机制的方案\n--- 正文\n现将有关事项通知如下：",
        right: "标题：某县人民政府办公室关于建立示例工作机制的通知\n--- 正文\n现将有关事项通知如下：",
        source: "《党政机关公文处理工作条例》第八条、第九条第七项",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Title], look),
};

/// Texts that a 通知 issues and that are no kinds of document themselves.
const ISSUED: [&str; 13] =
    ["方案", "办法", "规定", "要点", "计划", "总结", "细则", "安排", "规划", "规则", "条例", "预案", "守则"];

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let document = &case.mechanism.document;
    if !matches!(document.format, IssuedFormat::Document | IssuedFormat::Letter) {
        return;
    }
    let kept = title::without_tail(line.text);
    let squeezed = title::squeezed(kept);
    let declared = document.genre.as_ref();
    let name = declared.map(|g| g.value.as_str());
    // What is no kind at all is told where it is declared; orders have no titles of this form.
    if name.is_some_and(|g| g.contains('令') || !title::GENRES.contains(&g) || squeezed.ends_with(g)) {
        return;
    }
    let ends = title::genre(&squeezed);
    if name.is_none() && ends.is_some() {
        return;
    }
    let end = ends.or_else(|| ISSUED.into_iter().find(|text| squeezed.ends_with(text)));
    let from = end.filter(|end| kept.ends_with(end)).map_or(0, |end| kept.len() - end.len());
    let genre = name.unwrap_or("通知");
    let mut problem = match (ends, end) {
        (Some(end), _) => RULE.at(
            line.span(from..kept.len()),
            format!("标题最后是“{end}”，文种写的是“{genre}”"),
            format!("the title ends with {end}, the kind given is {genre}"),
        ),
        (None, Some(end)) => RULE.at(
            line.span(from..kept.len()),
            format!("“{end}”不是公文的文种"),
            format!("{end} is no kind of official document"),
        ),
        _ => RULE.at(
            line.span(0..kept.len()),
            "标题最后没有写文种",
            "the title does not end with the kind of document",
        ),
    };
    problem = match (ends, end) {
        (None, Some(end)) => problem.help(
            format!("写成“关于印发……{end}的通知”，{end}写在“--- 印发：标题”之后"),
            format!("issue it: 关于印发…{end}的通知, with the text below `--- 印发：`"),
        ),
        _ => problem.help(format!("标题写成“……的{genre}”"), format!("end the title with 的{genre}")),
    };
    if let Some(declared) = declared {
        problem = problem.related(declared.span, "文种", "the kind of document");
    }
    found.push(problem);
}
