//! `dangling-class`.

use crate::check::rules::responsibility::owned::owners;
use crate::check::{Both, Case, Page, Reads, Rule, Setting, SettingValue};
use crate::model::{HolderKind, Party, PartyRef, RoleClass, SeatOf, UnitKind};
use crate::problem::{Level, Problem};
use crate::vocabulary::Label;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "dangling-class",
    level: Level::Warning,
    page: Page {
        what: Both(
            "给“各服务保障单位”这样一类单位派了事，文中没有说是哪些单位。",
            "A class of units is given work and the text never says which units belong to it.",
        ),
        why: Both(
            "哪家单位都可以说自己不是，这件事就没有人做。",
            "Every unit may say that it is not one of them.",
        ),
        wrong: "# 成立专班\n## 专班：食品专班\n牵头领导：分管副县长\n牵头单位：县农业农村局\n责任单位：县财政局、商务局\n# 保障机制\n{承担：各服务保障单位}要{职责：做好项目审批、手续办理等工作}。",
        right: "# 成立专班\n## 专班：食品专班\n牵头领导：分管副县长\n牵头单位：县农业农村局\n责任单位：县财政局、商务局\n# 保障机制\n{承担：各责任单位}要{职责：做好项目审批、手续办理等工作}。",
        source: "文件自身一致",
    },
    settings: &[Setting {
        key: "known",
        default: SettingValue::Words(&[
            "职能",
            "直属",
            "主管",
            "行业主管",
            "业务主管",
            "行政主管",
            "项目主管",
            "行政审批",
            "行政执法",
            "执法监管",
            "安全监管",
            "行业监管",
            "市场监管",
            "综合执法",
            "政务服务",
            "公共服务",
            "企事业",
            "机关事业",
            "国有企业",
            "新闻媒体",
            "新闻宣传",
            "纪检监察",
            "组织人事",
            "政法机关",
            "成员",
            "责任",
            "牵头",
            "配合",
            "参与",
            "实施",
            "基层",
            "驻地",
            "经济管理",
            "综合管理",
        ]),
        what: Both("人人知道是哪些的单位、部门，前面的限定词", "modifiers of classes that everybody knows"),
    }],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    let mut told: Vec<&Party> = Vec::new();
    // Classes that do not dangle, by their words: each stands in many rosters.
    let mut sound: Vec<&str> = Vec::new();
    let flows = m.flows.iter().flat_map(|f| f.from.iter().chain(&f.to));
    let actors = owners(m).chain(flows).chain(m.seats.iter().map(|s| &s.holder));
    for actor in actors {
        let dangles = match &actor.party {
            Party::Role { of, role } => role_dangles(case, of, role),
            Party::Unit(id) if m.unit(*id).is_some_and(|u| u.kind == UnitKind::Class) => {
                let words = actor.text.as_str();
                !sound.contains(&words) && {
                    let dangles = class_dangles(case, actor);
                    if !dangles {
                        sound.push(words);
                    }
                    dangles
                }
            }
            _ => false,
        };
        if dangles && !told.contains(&&actor.party) {
            told.push(&actor.party);
            found.push(problem(actor));
        }
    }
}

fn problem(actor: &PartyRef) -> Problem {
    let words = actor.text.as_str();
    RULE.at(
        actor.span,
        format!("“{words}”有事要做，文中没有说是哪些单位"),
        format!("{words} are given work; the text never says which units they are"),
    )
    .help(
        "换成文中已有的说法（例如“各责任单位”）；或者第一次出现时列明，例如“县财政局、商务局等……单位”",
        "use a class that the text defines, or list its units where it first appears",
    )
}

/// The class of a role that units hold.
fn unit_role(case: &Case<'_>, role: &str) -> Option<RoleClass> {
    match case.vocabulary.label(role) {
        Some(Label::Role(entry)) if entry.holder == HolderKind::Unit => Some(entry.class),
        _ => None,
    }
}

/// 各招商小组服务保障单位, where no group has a seat of that kind.
fn role_dangles(case: &Case<'_>, of: &Party, role: &str) -> bool {
    let m = case.mechanism;
    let Some(class) = unit_role(case, role) else { return false };
    let belongs = |seat: SeatOf| match (of, seat) {
        (Party::Body(id), SeatOf::Body(own)) => *id == own,
        (Party::Group(id), SeatOf::Body(own)) => m.body(own).is_some_and(|b| b.group == Some(*id)),
        (Party::Group(id), SeatOf::Group(own)) => *id == own,
        (Party::Mechanism, _) => true,
        // Tasks and the mechanism as a whole hand out the role to all.
        (_, seat) => matches!(seat, SeatOf::Task(_) | SeatOf::Mechanism),
    };
    !m.seats.iter().any(|s| (s.class == class || s.role == role) && belongs(s.of))
}

/// A class with a coined name: 各要素保障部门, 各目标计划单位.
fn class_dangles(case: &Case<'_>, actor: &PartyRef) -> bool {
    let m = case.mechanism;
    let name = actor.text.trim_start_matches('各');
    if let Some(class) = unit_role(case, name) {
        return !m.seats.iter().any(|s| s.class == class);
    }
    let Some(kind) = ["单位", "部门"].iter().find_map(|end| name.strip_suffix(end)) else { return false };
    // One word before 单位 or 部门 is usage; two make a class of this document.
    if kind.chars().count() != 4 || !kind.chars().all(char::is_alphabetic) {
        return false;
    }
    let general = ["有关", "相关", "其他", "涉及", "所属", "所在", "属地", "下属", "直属", "项目"];
    let places = ["县", "市", "省", "区", "乡", "镇", "村", "级", "直", "中央", "国家"];
    if general.iter().chain(&places).any(|w| kind.contains(w)) {
        return false;
    }
    let known = case.words(&RULE, "known").iter().any(|w| kind.ends_with(w) || kind.starts_with(w));
    !known && !is_department(case, kind, name) && !is_listed(case, name)
}

/// 应急管理部门 is whoever manages emergencies.
fn is_department(case: &Case<'_>, kind: &str, name: &str) -> bool {
    let named = |words: &str| case.names.find(words).is_some_and(|found| found.known);
    named(kind) || named(name) || named(&format!("{kind}局"))
}

/// 县财政局、商务局等要素保障部门, or the class and a list in brackets or behind a colon.
fn is_listed(case: &Case<'_>, name: &str) -> bool {
    let text = case.prose.text();
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).unwrap_or("");
        let after = text.get(at + name.len()..).unwrap_or("");
        before.ends_with('等') || before.ends_with("作为") || after.starts_with(['（', '：', '('])
    })
}
