//! `funding-ambiguous`.

use super::words::{is_of_a_year, line, names_time};
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Funding, Group, Party};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "funding-ambiguous",
    level: Level::Warning,
    page: Page {
        what: Both(
            "经费有数额，却看不出是几份：“每个专班”包括哪几个，“各小组10万元”是一共还是每个，一年还是一次。",
            "An amount that can be read as several totals: for which bodies, for each or for all, a year or once.",
        ),
        why: Both(
            "按哪种读法都说得通，预算就差几倍。",
            "Each reading is possible, and the budgets differ by a multiple.",
        ),
        wrong: "# 成立{统称：2个招商小组}\n## 小组：招商一组\n组长：县人民政府分管副县长\n牵头单位：县商务局\n责任单位：县财政局、交通运输局\n工作职责：负责现代物流领域的招商引资工作。\n## 小组：招商二组\n组长：县人民政府分管副县长\n牵头单位：县农业农村局\n责任单位：县林业局、水利局\n工作职责：负责农产品加工领域的招商引资工作。\n# 保障措施\n{经费：县财政局安排每个招商小组工作经费5万元}。",
        right: "# 成立{统称：2个招商小组}\n## 小组：招商一组\n组长：县人民政府分管副县长\n牵头单位：县商务局\n责任单位：县财政局、交通运输局\n工作职责：负责现代物流领域的招商引资工作。\n## 小组：招商二组\n组长：县人民政府分管副县长\n牵头单位：县农业农村局\n责任单位：县林业局、水利局\n工作职责：负责农产品加工领域的招商引资工作。\n# 保障措施\n{经费：县财政局每年安排每个招商小组工作经费5万元}。",
        source: "经费要能算出总额的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    for funding in case.mechanism.funding.iter().filter(|f| f.amount.is_some()) {
        found.extend(
            which_bodies(case, funding)
                .or_else(|| each_or_all(case, funding))
                .or_else(|| how_often(case, funding)),
        );
    }
}

fn group_of<'c>(case: &'c Case<'_>, funding: &Funding) -> Option<&'c Group> {
    let Party::Group(id) = &funding.each.as_ref()?.party else { return None };
    case.mechanism.group(*id).filter(|group| group.bodies.len() > 1)
}

/// 每个招商专班, where a 招商服务议事专班 stands outside the six 产业项目招商专班.
fn which_bodies(case: &Case<'_>, funding: &Funding) -> Option<Problem> {
    let each = funding.each.as_ref()?;
    let group = group_of(case, funding)?;
    let name = each.text.trim_start_matches("每个").trim_start_matches('各');
    if name == group.name.value {
        return None;
    }
    let inside = case.mechanism.body(*group.bodies.first()?)?;
    let outside = |at: usize| !group.bodies.iter().any(|id| id.index() == at);
    let bodies =
        case.mechanism.bodies.iter().enumerate().filter(|(at, b)| outside(*at) && b.class == inside.class);
    let (_, body) = bodies.into_iter().find(|(_, body)| is_short_for(name, &body.name.value))?;
    let number = group.bodies.len();
    let problem = RULE
        .at(
            each.span,
            format!("“每个{name}”算不算“{}”，看不出来：是{number}份还是{}份", body.name.value, number + 1),
            format!("does this take in {}? {number} or {} shares", body.name.value, number + 1),
        )
        .related(body.name.span, "也可以叫这个名称", "may be called so as well")
        .help(
            format!("写成“每个{}”，或者写明共几个、合计多少", group.name.value),
            format!("write 每个{}, or the total", group.name.value),
        );
    Some(problem)
}

/// Whether the characters of a short name stand in a full one, in order, and both end alike.
fn is_short_for(short: &str, full: &str) -> bool {
    let mut rest = full.chars();
    short.chars().all(|c| rest.any(|f| f == c)) && short.chars().next_back() == full.chars().next_back()
}

/// 各招商小组工作经费10万元, for each or for all?
fn each_or_all(case: &Case<'_>, funding: &Funding) -> Option<Problem> {
    if funding.each.is_some() || case.mechanism.groups.is_empty() {
        return None;
    }
    let text = &funding.text;
    let told = ["每", "共", "合计", "总", "均", "分别"].iter().any(|word| text.contains(word));
    let group = case
        .mechanism
        .groups
        .iter()
        .find(|g| g.bodies.len() > 1 && text.contains(&format!("各{}", g.name.value)))?;
    let amount = funding.amount.as_ref()?.amount.low;
    (!told).then(|| {
        RULE.at(
            funding.span,
            format!("“各{}”的经费是一共{amount}，还是每个{amount}，看不出来", group.name.value),
            format!("{amount} for each of them, or for all together?"),
        )
        .help("写成“每个……”或者“共……”", "write 每个 or 共")
    })
}

/// So much for each: every year, or once?
fn how_often(case: &Case<'_>, funding: &Funding) -> Option<Problem> {
    let group = group_of(case, funding)?;
    let (_, words) = line(case, funding.span);
    if funding.period.is_some() || names_time(words) || words.contains("一次性") || is_of_a_year(case) {
        return None;
    }
    let problem = RULE
        .at(
            funding.span,
            format!("给每个{}的经费，是每年都有还是只有一次，没有说", group.name.value),
            "every year, or once?",
        )
        .help("写上“每年”或者“一次性”", "write 每年 or 一次性");
    Some(problem)
}
