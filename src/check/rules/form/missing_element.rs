//! `missing-element`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Document, Element, IssuedFormat};
use crate::problem::{Level, Problem};
use crate::source::Spanned;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "missing-element",
    level: Level::Warning,
    page: Page {
        what: Both(
            "这种公文必须有的要素没有写。",
            "An element that this kind of document must have is not given.",
        ),
        why: Both(
            "条例规定公文一般由这些要素组成；没有写的印成“××××”，发出去就是废件。不印的写“无”。",
            "The regulations name these elements; what is not given prints as ××××. Write 无 to leave one out.",
        ),
        wrong: "标题：某县人民政府办公室关于建立示例工作机制的通知\n主送：\n--- 正文\n现将有关事项通知如下：",
        right: "标题：某县人民政府办公室关于建立示例工作机制的通知\n主送：各乡（镇）人民政府，县人民政府各部门\n--- 正文\n现将有关事项通知如下：",
        source: "《党政机关公文处理工作条例》第九条",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Kinds of document that are made known to all and address nobody.
const TO_ALL: [&str; 8] = ["决议", "公报", "公告", "通告", "命令", "令", "纪要", "议案"];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let document = &case.mechanism.document;
    let Some(genre) = &document.genre else { return };
    let usual = matches!(document.format, IssuedFormat::Document | IssuedFormat::Letter);
    // Whoever keeps only the text of a document writes none of its elements.
    if !usual || TO_ALL.contains(&genre.value.as_str()) || is_bare(document) {
        return;
    }
    let mut missing = Vec::new();
    if document.issuers.is_empty() && document.signature == Element::Default {
        missing.push("发文机关");
    }
    if document.addressees == Element::Default {
        missing.push("主送");
    }
    if !missing.is_empty() {
        found.push(problem(genre, &missing, Level::Warning));
    }
    // Both are given when it is issued; a draft has neither.
    match (&document.number, &document.date) {
        (Element::Given(_), Element::Default) => found.push(problem(genre, &["成文日期"], Level::Hint)),
        (Element::Default, Element::Given(_)) => found.push(problem(genre, &["发文字号"], Level::Hint)),
        _ => {}
    }
}

fn is_bare(document: &Document) -> bool {
    let elements =
        [&document.number, &document.title, &document.addressees, &document.date, &document.signature];
    document.issuers.is_empty() && elements.iter().all(|element| element.given().is_none())
}

fn problem(genre: &Spanned<String>, missing: &[&str], level: Level) -> Problem {
    let names = missing.join("、");
    RULE.at(
        genre.span,
        format!("{}要有{names}，文件头里没有写", genre.value),
        format!("the header of this {} gives no {}", genre.value, missing.join(", ")),
    )
    .weighing(level)
    .help(format!("加上{names}；有意不印的写“无”"), "add it, or write 无 to leave it out on purpose")
}
