//! `head-signer-sep`.

use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "head-signer-sep",
    level: Level::Error,
    page: Page {
        what: Both("几个签发人之间用了标点。", "Marks between the names of signers."),
        why: Both(
            "国家标准规定签发人姓名之间空一字，不加标点；在底稿里一行写一个，或者用顿号隔开，印出来就是空格。",
            "Names of signers are set apart by a blank, without marks; in the draft write one a line or put 、 between.",
        ),
        wrong: "文种：请示\n标题：某县人民政府办公室关于建立示例工作机制的请示\n主送：某市人民政府办公室\n签发人：张某，李某\n--- 正文\n拟建立示例工作机制。\n妥否，请批示。",
        right: "文种：请示\n标题：某县人民政府办公室关于建立示例工作机制的请示\n主送：某市人民政府办公室\n签发人：张某、李某\n--- 正文\n拟建立示例工作机制。\n妥否，请批示。",
        source: "GB/T 9704-2012，7.2.6",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Signer], look),
};

fn look(_: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    for (at, mark) in line.text.match_indices(['，', ',', '；', ';', '和', '。']) {
        let last = at + mark.len() == line.text.len();
        if mark == "和" && (at < 6 || last) || at == 0 {
            // 和 begins or ends many names.
            continue;
        }
        let span = line.span(at..at + mark.len());
        found.push(
            RULE.at(span, format!("签发人之间不用“{mark}”"), format!("no `{mark}` between signers")).fix(
                true,
                span,
                if last { "" } else { "、" },
                if last { "删去" } else { "改成顿号，印出来是空格" },
                if last { "delete it" } else { "write 、, which prints as a blank" },
            ),
        );
    }
}
