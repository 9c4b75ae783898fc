//! `imp-yinfa`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Document, Element, IssuedFormat};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "imp-yinfa",
    level: Level::Warning,
    page: Page {
        what: Both(
            "印发机关和印发日期只写了一个。",
            "Only one of the office that prints and its date is given.",
        ),
        why: Both(
            "国家标准规定版记里印发机关和印发日期写在同一行，缺一个就印成“××××”。",
            "The standard has both on one line; without one of them ×××× is printed.",
        ),
        wrong: "印发机关：某县人民政府办公室\n--- 正文\n现将有关事项通知如下：",
        right: "印发机关：某县人民政府办公室\n印发日期：2026年3月6日\n--- 正文\n现将有关事项通知如下：",
        source: "GB/T 9704-2012，7.4.3",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let document = &case.mechanism.document;
    let (given, missing) = match (&document.printer, &document.print_date) {
        (Element::Given(printer), Element::Default) => (printer.span, "印发日期"),
        (Element::Default, Element::Given(date)) if !is_told(document) => (date.span, "印发机关"),
        _ => return,
    };
    // A letter has neither.
    if matches!(document.format, IssuedFormat::Letter | IssuedFormat::Order) {
        return;
    }
    found.push(RULE.at(given, format!("没有写{missing}"), format!("{missing} is not given")).help(
        format!("加一行“{missing}：”；不印的写“{missing}：无”"),
        format!("add {missing}：, or {missing}：无 to leave it out"),
    ));
}

/// Whether the office that prints is the issuer itself, which is supplied.
fn is_told(document: &Document) -> bool {
    matches!(document.issuers.as_slice(), [only] if only.value.ends_with("办公室") || only.value.ends_with("办公厅"))
}
