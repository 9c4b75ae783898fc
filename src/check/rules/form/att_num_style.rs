//! `att-num-style`.

use super::annex;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::Element;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "att-num-style",
    level: Level::Error,
    page: Page {
        what: Both(
            "附件页上的“附件”和序号写法不对。",
            "附件 and its number at the head of an annex are not in the prescribed form.",
        ),
        why: Both(
            "国家标准规定附件页左上角写“附件”和阿拉伯数字序号，后面不加冒号、顿号；冒号只用在附件说明里。",
            "The standard has 附件 and an Arabic number there, without colon or 、; the colon belongs to the note only.",
        ),
        wrong: "附件标识：附件：\n--- 正文\n现将有关事项通知如下：\n--- 附件：某县招商项目表\n| 项目 | 投资 |\n| 甲 | 1亿元 |",
        right: "附件标识：附件\n--- 正文\n现将有关事项通知如下：\n--- 附件：某县招商项目表\n| 项目 | 投资 |\n| 甲 | 1亿元 |",
        source: "GB/T 9704-2012，7.3.7",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    if annex::count(case) == 0 {
        return;
    }
    if let Element::Given(mark) = &case.mechanism.document.annex_mark {
        let written = case.text.slice(mark.span);
        for line in mark.value.lines() {
            let Some(right) = right(line.trim()).filter(|right| right != line.trim()) else { continue };
            let span = written.find(line).map_or(mark.span, |at| mark.span.inner(at, at + line.len()));
            found.push(
                RULE.at(
                    span,
                    format!("附件页上写“{right}”，不写“{}”", line.trim()),
                    format!("an annex is headed {right}"),
                )
                .fix(
                    true,
                    span,
                    right.clone(),
                    format!("改成“{right}”"),
                    format!("write {right}"),
                ),
            );
        }
    }
    for title in annex::titles(case) {
        let head = title.text.split_inclusive(['：', ':', '、']).next().unwrap_or("");
        let marked = head.ends_with(['：', ':', '、']);
        let Some(right) = right(head).filter(|_| marked) else { continue };
        let span = title.span(0..head.len());
        found.push(
            RULE.at(
                span,
                format!("附件标题里不写“{head}”，“{right}”自动印在附件页左上角"),
                format!("the title of an annex does not repeat {right}"),
            )
            .fix(true, span, "", format!("删去“{head}”"), "delete it"),
        );
    }
}

/// 附件 with its number in Arabic digits; none for a mark of another kind, such as 附表.
fn right(mark: &str) -> Option<String> {
    let number =
        mark.strip_prefix("附件")?.trim().trim_end_matches(['：', ':', '、', '.', '．', '，']).trim();
    let digits = || "一二三四五六七八九".chars().zip(1..).find(|(han, _)| number.chars().eq([*han]));
    match number {
        "" => Some("附件".to_owned()),
        _ if number.bytes().all(|b| b.is_ascii_digit()) => Some(format!("附件{number}")),
        _ => digits().map(|(_, digit)| format!("附件{digit}")),
    }
}
