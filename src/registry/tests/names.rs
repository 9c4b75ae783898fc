//! Single names: forms, reforms and their dates, regions.

use super::*;
use crate::model::{AdminLevel, UnitKind};
use crate::registry::Found;

fn at(region: &str, day: &str, surface: &str) -> Found {
    Registry::built_in().region(region).at(day).resolve(surface, None)
}

#[test]
fn every_wording_of_one_organ_has_one_name_and_one_department() {
    let registry = Registry::built_in();
    let names = registry.region("某省某市某区");
    for surface in ["区卫健委", "区卫生健康委", "区卫生健康委员会", "区卫计委", "某区卫生健康委员会"]
    {
        let found = names.find(surface).unwrap();
        assert_eq!((found.name.as_str(), found.department), ("区卫生健康委", Some("卫生健康")), "{surface}");
    }
    let form = |surface| names.find(surface).map(|f| f.form);
    assert_eq!(form("区卫生健康委员会"), Some(NameForm::Name));
    assert_eq!(form("区卫生健康委"), Some(NameForm::Short));
    assert_eq!(form("区卫健委"), Some(NameForm::Colloquial));
    assert_eq!(form("区卫计委"), Some(former("2019-03-31")));
    assert_eq!(form("财政局"), Some(NameForm::Bare));
    assert_eq!(form("区企地办"), None);
    assert_eq!(names.resolve("区企地办", None).form, NameForm::Guess);
}

#[test]
fn two_organs_never_share_a_name() {
    let registry = Registry::built_in();
    let names = registry.region("河南省焦作市马村区");
    let pairs = [
        ("区自然资源局", "区自然资源和规划局"),
        ("自然资源局马村分局", "自然资源和规划局马村分局"),
        ("区投资促进中心", "区投资促进局"),
        ("区金融局", "区地方金融监督管理局"),
        ("区经合局", "区投资促进局"),
        ("区大数据管理局", "区政务服务和大数据管理局"),
        ("区发展改革局", "区发展改革委"),
        ("区工商局", "区工商联"),
        ("区文化和旅游局", "区文化旅游体育局"),
        ("市商务局", "区商务局"),
    ];
    for (one, other) in pairs {
        let (one, other) = (names.resolve(one, None), names.resolve(other, None));
        assert_ne!(one.name, other.name);
        assert!(one.known && other.known);
    }
}

#[test]
fn the_reform_of_2018_ends_old_names_at_each_level_on_its_own_day() {
    for (surface, name, until) in [
        ("省卫计委", "省卫生健康委", "2018-12-31"),
        ("市环保局", "市生态环境局", "2019-03-31"),
        ("县国土局", "县自然资源局", "2019-03-31"),
        ("县农业局", "县农业农村局", "2019-03-31"),
        ("县农委", "县农业农村局", "2019-03-31"),
    ] {
        let found = at("某省某市某县", "2020-01-01", surface);
        assert_eq!((found.name.as_str(), found.form), (name, former(until)), "{surface}");
        assert_eq!(found.successor.as_deref(), Some(name));
    }
    let before = at("某省某市某县", "2019-03-31", "县环保局");
    assert_eq!((before.name.as_str(), before.form), ("县环境保护局", NameForm::Colloquial));
    assert_eq!(at("某省某市某县", "2019-04-01", "县环保局").form, former("2019-03-31"));
}

#[test]
fn organs_that_were_merged_keep_their_names_and_say_who_took_over() {
    for (surface, successor) in [
        ("市工商局", "市市场监管局"),
        ("市质监局", "市市场监管局"),
        ("市安监局", "市应急管理局"),
        ("市旅游局", "市文化和旅游局"),
        ("市文广新局", "市文化和旅游局"),
        ("市法制办", "市司法局"),
    ] {
        let found = at("某省某市", "2020-01-01", surface);
        assert_eq!(
            (found.form, found.successor.as_deref()),
            (former("2019-03-31"), Some(successor)),
            "{surface}"
        );
        assert_ne!(found.name, successor);
        assert!(!matches!(at("某省某市", "2017-01-01", surface).form, NameForm::Former { .. }), "{surface}");
    }
    // 2013, and through 2018 to what exists today.
    let health = at("某省某市", "2020-01-01", "市卫生局");
    assert_eq!((health.form, health.successor.as_deref()), (former("2015-12-31"), Some("市卫生健康委")));
}

#[test]
fn the_reforms_of_2021_and_2023_are_dated() {
    assert_eq!(at("某省某市某区", "2020-12-01", "区扶贫开发办公室").name, "区扶贫办");
    let found = at("某省某市某区", "2022-01-01", "区扶贫开发办公室");
    assert_eq!((found.name.as_str(), found.form), ("区乡村振兴局", former("2021-08-31")));
    // Its plate lives on at the agriculture bureau.
    assert_eq!(at("某省某市某区", "2025-06-01", "区乡村振兴局").form, NameForm::Name);
    let department = Registry::department("乡村振兴").unwrap();
    assert!(department.plate && department.successor.as_deref() == Some("农业农村"));
    assert_eq!(Registry::reform_of(department).map(|r| r.key.as_str()), Some("2023"));
    assert_eq!(at("某省某市", "2025-06-01", "市金融工作局").successor.as_deref(), Some("市地方金融管理局"));
    assert_eq!(at("某省某市", "2025-06-01", "市大数据发展管理局").form, former("2024-12-31"));
    assert_eq!(at("某省某市", "2022-06-01", "市大数据发展管理局").form, NameForm::Name);
    assert_eq!(at("某省某市", "2025-06-01", "市人防办").form, NameForm::Short);
    let central = at("全国", "2022-01-01", "扶贫办");
    assert_eq!((central.name.as_str(), central.form), ("国家乡村振兴局", former("2021-02-25")));
}

#[test]
fn old_names_inside_longer_valid_names_do_not_fire() {
    for surface in [
        "市农业农村局",
        "市文化和旅游局",
        "市工商联",
        "市卫生健康局",
        "市林业和草原局",
        "市生态环境局",
        "市质监站",
    ] {
        assert!(!matches!(at("某省某市", "2026-01-01", surface).form, NameForm::Former { .. }), "{surface}");
    }
}

#[test]
fn the_level_of_a_prefix_comes_from_the_region() {
    let level = |region, surface| at(region, "2026-01-01", surface).level;
    assert_eq!(level("北京市", "市商务局"), Some(AdminLevel::Province));
    assert_eq!(level("北京市海淀区", "市商务局"), Some(AdminLevel::Province));
    assert_eq!(level("江苏省苏州市昆山市", "市商务局"), Some(AdminLevel::County));
    assert_eq!(level("河南省焦作市马村区", "市商务局"), Some(AdminLevel::City));
    assert_eq!(level("某省某市", "区财政局"), Some(AdminLevel::County));
    assert_eq!(level("", "市财政局"), Some(AdminLevel::City));
}

#[test]
fn a_region_tells_its_path_level_and_prefix() {
    let registry = Registry::built_in();
    let macun = registry.region("马村区");
    assert_eq!(macun.path(), ["河南省", "焦作市", "马村区"]);
    assert_eq!((macun.level(), macun.prefix()), (Some(AdminLevel::County), Some('区')));
    let own = |text: &str| registry.region(text).prefix();
    assert_eq!(own("山西省晋城市沁水县"), Some('县'));
    assert_eq!(own("某省某市某县"), Some('县'));
    assert_eq!(own("某省某市某市"), Some('市'));
    assert_eq!(own("内蒙古自治区呼伦贝尔市鄂温克族自治旗"), Some('旗'));
    assert_eq!(own("广西壮族自治区"), Some('区'));
    assert_eq!(own("贵州省黔东南苗族侗族自治州"), Some('州'));
    assert_eq!(own("某省某市某县某镇"), Some('镇'));
    assert_eq!((own("中央"), registry.region("中央").level()), (None, Some(AdminLevel::Central)));
    assert_eq!(registry.region("").path(), Vec::<String>::new());
}

#[test]
fn an_autonomous_region_and_a_prefecture_have_their_own_prefixes() {
    let registry = Registry::built_in();
    let region = registry.region("广西壮族自治区");
    assert_eq!(region.resolve("自治区商务厅", None).name, "自治区商务厅");
    assert_eq!(region.resolve("商务厅", Some('区')).name, "自治区商务厅");
    assert_eq!(region.resolve("自治区党委宣传部", None).name, "自治区党委宣传部");
    assert_eq!(
        names("贵州省黔东南苗族侗族自治州", "2026-01-01", "州发展改革委、财政局"),
        ["州发展改革委", "州财政局"]
    );
}

#[test]
fn names_with_the_place_before_them_are_the_same_unit() {
    let registry = Registry::built_in();
    let names = registry.region("河南省焦作市马村区");
    for (surface, name) in [
        ("焦作市人民政府办公室", "市政府办公室"),
        ("河南省教育厅", "省教育厅"),
        ("马村区司法局", "区司法局"),
        ("河南省焦作市财政局", "市财政局"),
        ("国家税务总局焦作市马村区税务局", "区税务局"),
        ("中共焦作市委组织部", "市委组织部"),
        ("团市委", "团市委"),
        ("共青团市委", "团市委"),
    ] {
        let found = names.find(surface).unwrap();
        assert_eq!(found.name, name, "{surface}");
    }
    let other = names.find("博爱县财政局").unwrap();
    assert_eq!((other.name.as_str(), other.department), ("博爱县财政局", Some("财政")));
    assert_eq!(names.find("昆山市市场监管局").unwrap().name, "昆山市市场监管局");
}

#[test]
fn a_misspelt_name_finds_its_neighbour_and_a_right_one_finds_none() {
    let registry = Registry::built_in();
    let names = registry.region("河南省焦作市");
    assert_eq!(names.misspelt("市发展改鬲委", |_| true).as_deref(), Some("市发展改革委"));
    assert_eq!(names.misspelt("市人力资原社会保障局", |_| true).as_deref(), Some("市人力资源社会保障局"));
    assert_eq!(names.misspelt("市发展改革委", |_| true), None);
    assert_eq!(names.misspelt("市对外开放领导小组办公室", |_| true), None);
    assert_eq!(names.misspelt("", |_| true), None);
}

#[test]
fn departments_stand_in_their_customary_order_and_classes_last() {
    let registry = Registry::built_in();
    let names = registry.region("某省某市");
    let mut items = names
        .list("各县区、市统计局、市商务局、某某投资有限公司、市财政局、市发展改革委、市委宣传部、市法院");
    items.sort_by_key(|i| i.found.order);
    let sorted: Vec<_> = items.into_iter().map(|i| i.found.name).collect();
    assert_eq!(
        sorted,
        [
            "市委宣传部",
            "市发展改革委",
            "市财政局",
            "市商务局",
            "市统计局",
            "市法院",
            "某某投资有限公司",
            "各县区"
        ]
    );
}

#[test]
fn departments_tell_what_they_look_after() {
    let registry = Registry::built_in();
    let names = registry.region("某省某市");
    let found = names.resolve("市文旅局", None);
    assert!(names.functions(&found).iter().any(|f| f == "旅游"));
    assert_eq!(names.functions(&names.resolve("市城投公司", None)), Vec::<String>::new());
    assert_eq!(names.resolve("市城投公司", None).kind, UnitKind::Named);
}
