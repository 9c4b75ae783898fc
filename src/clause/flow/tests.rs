//! Clauses of flows as documents write them, with the words under each range.

use super::*;
use crate::model::Comparator;
use FlowKind::{Assessment, Hearing, Meeting, Publication, Report};
use PeriodUnit::{Day, HalfYear, Month, Quarter, Vague, Week, Year};

type Expected<'a> = (Option<&'a str>, &'a [&'a str], &'a str, &'a str);

fn read(kind: FlowKind, words: &str) -> FlowClause {
    flow(kind, words).unwrap_or_else(|e| panic!("{words}: {e:?}"))
}

fn check(kind: FlowKind, words: &str, (from, to, verb, matter): Expected<'_>) {
    let clause = read(kind, words);
    assert_eq!(clause.from.map(|r| piece::text(words, r)), from, "from of {words}");
    assert_eq!(clause.to.into_iter().map(|r| piece::text(words, r)).collect::<Vec<_>>(), to, "to of {words}");
    assert_eq!(piece::text(words, clause.verb), verb, "verb of {words}");
    assert_eq!(piece::text(words, clause.matter), matter, "matter of {words}");
}

fn p(unit: PeriodUnit, every: u32, month: Option<u8>, day: Option<u8>) -> Period {
    Period { unit, every, day, month }
}

#[test]
fn reports_name_sender_recipients_and_matter() {
    let table: &[(&str, Expected<'_>)] = &[
        (
            "每月25日前向市对外开放领导小组办公室、市商务局报送本组招商工作开展情况",
            (None, &["市对外开放领导小组办公室、市商务局"], "报送", "本组招商工作开展情况"),
        ),
        (
            "每月28日前向上级商务主管部门报送全县招商工作开展情况",
            (None, &["上级商务主管部门"], "报送", "全县招商工作开展情况"),
        ),
        (
            "各招商小组牵头单位每月25日前向市商务局报送工作开展情况",
            (Some("各招商小组牵头单位"), &["市商务局"], "报送", "工作开展情况"),
        ),
        (
            "各招商小组要明确1名联络员，每月25日前向区商务局报送本组招商工作开展情况",
            (Some("各招商小组"), &["区商务局"], "报送", "本组招商工作开展情况"),
        ),
        ("每周将项目进展反馈领导小组办公室", (None, &["领导小组办公室"], "反馈", "项目进展")),
        (
            "要积极主动对接重点项目，认真做好转办、交办项目的跟踪洽谈，每周将项目进展反馈领导小组办公室",
            (None, &["领导小组办公室"], "反馈", "项目进展"),
        ),
        (
            "每季度向招商专班日常协调办公室汇报1次工作进展情况",
            (None, &["招商专班日常协调办公室"], "汇报", "工作进展情况"),
        ),
        ("要及时向县招商引资工作领导小组办公室报备", (None, &["县招商引资工作领导小组办公室"], "报备", "")),
        (
            "各目标计划单位广泛收集招商项目信息，及时报送至区投资促进中心进行集中汇总",
            (Some("各目标计划单位"), &["区投资促进中心"], "报送", "进行集中汇总"),
        ),
        ("及时报送至区投资促进中心进行集中汇总", (None, &["区投资促进中心"], "报送", "进行集中汇总")),
        ("每季度末月20日前报送", (None, &[], "报送", "")),
        ("各单位于每月5日前报送上月情况", (Some("各单位"), &[], "报送", "上月情况")),
        ("每月5日前，各单位将工作情况报送至县委办", (Some("各单位"), &["县委办"], "报送", "工作情况")),
        ("将工作报告及时报送市商务局", (None, &["市商务局"], "报送", "工作报告")),
        ("每月将工作进展向市政府书面报告", (None, &["市政府"], "报告", "工作进展")),
        ("报区招商引资领导小组进行评审", (None, &["区招商引资领导小组"], "报", "进行评审")),
        ("年度计划报县政府备案", (None, &["县政府"], "报", "年度计划")),
        ("每月向市商务局报送进展，并抄送市考核办", (None, &["市商务局", "市考核办"], "报送", "进展")),
        ("市应急管理局每周向市政府报告安全情况", (Some("市应急管理局"), &["市政府"], "报告", "安全情况")),
        ("要素保障组每半年向县政府汇报", (Some("要素保障组"), &["县政府"], "汇报", "")),
        ("年末制止并报告侵害行为", (None, &[], "报告", "侵害行为")),
        ("按时上报半年工作小结、年终工作总结", (None, &[], "上报", "半年工作小结、年终工作总结")),
    ];
    for (words, expected) in table {
        check(Report, words, *expected);
    }
}

#[test]
fn meetings_name_what_is_held() {
    let table: &[(&str, Expected<'_>)] = &[
        ("每季度召开1次项目评估会议", (None, &[], "召开", "项目评估会议")),
        ("每月召开1次例会", (None, &[], "召开", "例会")),
        ("每月组织召开一次专题调度会", (None, &[], "组织召开", "专题调度会")),
        ("年初要召开工作安排会议", (None, &[], "召开", "工作安排会议")),
        ("原则上每季度召开一次全体会议", (None, &[], "召开", "全体会议")),
        ("适时召开项目推进专题会", (None, &[], "召开", "项目推进专题会")),
        ("定期汇总收集项目最新进展,适时召开项目推进专题会", (None, &[], "召开", "项目推进专题会")),
        ("每月一次例会", (None, &[], "例会", "例会")),
        ("实行周调度", (None, &[], "调度", "调度")),
        ("领导小组每半年至少召开1次全体会议", (Some("领导小组"), &[], "召开", "全体会议")),
        ("各招商专班每月召开1次例会", (Some("各招商专班"), &[], "召开", "例会")),
    ];
    for (words, expected) in table {
        check(Meeting, words, *expected);
    }
}

#[test]
fn hearings_name_who_is_heard_when_it_can_be_told() {
    let table: &[(&str, Expected<'_>)] = &[
        (
            "市委、市政府每双月听取一次各招商小组、各县（市）区招商引资工作情况汇报",
            (Some("市委、市政府"), &["各招商小组、各县（市）区"], "听取", "招商引资工作情况汇报"),
        ),
        (
            "区委、区政府每双月听取一次各产业招商小组、各责任单位产业招商情况汇报",
            (Some("区委、区政府"), &["各产业招商小组、各责任单位"], "听取", "产业招商情况汇报"),
        ),
        (
            "听取谯城经开区、各工业功能区、区直各单位工作进展情况汇报",
            (None, &["谯城经开区、各工业功能区、区直各单位"], "听取", "工作进展情况汇报"),
        ),
        ("每月听取一次进度汇报", (None, &[], "听取", "进度汇报")),
        ("每季度听取各成员单位关于项目落地的汇报", (None, &["各成员单位"], "听取", "关于项目落地的汇报")),
    ];
    for (words, expected) in table {
        check(Hearing, words, *expected);
    }
}

#[test]
fn publications_name_what_is_made_known() {
    let table: &[(&str, Expected<'_>)] = &[
        ("每月通报工作进展并考核排名", (None, &[], "通报", "工作进展并考核排名")),
        ("每周发布县区(园区)、部门招商引资工作动态", (None, &[], "发布", "县区(园区)、部门招商引资工作动态")),
        ("每月督查、通报招商引资目标计划完成情况", (None, &[], "通报", "招商引资目标计划完成情况")),
        (
            "区招商引资工作领导小组办公室会同区督查考核办，每月督查、通报招商引资目标计划完成情况",
            (Some("区招商引资工作领导小组办公室会同区督查考核办"), &[], "通报", "招商引资目标计划完成情况"),
        ),
        ("月通报", (None, &[], "通报", "")),
        ("每季度向社会公布河长名单", (None, &["社会"], "公布", "河长名单")),
        ("每年年底前将考核结果向全县通报", (None, &["全县"], "通报", "考核结果")),
        ("每月对项目进展情况进行通报", (None, &[], "通报", "项目进展情况")),
    ];
    for (words, expected) in table {
        check(Publication, words, *expected);
    }
}

#[test]
fn assessments_name_the_assessed() {
    let table: &[(&str, Expected<'_>)] = &[
        (
            "年末，县招商引资工作领导小组办公室根据各招商专班外出开展招商活动和项目落地效果等情况进行考核评定",
            (
                Some("县招商引资工作领导小组办公室"),
                &[],
                "考核评定",
                "各招商专班外出开展招商活动和项目落地效果等情况",
            ),
        ),
        ("每季度进行考核排名", (None, &[], "考核排名", "")),
        (
            "年底，区委、区政府将对各产业招商小组、各街道、区直有关单位的相关工作进行考核评价",
            (Some("区委、区政府"), &["各产业招商小组、各街道、区直有关单位"], "考核评价", "相关工作"),
        ),
        (
            "年底，市委、市政府将对各县（市）区、市直有关单位进行考核评价",
            (Some("市委、市政府"), &["各县（市）区、市直有关单位"], "考核评价", ""),
        ),
        ("每季度开展打擂点评", (None, &[], "打擂点评", "")),
        ("半年及年终综合考核奖惩", (None, &[], "综合考核", "奖惩")),
        (
            "县招商引资工作领导小组办公室按照“月通报、月督查、季评比、年考核”的要求，督查服务议事专班和各项目招商专班的工作落实情况",
            (Some("县招商引资工作领导小组办公室"), &["服务议事专班和各项目招商专班"], "督查", "工作落实情况"),
        ),
        ("定期对农村公路养护资金使用情况进行审计", (None, &[], "审计", "农村公路养护资金使用情况")),
    ];
    for (words, expected) in table {
        check(Assessment, words, *expected);
    }
}

#[test]
fn periods_know_their_unit_and_day() {
    for (words, period) in [
        ("每月25日前报送", p(Month, 1, None, Some(25))),
        ("每月 25 日前报送", p(Month, 1, None, Some(25))),
        ("每月二十五日前报送", p(Month, 1, None, Some(25))),
        ("于每月5日前报送", p(Month, 1, None, Some(5))),
        ("每月底前报送", p(Month, 1, None, Some(31))),
        ("每月月底报送", p(Month, 1, None, Some(31))),
        ("每月中旬报送", p(Month, 1, None, Some(20))),
        ("每月结束后5日内报送", p(Month, 1, None, Some(5))),
        ("每双月听取汇报", p(Month, 2, None, None)),
        ("每两个月报送", p(Month, 2, None, None)),
        ("每3个月报送一次", p(Month, 3, None, None)),
        ("每周报送", p(Week, 1, None, None)),
        ("每周一次报送", p(Week, 1, None, None)),
        ("每周五前报送", p(Week, 1, None, Some(5))),
        ("每周五下班前报送", p(Week, 1, None, Some(5))),
        ("每周日报送", p(Week, 1, None, Some(7))),
        ("每两周报送一次", p(Week, 2, None, None)),
        ("每日报送", p(Day, 1, None, None)),
        ("每个工作日报送", p(Day, 1, None, None)),
        ("每旬报送", p(Day, 10, None, None)),
        ("每季度报送", p(Quarter, 1, None, None)),
        ("每季度末月20日前报送", p(Quarter, 1, Some(3), Some(20))),
        ("每季度最后一个月20日前报送", p(Quarter, 1, Some(3), Some(20))),
        ("每季度首月5日前报送", p(Quarter, 1, Some(1), Some(5))),
        ("每季末报送", p(Quarter, 1, Some(3), Some(31))),
        ("每半年报送", p(HalfYear, 1, None, None)),
        ("每年报送", p(Year, 1, None, None)),
        ("每年度报送", p(Year, 1, None, None)),
        ("每年12月底前报送", p(Year, 1, Some(12), Some(31))),
        ("每年12月20日前报送", p(Year, 1, Some(12), Some(20))),
        ("每年6月报送", p(Year, 1, Some(6), None)),
        ("每年初报送", p(Year, 1, Some(1), Some(31))),
        ("年底前报送", p(Year, 1, Some(12), Some(31))),
        ("各单位年底前报送总结", p(Year, 1, Some(12), Some(31))),
        ("按月报送", p(Month, 1, None, None)),
        ("按季度报送", p(Quarter, 1, None, None)),
        ("实行月报告制度", p(Month, 1, None, None)),
        ("一月一报送", p(Month, 1, None, None)),
        ("一季度一汇报", p(Quarter, 1, None, None)),
        ("一年两次汇报", p(Year, 1, None, None)),
        ("适时报送", p(Vague, 1, None, None)),
        ("不定期报送", p(Vague, 1, None, None)),
        ("每月及时报送", p(Month, 1, None, None)),
    ] {
        assert_eq!(read(Report, words).periods, [period], "{words}");
    }
    assert_eq!(read(Report, "报送工作情况").periods, []);
    assert_eq!(read(Report, "做好日常工作情况报送").periods, []);
    assert_eq!(read(Report, "报送当月年度招商计划、8月周边情况").periods, []);
}

#[test]
fn slogans_and_lists_give_several_periods() {
    let units = |kind, words| read(kind, words).periods.into_iter().map(|p| p.unit).collect::<Vec<_>>();
    assert_eq!(units(Assessment, "“月通报、月督查、季评比、年考核”"), [Month, Quarter, Year]);
    assert_eq!(
        units(Assessment, "坚持“周动态、月通报、季点评、半年及年终奖惩”的常态化打擂点评机制"),
        [Week, Month, Quarter, HalfYear, Year]
    );
    assert_eq!(units(Assessment, "半年及年终综合考核奖惩"), [HalfYear, Year]);
    assert_eq!(
        read(Report, "每年6月底和12月底前报送").periods,
        [p(Year, 1, Some(6), Some(31)), p(Year, 1, Some(12), Some(31))]
    );
    assert_eq!(
        read(Report, "每周一、周四前报送").periods,
        [p(Week, 1, None, Some(1)), p(Week, 1, None, Some(4))]
    );
    assert_eq!(
        read(Report, "每月10日、25日前报送").periods,
        [p(Month, 1, None, Some(10)), p(Month, 1, None, Some(25))]
    );
}

#[test]
fn times_are_counted() {
    let times = |words| read(Meeting, words).times.map(|a| (a.low, a.high, a.comparator));
    assert_eq!(times("每季度召开1次项目评估会议"), Some((1.0, 1.0, Comparator::Exactly)));
    assert_eq!(times("每月召开一次例会"), Some((1.0, 1.0, Comparator::Exactly)));
    assert_eq!(times("每年召开不少于两次会议"), Some((2.0, 2.0, Comparator::AtLeast)));
    assert_eq!(times("每年至少召开2次会议"), Some((2.0, 2.0, Comparator::AtLeast)));
    assert_eq!(times("每年召开1-2次会议"), Some((1.0, 2.0, Comparator::Exactly)));
    assert_eq!(times("召开会议"), None);
}

#[test]
fn a_clause_without_a_verb_of_its_kind_is_an_error() {
    for (kind, zh) in [
        (Report, "没有表示报送的词"),
        (Meeting, "没有表示开会的词"),
        (Hearing, "没有“听取”"),
        (Publication, "没有表示通报的词"),
        (Assessment, "没有表示考核的词"),
    ] {
        let words = "，每月25日前形成工作合力。";
        let error = flow(kind, words).map_or_else(|e| e, |c| panic!("{c:?}"));
        assert_eq!(error.message.zh, zh);
        assert_eq!(piece::text(words, error.range), "每月25日前形成工作合力");
        assert!(error.help.zh.contains('如'));
        assert_eq!(flow(kind, "").map_err(|e| e.range), Err(0..0));
    }
}
