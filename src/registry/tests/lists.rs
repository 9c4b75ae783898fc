//! Unit lists as the published documents write them.

use super::*;
use crate::model::{AdminLevel, UnitKind};

fn classes(region: &str, words: &str) -> Vec<String> {
    let registry = Registry::built_in();
    let items = registry.region(region).list(words);
    items.into_iter().filter(|i| i.found.kind == UnitKind::Class).map(|i| i.found.name.into()).collect()
}

#[test]
fn a_prefix_written_once_is_carried_on_to_the_units_after_it() {
    assert_eq!(
        names(
            JIAOZUO,
            "2020-03-06",
            "市金融工作局、卫生健康委、民政局、文化广电和旅游局、体育局、农业农村局、财政局、工业和信息化局、商务局及相关市直单位，各县（市）区。"
        ),
        [
            "市金融工作局",
            "市卫生健康委",
            "市民政局",
            "市文化广电和旅游局",
            "市体育局",
            "市农业农村局",
            "市财政局",
            "市工业和信息化局",
            "市商务局",
            "相关市直单位",
            "各县（市）区"
        ]
    );
    let registry = Registry::built_in();
    let items = registry.region(JIAOZUO).list("市商务局、体育局");
    assert!(!items[0].inherited_prefix && items[1].inherited_prefix);
    assert_eq!(items[1].found.form, NameForm::Name);
}

#[test]
fn a_state_farm_or_a_firm_in_the_list_takes_no_prefix() {
    assert_eq!(
        names(
            JIAOZUO,
            "2020-03-06",
            "市水利局、林业局、农机局、供销社、粮食和物资储备局、发展改革委、商务局、博爱农场及市直相关单位，各县（市）区"
        ),
        [
            "市水利局",
            "市林业局",
            "市农机局",
            "市供销社",
            "市粮食和物资储备局",
            "市发展改革委",
            "市商务局",
            "博爱农场",
            "市直相关单位",
            "各县（市）区"
        ]
    );
    assert_eq!(
        names(
            MACUN,
            "2020-12-01",
            "区政务服务和大数据管理局、乾元投资有限公司、金控投资控股有限公司、自然资源局马村分局、各街道办事处。"
        ),
        [
            "区政务服务和大数据管理局",
            "乾元投资有限公司",
            "金控投资控股有限公司",
            "市自然资源局马村分局",
            "各街道办事处"
        ]
    );
    assert_eq!(
        names("沁水县", "2022-09-09", "县应急管理局、县投资促进中心、山西沁水煤层气开发投资有限公司"),
        ["县应急管理局", "县投资促进中心", "山西沁水煤层气开发投资有限公司"]
    );
}

#[test]
fn the_city_s_market_office_keeps_its_own_first_character() {
    assert_eq!(
        names(JIAOZUO, "2020-03-06", "市市场监管局、教育局、发展改革委"),
        ["市市场监管局", "市教育局", "市发展改革委"]
    );
    assert_eq!(names(JIAOZUO, "2020-03-06", "市教育局、市场监管局"), ["市教育局", "市市场监管局"]);
    assert_eq!(names(MACUN, "2020-12-01", "区市场监督管理局、爱卫办"), ["区市场监管局", "区爱卫办"]);
    assert_eq!(
        names("某省某市", "2026-01-01", "市市场监管局、市政府、市民政局、市政务服务局"),
        ["市市场监管局", "市人民政府", "市民政局", "市政务服务局"]
    );
    assert_eq!(
        names("某省某市某县", "2026-01-01", "县财政局、乡村振兴局、区域合作办"),
        ["县财政局", "县乡村振兴局", "县区域合作办公室"]
    );
}

#[test]
fn connectors_inside_a_name_do_not_split_it_and_between_names_they_do() {
    assert_eq!(
        surfaces("市住房和城乡建设局和交通运输局、政务服务和大数据管理局及文化广电和旅游局"),
        ["市住房和城乡建设局", "交通运输局", "政务服务和大数据管理局", "文化广电和旅游局"]
    );
    assert_eq!(
        surfaces("市发展改革委与市商务局、市委和市政府"),
        ["市发展改革委", "市商务局", "市委", "市政府"]
    );
    assert_eq!(surfaces("市商务局及相关市直单位"), ["市商务局", "相关市直单位"]);
    assert_eq!(surfaces("市商务局、教育局以及各乡镇"), ["市商务局", "教育局", "各乡镇"]);
    assert_eq!(surfaces("市商务局、教育局，以及各乡镇"), ["市商务局", "教育局", "各乡镇"]);
    assert_eq!(
        surfaces("特色商业区、产业集聚区和各街道办事处"),
        ["特色商业区", "产业集聚区", "各街道办事处"]
    );
    assert_eq!(surfaces("各要素保障部门及行政审批部门"), ["各要素保障部门", "行政审批部门"]);
    for whole in ["汽车及零部件", "自然资源与规划", "各部门和单位", "各县区和单位", "县人力资源和社会保障局"]
    {
        assert_eq!(surfaces(whole), [whole]);
    }
}

#[test]
fn a_place_that_begins_with_a_connector_keeps_it() {
    assert_eq!(
        names("和县", "2026-01-01", "和县财政局、和平区财政局以及县商务局"),
        ["县财政局", "和平区财政局", "县商务局"]
    );
}

#[test]
fn limits_of_scope_and_second_names_stand_in_brackets_behind_the_name() {
    let words = "区发改委（负责铝精深加工制造产业）、区科工局（负责智能制造产业）";
    let registry = Registry::built_in();
    let items = registry.region(MACUN).list(words);
    let scopes: Vec<_> = items.iter().map(|i| &words[i.scope.clone().unwrap()]).collect();
    assert_eq!(scopes, ["负责铝精深加工制造产业", "负责智能制造产业"]);
    assert_eq!(&words[items[0].whole.clone()], "区发改委（负责铝精深加工制造产业）");
    assert_eq!(items[0].surface, "区发改委");

    let alias = |words: &str| only("某省某市某县", words).alias.map(|r| words[r].to_owned());
    assert_eq!(
        alias("县投资促进中心(县招商引资工作领导小组办公室)").as_deref(),
        Some("县招商引资工作领导小组办公室")
    );
    assert_eq!(alias("县投资促进中心（即县招商办公室）").as_deref(), Some("县招商办公室"));
    assert_eq!(alias("县教育局（以下简称“教育局”）").as_deref(), Some("教育局"));
    assert_eq!(alias("县自然资源局（县林业局）").as_deref(), Some("县林业局"));
    assert_eq!(alias("县自然资源局（加挂县林业局牌子）").as_deref(), Some("县林业局"));
    assert_eq!(alias("县教育局（负责A、B）"), None);
    assert_eq!(only("某省某市某县", "县教育局（负责A、B）").scope, Some(15..26));
}

#[test]
fn brackets_inside_a_name_belong_to_it() {
    for whole in ["各县（市）区", "各县(市)区", "各乡（镇）人民政府", "各乡镇（街道）", "各县（市、区）"]
    {
        let item = only(JIAOZUO, whole);
        assert_eq!((item.surface.as_str(), item.found.kind), (whole, UnitKind::Class));
        assert!(item.scope.is_none() && item.alias.is_none());
    }
    assert_eq!(only(JIAOZUO, "各县(市)区").found.name, "各县（市）区");
}

#[test]
fn a_class_that_is_itself_an_enumeration_is_one_item() {
    assert_eq!(
        names("沁水县", "2022-09-09", "各乡（镇）人民政府，开发区管委会，县人民政府各委、办、局"),
        ["各乡（镇）人民政府", "县开发区管委会", "县人民政府各委、办、局"]
    );
    assert_eq!(
        names("中央", "2018-12-30", "各省、自治区、直辖市人民政府，国务院各部委、各直属机构"),
        ["各省、自治区、直辖市人民政府", "国务院各部委", "各直属机构"]
    );
    assert_eq!(
        names("某省某市", "2026-01-01", "各乡、镇人民政府，各区、市商务局"),
        ["各乡、镇人民政府", "各区", "市商务局"]
    );
    assert_eq!(names("某省某市", "2026-01-01", "各县区、市人民政府"), ["各县区", "市人民政府"]);
}

#[test]
fn open_members_are_classes() {
    for class in [
        "各县（市）区",
        "相关市直单位",
        "市直相关单位",
        "市直有关单位",
        "各街道办事处",
        "其他行业主管部门",
        "属地单位",
        "各乡（镇）人民政府",
        "区直各单位",
        "各工业功能区",
        "县区",
        "园区",
        "驻外分局",
        "市直部门",
        "相关市级部门",
        "各有关单位",
        "县委各部门",
        "各人民团体",
        "县属各事业单位",
        "各驻县单位",
        "乡镇人民政府",
        "行政审批部门",
        "落户载体",
    ] {
        let item = only("某省某市某县", class);
        assert_eq!(item.found.kind, UnitKind::Class, "{class}");
        assert!(item.found.known && item.found.order > 2_000_000, "{class}");
    }
}

#[test]
fn the_tail_after_等_is_a_class_or_a_count_and_never_part_of_the_last_name() {
    assert_eq!(
        surfaces("市市场监管局、政务服务和大数据管理局、工商联等相关职能部门"),
        ["市市场监管局", "政务服务和大数据管理局", "工商联", "相关职能部门"]
    );
    assert_eq!(surfaces("市农业农村局、市场监督管理局等单位"), ["市农业农村局", "市场监督管理局", "等单位"]);
    assert_eq!(surfaces("市财政局、教育局等6家单位"), ["市财政局", "教育局"]);
    assert_eq!(surfaces("市财政局、教育局等"), ["市财政局", "教育局"]);
    assert_eq!(classes(JIAOZUO, "市财政局、教育局等部门"), ["等部门"]);
    assert_eq!(surfaces("市高等教育局、平等办"), ["市高等教育局", "平等办"]);
    assert_eq!(
        names(
            "沁水县",
            "2022-09-09",
            "县发改局、县自然资源局、县行政审批服务管理局、县司法局、县统计局、县投资促进中心6家单位"
        ),
        ["县发展改革局", "县自然资源局", "县行政审批服务管理局", "县司法局", "县统计局", "县投资促进中心"]
    );
}

#[test]
fn clipped_names_are_told_by_their_stems() {
    assert_eq!(
        names("谯城区", "2023-01-01", "发改、经信、自然资源与规划、生态环境、住建、税务、市场监管等部门"),
        [
            "区发展改革委",
            "区经济和信息化局",
            "区自然资源和规划局",
            "区生态环境局",
            "区住房城乡建设局",
            "区税务局",
            "区市场监管局",
            "等部门"
        ]
    );
    assert_eq!(
        names("谯城区", "2018-01-01", "发改、环保、应急、落户载体等相关单位"),
        ["区发展改革委", "区环境保护局", "区应急管理局", "落户载体", "相关单位"]
    );
    assert!(Registry::built_in().region("谯城区").find("区发改").is_none());
}

#[test]
fn bodies_of_other_documents_are_told_from_committees_that_are_organs() {
    let kind = |words| only("某省某市", words).found.kind;
    for body in [
        "市对外开放领导小组办公室",
        "市防汛抗旱指挥部",
        "市安全生产委员会办公室",
        "市河长办",
        "市养老服务联席会议",
    ] {
        assert_eq!(kind(body), UnitKind::ExternalBody, "{body}");
    }
    for organ in [
        "市发展和改革委员会",
        "市国有资产监督管理委员会",
        "市委机构编制委员会办公室",
        "市监察委员会",
        "高新区管理委员会",
        "市直属机关工作委员会",
        "市仲裁委员会",
        "某社区居民委员会",
        "市人大常委会",
    ] {
        assert_eq!(kind(organ), UnitKind::Named, "{organ}");
    }
}

#[test]
fn a_branch_is_its_own_unit_and_belongs_to_the_level_above() {
    let branch = |region: &str, words: &str| {
        let found = only(region, words).found;
        assert!(found.branch && found.known, "{words}");
        (found.name, found.level, found.department.unwrap_or_default())
    };
    let city = Some(AdminLevel::City);
    assert_eq!(branch(MACUN, "自然资源局马村分局"), ("市自然资源局马村分局".into(), city, "自然资源"));
    assert_eq!(branch(MACUN, "自然资源和规划局马村分局").0, "市自然资源和规划局马村分局");
    assert_eq!(branch("谯城区", "市自然资源和规划局谯城分局").0, "市自然资源和规划局谯城分局");
    assert_eq!(branch("汉中市", "市经合局驻北京分局").0, "市经合局驻北京分局");
    assert_eq!(
        branch("广西壮族自治区来宾市象州县", "象州生态环境局"),
        ("象州生态环境局".into(), Some(AdminLevel::County), "生态环境")
    );
    assert_eq!(branch("某省某市某县", "县公安局交警大队").0, "县公安局交警大队");
}

#[test]
fn central_departments_are_known_where_the_region_is_the_country() {
    let registry = Registry::built_in();
    let words =
        "扶贫办、中央统战部、教育部、卫生健康委、人民银行、国资委、国管局、全国总工会等和各省级人民政府";
    let items = registry.region("中央").at("2018-12-30").list(words);
    let names: Vec<_> = items.iter().map(|i| i.found.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "国务院扶贫办",
            "中央统战部",
            "教育部",
            "国家卫生健康委",
            "中国人民银行",
            "国务院国资委",
            "国管局",
            "全国总工会",
            "各省级人民政府"
        ]
    );
    let units = items.iter().filter(|i| i.found.kind == UnitKind::Named);
    assert!(units.clone().all(|i| i.found.level == Some(AdminLevel::Central) && i.found.known));
}

#[test]
fn party_organs_share_their_prefix_too() {
    assert_eq!(
        names(
            "某省某市某县",
            "2026-01-01",
            "县委组织部、宣传部、统战部，县法院、检察院、总工会、妇联，县委网信办、编办"
        ),
        [
            "县委组织部",
            "县委宣传部",
            "县委统战部",
            "县法院",
            "县检察院",
            "县总工会",
            "县妇联",
            "县委网信办",
            "县委编办"
        ]
    );
}

#[test]
fn a_list_of_nothing_has_no_items() {
    for words in ["", "。", "、、，；", " \u{3000} ", "等"] {
        assert!(surfaces(words).len() <= usize::from(words == "等"), "{words}");
    }
}
