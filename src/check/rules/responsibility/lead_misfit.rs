//! `lead-misfit`.

use super::fitting::{Fit, fit, registered_for, special};
use super::industry::Key;
use super::quoted::quoted;
use super::seated::{Bodies, named};
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{BodyId, Mechanism, Party, RoleClass, Seat, Unit};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lead-misfit",
    level: Level::Hint,
    page: Page {
        what: Both(
            "牵头单位的职能与机构的领域都不沾边（别的小组多数是对口的）。",
            "No function of the leading unit has to do with the fields of its body, where most others fit.",
        ),
        why: Both(
            "牵头单位不管这个行业，就没有手段推动；多半是抄串了行。",
            "A unit that does not look after the trade cannot push it; often a line was copied to the wrong place.",
        ),
        wrong: "# 成立{统称：3个招商小组}\n## 小组：招商一组\n牵头领导：分管工业的副县长\n牵头单位：县工业和信息化局\n责任单位：县科技局\n领域：装备制造\n## 小组：招商二组\n牵头领导：分管农业的副县长\n牵头单位：县农业农村局\n责任单位：县水利局\n领域：现代农业\n## 小组：招商三组\n牵头领导：分管文旅的副县长\n牵头单位：县司法局\n责任单位：县文化和旅游局\n领域：文化旅游\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        right: "# 成立{统称：3个招商小组}\n## 小组：招商一组\n牵头领导：分管工业的副县长\n牵头单位：县工业和信息化局\n责任单位：县科技局\n领域：装备制造\n## 小组：招商二组\n牵头领导：分管农业的副县长\n牵头单位：县农业农村局\n责任单位：县水利局\n领域：现代农业\n## 小组：招商三组\n牵头领导：分管文旅的副县长\n牵头单位：县文化和旅游局\n责任单位：县司法局\n领域：文化旅游\n# 施行日期\n本通知{施行：自印发之日起施行}。",
        source: "名录里各部门的职能；管行业必须管招商",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Departments that may lead any field.
pub(super) const GENERAL: [&str; 9] = [
    "发展改革",
    "开发区",
    "政府办公室",
    "党委办公室",
    "投资促进",
    "商务",
    "行政审批",
    "营商环境",
    "企业服务",
];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    if m.directions.len() < 3 || !m.groups.iter().any(|g| g.bodies.len() >= 3) {
        return;
    }
    for group in m.groups.iter().filter(|g| g.bodies.len() >= 3) {
        let judged = group.bodies.iter().map(|id| (*id, judge(case, *id)));
        let judged: Vec<(BodyId, Fit)> = judged.filter(|(_, fit)| *fit != Fit::Unknown).collect();
        let fitting = judged.iter().filter(|(_, fit)| *fit == Fit::Fits).count();
        // A document that gives out its leads by other lights than functions is not measured by them.
        if fitting * 3 < judged.len() * 2 {
            continue;
        }
        for (id, _) in judged.iter().filter(|(_, fit)| *fit == Fit::Misfits) {
            found.extend(tell(case, *id));
        }
    }
}

/// The leading units of a body.
fn leads<'m>(bodies: &Bodies<'m>, id: BodyId) -> impl Iterator<Item = &'m Seat> {
    bodies.seats.of(id).iter().copied().filter(|s| s.class == RoleClass::Lead)
}

/// Whether some leading unit of a body looks after some of its fields.
pub(super) fn judge(case: &Case<'_>, id: BodyId) -> Fit {
    let (m, terms) = (case.mechanism, case.terms());
    let mut verdict = Fit::Unknown;
    for (_, key) in case.fields(id) {
        if matches!(key, Key::Words(_)) {
            return Fit::Unknown;
        }
        for lead in leads(case.bodies(), id) {
            match unit(m, lead).map_or(Fit::Unknown, |unit| fit(unit, key, terms)) {
                Fit::Misfits => verdict = Fit::Misfits,
                other => return other,
            }
        }
    }
    verdict
}

/// The unit of a lead that does not lead everything alike.
fn unit<'m>(m: &'m Mechanism, lead: &Seat) -> Option<&'m Unit> {
    let Party::Unit(id) = lead.holder.party else { return None };
    named(m, id).and_then(|id| special(m, id, &GENERAL))
}

fn tell(case: &Case<'_>, id: BodyId) -> Option<Problem> {
    let (m, bodies, terms) = (case.mechanism, case.bodies(), case.terms());
    let (body, lead) = (m.body(id)?, leads(bodies, id).next()?);
    let fields = || bodies.directions.of(id).iter().map(|d| d.term.as_str());
    let registered = |unit: &Unit| fields().any(|f| registered_for(case, unit, terms.key(f), terms));
    if leads(bodies, id).filter_map(|lead| unit(m, lead)).any(registered) {
        return None;
    }
    let (name, unit, fields) = (&body.name.value, &lead.holder.text, quoted(fields()));
    Some(
        RULE.at(
            lead.holder.span,
            format!("“{unit}”的职能与“{name}”的领域{fields}都不沾边"),
            format!("no function of {unit} has to do with the fields of {name}"),
        )
        .help(
            "换成对口的单位牵头；确实由它管的，在名录里给它写上职能词",
            "let a unit of the trade lead, or add the function to its entry in the register",
        ),
    )
}
