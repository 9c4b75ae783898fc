//! `power-above-rank`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::model::{Body, BodyId, Duty, Mechanism, Party, UnitKind};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "power-above-rank",
    level: Level::Hint,
    page: Page {
        what: Both(
            "办公室、成员单位、小组用了上级机构才用的词：审定、负总责、统筹全县。",
            "An office, a member or a group uses a verb of the body above it: 审定, 负总责, 统筹全县.",
        ),
        why: Both(
            "审定、负总责是领导小组的权力；写给下面，两级的权限就分不清。",
            "To decide and to answer for all is the leading group's; below it, the two ranks blur.",
        ),
        wrong: "成立由{组长：县人民政府县长}任组长、{副组长：分管副县长}任副组长的{领导小组：某县项目工作领导小组}。\n{承担：县商务局}{职责：对项目工作负总责}。",
        right: "成立由{组长：县人民政府县长}任组长、{副组长：分管副县长}任副组长的{领导小组：某县项目工作领导小组}。\n{承担：县商务局}{职责：牵头组织实施项目工作}。",
        source: "公文惯例：领导小组审定，办公室拟定、组织实施",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["审定", "负总责", "统筹全市", "统筹全县", "统筹全区", "统筹全省"], look),
};

/// Words by which something is handed up to be decided there.
const HANDED_UP: [&str; 10] = ["报", "提请", "提交", "呈", "送", "经", "由", "待", "后", "请"];

fn look(case: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    let place = hit.span();
    let around = m.duties.iter().filter(|d| d.span.start <= place.start && place.end <= d.span.end);
    let Some(duty) = around.min_by_key(|d| d.span.len()) else { return };
    let (Some(owner), Some(top)) = (below(m, duty), m.bodies.iter().find(|b| is_top(b))) else { return };
    // 报领导小组审定 asks for the decision.
    let before = hit.before();
    let clause = before.rsplit(['，', '；', '。', '：', '、']).next().unwrap_or(before);
    if hit.word() == "审定" && HANDED_UP.iter().any(|w| clause.contains(w)) {
        return;
    }
    let (word, head) = (hit.word(), &top.name.value);
    found.push(
        RULE.at(
            place,
            format!("“{word}”是“{head}”的事，这里写给了“{owner}”"),
            format!("{word} is for the head body, and here it is given to {owner}"),
        )
        .related(top.name.span, "上面有它", "this body is above")
        .help(
            "改成“拟定”“牵头组织实施”“具体负责”这样的词，或者写明授权",
            "write 拟定, 牵头组织实施 or 具体负责, or say that the power is delegated",
        ),
    );
}

/// The body that stands above the others.
fn is_top(body: &Body) -> bool {
    let leading = ["领导小组", "指挥部", "委员会", "联席会议", "协调小组"];
    !body.open
        && body.parent.is_none()
        && body.group.is_none()
        && leading.iter().any(|l| body.class.ends_with(l))
}

/// The owner of a duty, when it is a unit or a body below another.
fn below<'m>(m: &'m Mechanism, duty: &'m Duty) -> Option<&'m str> {
    let owner = duty.owners.first()?;
    let lower = match &owner.party {
        Party::Unit(id) => {
            let unit = m.unit(*id)?;
            let above = matches!(unit.department, Some("党委" | "政府" | "人大" | "政协"));
            unit.kind == UnitKind::Named && !above
        }
        Party::Body(id) => {
            let body = m.body(*id)?;
            !body.open && (body.parent.is_some() || body.group.is_some() || is_office(m, *id))
        }
        Party::Group(_) => true,
        _ => false,
    };
    lower.then_some(owner.text.as_str())
}

fn is_office(m: &Mechanism, id: BodyId) -> bool {
    m.body(id).is_some_and(|b| b.class == "办公室")
}
