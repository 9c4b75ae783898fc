//! A region's own register wins.

use super::*;
use crate::model::{AdminLevel, UnitKind};
use crate::registry::Register;

fn workspace() -> Registry {
    let mut registry = Registry::built_in();
    let city = Register::parse(
        r#"
        [[unit]]
        name = "市发展改革委"
        [[unit]]
        name = "市市场监管局"
        functions = ["登记"]
        [[unit]]
        name = "市自然资源和规划局马村分局"
        short = ["自然资源局马村分局", "自然资源和规划局马村分局"]
        parent = "市自然资源和规划局"
        "#,
    )
    .unwrap();
    let district = Register::parse(
        r#"
        [[unit]]
        name = "区教育局"
        [[unit]]
        name = "区发改委"
        [[unit]]
        name = "区政务服务和大数据管理局"
        short = ["区大数据管理局"]
        [[unit]]
        name = "区文化广电和旅游局"
        [[unit]]
        name = "区卫生健康委"
        former = [{ name = "区卫计委", until = "2019-01-15" }]
        [[unit]]
        name = "区投资促进中心"
        alias = "区招商引资工作领导小组办公室"
        [[unit]]
        name = "产业集聚区"
        level = "county"
        [[unit]]
        name = "区场站办"
        "#,
    )
    .unwrap();
    registry.add_region("河南省焦作市", None, city);
    registry.add_region("马村区", Some("焦作市"), district);
    registry
}

fn resolved(surface: &str) -> crate::registry::Found {
    workspace().region("河南省焦作市马村区").at("2020-12-01").resolve(surface, Some('区'))
}

#[test]
fn the_register_s_own_name_is_canonical_for_every_wording_the_catalogue_connects_with_it() {
    for (surface, name) in [
        ("区发改委", "区发改委"),
        ("区发展改革委", "区发改委"),
        ("发展和改革委员会", "区发改委"),
        ("发改", "区发改委"),
        ("区文旅局", "区文化广电和旅游局"),
        ("大数据管理局", "区政务服务和大数据管理局"),
        ("区卫健委", "区卫生健康委"),
        ("区招商引资工作领导小组办公室", "区投资促进中心"),
        ("产业集聚区", "产业集聚区"),
        ("场站办", "区场站办"),
        ("马村区教育局", "区教育局"),
    ] {
        let found = resolved(surface);
        assert_eq!((found.name.as_str(), found.from_register, found.known), (name, true, true), "{surface}");
    }
    // Another organ of the same field is not swallowed.
    assert_eq!(resolved("区文化和旅游局").name, "区文化和旅游局");
    assert!(!resolved("区文化和旅游局").from_register);
}

#[test]
fn register_order_is_table_order_and_the_district_s_own_units_come_first() {
    let registry = workspace();
    let names = registry.region("河南省焦作市马村区");
    let mut items = names.list("市发展改革委、市商务局、区财政局、区卫健委、区教育局、区场站办");
    items.sort_by_key(|i| i.found.order);
    let sorted: Vec<_> = items.into_iter().map(|i| i.found.name).collect::<Vec<_>>();
    assert_eq!(sorted, ["区教育局", "区卫生健康委", "区场站办", "市发展改革委", "区财政局", "市商务局"]);
}

#[test]
fn the_city_s_register_is_in_sight_from_the_district_and_not_the_other_way_round() {
    let registry = workspace();
    let district = registry.region("马村区").find("市市场监管局").unwrap();
    assert!(district.from_register && district.level == Some(AdminLevel::City));
    assert!(!registry.region("焦作市").find("区教育局").unwrap().from_register);
    assert!(!registry.region("某省某市").find("市发展改革委").unwrap().from_register);
}

#[test]
fn a_branch_written_two_ways_is_one_unit_when_the_register_says_so() {
    let registry = workspace();
    let names = registry.region("河南省焦作市马村区");
    let items = names.list("区环保局、自然资源和规划局马村分局、房管中心、自然资源局马村分局");
    assert_eq!(items[1].found.name, "市自然资源和规划局马村分局");
    assert_eq!(items[1].found.name, items[3].found.name);
    assert!(items[3].found.branch && !items[3].inherited_prefix);
    // The prefix of the list goes on after the branch.
    assert_eq!(items[2].found.name, "区房产管理中心");
}

#[test]
fn a_former_name_of_the_register_has_its_own_day() {
    let registry = workspace();
    let at = |day: &str| registry.region("马村区").at(day).find("区卫计委").unwrap();
    assert_eq!(
        (at("2020-12-01").name.as_str(), at("2020-12-01").form),
        ("区卫生健康委", former("2019-01-15"))
    );
    assert_eq!(at("2020-12-01").successor.as_deref(), Some("区卫生健康委"));
    assert_eq!((at("2018-12-01").name.as_str(), at("2018-12-01").form), ("区卫计委", NameForm::Name));
}

#[test]
fn a_former_name_without_a_day_takes_the_day_of_the_reform() {
    let mut registry = Registry::built_in();
    let text = "[[unit]]\nname = \"区乡村振兴局\"\nformer = [{ name = \"区扶贫开发办公室\" }, { name = \"区老办\" }]\n";
    registry.add_region("某省某市某区", None, Register::parse(text).unwrap());
    let at = |day: &str, surface| {
        let found = registry.region("某省某市某区").at(day).find(surface).unwrap();
        (found.name, found.form)
    };
    assert_eq!(at("2020-12-01", "区扶贫开发办公室"), ("区扶贫开发办公室".into(), NameForm::Name));
    assert_eq!(at("2022-12-01", "区扶贫开发办公室"), ("区乡村振兴局".into(), former("2021-08-31")));
    assert_eq!(at("2022-12-01", "区老办"), ("区乡村振兴局".into(), NameForm::Former { until: None }));
}

#[test]
fn every_name_in_the_registers_of_the_policies_leads_to_its_own_unit() {
    let registers = [
        ("河南省焦作市", None, include_str!("../../../policies/units/jiaozuo.toml")),
        ("河南省焦作市马村区", Some("河南省焦作市"), include_str!("../../../policies/units/macun.toml")),
        ("陕西省汉中市", None, include_str!("../../../policies/units/hanzhong.toml")),
        ("安徽省亳州市谯城区", None, include_str!("../../../policies/units/qiaocheng.toml")),
        ("山西省晋城市沁水县", None, include_str!("../../../policies/units/qinshui.toml")),
    ];
    let mut registry = Registry::built_in();
    for (name, parent, text) in registers {
        registry.add_region(name, parent, Register::parse(text).unwrap());
    }
    for (name, _, text) in registers {
        let region = registry.region(name);
        for unit in Register::parse(text).unwrap().units {
            let former = unit.former.iter().map(|f| f.name.as_str());
            for surface in unit.present_names().chain(former) {
                let found = region.find(surface).unwrap_or_else(|| panic!("{surface}"));
                assert!(found.from_register, "{surface}");
                assert_eq!(found.name, unit.name, "{surface}");
            }
        }
    }
}

#[test]
fn functions_of_the_register_go_before_those_of_the_department() {
    let registry = workspace();
    let names = registry.region("马村区");
    let found = names.find("市市场监管局").unwrap();
    assert_eq!(names.functions(&found), ["登记"]);
    assert_eq!(
        names.registered(&names.find("自然资源局马村分局").unwrap()).unwrap().parent.as_deref(),
        Some("市自然资源和规划局")
    );
    assert!(names.registered(&names.find("区财政局").unwrap()).is_none());
}

#[test]
fn a_misspelt_registered_name_is_found_before_the_catalogue() {
    let registry = workspace();
    let names = registry.region("马村区");
    assert_eq!(
        names.misspelt("区政务服务和大数剧管理局", |_| true).as_deref(),
        Some("区政务服务和大数据管理局")
    );
}

#[test]
fn regions_of_one_name_are_told_apart_by_what_is_above_them() {
    let mut registry = Registry::built_in();
    let unit = |name: &str| Register::parse(&format!("[[unit]]\nname = \"{name}\"\n")).unwrap();
    registry.add_region("福建省福州市鼓楼区", None, unit("区甲办"));
    registry.add_region("江苏省徐州市鼓楼区", None, unit("区乙办"));
    assert!(registry.region("江苏省徐州市鼓楼区").find("区乙办").is_some());
    assert!(registry.region("江苏省徐州市鼓楼区").find("区甲办").is_none());
    registry.add_region("某县", Some("某省某市"), unit("县丙办"));
    assert!(registry.region("某省某市某县").find("县丙办").is_some());
    assert_eq!(registry.region("某县").path(), ["某省", "某市", "某县"]);
}

#[test]
fn a_registered_body_of_another_document_stays_one() {
    let mut registry = Registry::built_in();
    registry.add_region(
        "某省某市",
        None,
        Register::parse("[[unit]]\nname = \"市对外开放领导小组办公室\"\n").unwrap(),
    );
    let found = registry.region("某省某市").find("市对外开放领导小组办公室").unwrap();
    assert_eq!((found.kind, found.known), (UnitKind::ExternalBody, true));
}
