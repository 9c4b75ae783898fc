//! `member-without-class`.

use super::rosters::{announced, holders, unit_of};
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{RoleClass, Seat};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "member-without-class",
    level: Level::Error,
    page: Page {
        what: Both(
            "正文说成员是哪几类单位，附件名单里却有不属于其中任何一类的。",
            "The text announces which kinds of member a body has; a roster entry is of none of them.",
        ),
        why: Both(
            "正文和名单是一份文件，说法不一致，这些成员算不算、按什么身份参加，没有依据。",
            "Text and roster contradict each other; nobody knows in what capacity the entry sits there.",
        ),
        wrong: "--- 正文\n# 总体要求\n各单位要分工负责，抓好落实。\n# 组织领导\n成立由{组长：县长}任组长，{成员：县级部门主要负责同志、各乡（镇）主要负责同志}为成员的{领导小组：某县招商工作领导小组}，{职责：统筹全县招商工作}。（名单见附件）\n--- 附件：某县招商工作领导小组名单\n# 领导小组：某县招商工作领导小组\n组长：县人民政府县长\n成员：\n- 县财政局局长\n- 县商务局局长\n- 县城市建设投资有限公司董事长",
        right: "--- 正文\n# 总体要求\n各单位要分工负责，抓好落实。\n# 组织领导\n成立由{组长：县长}任组长，{成员：县级部门主要负责同志、县属企业主要负责同志}为成员的{领导小组：某县招商工作领导小组}，{职责：统筹全县招商工作}。（名单见附件）\n--- 附件：某县招商工作领导小组名单\n# 领导小组：某县招商工作领导小组\n组长：县人民政府县长\n成员：\n- 县财政局局长\n- 县商务局局长\n- 县城市建设投资有限公司董事长",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Kinds of member that no “部门” holds: how their names end, and which words announce them.
const KINDS: &[(&[&str], &[&str])] = &[
    (&["公司", "集团"], &["企业", "公司", "集团", "平台"]),
    (&["银行", "支行", "分行"], &["银行", "金融", "企业"]),
    (&["大学", "学院", "研究院"], &["高校", "院校", "学校", "科研", "大学"]),
    (&["协会", "商会"], &["协会", "商会", "组织", "团体"]),
];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    for body in announced(case.mechanism) {
        let classes: Vec<&str> = members(&body.told).map(|s| s.holder.text.as_str()).collect();
        // 有关单位 and 机构 hold anybody.
        if classes.is_empty() || classes.iter().any(|c| ["单位", "机构", "等"].iter().any(|w| c.contains(w)))
        {
            continue;
        }
        let strange: Vec<&Seat> = members(&body.roster)
            .filter(|seat| {
                let Some(unit) = unit_of(case.mechanism, seat) else { return false };
                let kind = KINDS.iter().find(|(ends, _)| ends.iter().any(|e| unit.name.ends_with(e)));
                let announced = |words: &[&str]| classes.iter().any(|c| words.iter().any(|w| c.contains(w)));
                kind.is_some_and(|(_, words)| !announced(words) && !named(&classes, seat))
            })
            .collect();
        let Some(first) = strange.first() else { continue };
        let mut problem = RULE
            .at(
                first.holder.span,
                format!(
                    "名单里的{}，不属于正文说的任何一类成员（{}）",
                    holders(&strange),
                    classes.join("、")
                ),
                "these entries are of none of the kinds of member that the text announces",
            )
            .help(
                "在正文的成员里加上这一类，例如“……、有关企业主要负责同志”；或者从名单里去掉",
                "announce this kind of member in the text, or take the entries off the roster",
            );
        if let Some(told) = members(&body.told).next() {
            problem = problem.related(told.holder.span, "正文说的成员", "members as announced");
        }
        found.push(problem);
    }
}

fn members<'a>(seats: &[&'a Seat]) -> impl Iterator<Item = &'a Seat> {
    seats.iter().copied().filter(|s| s.class == RoleClass::Member)
}

/// Whether the text names the entry itself.
fn named(classes: &[&str], seat: &Seat) -> bool {
    classes.iter().any(|c| seat.holder.text.contains(c) || c.contains(seat.holder.text.as_str()))
}
