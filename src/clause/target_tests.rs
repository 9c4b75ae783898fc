//! Targets as documents write them.

use super::*;
use crate::model::PeriodUnit;
use Comparator::{AtLeast, AtMost, Exactly};

type Row<'a> = (&'a str, f64, f64, Comparator, &'a str);

fn check(words: &str, expected: &[Row<'_>]) {
    let read = targets(words).unwrap_or_else(|e| panic!("{words}: {e:?}"));
    let rows: Vec<Row<'_>> = read
        .iter()
        .map(|t| {
            let amount = t.quantity.amount;
            (t.indicator.as_str(), amount.low, amount.high, amount.comparator, t.quantity.unit.as_str())
        })
        .collect();
    assert_eq!(rows, expected, "{words}");
}

#[test]
fn the_target_line_of_a_task_force_gives_five_targets() {
    let words =
        "外出对接项目5个以上，总投资30亿元；外出招商活动不少于4次；签约项目30亿元；争取落地项目1-2个。";
    check(
        words,
        &[
            ("外出对接项目", 5.0, 5.0, AtLeast, "个"),
            ("总投资", 30.0, 30.0, Exactly, "亿元"),
            ("外出招商活动", 4.0, 4.0, AtLeast, "次"),
            ("签约项目", 30.0, 30.0, Exactly, "亿元"),
            ("落地项目", 1.0, 2.0, Exactly, "个"),
        ],
    );
    let read = targets(words).unwrap();
    assert_eq!(read.iter().map(|t| t.aspired).collect::<Vec<_>>(), [false, false, false, false, true]);
    assert_eq!(piece::text(words, read[0].range.clone()), "外出对接项目5个以上");
    assert_eq!(piece::text(words, read[4].range.clone()), "争取落地项目1-2个");
}

#[test]
fn one_target_in_many_forms() {
    for (words, row) in [
        ("全年外出实质招商要不少于1/4时间", ("外出实质招商", 0.25, 0.25, AtLeast, "")),
        ("全年外出实质招商要不少于四分之一时间", ("外出实质招商", 0.25, 0.25, AtLeast, "")),
        ("不少于四分之一时间", ("时间", 0.25, 0.25, AtLeast, "")),
        ("全年包装项目不少于10个", ("包装项目", 10.0, 10.0, AtLeast, "个")),
        ("原则上主要领导每月不少于一次外出招商", ("外出招商", 1.0, 1.0, AtLeast, "次")),
        ("农村公路列养率达100%", ("农村公路列养率", 100.0, 100.0, Exactly, "%")),
        ("列养率达到１００％", ("列养率", 100.0, 100.0, Exactly, "％")),
        ("3个以上", ("", 3.0, 3.0, AtLeast, "个")),
        ("签约项目３个", ("签约项目", 3.0, 3.0, Exactly, "个")),
        ("占比10%～15%", ("占比", 10.0, 15.0, Exactly, "%")),
        ("占比15～30%", ("占比", 15.0, 30.0, Exactly, "%")),
        ("总投资9亿～16亿元", ("总投资", 9.0, 16.0, Exactly, "亿元")),
        ("总投资9000万～1亿元", ("总投资", 0.9, 1.0, Exactly, "亿元")),
        ("投资3.45亿元", ("投资", 3.45, 3.45, Exactly, "亿元")),
        ("投资3亿5000万元", ("投资", 35_000.0, 35_000.0, Exactly, "万元")),
        ("投资一亿三千万元以上", ("投资", 13_000.0, 13_000.0, AtLeast, "万元")),
        ("投资3万5000元", ("投资", 35_000.0, 35_000.0, Exactly, "元")),
        ("进出口增长8%以上", ("进出口增长", 8.0, 8.0, AtLeast, "%")),
        ("办理时限不超过5天", ("办理时限", 5.0, 5.0, AtMost, "天")),
        ("5个工作日以内办结", ("办结", 5.0, 5.0, AtMost, "个工作日")),
        ("满意度提高5个百分点", ("满意度提高", 5.0, 5.0, Exactly, "个百分点")),
        ("引进3家以上龙头企业", ("引进龙头企业", 3.0, 3.0, AtLeast, "家")),
        ("培训企业100多家", ("培训企业", 100.0, 100.0, Comparator::MoreThan, "家")),
        ("招商活动全年不少于4次", ("招商活动", 4.0, 4.0, AtLeast, "次")),
        ("完成投资约20亿元", ("投资", 20.0, 20.0, Comparator::About, "亿元")),
        ("国内500强企业签约2个", ("国内500强企业签约", 2.0, 2.0, Exactly, "个")),
        ("至少保证从事专班工作一年以上", ("从事专班工作", 1.0, 1.0, AtLeast, "年")),
        ("占比百分之二十以上", ("占比", 20.0, 20.0, AtLeast, "%")),
        (
            "外出对接项目5个以上（其中亿元以上2个）",
            ("外出对接项目（其中亿元以上2个）", 5.0, 5.0, AtLeast, "个"),
        ),
        ("力争达到10个", ("", 10.0, 10.0, Exactly, "个")),
        ("招商四组签约项目2个", ("招商四组签约项目", 2.0, 2.0, Exactly, "个")),
    ] {
        check(words, &[row]);
    }
}

#[test]
fn period_owner_and_aspiration_are_told() {
    let one = |words| targets(words).unwrap_or_else(|e| panic!("{words}: {e:?}")).remove(0);
    let words = "各县（市）区主要负责同志全年外出实质招商要不少于1/4时间";
    let target = one(words);
    assert_eq!(target.owner.map(|r| piece::text(words, r)), Some("各县（市）区主要负责同志"));
    assert_eq!(target.indicator, "外出实质招商");
    assert_eq!(target.period.map(|p| p.unit), Some(PeriodUnit::Year));
    let words = "原则上主要领导每月不少于一次外出招商";
    let target = one(words);
    assert_eq!(target.owner.map(|r| piece::text(words, r)), Some("主要领导"));
    assert_eq!(target.period.map(|p| p.unit), Some(PeriodUnit::Month));
    assert!(one("力争签约项目3个").aspired);
    assert!(!one("签约项目3个").aspired);
    assert_eq!(one("2026年签约项目3个").period.map(|p| p.unit), Some(PeriodUnit::Year));
    assert_eq!(one("2026年签约项目3个").indicator, "签约项目");
}

#[test]
fn shared_quantities_go_to_their_indicators() {
    check(
        "到2024年，全省货物贸易、对外投资和实际利用外资分别占比达30%、20%和10%",
        &[
            ("全省货物贸易占比", 30.0, 30.0, Exactly, "%"),
            ("对外投资占比", 20.0, 20.0, Exactly, "%"),
            ("实际利用外资占比", 10.0, 10.0, Exactly, "%"),
        ],
    );
    check(
        "县道、乡道、村道养护资金每年每公里分别不低于10000元、5000元、3000元",
        &[
            ("县道每公里", 10_000.0, 10_000.0, AtLeast, "元"),
            ("乡道每公里", 5000.0, 5000.0, AtLeast, "元"),
            ("村道养护资金每公里", 3000.0, 3000.0, AtLeast, "元"),
        ],
    );
    check(
        "1名分管领导和1名以上业务骨干",
        &[("分管领导", 1.0, 1.0, Exactly, "名"), ("业务骨干", 1.0, 1.0, AtLeast, "名")],
    );
}

#[test]
fn pieces_that_cannot_be_read_are_pointed_at() {
    for (words, under, zh) in [
        ("签约项目3个，争取上级支持", &["争取上级支持"][..], "这一句没有数"),
        ("签约项目3个；做好服务；落地2个；加强宣传", &["做好服务", "加强宣传"], "这一句没有数"),
        ("力争取得招商引资工作实效", &["力争取得招商引资工作实效"], "这一句没有数"),
        ("签约一批项目", &["签约一批项目"], "这一句没有数"),
        ("对接5个总投资30亿元", &["对接5个总投资30亿元"], "一句里有几个数，分不清各是什么的"),
        (
            "贸易、投资分别增长10%、20%、30%",
            &["贸易、投资分别增长10%、20%、30%"],
            "一句里有几个数，分不清各是什么的",
        ),
    ] {
        let errors = targets(words).map_or_else(|e| e, |t| panic!("{words}: {t:?}"));
        assert_eq!(
            errors.iter().map(|e| piece::text(words, e.range.clone())).collect::<Vec<_>>(),
            under,
            "{words}"
        );
        assert!(errors.iter().all(|e| e.message.zh == zh && !e.help.zh.is_empty()), "{words}");
    }
    assert_eq!(targets("").map_err(|e| e[0].range.clone()), Err(0..0));
}
