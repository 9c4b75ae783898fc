//! The five published mechanisms: everything that their documents say is in the model.

use jizhi::lower::{Compiled, Context, compile};
use jizhi::model::{Mechanism, RoleClass, SeatOf};
use jizhi::registry::{Register, Registry};
use jizhi::source::SourceText;
use jizhi::vocabulary::Vocabulary;
use std::fs;
use std::path::{Path, PathBuf};

fn policies() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")
}

/// The registers of the five regions.
pub fn registry() -> Registry {
    let mut registry = Registry::built_in();
    let regions = [
        ("河南省焦作市", None, "jiaozuo"),
        ("河南省焦作市马村区", Some("河南省焦作市"), "macun"),
        ("陕西省汉中市", None, "hanzhong"),
        ("安徽省亳州市谯城区", None, "qiaocheng"),
        ("山西省晋城市沁水县", None, "qinshui"),
    ];
    for (name, parent, stem) in regions {
        let text = fs::read_to_string(policies().join(format!("units/{stem}.toml"))).unwrap();
        let register: Register = toml::from_str(&text).unwrap();
        registry.add_region(name, parent, register);
    }
    registry
}

fn policy(stem: &str) -> Compiled {
    let bytes = fs::read(policies().join(format!("{stem}.jz"))).unwrap();
    let registry = registry();
    let context = Context { vocabulary: Vocabulary::built_in(), registry: &registry };
    compile(&SourceText::decode(&bytes).unwrap(), &context)
}

#[test]
fn the_five_compile_without_a_problem() {
    for stem in ["jiaozuo", "macun", "hanzhong", "qiaocheng", "qinshui"] {
        let problems: Vec<_> =
            policy(stem).problems.iter().map(|p| format!("{} {}", p.code, p.message.zh)).collect();
        assert_eq!(problems, Vec::<String>::new(), "{stem}");
    }
}

/// Holders of one role class in the body of a name.
fn holders(mechanism: &Mechanism, body: &str, class: RoleClass) -> Vec<String> {
    let id = mechanism.bodies.iter().position(|b| b.name.value == body).expect(body);
    let seats = mechanism
        .seats
        .iter()
        .filter(|s| matches!(s.of, SeatOf::Body(of) if of.index() == id) && s.class == class);
    seats.map(|s| mechanism.party_name(&s.holder.party).into_owned()).collect()
}

#[test]
fn jiaozuo_has_seven_groups_with_a_leader_and_a_lead_unit_each() {
    let m = policy("jiaozuo").mechanism;
    let groups: Vec<_> = m.groups.iter().map(|g| (g.name.value.as_str(), g.stated, g.bodies.len())).collect();
    assert_eq!(groups.first(), Some(&("招商小组", Some(7), 7)));
    assert_eq!(holders(&m, "招商一组", RoleClass::Head), ["李民生"]);
    assert_eq!(holders(&m, "招商一组", RoleClass::Lead), ["市发展改革委"]);
    assert_eq!(
        holders(&m, "招商二组", RoleClass::Responsible),
        [
            "市文化广电和旅游局",
            "市交通运输局",
            "市体育局",
            "市发展改革委",
            "市工业和信息化局",
            "相关市直单位",
            "各县（市）区"
        ]
    );
    let directions: Vec<_> = m.directions.iter().take(3).map(|d| d.term.as_str()).collect();
    assert_eq!(directions, ["康养", "能源", "金融"]);
    let pattern = m.pattern.unwrap();
    assert_eq!(pattern.terms.iter().map(|t| t.found).collect::<Vec<_>>(), [Some(7), None]);
    assert!(m.flows.iter().any(|f| f.periods.iter().any(|p| p.day == Some(25)) && f.to.len() == 2));
}

#[test]
fn macun_rests_on_jiaozuo() {
    let m = policy("macun").mechanism;
    assert!(m.bases.iter().any(|b| b.number.as_deref() == Some("焦政办〔2020〕9号")));
    let scoped: Vec<_> = m.seats.iter().filter_map(|s| s.scope.as_deref()).take(2).collect();
    assert_eq!(scoped, ["负责铝精深加工制造产业", "负责智能制造产业"]);
}

#[test]
fn hanzhong_has_its_leading_group_office_and_roster() {
    let m = policy("hanzhong").mechanism;
    let group = "汉中市招商引资工作领导小组";
    assert!(m.bodies.iter().any(|b| b.name.value == format!("{group}办公室") && b.host.is_some()));
    assert!(holders(&m, group, RoleClass::Member).len() >= 48);
    assert_eq!(m.abolitions.len(), 1);
    assert!(m.abolitions[0].successor.is_some());
}

#[test]
fn qinshui_counts_its_six_and_six() {
    let m = policy("qinshui").mechanism;
    let pattern = m.pattern.as_ref().unwrap();
    assert_eq!(pattern.terms.iter().map(|t| t.found).collect::<Vec<_>>(), [Some(6), Some(6)]);
    assert_eq!(m.targets.iter().filter(|t| t.indicator == "签约项目").count(), 6);
    let total: f64 =
        m.targets.iter().filter(|t| t.indicator == "签约项目").map(|t| t.quantity.amount.low).sum();
    assert!((total - 73.0).abs() < 1e-9, "{total}");
    assert!(m.funding.iter().any(|f| f.amount.as_ref().is_some_and(|a| a.unit == "万元")));
}

#[test]
fn qiaocheng_divides_its_work_among_thirteen_owners() {
    let m = policy("qiaocheng").mechanism;
    let owners: std::collections::BTreeSet<_> = m
        .duties
        .iter()
        .filter(|d| d.text.starts_with("负责") || d.text.starts_with("指导"))
        .flat_map(|d| d.owners.iter().map(|o| m.party_name(&o.party).into_owned()))
        .collect();
    assert!(owners.len() >= 13, "{owners:?}");
}
