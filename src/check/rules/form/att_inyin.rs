//! `att-inyin`.

use super::{annex, title};
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::model::PartKind;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "att-inyin",
    level: Level::Warning,
    page: Page {
        what: Both("印发的文本写成了附件。", "The text that the notice issues is given as an annex."),
        why: Both(
            "印发的文本是通知的主体，另起一页，不标“附件”，也不列入附件说明；写成附件，正文就只剩一句话了。",
            "What is issued is the document itself; it begins on a new page, bears no 附件 and is not listed as one.",
        ),
        wrong: "标题：某县人民政府办公室关于印发某县招商引资工作方案的通知\n--- 正文\n《某县招商引资工作方案》已经县人民政府同意，现印发给你们，请认真执行。\n--- 附件：某县招商引资工作方案\n坚持统筹推进。",
        right: "标题：某县人民政府办公室关于印发某县招商引资工作方案的通知\n--- 正文\n《某县招商引资工作方案》已经县人民政府同意，现印发给你们，请认真执行。\n--- 印发：某县招商引资工作方案\n坚持统筹推进。",
        source: "印发类通知的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Title], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let Some(verb) = title::outside(line.text, "印发").next() else { return };
    let issued = annex::plain(line.text.get(verb..).unwrap_or(""));
    let is_issued = |name: &str| {
        let name = annex::plain(name);
        name.chars().count() > 4 && issued.contains(&name)
    };
    for title in annex::titles(case).filter(|title| is_issued(title.text)) {
        let part = case.mechanism.parts.iter().find(|p| {
            p.kind == PartKind::Annex
                && p.span.start <= title.whole().start
                && title.whole().end <= p.span.end
        });
        let mut problem = RULE.at(
            title.whole(),
            "这是通知印发的文本，不是附件",
            "this is what the notice issues, not an annex",
        );
        let word = part.and_then(|p| {
            let at = case.text.slice(p.span).find("附件")?;
            Some(p.span.inner(at, at + "附件".len()))
        });
        problem = match word {
            Some(span) => problem.fix(false, span, "印发", "改成“--- 印发：”", "write `--- 印发：`"),
            None => problem.help("改成“--- 印发：标题”", "write `--- 印发：title`"),
        };
        found.push(problem.related(
            line.span(verb..verb + "印发".len()),
            "标题说印发它",
            "the title issues it",
        ));
    }
    let Some(note) = case.element(LineKind::AnnexNote) else { return };
    if !case.mechanism.parts.iter().any(|part| part.kind == PartKind::Issued) {
        return;
    }
    for listed in annex::listed(note.text).iter().filter(|listed| is_issued(listed.name)) {
        found.push(
            RULE.at(
                note.span(listed.range.clone()),
                "印发的文本不列入附件说明",
                "what is issued is not listed among the annexes",
            )
            .help("从附件说明里删去它", "delete it from the note"),
        );
    }
}
