//! `roster-mismatch`.

use super::rosters::{Announced, announced, holders};
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Party, RoleClass, Seat};
use crate::problem::{Level, Problem};
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "roster-mismatch",
    level: Level::Warning,
    page: Page {
        what: Both(
            "设立机构的那句话里写的角色、职务层次，与附件里的名单不一致。",
            "Roles or ranks in the sentence that sets a body up differ from its roster in an annex.",
        ),
        why: Both(
            "正文说“主要负责同志”，名单里却是副职，到底请谁，开会通知时就要来回问。",
            "The text asks for heads and the roster lists deputies: nobody knows whom to invite.",
        ),
        wrong: "--- 正文\n# 总体要求\n各单位要分工负责，抓好落实。\n# 组织领导\n成立由{组长：县长}任组长，{成员：县级部门主要负责同志}为成员的{领导小组：某县招商工作领导小组}，{职责：统筹全县招商工作}。（名单见附件）\n--- 附件：某县招商工作领导小组名单\n# 领导小组：某县招商工作领导小组\n组长：县人民政府县长\n第一副组长：县人民政府常务副县长\n成员：\n- 县财政局局长\n- 县商务局副局长",
        right: "--- 正文\n# 总体要求\n各单位要分工负责，抓好落实。\n# 组织领导\n成立由{组长：县长}任组长，{第一副组长：常务副县长}任第一副组长，{成员：县级部门主要负责同志}为成员的{领导小组：某县招商工作领导小组}，{职责：统筹全县招商工作}。（名单见附件）\n--- 附件：某县招商工作领导小组名单\n# 领导小组：某县招商工作领导小组\n组长：县人民政府县长\n第一副组长：县人民政府常务副县长\n成员：\n- 县财政局局长\n- 县商务局局长",
        source: "审核惯例：正文与名单一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    for body in announced(case.mechanism) {
        new_roles(&body, found);
        lower_ranks(&body, found);
        other_heads(&body, found);
    }
}

/// Roles of leaders that only the roster knows.
fn new_roles(body: &Announced<'_>, found: &mut Vec<Problem>) {
    if !body.told.iter().any(|s| s.class == RoleClass::Head) {
        return;
    }
    let leads = |s: &&&Seat| matches!(s.class, RoleClass::Head | RoleClass::Deputy);
    let mut told: Vec<&str> = body.told.iter().filter(leads).map(|s| s.role.as_str()).collect();
    for seat in body.roster.iter().filter(leads) {
        if told.contains(&seat.role.as_str()) {
            continue;
        }
        told.push(&seat.role);
        let name = &body.body.name.value;
        found.push(
            RULE.at(
                seat.holder.span,
                format!("名单里有“{}”，正文设立{name}的话里没有这个角色", seat.role),
                format!("the roster has a {}, the sentence that sets the body up has none", seat.role),
            )
            .related(body.body.name.span, "设立它的话", "the sentence that sets it up")
            .help("两处写成一样", "make the two agree"),
        );
    }
}

/// Deputies on the roster where the text asks for heads.
fn lower_ranks(body: &Announced<'_>, found: &mut Vec<Problem>) {
    const HEADS: [&str; 4] = ["主要负责同志", "主要负责人", "主要领导", "党政主要负责同志"];
    let member = |s: &&&Seat| s.class == RoleClass::Member;
    let told: Vec<&&Seat> = body.told.iter().filter(member).collect();
    // 县级部门、各乡（镇）主要负责同志: the last one speaks for all, unless another rank is named.
    let heads = told.last().is_some_and(|s| HEADS.iter().any(|h| s.holder.text.ends_with(h)));
    if !heads || told.iter().any(|s| s.holder.text.contains("分管") || s.holder.text.contains('副')) {
        return;
    }
    let deputies: Vec<&Seat> = body
        .roster
        .iter()
        .filter(member)
        .filter(|s| matches!(&s.holder.party, Party::Post { title, .. } if title.contains('副')))
        .copied()
        .collect();
    let (Some(first), Some(announced)) = (deputies.first(), told.last()) else { return };
    found.push(
        RULE.at(
            first.holder.span,
            format!("正文说成员是“主要负责同志”，名单里的{}是副职", holders(&deputies)),
            "the text makes heads of units members; these entries are deputies",
        )
        .related(announced.holder.span, "正文说的是主要负责同志", "heads are asked for here")
        .help(
            "名单改为主要负责同志，或者正文写“主要负责同志或分管负责同志”",
            "list the heads, or let the text say heads or deputies in charge",
        ),
    );
}

/// A head who is somebody else in the roster.
fn other_heads<'s>(body: &Announced<'s>, found: &mut Vec<Problem>) {
    let heads = |seats: &[&'s Seat]| -> Vec<(&'s str, &'s str, Span)> {
        let heads = seats.iter().filter(|s| s.class == RoleClass::Head);
        heads.map(|s| (s.role.as_str(), s.holder.text.as_str(), s.holder.span)).collect()
    };
    let (told, roster) = (heads(&body.told), heads(&body.roster));
    let ([(role, told, place)], [(same, listed, span)]) = (told.as_slice(), roster.as_slice()) else {
        return;
    };
    let vague = |t: &str| ["领导", "负责", "分管"].iter().any(|w| t.contains(w));
    let one = told.ends_with(listed) || listed.ends_with(told);
    if role != same || vague(told) || vague(listed) || one {
        return;
    }
    found.push(
        RULE.at(
            *span,
            format!("{role}在名单里是{listed}，在正文里是{told}"),
            format!("the {role} is {listed} here and {told} in the text"),
        )
        .related(*place, "正文里的", "in the text")
        .help("两处写成一样", "make the two agree"),
    );
}
