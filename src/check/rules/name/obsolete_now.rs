//! `obsolete-now`.

use crate::check::day;
use crate::check::{Both, Case, Page, Reads, Rule, Setting, SettingValue};
use crate::model::{Unit, UnitKind};
use crate::problem::{Level, Problem};
use crate::registry::{NameForm, RegionNames};
use jiff::civil::Date;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "obsolete-now",
    level: Level::Hint,
    page: Page {
        what: Both(
            "单位名称成文时是对的，到指定的那天已经停用。只在指定了日期时才查。",
            "A name was right when the document was issued, and is no longer on the day asked about.",
        ),
        why: Both(
            "还在执行的旧文件，任务要有今天的单位来接。",
            "What a document in force lays on a unit must be carried by a unit of today.",
        ),
        wrong: "成文日期：2020年3月6日\n发文字号：某政办〔2020〕9号\n--- 正文\n# 任务：落实帮扶政策\n牵头单位：县扶贫办\n配合单位：县财政局\n完成时限：2020年9月底前\n# 任务：加强业务培训\n牵头单位：县人力资源社会保障局\n配合单位：县教育局\n完成时限：2020年9月底前\n+++ jizhi.toml\n[rules.obsolete-now]\non = [\"2026-11-01\"]\n",
        right: "成文日期：2020年3月6日\n发文字号：某政办〔2020〕9号\n--- 正文\n# 任务：落实帮扶政策\n牵头单位：县农业农村局\n配合单位：县财政局\n完成时限：2020年9月底前\n# 任务：加强业务培训\n牵头单位：县人力资源社会保障局\n配合单位：县教育局\n完成时限：2020年9月底前\n+++ jizhi.toml\n[rules.obsolete-now]\non = [\"2026-11-01\"]\n",
        source: "历次机构改革方案",
    },
    settings: &[Setting {
        key: "on",
        default: SettingValue::Words(&[]),
        what: Both("按哪一天看，如 2026-11-01；空着就不查", "the day asked about; empty: not asked"),
    }],
    yields_to: &["obsolete-name"],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let set = || case.words(&RULE, "on").first().and_then(|day| day.parse::<Date>().ok());
    let asked = case.as_of.or_else(|| case.is_set(RULE.name).then(set).flatten());
    let Some(day) = asked.filter(|day| case.issued.is_none_or(|issued| issued <= *day)) else { return };
    let names = case.names.clone().at(&day.to_string());
    for unit in case.mechanism.units.iter().filter(|u| u.kind == UnitKind::Named && u.known) {
        found.extend(tell(case, unit, &names, day));
    }
}

fn tell(case: &Case<'_>, unit: &Unit, names: &RegionNames<'_>, asked: Date) -> Option<Problem> {
    // Names that are wrong already on the document's own day are another rule's matter.
    let own = case.names.find(&unit.name)?;
    if matches!(own.form, NameForm::Former { .. }) && case.issued.is_some() {
        return None;
    }
    let today = names.find(&unit.name)?;
    let NameForm::Former { until: Some(until) } = &today.form else { return None };
    let span = *unit.mentions.first()?;
    let name = case.text.slice(span);
    let now = today.successor.filter(|now| *now != unit.name)?;
    let problem = RULE
        .at(
            span,
            format!(
                "“{name}”一般用到{}，{}已经不是现名",
                day::in_words(until),
                day::in_words(&asked.to_string())
            ),
            format!("{name} was given up after {until} and is no name on {asked}"),
        )
        .help(
            format!("文件还在执行的，发文明确由“{now}”或者本地承接的单位接手"),
            format!("if the document is in force, say that {now}, or who took over here, carries on"),
        );
    Some(problem)
}
