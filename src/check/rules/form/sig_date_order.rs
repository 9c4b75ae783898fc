//! `sig-date-order`.

use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::clause;
use crate::model::Element;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "sig-date-order",
    level: Level::Error,
    page: Page {
        what: Both("印发日期早于成文日期。", "The document was sent to print before its date."),
        why: Both(
            "印发日期是送印的日子，不会早于签发或者会议通过的日子。",
            "It is sent to print after it was signed or adopted.",
        ),
        wrong: "成文日期：2026年3月6日\n印发机关：某县人民政府办公室\n印发日期：2026年3月5日\n--- 正文\n现将有关事项通知如下：",
        right: "成文日期：2026年3月6日\n印发机关：某县人民政府办公室\n印发日期：2026年3月6日\n--- 正文\n现将有关事项通知如下：",
        source: "文件自身一致；GB/T 9704-2012，7.3.5.4、7.4.3",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::PrintDate], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    let Element::Given(date) = &case.mechanism.document.date else { return };
    let printed = line.text.trim_end_matches("印发");
    let (Ok(dated), Ok(sent)) = (clause::date(&date.value), clause::date(printed)) else { return };
    if sent >= dated {
        return;
    }
    found.push(
        RULE.at(
            line.whole(),
            format!("印发日期{printed}早于成文日期{}", date.value),
            format!("sent to print on {printed}, dated {}", date.value),
        )
        .related(date.span, "成文日期", "the date")
        .help("核对两个日子", "check both days"),
    );
}
