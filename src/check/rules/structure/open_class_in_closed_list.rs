//! `open-class-in-closed-list`.

use super::count_phrase::exact;
use super::sentence;
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "open-class-in-closed-list",
    level: Level::Hint,
    page: Page {
        what: Both(
            "名单写明共几家，里面却有“各乡（镇）”“有关单位”这样数不出几家的。",
            "A list whose size is stated holds an open class of units.",
        ),
        why: Both(
            "“各乡（镇）”是十几家，算一家还是算十几家，数就对不上。",
            "An open class is many units; counted as one, the stated size is wrong.",
        ),
        wrong: "联席会议由县民政局、财政局、各乡（镇）等{数：3家单位}组成，负责统筹养老服务工作。",
        right: "联席会议由县民政局、财政局、教育局等{数：3家单位}和各乡（镇）组成，负责统筹养老服务工作。",
        source: "审核惯例",
    },
    settings: &[],
    yields_to: &["count-phrase"],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    for count in &case.mechanism.counts {
        let units = matches!(count.measure.as_str(), "家" | "个");
        let of_units = ["单位", "部门", "成员"].iter().any(|n| count.noun.contains(n));
        if !units || !of_units || count.listed.is_none() || exact(count).is_none() {
            continue;
        }
        let Some((line, at)) = sentence::around(case, count.span) else { continue };
        let list = sentence::before(&line, at).trim_end_matches('等');
        let list = list.rsplit('，').next().unwrap_or(list);
        let open = list.split('、').find(|item| {
            let item = item.rsplit(['由', '和', '及']).next().unwrap_or(item);
            let class = item.ends_with("单位") || item.ends_with("部门");
            item.starts_with('各') || class && (item.contains("有关") || item.contains("相关"))
        });
        let Some(open) = open.map(|item| item.rsplit(['由', '和', '及']).next().unwrap_or(item)) else {
            continue;
        };
        found.push(
            RULE.at(
                count.span,
                format!("说是{}，其中“{open}”不止一家，数不清", count.text),
                format!("{} are stated, but {open} is an open class", count.text),
            )
            .help(
                "把“各……”“有关单位”放到数的后面，例如“……等3家单位和各乡（镇）”；或者不写数",
                "put the open class behind the number, or leave the number out",
            ),
        );
    }
}
